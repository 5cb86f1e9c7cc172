import type { Invoice } from '#workflows/invoice/model.ts';
import { termOf } from '#workflows/invoice/terms.ts';
import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';
import type { Judged } from './judged.ts';

/** One business rule of EN 16931-1:2017 §6.4, under its official id, in our own words. */
export interface Rule {
  readonly id: string;
  readonly severity: Problem['severity'];
  /** The terms that it reads. */
  readonly reads: readonly string[];
  readonly message: Text;
  readonly fix: Text;
  /** The places where the invoice breaks it: model paths such as `lines[2].vat.rate`. */
  readonly broken: Broken;
  /** Its ids in the official rules for UBL, where they are others. */
  readonly idsInUbl?: readonly string[];
  /** The official rules for UBL only warn of it. */
  readonly isMildInUbl?: true;
}

/** Values that are not of their type may be met: a rule that trips over one (RangeError) is not judged. */
export type Broken = (invoice: Invoice, judged: Judged) => Iterable<string>;

export const rule = (
  id: string,
  reads: readonly string[],
  message: Text,
  fix: Text,
  broken: Broken,
): Rule => ({ id, severity: 'fatal', reads, message, fix, broken });

/** A rule about the invoice as a whole: it holds or it doesn't. */
export const law = (
  id: string,
  reads: readonly string[],
  at: string,
  message: Text,
  fix: Text,
  holds: (invoice: Invoice, judged: Judged) => boolean,
): Rule => rule(id, reads, message, fix, (invoice, judged) => (holds(invoice, judged) ? [] : [at]));

/**
 * The term must be there.
 *
 * @param within the group in which it must be, when the group is: `lines[]`, `payee`; '' for the invoice
 * @param isMissing what counts as missing; a value of spaces is told as `''`
 */
export function required(
  id: string,
  number: string,
  within = '',
  isMissing: (value: unknown, judged: Judged) => boolean = isAbsent,
): Rule {
  const term = termOf(number);
  const field = term.path.slice(within === '' ? 0 : within.length + 1);
  const names = field.split('.');
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
    (invoice, judged) => {
      if (judged.lacks(within)) return [];
      const places: string[] = [];
      visit(invoice, within, (group, at) => {
        if (isMissing(names.reduce(own, group), judged))
          places.push(at() === '' ? field : `${at()}.${field}`);
      });
      return places;
    },
  );
}

export const isAbsent = (value: unknown): boolean => value === undefined;
export const isBlank = (value: unknown): boolean => value === undefined || value === '';

/** Every object at a group's path that is there, with its place: `lines[].price` gives `lines[0].price` … */
export function each(from: unknown, path: string): readonly [string, unknown][] {
  const found: [string, unknown][] = [];
  visit(from, path, (value, at) => found.push([at(), value]));
  return found;
}

/** As `each`, but a place costs only when it is asked for: rules walk every line and seldom find anything. */
export function visit(
  from: unknown,
  path: string,
  see: (value: unknown, at: () => string) => void,
): void {
  if (from === undefined) return;
  const steps = stepsOf(path);
  const positions: number[] = [];
  descend(from, 0, 0, { steps, positions, at: () => placeOf(steps, positions), see });
}

interface Walk {
  readonly steps: readonly Step[];
  /** Of the items on the way, one a list. */
  readonly positions: number[];
  readonly at: () => string;
  readonly see: (value: unknown, at: () => string) => void;
}

function descend(value: unknown, depth: number, lists: number, walk: Walk): void {
  const step = walk.steps[depth];
  if (!step) {
    walk.see(value, walk.at);
    return;
  }
  const next = own(value, step.name);
  if (next === undefined) return;
  if (!step.isList) descend(next, depth + 1, lists, walk);
  else if (Array.isArray(next))
    for (let i = 0; i < next.length; i += 1) {
      walk.positions[lists] = i;
      descend(next[i], depth + 1, lists + 1, walk);
    }
}

interface Step {
  readonly name: string;
  readonly isList: boolean;
}

function placeOf(steps: readonly Step[], positions: readonly number[]): string {
  let place = '';
  let lists = 0;
  for (const { name, isList } of steps) {
    place += place === '' ? name : `.${name}`;
    if (isList) place += `[${positions[lists++]}]`;
  }
  return place;
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
export const valuesOf = (invoice: Invoice, number: string): readonly [string, unknown][] =>
  each(invoice, pathOf(number));

/** Every value of a term; see `visit`. */
export const visitValues = (
  invoice: Invoice,
  number: string,
  see: (value: unknown, at: () => string) => void,
): void => visit(invoice, pathOf(number), see);

function pathOf(number: string): string {
  const { path, cardinality, type } = termOf(number);
  return type !== 'group' && cardinality.endsWith('n') ? `${path}[]` : path;
}

const own = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null && Object.hasOwn(from, name)
    ? (from as Record<string, unknown>)[name]
    : undefined;
