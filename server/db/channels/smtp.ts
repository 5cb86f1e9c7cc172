import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { parseAddress } from '#activities/email/address.ts';
import { told } from '#workflows/shapeWords.ts';
import type { Text } from '#workflows/text.ts';
import { isLoopback } from '../../loopback.ts';
import { ca } from './certificates.ts';
import { host, port } from './hostAndPort.ts';

const address = z
  .string()
  .max(320)
  .refine((text) => parseAddress(text).ok, {
    ...told({
      fr: 'doit être une adresse comme nom@domaine.example',
      en: 'must be an address like name@domain.example',
    }),
  });
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
    .refine(isRsaKey, {
      ...told({
        fr: 'doit être une clé privée RSA en PEM',
        en: 'must be an RSA private key in PEM',
      }),
    })
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
  const refuse = (path: string, words: Text) =>
    context.addIssue({ code: 'custom', path: [path], ...told(words) });
  const { host: to, secure, requireTls, user, tokenUrl, clientId, clientSecret } = channel;
  if (!secure && !requireTls && !isLoopback(to))
    refuse('requireTls', {
      fr: 'doit être vrai, sauf pour un serveur de cette machine',
      en: 'must be true, but for a server on this machine',
    });
  if (tokenUrl !== undefined) {
    if (user === undefined) refuse('user', neededBy('tokenUrl'));
    if (clientId === undefined) refuse('clientId', neededBy('tokenUrl'));
    if (clientSecret === undefined && channel.refreshToken === undefined)
      refuse('clientSecret', {
        fr: 'manque : il faut un secret du client ou un jeton de renouvellement',
        en: 'is missing: a client secret or a refresh token is needed',
      });
  }
  const dkim = ['dkimDomain', 'dkimSelector', 'dkimKey'] as const;
  const given = dkim.filter((part) => channel[part] !== undefined);
  for (const part of dkim)
    if (given[0] !== undefined && channel[part] === undefined) refuse(part, neededBy(given[0]));
});

const neededBy = (name: string): Text => ({
  fr: `manque : ${name} le demande`,
  en: `is missing: ${name} asks for it`,
});
