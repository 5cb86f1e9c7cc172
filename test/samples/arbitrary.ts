import fc from 'fast-check';
import { Invoice } from '#workflows/invoice/model.ts';
import { EN16931 } from '#workflows/invoice/targets.ts';
import type { Term } from '#workflows/invoice/terms.ts';
import { terms } from '#workflows/invoice/terms.ts';

type Fields = Record<string, unknown>;

const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.constantFrom('a & b <c>', ']]>', '"quoted"', 'deux\nlignes', 'tab\there', 'Œuvre n° 5 – é'),
  )
  .filter((value) => Invoice.safeParse({ number: value }).success)
  .map((value) => value.trim())
  .filter((value) => value !== '');

const decimal = fc
  .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.nat({ max: 4 }))
  .map(([units, scale]) => {
    const digits = Math.abs(units)
      .toString()
      .padStart(scale + 1, '0');
    const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`;
    return `${units < 0 ? '-' : ''}${digits.slice(0, digits.length - scale)}${fraction}`;
  });

const date = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

const code = fc.stringMatching(/^[A-Z0-9]{1,4}$/);

const value = ({ type }: Term): fc.Arbitrary<unknown> => {
  switch (type) {
    case 'amount':
    case 'price':
    case 'quantity':
    case 'percent':
      return decimal;
    case 'date':
      return date;
    case 'code':
      return code;
    case 'indicator':
      return fc.boolean();
    case 'identifier':
      return fc.oneof(
        text.map((one) => ({ value: one })),
        fc.record({ value: text, scheme: code }),
      );
    case 'account':
      return fc.oneof(fc.constant('FR7630004000031234567890143'), text);
    case 'binary':
      return fc
        .uint8Array({ minLength: 1, maxLength: 9 })
        .map((b) => Buffer.from(b).toString('base64'));
    default:
      return text;
  }
};

/** Terms without which their neighbours have no place in CII, or the schema no object. */
const ALWAYS = new Set(['BT-24', 'BT-5', 'BT-84', 'BT-125', 'BT-158', 'BT-X-31']);
/** They mean something only beside another term; tested apart. */
const NEVER = new Set(['BT-6', 'BT-111', 'BT-18-1', 'BT-128-1']);

/** Which terms an invoice may have, and which it always has. */
interface Choice {
  readonly may: (term: Term) => boolean;
  readonly must: ReadonlySet<string>;
}

function fields(within: string, choice: Choice): fc.Arbitrary<Fields> {
  const parts = terms
    .filter(
      (term) =>
        term.path.startsWith(within) &&
        !term.path.slice(within.length).includes('[].') &&
        !NEVER.has(term.term) &&
        choice.may(term),
    )
    .flatMap((term): fc.Arbitrary<[string, unknown]>[] => {
      const path = term.path.slice(within.length);
      const isMany = term.cardinality.endsWith('n');
      if (term.type === 'group')
        return isMany
          ? [
              fc
                .array(fields(`${term.path}[].`, choice), { maxLength: 2 })
                .map((items) => [path, items]),
            ]
          : [];
      const one = isMany ? fc.array(value(term), { maxLength: 2 }).map(plainFirst) : value(term);
      const some = choice.must.has(term.term) ? one : fc.option(one, { nil: undefined });
      return [some.map((made) => [path, made])];
    });
  return fc.tuple(...parts).map((entries) => {
    const made: Fields = {};
    for (const [path, one] of entries) {
      // An empty list alone would make a group that says nothing, and has no element to be read from.
      const isSaid = one !== undefined && !(Array.isArray(one) && one.length === 0);
      if (isSaid) put(made, path.split('.'), one);
    }
    return made;
  });
}

/** CII keeps identifiers without a scheme before those with one. */
const plainFirst = (items: unknown[]): unknown[] =>
  items.toSorted((a, b) => Number(hasScheme(a)) - Number(hasScheme(b)));

const hasScheme = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && 'scheme' in item;

function put(into: Fields, [first = '', ...rest]: string[], one: unknown): void {
  if (rest.length === 0) into[first] = one;
  else {
    const inner = (into[first] ?? {}) as Fields;
    into[first] = inner;
    put(inner, rest, one);
  }
}

const arbitraryOf = (choice: Choice): fc.Arbitrary<Invoice> =>
  fields('', choice).map((made) =>
    Invoice.parse({ ...made, currency: 'EUR', specification: EN16931 }),
  );

/**
 * Any invoice that the terms of EN 16931 can say, right or wrong by the business rules. Made from the table, so
 * a new row is tested by being there.
 */
export const arbitraryInvoice: fc.Arbitrary<Invoice> = arbitraryOf({
  may: ({ profile, term }) => profile !== 'extended' && !/-A(FL|VV)$/.test(term),
  must: ALWAYS,
});

/**
 * Any invoice of Factur-X EXTENDED. An attribute says nothing without its value, nor a department without a person;
 * the second payment terms give EN 16931 what the first lack.
 */
export const arbitraryExtended: fc.Arbitrary<Invoice> = arbitraryOf({
  may: ({ term, path, cii = '' }) =>
    ['BT-125-1', 'BT-125-2'].includes(term) ||
    !(
      /@(unitCode|mimeCode|filename)$/.test(cii) ||
      /\.department$/.test(path) ||
      term === 'BT-X-590'
    ),
  must: new Set([...ALWAYS, 'BT-9', 'BT-20', 'BT-89']),
});
