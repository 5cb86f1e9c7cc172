import { z } from 'zod';
import { mailKinds } from '../../inbox/mailKinds.ts';
import { Instant } from './shapes.ts';

/** A message that came back, as people are shown it. */
export const InboxMail = z.object({
  id: z.string(),
  receivedAt: Instant,
  kind: z.enum(mailKinds),
  /** `5.1.1`, RFC 3463. */
  status: z.string().nullable(),
  recipient: z.string().nullable(),
  /** Who says so: a mail server, or an address. */
  reporter: z.string(),
  sender: z.string(),
  subject: z.string(),
  words: z.string().nullable(),
  /** By what its delivery was found: the token of its address proves most, an answered message least. */
  placedBy: z.enum(['token', 'envelope', 'message', 'answer']).nullable(),
  /** It came to an address of ours that this installation never made. */
  forged: z.boolean(),
  /** Of the message as it came. */
  sha256: z.string(),
  settled: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
