import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { told } from '#workflows/shapeWords.ts';

export const certificates = z
  .string()
  .max(100_000)
  .refine(isPem, {
    ...told({ fr: 'doit être des certificats en PEM', en: 'must be certificates in PEM' }),
  });

/** Authorities to trust in place of the public ones. */
export const ca = certificates.optional();

export const privateKey = z
  .string()
  .max(100_000)
  .refine(isKey, {
    ...told({ fr: 'doit être une clé privée en PEM', en: 'must be a private key in PEM' }),
  });

/** One certificate or several, and nothing else: what TLS does not understand it passes over in silence. */
function isPem(text: string): boolean {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const rest = blocks.reduce((left, block) => left.replace(block, ''), text);
  return blocks.length > 0 && rest.trim() === '' && blocks.every(isCertificate);
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

function isKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
}
