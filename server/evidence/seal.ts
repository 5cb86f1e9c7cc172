import { createHash, createPublicKey, verify } from 'node:crypto';
import { Broken } from './check.ts';

const SEAL = /facteur-seal:v1:([0-9a-f]{64}):([0-9a-f]{128})$/;
const SEAL_LENGTH = 'facteur-seal:v1::'.length + 64 + 128;

/**
 * The raw public key that sealed a pack, in hexadecimal, once its signature over every other byte is proved good.
 *
 * @throws Broken when there is no seal at the very end, or any byte is not the one that was sealed
 */
export function sealerOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const [, publicKey, signature] = SEAL.exec(file.subarray(-SEAL_LENGTH).toString('latin1')) ?? [];
  if (!publicKey || !signature) {
    throw new Broken({
      fr: 'aucun sceau à la fin du fichier : il est tronqué, rallongé ou n’est pas un dossier de preuves',
      en: 'no seal at the end of the file: it was cut, extended, or is no evidence pack',
    });
  }
  const sealed = createHash('sha256').update(file.subarray(0, -signature.length)).digest('hex');
  const message = Buffer.from(`facteur-seal:v1:${sealed}`);
  if (!verify(null, message, ed25519(publicKey), Buffer.from(signature, 'hex'))) {
    throw new Broken({
      fr: 'la signature ne correspond pas : au moins un octet a changé depuis le scellement',
      en: 'the signature does not match: at least one byte was changed after sealing',
    });
  }
  return publicKey;
}

export const fingerprintOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex');

function ed25519(publicKey: string) {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
