import { expect, test } from 'vitest';
import { amountPaths } from '#workflows/rules/operations.ts';
import {
  isSafePath,
  nearestPath,
  standardVariables,
  variableAt,
  vocabulary,
} from '#workflows/vocabulary.ts';

test('parameters and what earlier nodes wrote join the standard variables; documents do not', () => {
  const variables = vocabulary(
    { params: [{ name: 'to', type: 'addresses', label: { fr: 'À', en: 'To' } }] },
    [
      { path: 'vars.subject', type: 'text', label: { fr: 'Objet', en: 'Subject' } },
      { path: 'documents.invoice', type: 'document', label: { fr: 'Facture', en: 'Invoice' } },
    ],
  );
  expect(variableAt('params.to', variables)?.type).toBe('list');
  expect(variableAt('vars.subject', variables)?.label.en).toBe('Subject');
  expect(variableAt('documents.invoice', variables)).toBeUndefined();
  expect(variables).toHaveLength(standardVariables.length + 2);
});

test('a field of the issuer’s source is known by any plain name', () => {
  expect(variableAt('invoice.custom.costCentre', [])?.label.en).toBe('Field “costCentre”');
  expect(variableAt('invoice.custom.constructor', [])).toBeUndefined();
  expect(variableAt('invoice.custom.a.b', [])).toBeUndefined();
});

test('every standard variable has a safe path and a label in both languages', () => {
  for (const { path, label } of standardVariables) {
    expect(isSafePath(path)).toBe(true);
    expect(label.fr.length * label.en.length).toBeGreaterThan(0);
  }
});

test.each([
  ['invoice.orderRef', 'invoice.orderReference'],
  ['invoice.totl', 'invoice.total'],
  ['orderReference', 'invoice.orderReference'],
  ['customer.nmae', 'customer.name'],
  ['zzzzzzzzzzzz', undefined],
])('%s was probably %s', (path, meant) => {
  expect(nearestPath(path, standardVariables)).toBe(meant);
});

test('rules take for numbers exactly the standard variables that are amounts or numbers', () => {
  const numbers = standardVariables.filter(({ type }) => type === 'amount' || type === 'number');
  expect([...amountPaths].sort()).toEqual(numbers.map(({ path }) => path).sort());
});
