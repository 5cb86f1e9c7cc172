import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoFlows } from '#server/demo/flows.ts';
import { sealKey } from '#server/evidence/key.ts';
import { sealPack } from '#server/evidence/pack.ts';
import { contents } from '../evidence/sample.ts';
import { type House, openHouse, subjectFlow } from '../house.ts';
import { spawned } from './spawned.ts';

const sample = (name: string) => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-bin-'));
  for (const [name, flow] of Object.entries(demoFlows)) {
    await writeFile(at(`${name}.json`), JSON.stringify(flow));
  }
  await mkdir(at('invoices'));
  await copyFile(sample('invoice.json'), at('invoices/a.json'));
  await copyFile(sample('credit-note.cii.xml'), at('invoices/b.xml'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('exit codes', () => {
  test.each([
    ['no verb', []],
    ['a name of Object.prototype', ['constructor']],
    ['an unknown option', ['read', '--loud', 'x']],
    ['a file that is not there', ['read', '/nowhere/x.pdf']],
    ['a target of a later version', ['convert', 'x', '--to', 'ubl', '-o', 'y']],
    ['an unknown state', ['deliveries', '--state', 'lost']],
    [
      'a patch that is no JSON',
      'resolve x --node n --action amend --reason r --patch {'.split(' '),
    ],
  ])('%s is the caller’s mistake: 2, a word on stderr, nothing on stdout', async (_what, args) => {
    const ran = await spawned(args);
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).not.toBe('');
    expect(ran.stderr).not.toMatch(/\n {4}at /);
  });

  test.each([
    ['submit', sample('invoice.json')],
    ['delivery', 'x'],
    ['audit', 'replay', 'F-1'],
  ])('%s without a server is 3 and says how to get one', async (...args) => {
    const ran = await spawned(args, { env: { FACTEUR_DATA: at('nobody') } });
    expect(ran).toMatchObject({ exit: 3, stdout: '' });
    expect(ran.stderr).toContain('npm start');
  });
});

test('judged files come back in their order, one JSON line each, good and bad alike', async () => {
  await writeFile(at('text.xml'), 'no invoice');
  const ran = await spawned(['validate', '--json', at('text.xml'), sample('invoice.cii.xml')]);
  expect(ran.exit).toBe(1);
  expect(ran.lines()).toMatchObject([
    { file: at('text.xml'), valid: false },
    { valid: true, syntax: 'cii', rules: 'en16931', ms: expect.any(Number) },
  ]);
});

test.each([
  ['rule', { '==': [{ var: 'invoice.isCreditNote' }, true] }, { eval: 'x' }],
  ['template', '{{invoice.number}}', '{{#each invoice.lines}}'],
  ['address', 'ap@acme.example', 'ap@acme.example\r\nbcc: x@y.example'],
  ['url', 'https://portal.example/in', 'http://169.254.169.254/latest'],
  ['flow', demoFlows.acme, { nodes: 1 }],
  ['token', 'A'.repeat(43), `${'A'.repeat(42)}B`],
])('check %s accepts the good and rejects the bad', async (kind, good, bad) => {
  const input = [good, bad].map((one, id) => JSON.stringify({ id, input: one })).join('\n');
  const ran = await spawned(['check', kind, '--json'], { input });
  expect(ran.exit).toBe(1);
  expect(ran.lines()).toMatchObject([
    { id: 0, verdict: 'accept' },
    { id: 1, verdict: 'reject', code: expect.any(String), message: { fr: expect.any(String) } },
  ]);
});

test.each([
  ['subject', 'Facture F-1', 'Facture\r\nBcc: x@y.example', 'Facture Bcc: x@y.example'],
  ['filename', 'F-1.pdf', '../../passwd', expect.not.stringContaining('/')],
  ['csv', 'ACME', '=1+1', `"'=1+1"`],
])(
  'check %s gives what goes on in the place of what it was given',
  async (kind, good, bad, output) => {
    const input = [good, bad].map((one, id) => JSON.stringify({ id, input: one })).join('\n');
    const ran = await spawned(['check', kind, '--json'], { input });
    expect(ran.exit).toBe(0);
    expect(ran.lines()).toMatchObject([
      { id: 0, verdict: 'accept' },
      { id: 1, verdict: 'neutralise', output },
    ]);
  },
);

test.each(['pdf', 'xml', 'zip'])('check %s judges a file by its bytes', async (kind) => {
  await writeFile(at('text.bin'), 'neither this nor that');
  const input = JSON.stringify({ id: 1, file: at('text.bin') });
  const ran = await spawned(['check', kind, '--json'], { input });
  expect(ran.exit).toBe(1);
  expect(ran.lines()).toMatchObject([{ id: 1, verdict: 'reject', code: expect.any(String) }]);
});

test('check takes the text of a file for kinds that judge text', async () => {
  await writeFile(at('rule.json'), '{"==":[{"var":"invoice.isCreditNote"},true]}\n');
  const input = JSON.stringify({ id: 1, file: at('rule.json') });
  const ran = await spawned(['check', 'rule', '--json'], { input });
  expect(ran.lines()).toMatchObject([{ id: 1, verdict: 'accept' }]);
});

test('check filename makes a path harmless, and takes a file from the line that names it', async () => {
  const ran = await spawned(['check', 'filename'], { input: '{"id":1,"input":"../../passwd"}' });
  expect(ran.exit).toBe(0);
  expect(ran.lines()).toMatchObject([
    { id: 1, verdict: 'neutralise', output: expect.not.stringContaining('/') },
  ]);
  const input = JSON.stringify({ id: 2, file: sample('invoice.cii.xml') });
  const xml = await spawned(['check', 'xml'], { input });
  expect(xml.lines()).toMatchObject([{ id: 2, verdict: 'accept' }]);
});

test('simulate tells path, recipients, subjects and file names of each invoice in a folder', async () => {
  const ran = await spawned([
    ...['flow', 'simulate', at('acme.json'), '--on', at('invoices'), '--json'],
    ...['--param', 'to=ap@acme.example,second@acme.example'],
    ...['--param', 'creditNotesTo=credit@acme.example', '--param', 'controller=c@acme.example'],
  ]);
  expect(ran.stderr).toBe('');
  expect(ran.exit).toBe(0);
  expect(ran.lines()).toMatchObject([
    {
      file: 'a.json',
      invoice: 'F-2026-0101',
      outcome: 'delivered',
      fault: null,
      path: expect.arrayContaining(['convert', 'subject', 'email', 'archive', 'delivered']),
      mails: [
        {
          to: ['ap@acme.example', 'second@acme.example'],
          subject: 'FACTURE F-2026-0101 / CDE 4500123',
          attachments: ['FACTURE_F-2026-0101.pdf'],
        },
      ],
      files: ['archive/FACTURE_F-2026-0101.pdf'],
      channels: ['demo-drop', 'demo-mail'],
    },
    { file: 'b.xml', outcome: 'delivered', mails: [{ to: ['credit@acme.example'] }], files: [] },
  ]);
});

test('simulate says where an invoice would wait and whom that would tell, and exits 1', async () => {
  const ran = await spawned([
    ...['flow', 'simulate', at('english.json'), '--on', at('invoices'), '--json'],
  ]);
  expect(ran.exit).toBe(1);
  const words = { fr: expect.any(String), en: expect.any(String) };
  const fault = {
    node: 'email',
    code: 'EMAIL_VALUE_MISSING',
    title: words,
    message: words,
    help: words,
  };
  const [result] = ran.lines() as [{ fault: { message: { fr: string; en: string } } }];
  expect(result).toMatchObject({ outcome: null, fault });
  for (const language of ['fr', 'en'] as const) {
    const args = ['flow', 'simulate', at('english.json'), '--on', at('invoices')];
    const told = await spawned([...args, '--lang', language]);
    expect(told.stdout).toContain(result.fault.message[language]);
  }
});

test('simulate knows no parameter that the flow does not declare', async () => {
  const args = ['flow', 'simulate', at('english.json'), '--on', at('invoices'), '--param', 'x=1'];
  expect(await spawned(args)).toMatchObject({ exit: 2, stdout: '' });
});

test('audit verify holds for a pack as sealed, by its key only, and fails once one byte is flipped', async () => {
  const key = await sealKey(folder, new Uint8Array(32));
  const pack = Buffer.from(await sealPack(contents, key));
  await writeFile(at('pack.zip'), pack);
  const verify = (name: string, fingerprint: string) =>
    spawned(['audit', 'verify', at(name), '--key', fingerprint, '--json']);
  const good = await verify('pack.zip', key.fingerprint);
  expect(good.exit).toBe(0);
  expect(good.lines()).toMatchObject([{ valid: true }]);
  expect(await verify('pack.zip', '0'.repeat(64))).toMatchObject({ exit: 1 });

  const middle = Math.floor(pack.length / 2);
  pack.writeUInt8(pack.readUInt8(middle) ^ 1, middle);
  await writeFile(at('flipped.zip'), pack);
  const bad = await verify('flipped.zip', key.fingerprint);
  expect(bad.exit).toBe(1);
  const [verdict] = bad.lines() as { valid: boolean; checks: object[] }[];
  expect(verdict?.valid).toBe(false);
  expect(verdict?.checks[0]).toMatchObject({ ok: false, what: { en: 'Seal over every byte' } });
});

test('doctor finds a database that does not answer, says how to mend it, and exits 3', async () => {
  const env = { DATABASE_URL: 'postgres://127.0.0.1:1/none', FACTEUR_DATA: folder };
  const ran = await spawned(['doctor', '--json'], { env });
  expect(ran.exit).toBe(3);
  const database = ran.lines().find(({ what }) => (what as { en: string }).en === 'PostgreSQL');
  expect(database).toMatchObject({
    ok: false,
    fix: { en: expect.stringContaining('DATABASE_URL') },
  });
});

describe('with the server that the data folder names', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse('none');
    const written = { url: house.url, token: house.keys.admin };
    await writeFile(at('server.json'), JSON.stringify(written));
  });
  afterAll(() => house.close());
  const run = (...args: string[]) =>
    spawned([...args, '--json'], { env: { FACTEUR_DATA: folder } });

  test('what is submitted is listed by customer, and is what flow simulate --last tries', async () => {
    const files = ['/nowhere/f.xml', sample('invoice.json')];
    const submitted = await run('submit', ...files, '--customer', 'BOUL');
    expect(submitted.stderr).toBe('');
    expect(submitted.exit).toBe(1);
    const [unreadable, receipt] = submitted.lines();
    expect(unreadable).toMatchObject({ file: '/nowhere/f.xml', error: { fr: expect.any(String) } });
    expect(receipt).toEqual({ invoice: expect.any(String), delivery: expect.any(String) });
    const listed = await run('deliveries', '--customer', 'BOUL');
    expect(listed.lines()).toMatchObject([{ id: receipt?.delivery }]);
    expect((await run('deliveries', '--customer', 'PLAIN')).stdout).toBe('');
    expect(await run('deliveries', '--customer', 'NOBODY')).toMatchObject({ exit: 2, stdout: '' });

    await writeFile(at('subject.json'), JSON.stringify(subjectFlow));
    const tried = await run('flow', 'simulate', at('subject.json'), '--last', '1');
    expect(tried.stderr).toBe('');
    expect(tried.lines()).toMatchObject([
      { invoice: 'F-2026-0101', path: ['start', 'subject', 'end'], outcome: 'cancelled' },
    ]);
  });

  test('an invoice that is not there is 1 and a word on stderr', async () => {
    const ran = await run('audit', 'export', 'F-1900-0001', '-o', at('never.zip'));
    expect(ran).toMatchObject({ exit: 1, stdout: '' });
    expect(ran.stderr).toContain('F-1900-0001');
  });
});
