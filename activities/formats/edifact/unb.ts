import { createHash } from 'node:crypto';
import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Problem } from '#workflows/problem.ts';
import { isGlnRight } from './parties.ts';
import { edifactProblem } from './problems.ts';

export interface Envelope {
  /** Interchange control reference (UNB 0020), unique for the partner and the same on every try; 14 characters. */
  readonly reference: string;
  /** When it was made, ISO 8601 in UTC. */
  readonly at: string;
}

interface Address {
  readonly id: string;
  readonly qualifier: string;
}

type Row = readonly [tag: string, ...elements: readonly (readonly string[])[]];

/** UNB (ISO 9735). A hash of the invoice number stands for a reference, its day for the time, unless they are told. */
export function envelopeOf(
  { number = '', issueDate = '1970-01-01', seller, buyer }: Invoice,
  partner: EdifactPartner,
  { reference = hashOf(number), at = `${issueDate}T00:00:00Z` }: Partial<Envelope>,
): { readonly segment: Row; readonly reference: string; readonly problems: readonly Problem[] } {
  const sender = partner.sender ?? addressOf(seller);
  const recipient = partner.recipient ?? addressOf(buyer);
  const problems = [
    ...addressProblems('sender', sender, partner.sender !== undefined),
    ...addressProblems('recipient', recipient, partner.recipient !== undefined),
  ];
  const { charset, isTest } = partner;
  const isNew = charset === 'UNOY';
  const day = at.slice(isNew ? 0 : 2, 10).replaceAll('-', '');
  const segment: Row = [
    'UNB',
    [charset, isNew ? '4' : '3'],
    [sender?.id ?? '', sender?.qualifier ?? ''],
    [recipient?.id ?? '', recipient?.qualifier ?? ''],
    [day, at.slice(11, 16).replace(':', '')],
    [reference],
    [],
    ['INVOIC'],
    ...(isTest ? [[], [], [], ['1']] : []),
  ];
  return { segment, reference, problems };
}

const hashOf = (number: string): string =>
  createHash('sha256').update(number).digest('hex').slice(0, 14).toUpperCase();

/** A party's GLN, else its SIRET, SIREN or another number, else its name, which a network can only route by agreement. */
function addressOf(party: Invoice['seller']): Address | undefined {
  const { identifiers, legalId, vatId, electronicAddress, name = '' } = party;
  const all = [...identifiers, legalId, electronicAddress].filter((one) => one !== undefined);
  for (const [scheme, qualifier] of Object.entries({ '0088': '14', '0009': '5', '0002': '22' })) {
    const found = all.find((one) => one.scheme === scheme);
    if (found && isPlain(found.value)) return { id: found.value, qualifier };
  }
  const other = [vatId, ...all.map(({ value }) => value)].find(
    (value) => value !== undefined && isPlain(value),
  );
  const id = other ?? asPlain(name);
  return id === '' ? undefined : { id, qualifier: 'ZZZ' };
}

const asPlain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9.\-/]+/g, ' ')
    .trim()
    .slice(0, 35)
    .trim();

const isPlain = (value: string): boolean => /^[A-Za-z0-9.\-/ ]{1,35}$/.test(value);

function addressProblems(
  whose: 'sender' | 'recipient',
  address: Address | undefined,
  isAgreed: boolean,
): Problem[] {
  if (!address) return [edifactProblem('EDI_ADDRESS_MISSING', `UNB ${whose}`, whose)];
  if (address.qualifier === 'ZZZ' && !isAgreed)
    return [edifactProblem('EDI_ADDRESS_MADE', `UNB ${whose}`, address.id, 'warning')];
  return address.qualifier === '14' && !isGlnRight(address.id)
    ? [edifactProblem('EDI_GLN', `UNB ${whose}`, address.id, 'warning')]
    : [];
}
