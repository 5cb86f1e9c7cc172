import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';
import type { XmlElement } from '../xml.ts';
import { countAt } from '../xml-walk.ts';

/** A rule about how a syntax is used, under its official id: it looks at one element at a time. */
export interface Check {
  readonly id: string;
  readonly severity: Problem['severity'];
  readonly message: Text;
  readonly fix: Text;
  /** Names of the elements that it looks at: `/` is the root, `*` any, `*Amount` any name that ends so. */
  readonly on: readonly string[];
  /** It has something to say only where the element has this child, or attribute for `@name`. */
  readonly about?: string;
  /** @param trail what the element lies in, from the root down to its parent */
  readonly holds: (element: XmlElement, trail: readonly XmlElement[]) => boolean;
}

export const check = (
  id: string,
  severity: Problem['severity'],
  on: readonly string[],
  message: Text,
  holds: Check['holds'],
  fix: Text = REMEDY,
): Check => ({ id, severity, on, message, fix, holds });

const REMEDY: Text = {
  fr: 'Corrigez l’export dans le logiciel qui fait la facture.',
  en: 'Correct the export in the software that makes the invoice.',
};

/** In the element there may be so many of what the path leads to. */
export const atMost = (
  id: string,
  on: string,
  path: string,
  severity: Problem['severity'] = 'fatal',
  most = 1,
): Check => {
  const names = path.split('/');
  return check(
    id,
    severity,
    [on],
    {
      fr: `« ${path} » figure plus de ${most} fois`,
      en: `“${path}” is there more than ${most === 1 ? 'once' : `${most} times`}`,
    },
    (element) => countAt(element, names) <= most,
    {
      fr: 'Ne gardez que le nombre permis, ou réunissez les valeurs en une.',
      en: 'Keep the allowed number only, or join the values into one.',
    },
  );
};

/** In the element there must be exactly one of what the path leads to. */
export const exactlyOne = (
  id: string,
  on: string,
  path: string,
  severity: Problem['severity'] = 'fatal',
): Check => {
  const names = path.split('/');
  return check(
    id,
    severity,
    [on],
    {
      fr: `« ${path} » doit figurer une fois, et une seule`,
      en: `“${path}” must be there once, and only once`,
    },
    (element) => countAt(element, names) === 1,
  );
};

/** The element must not have that child, or attribute for `@name`. */
export const unusedIn = (
  id: string,
  on: readonly string[],
  path: string,
  severity: Problem['severity'] = 'fatal',
): Check => {
  const names = path.split('/');
  const rule = check(
    id,
    severity,
    on,
    {
      fr: `« ${path} » n’est pas admis ici par EN 16931`,
      en: `“${path}” is not used here by EN 16931`,
    },
    path.startsWith('@')
      ? ({ attributes }) => !(path.slice(1) in attributes)
      : (element) => countAt(element, names) === 0,
    { fr: 'Retirez cette donnée de l’export.', en: 'Remove it from the export.' },
  );
  return { ...rule, about: names[0] ?? path };
};

/** The rule looks at those elements only. */
export function when(rule: Check, isMeant: Check['holds']): Check {
  return { ...rule, holds: (one, trail) => !isMeant(one, trail) || rule.holds(one, trail) };
}

/** Whether the parent, the grandparent … have those names. */
export function isWithin(trail: readonly XmlElement[], ...names: readonly string[]): boolean {
  return names.every((name, i) => trail.at(-1 - i)?.name === name);
}
