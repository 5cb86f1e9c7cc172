import type { z } from 'zod';
import type { Text } from './text.ts';

/** For a refinement of a schema: what it says when a value does not pass. Reads on from the name of the field. */
export const told = (words: Text) => ({ error: words.en, params: { words } });

/** What a schema finds wrong with a value, as people say it, in both languages: `must be 200 at most`. */
export function shapeWords(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return / received undefined$/.test(issue.message) ? MISSING : mustBe(kindWords(issue));
    case 'too_small':
      return sizeWords(issue.origin, issue.minimum, 'least', issue);
    case 'too_big':
      return sizeWords(issue.origin, issue.maximum, 'most', issue);
    case 'invalid_format':
      return Object.hasOwn(formats, issue.format)
        ? mustBe(formats[issue.format as keyof typeof formats])
        : OTHER_FORM;
    case 'not_multiple_of':
      return mustBe({
        fr: `un multiple de ${issue.divisor}`,
        en: `a multiple of ${issue.divisor}`,
      });
    case 'unrecognized_keys':
      return {
        fr: `ne connaît pas ${listed(issue.keys, 'fr', 'et')}`,
        en: `does not know ${listed(issue.keys, 'en', 'and')}`,
      };
    case 'invalid_union':
      return unionWords(issue);
    case 'invalid_key':
    case 'invalid_element':
      return { fr: 'a un nom impossible ici', en: 'has a name that is not possible here' };
    case 'invalid_value':
      return choiceWords(issue.values.map(String));
    case 'custom':
      return (issue.params?.words as Text | undefined) ?? OTHER_FORM;
  }
}

const MISSING: Text = { fr: 'manque', en: 'is missing' };
const OTHER_FORM: Text = { fr: 'n’a pas la forme attendue', en: 'does not have the expected form' };

const mustBe = ({ fr, en }: Text): Text => ({ fr: `doit être ${fr}`, en: `must be ${en}` });

const kinds = {
  string: { fr: 'un texte', en: 'a text' },
  number: { fr: 'un nombre', en: 'a number' },
  int: { fr: 'un nombre entier', en: 'a whole number' },
  boolean: { fr: 'vrai ou faux', en: 'true or false' },
  array: { fr: 'une liste', en: 'a list' },
  object: { fr: 'un objet', en: 'an object' },
  record: { fr: 'un objet', en: 'an object' },
  date: { fr: 'une date', en: 'a date' },
  null: { fr: 'null', en: 'null' },
  void: { fr: 'absent', en: 'absent' },
  undefined: { fr: 'absent', en: 'absent' },
  never: { fr: 'absent', en: 'absent' },
} satisfies Record<string, Text>;

const kindWords = ({ expected }: { readonly expected: string }): Text =>
  Object.hasOwn(kinds, expected)
    ? kinds[expected as keyof typeof kinds]
    : { fr: 'd’une autre sorte', en: 'of another kind' };

const formats = {
  date: { fr: 'une date comme 2026-01-31', en: 'a date like 2026-01-31' },
  datetime: {
    fr: 'une date avec l’heure, comme 2026-01-31T09:00:00Z',
    en: 'a date with its time, like 2026-01-31T09:00:00Z',
  },
  time: { fr: 'une heure comme 09:00', en: 'a time like 09:00' },
  url: { fr: 'une adresse comme https://exemple.fr', en: 'an address like https://example.com' },
  email: { fr: 'une adresse de courriel', en: 'an e-mail address' },
  uuid: { fr: 'un identifiant (UUID)', en: 'an id (UUID)' },
  base64: { fr: 'en base64', en: 'in base64' },
} satisfies Record<string, Text>;

/** Of a text in characters, of a list in items, else the value itself. */
function sizeWords(
  origin: string,
  limit: number | bigint,
  end: 'least' | 'most',
  { exact = false, inclusive = true }: { readonly exact?: boolean; readonly inclusive?: boolean },
): Text {
  const unit = units[origin as keyof typeof units];
  if (unit && end === 'least' && limit === 1)
    return { fr: 'ne doit pas être vide', en: 'must not be empty' };
  const n = String(limit);
  if (exact)
    return unit
      ? { fr: `doit avoir ${n} ${unit.fr}`, en: `must have ${n} ${unit.en}` }
      : mustBe({ fr: n, en: n });
  const bound = inclusive
    ? {
        least: { fr: `au moins ${n}`, en: `at least ${n}` },
        most: { fr: `au plus ${n}`, en: `at most ${n}` },
      }[end]
    : {
        least: { fr: `plus de ${n}`, en: `more than ${n}` },
        most: { fr: `moins de ${n}`, en: `less than ${n}` },
      }[end];
  return unit
    ? { fr: `doit avoir ${bound.fr} ${unit.fr}`, en: `must have ${bound.en} ${unit.en}` }
    : mustBe(bound);
}

const units: Readonly<Record<string, Text>> = {
  string: { fr: 'caractères', en: 'characters' },
  array: { fr: 'éléments', en: 'items' },
  set: { fr: 'éléments', en: 'items' },
  map: { fr: 'éléments', en: 'items' },
};

function unionWords(issue: z.core.$ZodIssueInvalidUnion): Text {
  const { options } = issue as { readonly options?: readonly unknown[] };
  if (options) return choiceWords(options.map(String));
  const branches = issue.errors.map((found) => found[0]);
  const only = branches.map((one) => (one?.path.length === 0 ? shapeWords(one) : undefined));
  if (only.length === 0 || only.includes(undefined)) return OTHER_FORM;
  const every = only as Text[];
  if (every.every((one) => one === MISSING)) return MISSING;
  if (!every.every(({ en }) => en.startsWith('must be '))) return OTHER_FORM;
  return mustBe({
    fr: [...new Set(every.map(({ fr }) => fr.replace(/^doit être /, '')))].join(' ou '),
    en: [...new Set(every.map(({ en }) => en.replace(/^must be /, '')))].join(' or '),
  });
}

const MOST_CHOICES = 12;

function choiceWords(values: readonly string[]): Text {
  const shown =
    values.length > MOST_CHOICES ? [...values.slice(0, MOST_CHOICES), '…'] : [...values];
  return mustBe({ fr: listed(shown, 'fr', 'ou'), en: listed(shown, 'en', 'or') });
}

function listed(values: readonly string[], language: 'fr' | 'en', last: string): string {
  const quoted = values.map((value) =>
    value === '…'
      ? value
      : language === 'fr'
        ? `« ${value.slice(0, 60)} »`
        : `“${value.slice(0, 60)}”`,
  );
  const end = quoted.at(-1) ?? '';
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} ${last} ${end}` : end;
}
