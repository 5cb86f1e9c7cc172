import { z } from 'zod';
import { isFindable } from '#activities/portal/find.ts';
import { ca, certificates, privateKey } from './certificates.ts';

const address = z.url({ protocol: /^https?$/ });
/** An address with `{{…}}` in it. */
const template = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^/{}?#\s]+([/?#]\S*)?$/);
const found = z
  .string()
  .max(500)
  .refine(isFindable, { error: 'neither a path like data.id nor an expression like /no (\\d+)/' });
const word = z
  .string()
  .min(1)
  .max(320)
  .regex(/^\P{Cc}*$/u);
const states = z.array(z.string().min(1).max(200)).max(50);

/** What is kept in the open of a portal's connection. */
export const httpsSettings = z
  .strictObject({
    url: address,
    ca,
    method: z.enum(['POST', 'PUT']).optional(),
    fileField: word.optional(),
    auth: z.enum(['basic', 'header', 'oauth2']).optional(),
    user: word.optional(),
    keyHeader: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,100}$/)
      .optional(),
    tokenUrl: address.optional(),
    clientId: word.optional(),
    scope: word.optional(),
    clientAuth: z.enum(['basic', 'post']).optional(),
    clientCertificate: certificates.optional(),
    lookupUrl: template.optional(),
    lookupSha256: found.optional(),
    receiptNumber: found.optional(),
    receiptSize: found.optional(),
    receiptSha256: found.optional(),
    statusUrl: template.optional(),
    statusValue: found.optional(),
    statusReason: found.optional(),
    statusAccepted: states.optional(),
    statusRefused: states.optional(),
    statusPending: states.optional(),
  })
  .superRefine((settings, context) => {
    const need = (path: keyof typeof settings, because: string): void => {
      if (settings[path] === undefined)
        context.addIssue({ code: 'custom', path: [path], message: `needed for ${because}` });
    };
    if (settings.auth === 'basic') need('user', 'a password');
    if (settings.auth === 'header') need('keyHeader', 'a key');
    if (settings.auth === 'oauth2') {
      need('tokenUrl', 'tokens');
      need('clientId', 'tokens');
    }
    if (settings.statusUrl !== undefined) {
      need('statusValue', 'a state');
      need('statusAccepted', 'a state');
    }
    if (settings.method === 'PUT' && settings.fileField !== undefined)
      context.addIssue({ code: 'custom', path: ['fileField'], message: 'a form is sent by POST' });
    // Credentials would be wanted there, and go to the origin of the connection alone.
    for (const path of ['lookupUrl', 'statusUrl'] as const)
      if (settings[path] !== undefined && originOf(settings[path]) !== originOf(settings.url))
        context.addIssue({
          code: 'custom',
          path: [path],
          message: 'not of the same origin as url',
        });
  });

/** What is kept encrypted: headers carry tokens, so they are secrets as a whole. */
export const httpsSecrets = z.strictObject({
  headers: z.record(z.string(), z.string()),
  password: z.string().max(1000).optional(),
  accessKey: z
    .string()
    .max(8000)
    .regex(/^[\x20-\x7e]+$/)
    .optional(),
  clientSecret: z.string().max(1000).optional(),
  clientKey: privateKey.optional(),
});

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);
