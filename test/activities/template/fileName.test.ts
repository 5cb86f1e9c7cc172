import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeFileName, safeFileName, safeFolder } from '#activities/template/fileName.ts';
import { hasHostileCorpus, hostileCases } from '../../support/hostile.ts';

test.each([
  ['FACTURE_F-2026-0101.pdf', 'FACTURE_F-2026-0101.pdf'],
  ['O’Brien & Co (1).pdf', 'O’Brien & Co (1).pdf'],
  ['Фактура é.pdf', 'Фактура é.pdf'],
  ['../../etc/passwd', '_..-etc-passwd'],
  ['C:\\x\\y.pdf', 'C--x-y.pdf'],
  ['con.pdf', '_con.pdf'],
  ['LPT9', '_LPT9'],
  ['a.pdf. .', 'a.pdf'],
  ['a\u0000\u202eb.pdf', 'ab.pdf'],
  ['=cmd.csv', '_cmd.csv'],
  ['--help', '_-help'],
  ['invoice.pdf.exe', 'invoice.pdf_exe'],
  ['...', '_'],
  ['', '_'],
  [`${'é'.repeat(200)}.pdf`, `${'é'.repeat(73)}.pdf`],
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

const law = (name: string): void => {
  const safe = safeFileName(name);
  expect(safe).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(safe).not.toMatch(/^[.~ \-=+@]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
  const size = new TextEncoder().encode(safe).length;
  expect(size > 0 && size <= 150).toBe(true);
  expect(safeFileName(safe)).toBe(safe);
};

test('any text becomes a safe name, and a safe name stays', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), law), { numRuns: 2000 });
  const piece = fc.constantFrom(
    '.',
    '/',
    'con',
    'nul',
    ' ',
    '-',
    '=',
    '.exe',
    '.pdf',
    'é',
    '~',
    '_',
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((all) => all.join('')),
      law,
    ),
    { numRuns: 2000 },
  );
});

test('no part of a folder climbs', () => {
  expect(safeFolder('/in/../../etc//./x')).toBe('/in/_/_/etc/x');
});

const cases = await hostileCases('fname');

describe.skipIf(!hasHostileCorpus)(
  'hostile file names (skipped where the shared corpus is not there)',
  () => {
    test.each(cases.map((one) => [one.id, one.title, one] as const))(
      '%s %s',
      (_id, _title, one) => {
        const { verdict, output } = judgeFileName(one.value);
        if (one.expect.outcome === 'accept') expect(verdict).toBe('accept');
        law(String(output));
      },
    );
  },
);
