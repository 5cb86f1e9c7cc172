import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentStore } from '#server/adapters/documents.ts';
import { makePorts } from '#server/adapters/ports.ts';
import { deliverySummary } from '#server/db/deliverySummary.ts';
import { recordEvents } from '#server/db/events.ts';
import { migrate } from '#server/db/migrate.ts';
import { connect, type Sql } from '#server/db/sql.ts';
import { demoCustomers, demoIssuer } from '#server/demo/customers.ts';
import { dropFiles, mailDetail, mailHeads } from '#server/demo/mails.ts';
import { nextDemoInvoice } from '#server/demo/next.ts';
import { dropFolder, type Peers, startPeers } from '#server/demo/peers.ts';
import { type SeedDeps, seedDemo } from '#server/demo/seed.ts';
import { makeLog } from '#server/log.ts';
import { makeActivities } from '#server/temporal/activities.ts';
import { connectTemporal } from '#server/temporal/client.ts';
import { startRelay } from '#server/temporal/relay.ts';
import { startWorker } from '#server/temporal/worker.ts';
import { testDatabase } from '../../support/postgres.ts';
import { temporalAddress } from '../../support/temporal.ts';
import { until } from '../../support/until.ts';

let sql: Sql;
let deps: SeedDeps;
let peers: Peers;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const log = makeLog('error');
  const data = await mkdtemp(join(tmpdir(), 'facteur-seed-'));
  closing.push(() => rm(data, { recursive: true, force: true }));
  const database = await testDatabase();
  closing.push(database.drop);
  sql = connect(database.url, 6);
  closing.push(() => sql.end());
  await migrate(sql);
  peers = await startPeers({ sql, data });
  closing.push(peers.close);
  const key = randomBytes(32);
  const store = { kind: 'file', folder: join(data, 'documents') } as const;
  const config = { store, url: 'http://127.0.0.1:1', egressAllow: peers.targets, folders: [] };
  const ports = makePorts({ sql, key, config });
  closing.push(async () => ports.close());
  const address = await temporalAddress();
  const temporal = await connectTemporal(address);
  closing.push(temporal.close);
  const taskQueue = `seed-${randomUUID()}`;
  const worker = await startWorker({
    address,
    namespace: 'default',
    taskQueue,
    activities: makeActivities(ports, log),
    record: (delivery, events) => recordEvents(sql, delivery, events),
    log,
  });
  closing.push(() => worker.stop());
  const relay = await startRelay(sql, { client: temporal.client, taskQueue }, log);
  closing.push(relay.stop);
  deps = { sql, key, store: documentStore(sql, store), data, peers, now: () => new Date() };
});
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

const states = async () =>
  sql<{ state: string; code: string | null; n: number }[]>`
    select state, fault->>'code' as code, count(*)::int as n
    from delivery
    group by 1, 2
    order by 1, 2
  `;

/** Until nothing moves by itself any more. */
const settled = () =>
  until(async () => {
    const moving = (await states()).filter(
      ({ state }) => !['delivered', 'handed-over', 'parked'].includes(state),
    );
    if (moving.length > 0) throw new Error('deliveries go on');
  });

test('the first start seeds 40 invoices, delivered by the real engine but for the three prepared failures', async () => {
  expect(await seedDemo(deps)).toEqual({ demo: true, invoices: 40 });
  await settled();
  expect([...(await states())]).toEqual([
    { state: 'delivered', code: null, n: 32 },
    { state: 'handed-over', code: null, n: 5 },
    { state: 'parked', code: 'EMAIL_MAILBOX_UNKNOWN', n: 1 },
    { state: 'parked', code: 'SUBJECT_VALUE_MISSING', n: 1 },
    { state: 'parked', code: 'UPLOAD_NAME_TAKEN', n: 1 },
  ]);
  const [house] = await sql`
    select (select count(*)::int from invoice) as invoices,
      (select count(*)::int from customer) as customers,
      (select count(*)::int from flow) as flows
  `;
  expect(house).toEqual({ invoices: 40, customers: 6, flows: 3 });
  expect(await deliverySummary(sql, demoIssuer.id)).toMatchObject({ needsAction: 3, customers: 3 });
  const [span] = await sql`
    select extract(day from max(received_at) - min(received_at))::int as days from invoice
  `;
  expect(span?.days).toBeGreaterThanOrEqual(29);
});

test('a second start seeds nothing, and follows peers that moved', async () => {
  const moved = { ...peers, mailbox: { ...peers.mailbox, port: peers.mailbox.port + 1 } };
  expect(await seedDemo({ ...deps, peers: moved })).toEqual({ demo: true, invoices: 0 });
  const [channel] =
    await sql`select settings->>'port' as port from channel where name = 'demo-mail'`;
  expect(channel?.port).toBe(String(moved.mailbox.port));
  expect(await seedDemo(deps)).toEqual({ demo: true, invoices: 0 });
});

test('V01: a copy to the controller strictly above 10 000 only, credit notes elsewhere', async () => {
  const heads = await mailHeads(sql);
  const of = (number: string) => heads.filter(({ subject }) => subject.includes(number));
  const numbers = await sql<{ number: string; total: string; typeCode: string; order: string }[]>`
    select number, total::text, type_code, facts->>'orderReference' as order
    from invoice
    where customer_id = 'acme-benelux'
    order by received_at
  `;
  const byTotal = (total: string, type = '380') =>
    numbers.find((row) => row.total === total && row.typeCode === type);
  const [below, exact, above] = ['9999.99', '10000.00', '10000.01'].map((total) => byTotal(total));
  const note = byTotal('9999.99', '381');
  if (!below || !exact || !above || !note) throw new Error('the month lacks an invoice of V01');
  const subject = `FACTURE ${below.number} / CDE ${below.order}`;
  expect(heads.filter((head) => head.subject === subject)).toMatchObject([
    {
      to: ['ap.invoices@acme.example'],
      cc: [],
      attachments: [{ name: `FACTURE_${below.number}.pdf`, type: 'application/pdf' }],
    },
  ]);
  expect(of(`FACTURE ${exact.number} /`)).toMatchObject([{ cc: [] }]);
  expect(of(`FACTURE ${above.number} /`)).toMatchObject([{ cc: ['controller@acme.example'] }]);
  expect(of(`AVOIR ${note.number}`)).toMatchObject([
    {
      to: ['creditnotes@acme.example'],
      cc: [],
      subject: `AVOIR ${note.number} / FACTURE ${below.number}`,
    },
  ]);
});

test('the drop holds the deposits and the archive copies, and the taken name keeps its file', async () => {
  const files = await dropFiles(dropFolder(deps.data));
  expect(files.filter(({ path }) => path.startsWith('inv/40172/'))).toHaveLength(6);
  expect(files.filter(({ path }) => path.startsWith('archive/'))).not.toHaveLength(0);
  expect(files.filter(({ bytes }) => bytes < 100)).toHaveLength(1);
});

test('the next sample invoice of a customer is taken in and delivered like any other', async () => {
  const { id } = demoCustomers.nordhavn;
  const made = await nextDemoInvoice(deps, { customerId: id, actor: 'ops@demo' });
  const more = await nextDemoInvoice(deps, { customerId: id, actor: 'ops@demo' });
  await settled();
  const rows = await sql`
    select i.number, d.state from delivery d join invoice i on i.id = d.invoice_id
    where d.id in ${sql([made.delivery, more.delivery])}
    order by i.number
  `;
  const year = new Date().getUTCFullYear();
  expect(rows).toMatchObject([
    { number: `F-${year}-0141`, state: 'delivered' },
    { number: `F-${year}-0142`, state: 'delivered' },
  ]);
  const [head] = await mailHeads(sql);
  const mail = await mailDetail(sql, head?.id ?? '');
  expect(mail.envelopeTo).toEqual(['invoices@nordhavn.example']);
  expect(mail.headers).toContain('Subject: Invoice F-');
});

test('an installation with issuers of its own gets no demo', async () => {
  await sql`update issuer set demo = false where id = ${demoIssuer.id}`;
  expect(await seedDemo(deps)).toEqual({ demo: false, invoices: 0 });
  await sql`update issuer set demo = true where id = ${demoIssuer.id}`;
});
