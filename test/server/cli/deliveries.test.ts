import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../support/until.ts';
import { type House, openHouse } from '../house.ts';
import { spawned } from './spawned.ts';

const invoice = fileURLToPath(new URL('../../samples/invoice.json', import.meta.url));

let house: House;
let folder: string;

beforeAll(async () => {
  house = await openHouse('worker');
  folder = await mkdtemp(join(tmpdir(), 'facteur-cli-'));
  const written = { url: house.url, token: house.keys.admin };
  await writeFile(join(folder, 'server.json'), JSON.stringify(written));
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => spawned([...args, '--json'], { env: { FACTEUR_DATA: folder } });

const comesTo = (delivery: string, state: string) =>
  until(async () => {
    const [row] = await house.sql`select state from delivery where id = ${delivery}`;
    if (row?.state !== state) throw new Error('goes on');
  });

test('a delivery that waits is listed, told, amended and over; its evidence verifies and replays', async () => {
  const { orderReference: _lacks, ...rest } = JSON.parse(await readFile(invoice, 'utf8'));
  const file = join(folder, 'without-order.json');
  await writeFile(file, JSON.stringify({ ...rest, number: 'F-2026-0900' }));
  const submitted = await run('submit', file, '--customer', 'BOUL');
  expect(submitted.stderr).toBe('');
  const id = String(submitted.lines()[0]?.delivery);
  await comesTo(id, 'parked');
  const listed = await run('deliveries', '--state', 'needs-action');
  expect(listed.lines()).toMatchObject([{ id, state: 'parked', invoiceNumber: 'F-2026-0900' }]);
  const told = await run('delivery', id);
  expect(told.lines()).toMatchObject([
    { id, parked: [{ node: 'subject' }], path: [{ node: 'start' }] },
  ]);

  const decide = ['resolve', id, '--reason', 'given by the buyer', '--node'];
  const elsewhere = await run(...decide, 'start', '--action', 'retry');
  expect(elsewhere).toMatchObject({ exit: 1, stdout: '' });
  const amend = ['--action', 'amend', '--patch', '{"invoice.orderReference":"4500123"}'];
  const resolved = await run(...decide, 'subject', ...amend);
  expect(resolved.exit).toBe(0);
  expect(resolved.lines()).toMatchObject([{ delivery: id, generation: 2 }]);
  await comesTo(id, 'cancelled');

  const pack = join(folder, 'pack.zip');
  expect(await run('audit', 'export', 'F-2026-0900', '-o', pack)).toMatchObject({ exit: 0 });
  const verified = await run('audit', 'verify', pack);
  expect(verified.exit).toBe(0);
  expect(verified.lines()).toMatchObject([{ valid: true }]);
  const replayed = await run('audit', 'replay', 'F-2026-0900');
  expect(replayed.exit).toBe(0);
  expect(replayed.lines()).toMatchObject([{ delivery: id, identical: true }]);
});

test('all that wait for one cause are decided together, each told', async () => {
  const { orderReference: _lacks, ...rest } = JSON.parse(await readFile(invoice, 'utf8'));
  const ids: string[] = [];
  for (const number of ['F-2026-0911', 'F-2026-0912']) {
    const file = join(folder, `${number}.json`);
    await writeFile(file, JSON.stringify({ ...rest, number }));
    ids.push(String((await run('submit', file, '--customer', 'BOUL')).lines()[0]?.delivery));
  }
  for (const id of ids) await comesTo(id, 'parked');
  const many = ['resolve', '--all-with', 'SUBJECT_VALUE_MISSING', '--reason', 'given', '--action'];
  const ran = await run(...many, 'amend', '--patch', '{"invoice.orderReference":"4500123"}');
  expect(ran.exit).toBe(0);
  expect(ran.lines()).toMatchObject(ids.map((id) => ({ id, state: 'done' })));
  for (const id of ids) await comesTo(id, 'cancelled');
  expect(await run(...many, 'send-again')).toMatchObject({ exit: 2, stdout: '' });
  expect(await run(...many, 'skip', '--pace', 'fast')).toMatchObject({ exit: 2, stdout: '' });
});

test('a repeat gets the first answer, and a refused file keeps no other back', async () => {
  const first = (await run('submit', invoice, '--customer', 'BOUL')).lines();
  const text = join(folder, 'text.txt');
  await writeFile(text, 'no invoice');
  const ran = await run('submit', text, invoice, '--customer', 'BOUL');
  expect(ran.exit).toBe(1);
  const duplicateOf = first[0]?.invoice;
  expect(ran.lines()).toMatchObject([{ file: text }, { ...first[0], duplicateOf }]);
});

test('replaying an invoice that has no delivery says so, and is not a success', async () => {
  const first = await house.sql`select id from invoice where number = 'F-2026-0900'`;
  await house.sql`
    insert into invoice (id, issuer_id, customer_id, number, type_code, issue_date, currency, total, facts, content_hash)
    select 'alone', issuer_id, customer_id, 'F-2026-0999', type_code, issue_date, currency, total, facts, 'alone'
    from invoice where id = ${first[0]?.id}
  `;
  await house.sql`
    insert into invoice_document (invoice_id, role, sha256, name)
    select 'alone', role, sha256, name from invoice_document where invoice_id = ${first[0]?.id} and delivery_id = ''
  `;
  const replayed = await run('audit', 'replay', 'F-2026-0999', '--lang', 'en');
  expect(replayed).toMatchObject({ exit: 1, stdout: '' });
  expect(replayed.stderr).toContain('invoice F-2026-0999 has no delivery');
});

test('replaying a delivery that has not begun says so', async () => {
  await house.sql`
    insert into delivery (id, issuer_id, invoice_id, flow_id, version, input)
    select 'planned', issuer_id, 'alone', flow_id, version, input from delivery limit 1
  `;
  const replayed = await run('audit', 'replay', 'F-2026-0999', '--lang', 'en');
  expect(replayed).toMatchObject({ exit: 1, stdout: '' });
  expect(replayed.stderr).toContain('Nothing to replay');
});

test('a key of another role may not decide, and is told so', async () => {
  const env = { FACTEUR_URL: house.url, FACTEUR_API_KEY: house.keys.auditor };
  const args = 'resolve x --node subject --action abort --reason no'.split(' ');
  const ran = await spawned(args, { env });
  expect(ran).toMatchObject({ exit: 1, stdout: '' });
  expect(ran.stderr).toMatch(/^facteur: [A-Z_]+ ?:/);
});
