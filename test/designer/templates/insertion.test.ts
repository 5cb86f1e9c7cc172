import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderTemplate } from '#activities/template/render.ts';
import { lintTemplate } from '#workflows/template/lint.ts';
import { standardVariables, variableAt } from '#workflows/vocabulary.ts';
import { complete, insert, tokenAt, withDefault } from '../../../designer/templates/insertion.ts';

const variable = (path: string) => {
  const found = variableAt(path, standardVariables);
  if (!found) throw new Error(`no variable ${path}`);
  return found;
};
const number = variable('invoice.number');
const total = variable('invoice.total');

describe('the word that is being typed', () => {
  test.each([
    ['Facture {{', { search: '', from: 10, hasHelper: false }],
    ['Facture {{inv', { search: 'inv', from: 10, hasHelper: false }],
    ['{{ éch', { search: 'éch', from: 3, hasHelper: false }],
    ['{{money invoice.t', { search: 'invoice.t', from: 8, hasHelper: true }],
    ['{{#if inv', { search: 'inv', from: 6, hasHelper: true }],
  ])('of %j', (text, token) => {
    expect(tokenAt(text, text.length)).toEqual(token);
  });

  test.each([['Facture'], ['{{invoice.number}}'], ['{{invoice.number}} et'], ['{'], ['{{a b c']])(
    '%j has none',
    (text) => {
      expect(tokenAt(text, text.length)).toBeUndefined();
    },
  );
});

/** `|` is the caret. */
const typed = (marked: string) => {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const token = tokenAt(text, caret);
  if (!token) throw new Error('nothing is being typed');
  return { text, caret, token };
};
const marked = ({ text, caret }: { text: string; caret: number }) =>
  `${text.slice(0, caret)}|${text.slice(caret)}`;

describe('completing it', () => {
  test.each([
    ['F {{|', 'F {{invoice.number}}|'],
    ['F {{inv| suite', 'F {{invoice.number}}| suite'],
    ['F {{inv|}} suite', 'F {{invoice.number}}| suite'],
    ['F {{invoice.nu|mber}}', 'F {{invoice.number}}|'],
    ['{{| – {{invoice.total}}', '{{invoice.number}}| – {{invoice.total}}'],
    ['{{upper inv|}}', '{{upper invoice.number}}|'],
    ['{{default inv| "x"}}', '{{default invoice.number| "x"}}'],
  ])('%j becomes %j', (before, after) => {
    const { text, caret, token } = typed(before);
    expect(marked(complete(text, caret, token, number, 'subject'))).toBe(after);
  });

  test('an amount that people read gets its currency, one in a file name does not', () => {
    const { text, caret, token } = typed('{{tot|');
    expect(complete(text, caret, token, total, 'subject').text).toBe('{{money invoice.total}}');
    expect(complete(text, caret, token, total, 'fileName').text).toBe('{{invoice.total}}');
  });
});

test('whatever is inserted anywhere, its own place has no problem and the rest stays', () => {
  const words = fc.string({ maxLength: 12 }).map((text) => text.replace(/[{}\\]/g, ''));
  fc.assert(
    fc.property(words, words, fc.constantFrom(...standardVariables), (before, after, one) => {
      const place = [before.length, before.length] as const;
      const { text, caret } = insert(before + after, place, one, 'body');
      expect(text.startsWith(before) && text.endsWith(after)).toBe(true);
      expect(text.slice(caret)).toBe(after);
      expect(lintTemplate(text, 'body', standardVariables)).toEqual([]);
    }),
  );
});

describe('a value that not every invoice has', () => {
  test.each([
    ['CDE {{invoice.orderReference}}', 'CDE {{default invoice.orderReference "–"}}'],
    ['{{upper invoice.orderReference}}', '{{default (upper invoice.orderReference) "–"}}'],
    [
      '{{invoice.orderReference}} {{invoice.number}} {{invoice.orderReference}}',
      '{{default invoice.orderReference "–"}} {{invoice.number}} {{default invoice.orderReference "–"}}',
    ],
  ])('%j is provided for as %j, and is then written', (source, better) => {
    expect(withDefault(source, 'invoice.orderReference')).toBe(better);
    const context = { invoice: { number: 'F-1' } };
    expect(renderTemplate(better, 'subject', context, 'fr')).toMatchObject({ ok: true });
  });

  test.each([
    ['{{#each invoice.orderReference}}x{{/each}}'],
    ['{{default invoice.orderReference ""}}'],
    ['{{invoice.orderReference'],
    ['nothing'],
  ])('%j stays as it is', (source) => {
    expect(withDefault(source, 'invoice.orderReference')).toBeUndefined();
  });
});
