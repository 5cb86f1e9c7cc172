import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '#server/cli/run.ts';
import { demoFlows } from '#server/demo/flows.ts';
import { facteur } from './facteur.ts';

const sample = (name: string) => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));
const good = sample('invoice.json');
const lacking = '/nowhere/f.xml';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-many-'));
  await writeFile(at('acme.json'), JSON.stringify(demoFlows.acme));
  await writeFile(at('text.json'), 'no JSON');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a file that cannot be read, among others', () => {
  test.each([
    [
      'read',
      ['read', good, lacking, good],
      [{ typeCode: '380' }, unreadable(), { typeCode: '380' }],
    ],
    [
      'validate',
      ['validate', lacking, good],
      [
        { valid: false, syntax: null, problems: [{ rule: 'FILE_UNREADABLE', at: lacking }] },
        { valid: true },
      ],
    ],
  ])('keeps its place in %s and keeps no other back', async (_, args, results) => {
    const { exit, lines } = await facteur([...args, '--json']);
    expect(exit).toBe(1);
    expect(lines()).toMatchObject(results);
  });

  test.each(['check', 'compile', 'explain'])(
    'keeps no drawing back in flow %s, nor does one that is no JSON',
    async (verb) => {
      const files = [at('acme.json'), lacking, at('text.json'), at('acme.json')];
      const { exit, lines } = await facteur(['flow', verb, ...files, '--json']);
      expect(exit).toBe(1);
      const [first, second, third, last] = lines();
      expect(second).toMatchObject(unreadable());
      expect(third).toMatchObject({ problems: [{ code: 'FLOW_NOT_JSON', at: at('text.json') }] });
      expect(last).toEqual(first);
    },
  );

  test('gets no output in convert, where the others are written to the folder', async () => {
    const args = ['convert', good, lacking, sample('credit-note.json'), '--to', 'cii', '--json'];
    const { exit, lines } = await facteur([...args, '-o', at('out')]);
    expect(exit).toBe(1);
    expect(lines()).toMatchObject([
      { file: good, out: at('out/invoice.xml'), lost: [] },
      { file: lacking, out: null, problems: [{ code: 'FILE_UNREADABLE' }] },
      { out: at('out/credit-note.xml') },
    ]);
    expect(await readFile(at('out/credit-note.xml'), 'utf8')).toContain('CrossIndustryInvoice');
  });
});

test('convert does not write two invoices to one file', async () => {
  const args = ['convert', good, sample('invoice.cii.xml'), good, '--to', 'cii', '-o', at('twice')];
  expect(await facteur(args)).toMatchObject({ exit: 2, stdout: '' });
});

test('convert names the values that the target has no place for', async () => {
  const invoice = JSON.parse(await readFile(good, 'utf8'));
  await writeFile(at('own.json'), JSON.stringify({ ...invoice, custom: { costCentre: 'C7' } }));
  const args = ['convert', at('own.json'), '-o', at('own.out'), '--json', '--to'];
  expect((await facteur([...args, 'json'])).lines()).toMatchObject([{ lost: [] }]);
  expect((await facteur([...args, 'cii'])).lines()).toMatchObject([
    { lost: [{ term: null, path: 'custom.costCentre', label: { fr: expect.any(String) } }] },
  ]);
});

describe('progress', () => {
  const watch = async (terminal: boolean, ...files: string[]) => {
    const written: { where: 'out' | 'err'; text: string }[] = [];
    const to = (where: 'out' | 'err') => (text: string) => void written.push({ where, text });
    await runCli(['validate', '--json', ...files], {}, to('out'), to('err'), terminal);
    return written;
  };

  test('counts on a terminal, and is wiped before each result', async () => {
    const written = await watch(true, good, good, good);
    const bars = written.filter(({ text }) => text.startsWith('['));
    expect(bars.map(({ text }) => /(\d\/\d)/.exec(text)?.[1])).toEqual(['0/3', '1/3', '2/3']);
    for (const [i, { where }] of written.entries()) {
      if (where === 'out') expect(written[i - 1]).toEqual({ where: 'err', text: '\r\u001B[K' });
    }
    expect(written.at(-1)?.where).toBe('out');
  });

  test('is not shown for one file, nor where nobody watches', async () => {
    const of = (written: { where: string }[]) => written.filter(({ where }) => where === 'err');
    expect(of(await watch(true, good))).toEqual([]);
    expect(of(await watch(false, good, good))).toEqual([]);
  });
});

function unreadable() {
  return { file: lacking, problems: [{ code: 'FILE_UNREADABLE', at: lacking }] };
}
