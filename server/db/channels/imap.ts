import { z } from 'zod';
import { ca } from './certificates.ts';

/** A command ends at the end of a line: what is said in one must not hold any. */
const said = z
  .string()
  .min(1)
  .max(320)
  .regex(/^\P{Cc}*$/u);

export const imapSettings = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  secure: z.boolean(),
  user: said,
  folder: said,
  everySeconds: z.int().min(10).max(86_400),
  ca,
});

export const imapSecrets = z.strictObject({ password: said.optional() });
