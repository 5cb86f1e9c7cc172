import { expect, test } from 'vitest';
import { z } from 'zod';
import { invoiceVariables } from '#workflows/invoice/facts.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { termAt, terms } from '#workflows/invoice/terms.ts';
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
  // The payee and tax representative share the party's shape; the buyer has no terms for these two.
  expect(orphans).toEqual(['buyer.taxId', 'buyer.legalForm']);
});

test('every row of the table has a field in the model', () => {
  const known = new Set(modelPaths);
  expect([...rowPaths].filter((path) => !known.has(path))).toEqual([]);
});

test('no term and no path stands twice', () => {
  expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length);
  expect(rowPaths.size).toBe(terms.length);
});

test('every rule reads terms that the table has', () => {
  const known = new Set(terms.map(({ term }) => term));
  const unknown = ruleSets.en16931.flatMap(({ id, reads }) =>
    reads.filter((term) => !known.has(term)).map((term) => `${id} ${term}`),
  );
  expect(unknown).toEqual([]);
});

test('no rule stands twice, and each speaks both languages', () => {
  expect(new Set(ruleSets.en16931.map(({ id }) => id)).size).toBe(ruleSets.en16931.length);
  for (const { message, fix } of ruleSets.en16931)
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
