import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate } from '#workflows/template/parse.ts';

function codesOf(source: unknown): readonly string[] {
  const parsed = parseTemplate(source);
  return parsed.ok ? [] : parsed.problems.map(({ code }) => code);
}

test('variables are optional only where their absence is provided for everywhere', () => {
  const source =
    '{{invoice.number}} {{default invoice.orderReference "-"}} {{#if params.note}}{{params.note}}{{/if}}' +
    '{{#unless vars.a}}{{customer.name}}{{/unless}} {{customer.name}} {{default (upper vars.b) "x"}}';
  expect(parseTemplate(source)).toMatchObject({
    ok: true,
    paths: [
      { path: 'invoice.number', optional: false },
      { path: 'invoice.orderReference', optional: true },
      { path: 'params.note', optional: true },
      { path: 'vars.a', optional: true },
      { path: 'customer.name', optional: false },
      { path: 'vars.b', optional: true },
    ],
  });
});

describe('templates that are accepted', () => {
  test.each([
    '',
    'Facture {{invoice.number}}',
    '{{money invoice.total}} {{money invoice.total "CHF"}}',
    '{{number invoice.total decimals=2 mark="." group=""}}',
    '{{date invoice.dueDate "yyyyMMdd"}}',
    '{{pad invoice.custom.week 2 "0"}}',
    '{{plural invoice.lineCount "ligne" "lignes"}}',
    '{{#each params.to}}{{@index}} {{this}} {{upper this}} {{customer.name}}{{#unless @last}}, {{/unless}}{{/each}}',
    '{{#if vars.a}}a{{else if vars.b}}b{{else}}c{{/if}}',
    '{{! a note }}{{!-- another {{note}} --}}',
    '{{~invoice.number~}}',
    '((((((((( no tag, no depth',
  ])('%s', (source) => {
    expect(codesOf(source)).toEqual([]);
  });
});

describe('templates that are refused', () => {
  test.each([
    [['{{x}}'], 'TPL_SCHEMA'],
    [{ type: 'Program', body: [] }, 'TPL_SCHEMA'],
    ['{{{invoice.number}}}', 'TPL_FORBIDDEN'],
    ['{{&invoice.number}}', 'TPL_FORBIDDEN'],
    ['{{{{if a}}}}x{{{{/if}}}}', 'TPL_FORBIDDEN'],
    ['{{> part}}', 'TPL_FORBIDDEN'],
    ['{{#> part}}x{{/part}}', 'TPL_FORBIDDEN'],
    ['{{#*inline "p"}}x{{/inline}}', 'TPL_FORBIDDEN'],
    ['{{* mark}}', 'TPL_FORBIDDEN'],
    ['{{@root.invoice.number}}', 'TPL_FORBIDDEN'],
    ['{{@index}}', 'TPL_FORBIDDEN'],
    ['{{../invoice.number}}', 'TPL_FORBIDDEN'],
    ['{{this}}', 'TPL_FORBIDDEN'],
    ['{{this.invoice.number}}', 'TPL_FORBIDDEN'],
    ['{{invoice/number}}', 'TPL_FORBIDDEN'],
    ['{{invoice.[constructor]}}', 'TPL_FORBIDDEN'],
    ['{{invoice.__proto__.x}}', 'TPL_FORBIDDEN'],
    ['{{lookup invoice "number"}}', 'TPL_FORBIDDEN'],
    ['{{log "x"}}', 'TPL_FORBIDDEN'],
    ['{{#with invoice}}{{number}}{{/with}}', 'TPL_FORBIDDEN'],
    ['{{#invoice}}x{{/invoice}}', 'TPL_FORBIDDEN'],
    ['{{#each params.to as |x|}}{{x}}{{/each}}', 'TPL_FORBIDDEN'],
    ['{{upper}}', 'TPL_ARITY'],
    ['{{upper "a" "b"}}', 'TPL_ARITY'],
    ['{{upper invoice.number x=1}}', 'TPL_ARITY'],
    ['{{if invoice.number}}', 'TPL_FORBIDDEN'],
    ['{{upper undefined}}', 'TPL_ARITY'],
    ['{{#each params.to}}{{#each params.cc}}x{{/each}}{{/each}}', 'TPL_OUTPUT_TOO_LARGE'],
    ['{{a'.repeat(501), 'TPL_TOO_LARGE'],
    ['x'.repeat(16_385), 'TPL_TOO_LARGE'],
    [`${'{{#if a}}'.repeat(9)}${'{{/if}}'.repeat(9)}`, 'TPL_TOO_DEEP'],
    [`{{#if a}}${'{{else if b}}'.repeat(9)}{{/if}}`, 'TPL_TOO_DEEP'],
    [`{{upper ${'(upper '.repeat(5)}a${')'.repeat(5)}}}`, 'TPL_TOO_DEEP'],
    ['{{#if a}}', 'TPL_PARSE'],
  ])('%j is %s', (source, code) => {
    expect(codesOf(source)[0]).toBe(code);
  });
});

test('a syntax error says the line and the column, and where it is in the text', () => {
  expect(parseTemplate('Bonjour\r\n{{invoice.number}} {{}}')).toMatchObject({
    problems: [
      {
        code: 'TPL_PARSE',
        from: 30,
        message: { en: expect.stringContaining('line 2, column 22') },
      },
    ],
  });
});

test('each variable is found at its place in the text', () => {
  const source = 'été\n{{money  invoice.total}}\r\n{{#if params.x}}é{{params.x}}{{/if}}';
  const parsed = parseTemplate(source);
  const found = parsed.ok ? parsed.uses.map(({ from, to }) => source.slice(from, to)) : [];
  expect(found).toEqual(['invoice.total', 'params.x', 'params.x']);
});

test('any text gets an answer, without a throw', () => {
  const piece = fc.constantFrom(
    ...['{{', '}}', '{{#if ', '{{/if}}', '{{else}}', 'invoice.number', ' ', '(', ')', '"', '{{!'],
    ...['upper ', '~', '../', '@', '[', ']', '\\', '\n', 'é', '=', '|', '{{{', '{{>', 'each'],
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((all) => all.join('')),
        fc.string(),
      ),
      (source) => {
        const parsed = parseTemplate(source);
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
