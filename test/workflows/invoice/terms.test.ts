import { expect, test } from 'vitest';
import { z } from 'zod';
import { invoiceVariables } from '#workflows/invoice/facts.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { termAt, termOf, terms } from '#workflows/invoice/terms.ts';
import { ruleSets } from '#workflows/invoice/validate.ts';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** Every path of the model, groups included; an identifier counts as one value. */
function* paths(schema: JsonSchema, at: string): Generator<string> {
  if (at !== '') yield at;
  if (schema.items) yield* paths(schema.items, `${at}[]`);
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    yield* paths(inner, at === '' ? name : `${at}.${name}`);
}

const rowPaths = new Set(terms.map(({ path }) => path));
const identifiers = terms.filter(({ type }) => type === 'identifier').map(({ path }) => path);
const modelPaths = [...paths(z.toJSONSchema(Invoice, { io: 'output' }) as JsonSchema, '')].map(
  (path) => path.replace(/\[\]$/, ''),
);

test('every field of the model has a row in the table, but custom, extensions and what only groups', () => {
  const grouping = [
    'invoicedObject',
    'payment.card',
    'payment.directDebit',
    'attachments[].file',
    'lines[].object',
    'lines[].attachments[].file',
    'lines[].subInvoice',
    'lines[].totals',
    'logisticsCharges[].vat',
    'custom',
    'extensions',
    'allowances[].vat',
    'charges[].vat',
  ];
  const orphans = modelPaths.filter(
    (path) =>
      !rowPaths.has(path) &&
      !grouping.includes(path) &&
      !path.startsWith('extensions.') &&
      !identifiers.some((one) => path.startsWith(`${one}.`) || path.startsWith(`${one}[]`)),
  );
  // The seller and the buyer share the party's shape.
  expect(orphans).toEqual(['buyer.taxId']);
});

test('every row of the table has a field in the model', () => {
  const known = new Set(modelPaths);
  expect([...rowPaths].filter((path) => !known.has(path))).toEqual([]);
});

test('every term has a place in CII, and every term of EN 16931 one in UBL', () => {
  const values = terms.filter(({ type }) => type !== 'group');
  expect(values.filter(({ cii }) => cii === undefined).map(({ term }) => term)).toEqual([]);
  const withoutUbl = values.filter(
    ({ profile, ublInvoice, ublCreditNote }) =>
      profile !== 'extended' && (ublInvoice === undefined || ublCreditNote === undefined),
  );
  expect(withoutUbl.map(({ term }) => term)).toEqual([]);
});

test('a number of the French profile names one term', () => {
  const numbers = terms.flatMap(({ french }) => french ?? []);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(terms.find(({ term }) => term === 'BT-X-338')?.french).toBe('EXT-FR-FE-69');
  expect(terms.find(({ term }) => term === 'BT-X-304')?.french).toBe('EXT-FR-FE-162');
});

test('no term and no path stands twice', () => {
  expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length);
  expect(rowPaths.size).toBe(terms.length);
});

test('every rule reads terms that the table has', () => {
  const known = new Set(terms.map(({ term }) => term));
  const unknown = ruleSets.en16931.rules.flatMap(({ id, reads }) =>
    reads.filter((term) => !known.has(term)).map((term) => `${id} ${term}`),
  );
  expect(unknown).toEqual([]);
});

test('no rule stands twice, and each speaks both languages', () => {
  expect(new Set(ruleSets.en16931.rules.map(({ id }) => id)).size).toBe(
    ruleSets.en16931.rules.length,
  );
  for (const { message, fix } of ruleSets.en16931.rules)
    for (const text of [message, fix])
      expect(text.fr && text.en && text.fr !== text.en).toBeTruthy();
});

test('a place in an invoice is found in the table', () => {
  expect(termAt('lines[12].vat.rate')?.term).toBe('BT-152');
  expect(termAt('lines[12].nothing')).toBeUndefined();
});

test('variables are named once, in both languages', () => {
  expect(new Set(invoiceVariables.map(({ path }) => path)).size).toBe(invoiceVariables.length);
  for (const { label } of invoiceVariables) expect(label.fr && label.en).toBeTruthy();
});

test('a variable is called as its term is, but for those whose own words say more', () => {
  const own = /(siren|siret|isCreditNote|lineCount|lineAccounting)$/;
  for (const { path, term, label } of invoiceVariables)
    if (term !== undefined && !own.test(path))
      expect({ path, label }).toEqual({ path, label: termOf(term).label });
});
