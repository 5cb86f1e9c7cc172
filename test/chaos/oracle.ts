/** One invoice as its sender knows it. */
export interface Submitted {
  readonly number: string;
  readonly recipient: string;
  /** Every 202 that it got, the repeats' included. */
  readonly receipts: readonly { readonly invoice: string; readonly delivery: string }[];
}

/** One delivery as the product shows it once it is at rest. */
export interface Shown {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  /** Ways out for which there is evidence that the far end took it. */
  readonly receipts: number;
}

/** One message that the mail server has. */
export interface Mailed {
  readonly number: string;
  readonly messageId: string;
  readonly to: readonly string[];
}

/** One document that another peer has: repeats under one key count once, since the peer folds them. */
export interface Arrived {
  readonly peer: Peer;
  readonly number: string;
}

export const peers = ['portal', 'drop'] as const;
export type Peer = (typeof peers)[number];

export interface Observed {
  readonly submitted: readonly Submitted[];
  readonly shown: readonly Shown[];
  readonly mailed: readonly Mailed[];
  readonly arrived: readonly Arrived[];
}

export interface Violation {
  readonly code:
    | 'LOST_AFTER_ACK'
    | 'REPEAT_ANSWERED_DIFFERENTLY'
    | 'TWO_DELIVERIES'
    | 'STUCK'
    | 'DONE_BUT_NOT_DELIVERED'
    | 'DELIVERED_WITHOUT_EVIDENCE'
    | 'DUPLICATE_NOT_SHOWN'
    | 'DUPLICATE_WITH_DIFFERENT_MESSAGE_ID'
    | 'WRONG_RECIPIENT'
    | 'MAIL_WITHOUT_INVOICE'
    | 'DONE_BUT_NOT_HANDED_OVER'
    | 'HANDED_OVER_TWICE'
    | 'DOCUMENT_WITHOUT_INVOICE';
  readonly number: string;
  readonly about: string;
}

/** Where a delivery may rest: nothing in such a run needs a person but a line that was cut after sending. */
const atRest = new Set(['delivered', 'uncertain']);

/**
 * What the product promised and did not keep. A second copy is allowed only where the delivery says that it does not
 * know (*uncertain*), and then under the same Message-ID, by which mail programs fold the two.
 */
export function judge({ submitted, shown, mailed, arrived }: Observed): readonly Violation[] {
  const found: Violation[] = [];
  const say = (code: Violation['code'], number: string, about = '') =>
    found.push({ code, number, about });
  const deliveries = byNumber(shown);
  const mails = byNumber(mailed);
  const documents = byNumber(arrived);

  for (const { number, recipient, receipts } of submitted) {
    const known = deliveries.get(number) ?? [];
    const promised = new Set(receipts.map(({ delivery }) => delivery));
    for (const id of promised)
      if (!known.some((delivery) => delivery.id === id)) say('LOST_AFTER_ACK', number, id);
    if (promised.size > 1) say('REPEAT_ANSWERED_DIFFERENTLY', number, [...promised].join(' '));
    if (known.length > 1) say('TWO_DELIVERIES', number, known.map(({ id }) => id).join(' '));
    for (const { to } of mails.get(number) ?? [])
      if (to.length !== 1 || to[0] !== recipient) say('WRONG_RECIPIENT', number, to.join(' '));
  }
  for (const { id, number, state, receipts } of shown) {
    const copies = mails.get(number) ?? [];
    const ids = new Set(copies.map(({ messageId }) => messageId));
    if (!atRest.has(state)) say('STUCK', number, `${id} is ${state}`);
    if (state === 'delivered' && copies.length === 0) say('DONE_BUT_NOT_DELIVERED', number, id);
    if (state === 'delivered' && receipts < 1 + peers.length)
      say('DELIVERED_WITHOUT_EVIDENCE', number, id);
    for (const peer of peers) {
      const there = (documents.get(number) ?? []).filter((one) => one.peer === peer).length;
      if (state === 'delivered' && there === 0) say('DONE_BUT_NOT_HANDED_OVER', number, peer);
      if (there > 1) say('HANDED_OVER_TWICE', number, peer);
    }
    if (state !== 'uncertain' && copies.length > 1)
      say('DUPLICATE_NOT_SHOWN', number, `${copies.length} copies`);
    if (ids.size > 1) say('DUPLICATE_WITH_DIFFERENT_MESSAGE_ID', number, [...ids].join(' '));
  }
  for (const number of mails.keys())
    if (!deliveries.has(number)) say('MAIL_WITHOUT_INVOICE', number);
  for (const number of documents.keys())
    if (!deliveries.has(number)) say('DOCUMENT_WITHOUT_INVOICE', number);
  return found;
}

function byNumber<T extends { readonly number: string }>(of: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of of) groups.set(one.number, [...(groups.get(one.number) ?? []), one]);
  return groups;
}
