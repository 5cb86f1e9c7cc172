import { z } from 'zod';

/** Somebody who gets the message beside those of the fields, perhaps only where a condition holds. */
export const RecipientRow = z.strictObject({
  role: z.enum(['to', 'cc', 'bcc', 'replyTo']),
  addresses: z.string().min(1).max(2000),
  when: z.unknown().optional(),
});

export type RecipientRow = z.infer<typeof RecipientRow>;
