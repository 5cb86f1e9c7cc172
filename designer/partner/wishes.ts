import { readPartner } from '#workflows/invoice/edifactPartner.ts';

/** A code of ours and the partner's, at a data element. */
export interface CodeRow {
  readonly place: string;
  readonly ours: string;
  readonly theirs: string;
}

interface Address {
  readonly id: string;
  readonly qualifier: string;
}

interface Mention {
  readonly subject: string;
  readonly text: string;
}

/** What the form shows: every field, rows that are half typed among them. */
export interface Wishes {
  readonly sender: Address;
  readonly recipient: Address;
  readonly association: string;
  readonly charset: string;
  readonly isTest: boolean;
  readonly una: boolean;
  readonly lineEnds: boolean;
  readonly invoicee: boolean;
  readonly decimals: {
    readonly amount?: number | undefined;
    readonly price?: number | undefined;
    readonly quantity?: number | undefined;
  };
  readonly mentions: readonly Mention[];
  readonly codes: readonly CodeRow[];
  readonly drop: string;
  readonly references: string;
}

const GLN = '14';

/** The form of a partner that is written down as JSON; undefined where the JSON is not one. */
export function wishesOf(json: string): Wishes | undefined {
  const read = readPartner(json === '' ? '{}' : json);
  if (!read.ok) return undefined;
  const { sender, recipient, codes, drop, references, association = '', ...rest } = read.partner;
  const none = { id: '', qualifier: GLN };
  return {
    ...rest,
    association,
    sender: sender ?? none,
    recipient: recipient ?? none,
    codes: Object.entries(codes).flatMap(([place, pairs]) =>
      Object.entries(pairs).map(([ours, theirs]) => ({ place, ours, theirs })),
    ),
    drop: drop.join(', '),
    references: references.join(', '),
  };
}

/** The JSON of a form: only what differs from plain EANCOM, without rows that are not whole. `''` for plain EANCOM. */
export function jsonOf(wishes: Wishes): string {
  const { sender, recipient, association, charset, decimals } = wishes;
  const codes: Record<string, Record<string, string>> = {};
  for (const { place, ours, theirs } of wishes.codes) {
    if (place.trim() === '' || ours.trim() === '' || theirs.trim() === '') continue;
    codes[place.trim()] = { ...codes[place.trim()], [ours.trim()]: theirs.trim() };
  }
  const mentions = wishes.mentions.filter(
    ({ subject, text }) => subject !== '' && text.trim() !== '',
  );
  const drop = listed(wishes.drop);
  const references = listed(wishes.references);
  const set = Object.entries(decimals).filter(([, count]) => count !== undefined);
  const told = {
    ...(sender.id.trim() !== '' && { sender: addressOf(sender) }),
    ...(recipient.id.trim() !== '' && { recipient: addressOf(recipient) }),
    ...(association.trim() !== '' && { association: association.trim() }),
    ...(charset !== 'UNOC' && { charset }),
    ...(wishes.isTest && { isTest: true }),
    ...(!wishes.una && { una: false }),
    ...(wishes.lineEnds && { lineEnds: true }),
    ...(wishes.invoicee && { invoicee: true }),
    ...(set.length > 0 && { decimals: Object.fromEntries(set) }),
    ...(mentions.length > 0 && { mentions }),
    ...(Object.keys(codes).length > 0 && { codes }),
    ...(drop.length > 0 && { drop }),
    ...(references.length > 0 && { references }),
  };
  return Object.keys(told).length === 0 ? '' : JSON.stringify(told);
}

const addressOf = ({ id, qualifier }: Address) =>
  qualifier.trim() === '' || qualifier === GLN
    ? { id: id.trim() }
    : { id: id.trim(), qualifier: qualifier.trim() };

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
