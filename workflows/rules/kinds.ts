import type { Text } from '../text.ts';
import type { Variable } from '../vocabulary.ts';

/** What an operand is, as far as can be told before there is an invoice. `any`: the invoice decides. */
export type Kind = 'boolean' | 'text' | 'amount' | 'date' | 'list' | 'null' | 'any';

const ofVariable = {
  text: 'text',
  code: 'text',
  amount: 'amount',
  number: 'amount',
  date: 'date',
  boolean: 'boolean',
  list: 'list',
} as const satisfies Record<Variable['type'], Kind>;

export const kindOfVariable = ({ type }: Variable): Kind => ofVariable[type];

export const kindNames: Readonly<Record<Kind, Text>> = {
  boolean: { fr: 'un oui / non', en: 'a yes / no' },
  text: { fr: 'un texte', en: 'a text' },
  amount: { fr: 'un nombre', en: 'a number' },
  date: { fr: 'une date', en: 'a date' },
  list: { fr: 'une liste', en: 'a list' },
  null: { fr: 'rien', en: 'nothing' },
  any: { fr: 'une valeur', en: 'a value' },
};

/** `2026-12-31`, or an instant in UTC, `2026-12-31T08:00:00Z`. */
export const isDateText = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z)?$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  // Date.parse takes February 30th for March 2nd.
  new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10));
