import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
} from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The installation's Ed25519 key. It signs evidence and nothing else. */
export interface SealKey {
  /** The 32 raw bytes in lower-case hexadecimal. */
  readonly publicKey: string;
  /** sha256 of the raw public key, in lower-case hexadecimal: what an auditor writes down. */
  readonly fingerprint: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** The key in the data folder, readable by its owner only; made at first use. */
export async function sealKey(data: string): Promise<SealKey> {
  const path = join(data, 'seal-key.pem');
  const pem = (await readIfThere(path)) ?? (await make(path));
  const key = createPrivateKey(pem);
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const raw = Buffer.from(x, 'base64url');
  return {
    publicKey: raw.toString('hex'),
    fingerprint: createHash('sha256').update(raw).digest('hex'),
    sign: (message) => sign(null, message, key),
  };
}

async function make(path: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const mine = `${path}.${randomUUID()}`;
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  await writeFile(mine, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  // Two processes may be first at once: a link never replaces, so that both end up with the same key.
  await link(mine, path).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(mine);
  return readFile(path, 'utf8');
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
