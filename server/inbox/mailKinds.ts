/**
 * What a message in an inbox says about one that we sent. `bounced`: it did not arrive, and would not another time.
 * `expired`: the servers gave up, or the mailbox was full; another time it may arrive. `delayed` and `relayed`: nobody knows
 * yet. `delivered`: the recipient's server says so. `refused`: a person or a robot writes that it is not taken.
 */
export const mailKinds = [
  'bounced',
  'expired',
  'refused',
  'delayed',
  'relayed',
  'delivered',
  'auto-reply',
  'reply',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** Those that say that an invoice is not where it was sent. */
export const alarming = ['bounced', 'expired', 'refused'] as const satisfies readonly MailKind[];
