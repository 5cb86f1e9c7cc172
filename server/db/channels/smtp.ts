import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { parseAddress } from '#activities/email/address.ts';
import { isLoopback } from '../../loopback.ts';
import { ca } from './certificates.ts';
import { host, port } from './hostAndPort.ts';

const address = z
  .string()
  .max(320)
  .refine((text) => parseAddress(text).ok, { error: 'not an address like name@domain.example' });
/** Letters of ASCII, as they stand in a header or an address. */
const domain = z
  .string()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/);

export const smtpSettings = z.strictObject({
  host,
  port,
  secure: z.boolean(),
  requireTls: z.boolean(),
  user: z.string().max(320).optional(),
  tokenUrl: z.url({ protocol: /^https?$/ }).optional(),
  clientId: z.string().min(1).max(500).optional(),
  scope: z.string().min(1).max(1000).optional(),
  from: address,
  fromName: z.string().max(200).optional(),
  ca,
  dkimDomain: domain.optional(),
  dkimSelector: z
    .string()
    .max(63)
    .regex(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i)
    .optional(),
  bounceDomain: domain.optional(),
  maxMegabytes: z.number().min(0.1).max(150).optional(),
  testAddress: address.optional(),
});

export const smtpSecrets = z.strictObject({
  password: z.string().optional(),
  clientSecret: z.string().optional(),
  refreshToken: z.string().optional(),
  dkimKey: z
    .string()
    .max(20_000)
    .refine(isRsaKey, { error: 'not an RSA private key in PEM' })
    .optional(),
});

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

type Whole = Partial<z.infer<typeof smtpSettings>> & Partial<z.infer<typeof smtpSecrets>>;

/** What settings and secrets must be together. */
export const judgeSmtp = z.custom<Whole>().superRefine((channel, context) => {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const { host: to, secure, requireTls, user, tokenUrl, clientId, clientSecret } = channel;
  if (!secure && !requireTls && !isLoopback(to))
    refuse('requireTls', 'TLS is needed, but for a server on this machine');
  if (tokenUrl !== undefined) {
    if (user === undefined) refuse('user', 'the account that the token is for is missing');
    if (clientId === undefined) refuse('clientId', 'the client of the token address is missing');
    if (clientSecret === undefined && channel.refreshToken === undefined)
      refuse('clientSecret', 'a client secret or a refresh token is missing');
  }
  const dkim = [channel.dkimDomain, channel.dkimSelector, channel.dkimKey];
  if (dkim.some((part) => part !== undefined) && dkim.includes(undefined))
    refuse('dkimKey', 'DKIM needs a domain, a selector and a key');
});
