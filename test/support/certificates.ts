import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** A certificate with its key, both PEM: what a TLS server is started with. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export interface Authority {
  /** Its own certificate, PEM: who trusts it trusts what it issued. */
  readonly ca: string;
  /** A certificate of a server, or of a client, for a host name or an IP address, valid from yesterday until tomorrow unless said. */
  issue(host: string, valid?: { readonly from: Date; readonly until: Date }): Promise<Identity>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const usages: KeyUsage[] = ['sign', 'verify'];
type KeyUsage = 'sign' | 'verify';

const day = 24 * 3600_000;
export const daysFromNow = (days: number): Date => new Date(Date.now() + days * day);

/** An authority that nobody knows, made for one test. */
export async function authority(name = 'Test authority'): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, usages);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${name}`,
    notBefore: daysFromNow(-30),
    notAfter: daysFromNow(30),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
    ],
  });
  return {
    ca: root.toString('pem'),
    issue: async (host, { from, until } = { from: daysFromNow(-1), until: daysFromNow(1) }) => {
      const own = await webcrypto.subtle.generateKey(algorithm, true, usages);
      const type = /^[\d.]+$|:/.test(host) ? 'ip' : 'dns';
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: '02',
        subject: `CN=${host}`,
        issuer: root.subject,
        notBefore: from,
        notAfter: until,
        signingAlgorithm: algorithm,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        extensions: [
          new x509.SubjectAlternativeNameExtension([{ type, value: host }]),
          new x509.ExtendedKeyUsageExtension([
            x509.ExtendedKeyUsage.serverAuth,
            x509.ExtendedKeyUsage.clientAuth,
          ]),
        ],
      });
      const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', own.privateKey);
      const key = x509.PemConverter.encode(pkcs8, x509.PemConverter.PrivateKeyTag);
      return { cert: certificate.toString('pem'), key };
    },
  };
}
