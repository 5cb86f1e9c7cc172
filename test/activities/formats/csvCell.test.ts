import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, isFormula, originalValue } from '#activities/formats/csvCell.ts';

/** What RFC 4180 reads in a quoted cell. */
const content = (cell: string): string => cell.slice(1, -1).replaceAll('""', '"');

const value = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[ '"=+@;,0-9.-]{0,8}$/),
  fc.constantFrom('=1+1', "'=1", "''-5", '-5', '\t=a', '＝1', 'a\r\nb'),
);

describe('a value in a CSV file', () => {
  test('comes back from its cell as it was, whatever apostrophes it has of its own', () => {
    fc.assert(
      fc.property(value, (given) => {
        const printable = given.replace(/[^\P{Cc}\t\r\n]/gu, '');
        expect(originalValue(content(csvCell(given)))).toBe(printable);
      }),
    );
  });

  test('never stands in its cell as a formula', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(content(csvCell(given))).not.toMatch(/^[\s"]*[=@＝＋－＠]/);
        if (isFormula(given)) expect(content(csvCell(given))).toMatch(/^'/);
      }),
    );
  });

  test('that is one cell has no quote that ends it early', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(csvCell(given)).toMatch(/^"(?:[^"]|"")*"$/);
      }),
    );
  });

  test.each(['-12.50', '+3', '-0,5', '100', 'ACME', ''])('%s stays as it is', (given) => {
    expect(content(csvCell(given))).toBe(given);
  });
});
