import { describe, expect, test } from 'vitest';
import type { TemplateKind } from '#workflows/field.ts';
import { lintTemplate } from '#workflows/template/lint.ts';
import { vocabulary } from '#workflows/vocabulary.ts';

const variables = vocabulary({
  params: [{ name: 'to', type: 'addresses', label: { fr: 'À', en: 'To' } }],
});

/** What the text becomes when every suggestion is taken, last first. */
function mended(source: string, kind: TemplateKind): string {
  return lintTemplate(source, kind, variables).reduceRight(
    (text, { from, to, suggestion }) =>
      suggestion === undefined ? text : text.slice(0, from) + suggestion + text.slice(to),
    source,
  );
}

test('a misspelt variable is fatal, and its suggestion mends the text', () => {
  const source = 'Réf. {{customer.nmae}} / {{default invoice.orderRefrence "-"}}';
  expect(lintTemplate(source, 'subject', variables)).toMatchObject([
    { code: 'TPL_UNKNOWN_VARIABLE', severity: 'fatal', suggestion: 'customer.name' },
    { code: 'TPL_UNKNOWN_VARIABLE', suggestion: 'invoice.orderReference' },
  ]);
  expect(mended(source, 'subject')).toBe(
    'Réf. {{customer.name}} / {{default invoice.orderReference "-"}}',
  );
});

describe('problems by kind of text', () => {
  test.each<[string, TemplateKind, readonly string[]]>([
    ['FACTURE {{invoice.number}} / CDE {{invoice.orderReference}}', 'subject', []],
    ['{{invoice.total}} {{invoice.dueDate}}', 'subject', ['TPL_MONEY', 'TPL_DATE']],
    ['{{invoice.total}} {{invoice.dueDate}}', 'fileName', []],
    ['{{money invoice.total}} {{date invoice.dueDate}}', 'subject', []],
    ['{{date invoice.total}}', 'subject', ['TPL_TYPE']],
    ['{{join params.to}}', 'address', []],
    ['{{join invoice.number}}', 'address', ['TPL_TYPE']],
    ['{{money invoice.custom.deposit}}', 'subject', []],
    ['one\ntwo', 'subject', ['TPL_CONTROL']],
    ['one\ntwo', 'body', []],
    ['invoice\u202efdp.exe', 'fileName', ['TPL_CONTROL']],
    ['', 'subject', ['TPL_EMPTY']],
    ['', 'address', []],
    [`${'x'.repeat(79)}{{invoice.number}}`, 'subject', ['TPL_LENGTH']],
    ['FACTURE_{{invoice.number}}', 'fileName', []],
    ['F/{{invoice.number}}?.pdf', 'fileName', ['TPL_RESERVED', 'TPL_RESERVED']],
    ['{{#if', 'subject', ['TPL_PARSE']],
  ])('%j as %s: %j', (source, kind, codes) => {
    expect(lintTemplate(source, kind, variables).map(({ code }) => code)).toEqual(codes);
  });
});

test('every suggestion taken, no warning is left', () => {
  const source = 'A/B {{invoice.number}}: {{invoice.number}}';
  expect(mended(source, 'fileName')).toBe('A-B {{invoice.number}}- {{invoice.number}}');
  expect(mended('{{invoice.total}}\n{{invoice.dueDate}}', 'subject')).toBe(
    '{{money invoice.total}} {{date invoice.dueDate}}',
  );
});

test('151 fixed letters are refused as a subject, 79 only warned of', () => {
  const severity = (length: number) =>
    lintTemplate('x'.repeat(length), 'subject', variables).map((problem) => problem.severity);
  expect([severity(78), severity(79), severity(151)]).toEqual([[], ['warning'], ['fatal']]);
});
