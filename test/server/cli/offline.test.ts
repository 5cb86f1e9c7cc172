import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoFlows } from '#server/demo/flows.ts';
import { sealKey } from '#server/evidence/key.ts';
import { sealPack } from '#server/evidence/pack.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { paper, scannedPdf } from '../../samples/scans.ts';
import { contents } from '../evidence/sample.ts';
import { facteur } from './facteur.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sample = (name: string) => join(root, 'test/samples', name);

let folder: string;
/** A run with its results at hand. */
const ran = async (...given: Parameters<typeof facteur>) => {
  const { exit, lines } = await facteur(...given);
  return { exit, lines: lines() };
};
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-cli-'));
  await writeFile(at('acme.json'), JSON.stringify(demoFlows.acme));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('usage', () => {
  test.each([
    ['an unknown verb', ['fly']],
    ['an unknown option', ['read', '--quickly', 'x']],
    ['a file that is not there', ['validate', 'nowhere.xml']],
    ['no file', ['read']],
    ['an unknown format', ['convert', sample('invoice.json'), '--to', 'zap', '-o', 'x']],
    [
      'a profile that the format does not have',
      ['convert', sample('invoice.json'), '--to', 'peppol', '--profile', 'basic', '-o', 'x'],
    ],
    ['unknown rules', ['validate', sample('invoice.json'), '--rules', 'zap']],
    ['an unknown kind', ['check', 'zap']],
    ['no verb', []],
  ])('%s exits 2, prints no result, and says why in the language asked for', async (_, args) => {
    const french = await facteur(['--lang', 'fr', ...args]);
    const english = await facteur(['--lang', 'en', ...args]);
    expect(french).toMatchObject({ exit: 2, stdout: '' });
    expect(english).toMatchObject({ exit: 2, stdout: '' });
    expect(french.stderr).not.toBe(english.stderr);
  });

  test('a verb that needs the server exits 3 where none is known', async () => {
    const { exit, stderr } = await facteur(['deliveries', '--lang', 'en'], {
      env: { FACTEUR_DATA: at('empty') },
    });
    expect(exit).toBe(3);
    expect(stderr).toContain('npm start');
  });
});

describe('invoices', () => {
  test('read gives the canonical invoice, one JSON line a file, in the order asked for', async () => {
    const { exit, lines } = await ran([
      'read',
      '--json',
      sample('invoice.cii.xml'),
      sample('credit-note.json'),
    ]);
    expect(exit).toBe(0);
    expect(lines.map((line) => Invoice.parse(line).typeCode)).toEqual(['380', '381']);
  });

  test('what is no invoice exits 1 and keeps its place among the results', async () => {
    await writeFile(at('note.txt'), 'hello');
    const { exit, lines } = await ran(['read', '--json', at('note.txt'), sample('invoice.json')]);
    expect(exit).toBe(1);
    expect(lines).toMatchObject([
      { file: at('note.txt'), problems: [{ code: 'FILE_UNKNOWN' }] },
      { typeCode: '380' },
    ]);
  });

  test('validate names the official rule that a file breaks, and exits 1', async () => {
    const invoice = JSON.parse(await readFile(sample('invoice.json'), 'utf8'));
    await writeFile(at('bad.json'), JSON.stringify({ ...invoice, currency: undefined }));
    const { exit, lines } = await ran([
      'validate',
      '--json',
      at('bad.json'),
      sample('invoice.json'),
    ]);
    expect(exit).toBe(1);
    expect(lines).toMatchObject([
      { valid: false, rules: 'en16931', syntax: 'json' },
      { valid: true, problems: [] },
    ]);
    const problems = lines[0]?.problems as { rule: string; severity: string }[];
    expect(problems).toContainEqual(expect.objectContaining({ rule: 'BR-05', severity: 'fatal' }));
  });

  test('validate tells by how much a total is off, and what to do', async () => {
    const invoice = JSON.parse(await readFile(sample('invoice.json'), 'utf8'));
    const totals = { ...invoice.totals, payable: '5087.70' };
    await writeFile(at('off.json'), JSON.stringify({ ...invoice, totals }));
    const { lines } = await ran(['validate', '--json', at('off.json')]);
    expect(lines[0]?.totals).toMatchObject([
      {
        term: 'BT-115',
        stated: '5087.70',
        computed: '5087.75',
        delta: '-0.05',
        remedies: [{ kind: 'recompute' }, { kind: 'rounding' }],
      },
    ]);
    const { stdout } = await facteur(['validate', '--lang', 'en', at('off.json')]);
    expect(stdout).toContain('5087.70 ≠ 5087.75 (-0.05)');
  });

  test.each([
    ['peppol', 'PEPPOL-EN16931-R020'],
    ['fr-ctc', 'BR-FR-13_BT-34'],
  ])(
    'the rules of %s are asked when named, also of an invoice that names none',
    async (rules, rule) => {
      const invoice = JSON.parse(await readFile(sample('invoice.json'), 'utf8'));
      const seller = { ...invoice.seller, electronicAddress: undefined };
      const buyer = { ...invoice.buyer, electronicAddress: undefined };
      await writeFile(at('bare.json'), JSON.stringify({ ...invoice, seller, buyer }));
      expect((await facteur(['validate', at('bare.json')])).exit).toBe(0);
      const { exit, lines } = await ran(['validate', '--json', '--rules', rules, at('bare.json')]);
      expect(exit).toBe(1);
      expect(lines[0]?.problems).toContainEqual(
        expect.objectContaining({ rule, severity: 'fatal' }),
      );
    },
  );

  test('what convert writes as Factur-X validates, and reads as the same invoice', async () => {
    const out = at('facturx.pdf');
    const made = await ran([
      'convert',
      '--json',
      sample('invoice.json'),
      '--to',
      'facturx',
      '-o',
      out,
    ]);
    expect(made).toMatchObject({ exit: 0, lines: [{ out, lost: [], problems: [] }] });
    expect((await readFile(out)).length).toBe(made.lines[0]?.bytes);
    const { lines } = await ran(['validate', '--json', out]);
    expect(lines).toMatchObject([{ syntax: 'factur-x', valid: true }]);
    const [before] = (await ran(['read', '--json', sample('invoice.json')])).lines;
    const [after] = (await ran(['read', '--json', out])).lines;
    expect(after?.totals).toEqual(before?.totals);
  });

  test('convert writes EDIFACT in the ways of a partner', async () => {
    await writeFile(at('partner.json'), JSON.stringify({ recipient: { id: '3012345000003' } }));
    const args = ['--to', 'edifact-d96a', '--partner', at('partner.json'), '-o', at('f.edi')];
    const { exit } = await facteur(['convert', sample('invoice.json'), ...args]);
    expect(exit).toBe(0);
    expect(await readFile(at('f.edi'), 'latin1')).toMatch(/UNB\+UNOC:3\+[^+]+\+3012345000003:14\+/);
    await writeFile(at('partner.json'), '{"colour": "red"}');
    expect((await facteur(['convert', sample('invoice.json'), ...args])).exit).toBe(2);
  });

  test('pdfa tells what it repaired', async () => {
    await facteur(['convert', sample('invoice.json'), '--to', 'facturx', '-o', at('in.pdf')]);
    const { exit, lines } = await ran(['pdfa', '--json', at('in.pdf'), '-o', at('out.pdf')]);
    expect(exit).toBe(0);
    expect(lines).toMatchObject([
      { out: at('out.pdf'), repairs: [{ code: 'ATTACHMENT_REMOVED' }] },
    ]);
  });

  test('pdfa keeps to the bytes asked for, or writes nothing and says why', async () => {
    await writeFile(at('scan.pdf'), await scannedPdf([paper(1000, 1000)]));
    const args = (bytes: string, out: string) => [
      ...['pdfa', '--json', at('scan.pdf'), '--max-bytes', bytes, '-o', at(out)],
    ];
    const small = await ran(args('60000', 'small.pdf'));
    expect(small.lines).toMatchObject([{ images: [{ page: 1, was: { dpi: 500 } }] }]);
    expect((await readFile(at('small.pdf'))).length).toBeLessThanOrEqual(60_000);
    const tiny = await ran(args('5000', 'tiny.pdf'));
    expect(tiny).toMatchObject({
      exit: 1,
      lines: [{ out: null, problems: [{ code: 'PDF_SIZE' }] }],
    });
    await expect(readFile(at('tiny.pdf'))).rejects.toThrow();
    expect((await ran(args('5 MB', 'tiny.pdf'))).exit).toBe(2);
  });
});

describe('flows', () => {
  test('check exits 0 on a drawing that can be published, 1 with node ids on one that cannot', async () => {
    const [first, ...edges] = demoFlows.acme.edges;
    await writeFile(at('cut.json'), JSON.stringify({ ...demoFlows.acme, edges: [...edges] }));
    expect(first?.from).toBe('start');
    expect((await facteur(['flow', 'check', at('acme.json')])).exit).toBe(0);
    const { exit, lines } = await ran(['flow', 'check', '--json', at('cut.json')]);
    expect(exit).toBe(1);
    const problems = lines[0]?.problems as { at: string }[];
    const nodes = demoFlows.acme.nodes.map(({ id }) => id as string);
    expect(problems.some(({ at: node }) => nodes.includes(node.split('.')[0] ?? ''))).toBe(true);
  });

  test('compile gives the same hash wherever cards stand', async () => {
    const moved = { ...demoFlows.acme, layout: {}, nodes: [...demoFlows.acme.nodes].reverse() };
    await writeFile(at('moved.json'), JSON.stringify(moved));
    const { lines } = await ran(['flow', 'compile', '--json', at('acme.json'), at('moved.json')]);
    expect(lines[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(lines[1]?.hash).toBe(lines[0]?.hash);
  });

  test('diff says what changed, and explain tells the drawing in both languages', async () => {
    const changed = structuredClone(demoFlows.acme);
    const subject = changed.nodes.find(({ id }) => id === 'subject');
    if (subject) subject.config = { template: 'F {{invoice.number}}' };
    await writeFile(at('changed.json'), JSON.stringify(changed));
    const { lines } = await ran(['flow', 'diff', '--json', at('acme.json'), at('changed.json')]);
    expect(lines).toMatchObject([{ kind: 'node-changed', node: 'subject', field: 'template' }]);
    const told = await facteur(['flow', 'explain', '--lang', 'en', at('acme.json')]);
    expect(told.stdout).toMatch(/Convert/);
  });

  test('simulate tells recipients, subject and file name, and what another drawing would change', async () => {
    const invoices = at('invoices');
    await mkdir(invoices);
    await copyFile(sample('invoice.json'), join(invoices, 'one.json'));
    const args = ['flow', 'simulate', '--json', at('acme.json'), '--on', invoices];
    const params = ['--param', 'to=ap@acme.example', '--param', 'controller=boss@acme.example'];
    const { exit, lines } = await ran([...args, ...params, '--against', at('changed.json')]);
    expect(exit).toBe(0);
    expect(lines).toMatchObject([
      {
        invoice: 'F-2026-0101',
        outcome: 'delivered',
        mails: [
          {
            to: ['ap@acme.example'],
            subject: 'FACTURE F-2026-0101 / CDE 4500123',
            attachments: ['FACTURE_F-2026-0101.pdf'],
          },
        ],
        files: ['archive/FACTURE_F-2026-0101.pdf'],
        against: { mails: [{ subject: 'F F-2026-0101' }] },
        changed: ['mails'],
      },
    ]);
    const lacking = await ran(args);
    expect(lacking).toMatchObject({
      exit: 1,
      lines: [{ outcome: null, fault: { node: 'email' } }],
    });
  });
});

describe('evidence', () => {
  test('verify exits 0 on a pack as sealed and 1 with one byte changed', async () => {
    const key = await sealKey(folder, new Uint8Array(32));
    const pack = Buffer.from(await sealPack(contents, key));
    await writeFile(at('pack.zip'), pack);
    const good = await ran(['audit', 'verify', '--json', at('pack.zip'), '--key', key.fingerprint]);
    expect(good).toMatchObject({ exit: 0, lines: [{ valid: true }] });
    pack[100] = (pack[100] ?? 0) ^ 1;
    await writeFile(at('pack.zip'), pack);
    const bad = await ran(['audit', 'verify', '--json', at('pack.zip')]);
    expect(bad).toMatchObject({ exit: 1, lines: [{ valid: false }] });
  });
});

describe('the machine', () => {
  test('config shows every setting with its source and hides what is secret', async () => {
    const { exit, stdout } = await facteur(['config', '--json'], {
      env: { DATABASE_URL: 'postgres://me:hunter2@db/facteur' },
    });
    expect(exit).toBe(0);
    expect(stdout).toContain('postgres://me:');
    expect(stdout).not.toContain('hunter2');
  });

  test('doctor says what is there, and exits 1 on a setting that is wrong', async () => {
    const env = { FACTEUR_DATA: at('none'), PORT: '0' };
    expect((await facteur(['doctor', '--json'], { env })).lines().length).toBeGreaterThan(3);
    expect((await facteur(['doctor'], { env: { ...env, PORT: 'abc' } })).exit).toBe(1);
  });
});

test('the program itself: guards answer line by line on standard input, in its order', async () => {
  const questions = [
    { id: 'a', input: 'ap@acme.example' },
    { id: 'b', input: 'b@x.test\r\nBcc: evil@y.test' },
    'no JSON',
  ];
  const child = spawn(process.execPath, [
    join(root, 'bin/facteur.mjs'),
    'check',
    'address',
    '--json',
  ]);
  child.stdin.end(questions.map((q) => (typeof q === 'string' ? q : JSON.stringify(q))).join('\n'));
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  const exit = await new Promise((resolve) => child.on('close', resolve));
  expect(exit).toBe(1);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { id: 'a', verdict: 'accept' },
    { id: 'b', verdict: 'reject', code: 'ADDR_INVALID' },
    { id: null, verdict: 'reject', code: 'QUESTION_UNREADABLE' },
  ]);
});
