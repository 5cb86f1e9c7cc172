import type { Invoice } from '#workflows/invoice/model.ts';
import { termOf } from '#workflows/invoice/terms.ts';
import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';

/** One business rule of EN 16931-1:2017 §6.4, under its official id, in our own words. */
export interface Rule {
  readonly id: string;
  readonly severity: Problem['severity'];
  /** The terms that it reads. */
  readonly reads: readonly string[];
  readonly message: Text;
  readonly fix: Text;
  /** The places where the invoice breaks it: model paths such as `lines[2].vat.rate`. */
  readonly broken: (invoice: Invoice) => Iterable<string>;
}

export const rule = (
  id: string,
  reads: readonly string[],
  message: Text,
  fix: Text,
  broken: (invoice: Invoice) => Iterable<string>,
): Rule => ({ id, severity: 'fatal', reads, message, fix, broken });

/** A rule about the invoice as a whole: it holds or it doesn't. */
export const law = (
  id: string,
  reads: readonly string[],
  at: string,
  message: Text,
  fix: Text,
  holds: (invoice: Invoice) => boolean,
): Rule => rule(id, reads, message, fix, (invoice) => (holds(invoice) ? [] : [at]));

/**
 * The term must be there.
 *
 * @param within the group in which it must be, when the group is: `lines[]`, `payee`; '' for the invoice
 */
export function required(id: string, number: string, within = ''): Rule {
  const term = termOf(number);
  const field = term.path.slice(within === '' ? 0 : within.length + 1);
  return rule(
    id,
    [number],
    {
      fr: `${term.label.fr} (${number}) : la valeur manque`,
      en: `${term.label.en} (${number}) is missing`,
    },
    {
      fr: `Renseignez ${number} (${term.label.fr}).`,
      en: `Fill in ${number} (${term.label.en}).`,
    },
    (invoice) => missing(invoice, within, field),
  );
}

function missing(invoice: Invoice, within: string, field: string): string[] {
  const names = field.split('.');
  const places: string[] = [];
  for (const [at, group] of each(invoice, within))
    if (names.reduce(own, group) === undefined) places.push(at === '' ? field : `${at}.${field}`);
  return places;
}

/** Every object at a group's path that is there, with its place: `lines[].price` gives `lines[0].price` … */
export function each(from: unknown, path: string): readonly [string, unknown][] {
  if (from === undefined) return [];
  let found: [string, unknown][] = [['', from]];
  for (const { name, isList } of stepsOf(path)) {
    const inner: [string, unknown][] = [];
    for (const [at, value] of found) {
      const next = own(value, name);
      if (next === undefined) continue;
      const here = at === '' ? name : `${at}.${name}`;
      if (!isList) inner.push([here, next]);
      else if (Array.isArray(next))
        for (let i = 0; i < next.length; i += 1) inner.push([`${here}[${i}]`, next[i]]);
    }
    found = inner;
  }
  return found;
}

interface Step {
  readonly name: string;
  readonly isList: boolean;
}

/** Read once: every rule walks its few paths over every line. */
const steps = new Map<string, readonly Step[]>();

function stepsOf(path: string): readonly Step[] {
  const known = steps.get(path);
  if (known) return known;
  const read = path === '' ? [] : path.split('.').map(stepOf);
  steps.set(path, read);
  return read;
}

const stepOf = (part: string): Step => ({
  name: part.replace('[]', ''),
  isList: part.endsWith('[]'),
});

/** Every value of a term with its place; items of a plain list (`seller.identifiers`) one by one. */
export function valuesOf(invoice: Invoice, number: string): readonly [string, unknown][] {
  const { path, cardinality, type } = termOf(number);
  const isList = type !== 'group' && cardinality.endsWith('n');
  return each(invoice, isList ? `${path}[]` : path);
}

const own = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null && Object.hasOwn(from, name)
    ? (from as Record<string, unknown>)[name]
    : undefined;
