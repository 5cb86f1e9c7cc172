import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The installation's Ed25519 key. It signs evidence and nothing else. */
export interface SealKey {
  /** The 32 raw bytes in lower-case hexadecimal. */
  readonly publicKey: string;
  /** sha256 of the raw public key, in lower-case hexadecimal: what an auditor writes down. */
  readonly fingerprint: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/**
 * The key that the data folder holds (`seal-key.pem`), where an earlier version made one; else the one that follows from
 * the encryption key, so that all servers of an installation seal alike.
 *
 * @param secret 32 bytes, FACTEUR_KEY
 */
export async function sealKey(data: string, secret: Uint8Array): Promise<SealKey> {
  const pem = await readIfThere(join(data, 'seal-key.pem'));
  const key = pem === undefined ? derived(secret) : createPrivateKey(pem);
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const raw = Buffer.from(x, 'base64url');
  return {
    publicKey: raw.toString('hex'),
    fingerprint: createHash('sha256').update(raw).digest('hex'),
    sign: (message) => sign(null, message, key),
  };
}

/** What precedes the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function derived(secret: Uint8Array) {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'facteur seal', 32));
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
