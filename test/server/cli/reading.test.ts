import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeData } from '#activities/formats/write.ts';
import { targets } from '#workflows/invoice/targets.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { facteur } from './facteur.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-reading-'));
  await writeFile(at('own.csv'), 'Pièce;Montant HT;Note\nA1;1,50;x\n');
  const columns = { Pièce: 'number', 'Montant HT': 'lines[].netAmount', Note: null };
  await writeFile(at('mapping.json'), JSON.stringify({ columns, defaults: { currency: 'EUR' } }));
  await writeFile(at('wrong.json'), JSON.stringify({ decimal: 'point' }));
  await writeFile(at('invoice.json'), JSON.stringify(domesticInvoice));
  await writeFile(at('partner.json'), JSON.stringify({ codes: { 'UNS/MOA@q': { 77: '86' } } }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('files as their makers write them', () => {
  test('are read by a saved mapping, and what was detected is told beside the result', async () => {
    const args = ['read', at('own.csv'), '--mapping', at('mapping.json'), '--json', '--lang', 'fr'];
    const { exit, lines, stderr } = await facteur(args);
    expect(exit).toBe(0);
    expect(lines()).toMatchObject([
      { number: 'A1', currency: 'EUR', lines: [{ netAmount: '1.50' }] },
    ]);
    expect(stderr).toContain('séparateur « ; »');
    expect(stderr).toContain('décimales après « , »');
  });

  test('a mapping that says what is not possible is refused at the field, in both languages', async () => {
    const args = ['read', at('own.csv'), '--mapping', at('wrong.json')];
    const french = await facteur([...args, '--lang', 'fr']);
    expect(french).toMatchObject({ exit: 2, stdout: '' });
    expect(french.stderr).toContain('decimal doit être « . » ou « , »');
    expect((await facteur([...args, '--lang', 'en'])).stderr).toContain(
      'decimal must be “.” or “,”',
    );
  });

  test('an EDIFACT message is read back by the ways of the partner that it was written for', async () => {
    const to = ['--to', 'edifact-d96a', '--partner', at('partner.json'), '-o', at('f.edi')];
    expect((await facteur(['convert', at('invoice.json'), ...to])).exit).toBe(0);
    const plain = await facteur(['read', at('f.edi'), '--json']);
    const known = await facteur(['read', at('f.edi'), '--partner', at('partner.json'), '--json']);
    const { withVat } = domesticInvoice.totals;
    expect(known.lines()).toMatchObject([{ totals: { withVat } }]);
    expect(plain.lines()).not.toMatchObject([{ totals: { withVat } }]);
    const back = ['--to', 'cii', '--from-partner', at('partner.json'), '-o', at('f.xml')];
    expect((await facteur(['convert', at('f.edi'), ...back])).exit).toBe(0);
  });
});

describe('what is known beside the invoice', () => {
  const codes = async (...args: string[]) => {
    const { lines } = await facteur(['validate', at('chorus.xml'), '--json', ...args]);
    const [verdict] = lines() as readonly { problems: readonly { rule: string }[] }[];
    return verdict?.problems.map(({ rule }) => rule);
  };

  beforeAll(async () => {
    const { buyerReference: _, orderReference: __, ...bare } = domesticInvoice;
    const [profile] = targets.cii.profiles.filter(({ name }) => name === 'EN 16931');
    const buyer = { ...bare.buyer, legalId: undefined };
    const written = profile && writeData({ ...bare, buyer }, targets.cii, profile);
    if (!written?.ok) throw new Error(JSON.stringify(written));
    await writeFile(at('chorus.xml'), written.bytes);
  });

  test('is what Chorus Pro’s recipient asks for: a document without it breaks the rule', async () => {
    expect(await codes('--rules', 'chorus')).not.toContain('CHORUS-SERVICE');
    expect(await codes('--rules', 'chorus', '--recipient', 'both')).toEqual(
      expect.arrayContaining(['CHORUS-SERVICE', 'CHORUS-ENGAGEMENT']),
    );
  });

  test('is the treatment in France, where the document has no note of it', async () => {
    expect(await codes('--rules', 'fr-ctc', '--treatment', 'B2B')).toContain('BR-FR-11_BT-47');
    expect(await codes('--rules', 'fr-ctc', '--treatment', 'B2C')).not.toContain('BR-FR-11_BT-47');
  });

  test.each([
    ['--treatment', 'b2b'],
    ['--recipient', 'all'],
  ])('%s %s is no choice: usage', async (option, value) => {
    const ran = await facteur(['validate', at('chorus.xml'), option, value]);
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
  });
});

test('a file that is not there is told in words, not in the system’s', async () => {
  const { stderr } = await facteur(['read', at('nowhere.xml'), '--lang', 'fr']);
  expect(stderr).toContain('il n’existe pas');
  expect(stderr).not.toContain('ENOENT');
});
