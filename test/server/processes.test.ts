import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApiKey } from '#server/auth/apiKeys.ts';
import { makeSignInLink } from '#server/auth/signInLinks.ts';
import { jsonOf } from '#server/db/anySql.ts';
import { saveChannel } from '#server/db/channels.ts';
import { publishDraft } from '#server/db/flows.ts';
import { connect, type Sql } from '#server/db/sql.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { temporalAddress } from '../support/temporal.ts';
import { until } from '../support/until.ts';
import { smtpChannel, smtpServer, type TestSmtp } from './adapters/smtpServer.ts';
import { spawned } from './cli/spawned.ts';
import { answerOf, callAs, formOf, ops } from './house.ts';
import { type Process, serverProcess, startProcess, working } from './processes.ts';

const mailFlow: Flow = {
  name: 'Mail',
  params: [],
  nodes: [
    { id: 'start', type: 'start', config: {} },
    { id: 'convert', type: 'convert', config: {} },
    { id: 'subject', type: 'subject', config: { template: 'Facture {{invoice.number}}' } },
    { id: 'email', type: 'email', config: { channel: 'mail', to: 'ap@buyer.example' } },
    { id: 'end', type: 'end', config: { outcome: 'delivered' } },
  ],
  edges: [
    { from: 'start', exit: 'ok', to: 'convert' },
    { from: 'convert', exit: 'ok', to: 'subject' },
    { from: 'subject', exit: 'ok', to: 'email' },
    { from: 'email', exit: 'ok', to: 'end' },
  ],
  layout: {},
  stickies: [],
};

let folder: string;
let database: TestDatabase;
let sql: Sql;
let smtp: TestSmtp;
let env: NodeJS.ProcessEnv;
const started: Process[] = [];

const start = <P extends Process>(one: P): P => {
  started.push(one);
  return one;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-processes-'));
  [database, smtp] = await Promise.all([testDatabase(), smtpServer()]);
  sql = connect(database.url, 4);
  const key = randomBytes(32);
  env = {
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: await temporalAddress(),
    FACTEUR_KEY: key.toString('base64'),
    FACTEUR_STORE: `file:${join(folder, 'documents')}`,
    FACTEUR_DATA: join(folder, 'data'),
    FACTEUR_TASK_QUEUE: `processes-${randomUUID()}`,
    FACTEUR_HEAVY_QUEUE: `heavy-${randomUUID()}`,
    FACTEUR_EGRESS_ALLOW: `127.0.0.1:${smtp.port}`,
  };
});
afterAll(async () => {
  await Promise.all(started.map((one) => one.stop()));
  await sql?.end();
  await Promise.all([
    database?.drop(),
    smtp?.close(),
    rm(folder, { recursive: true, force: true }),
  ]);
});

test.each(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'FACTEUR_KEY', 'FACTEUR_STORE'])(
  'without %s a process does not begin, and says what to give it',
  async (name) => {
    const { [name]: _, ...lacking } = env;
    const ran = await spawned(['worker', '--lang', 'en'], { env: lacking });
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).toContain(`${name} is missing`);
    expect(ran.stderr).toContain(`the same value of ${name}`);
  },
);

test('heavy steps are not served where no queue is named', async () => {
  const { FACTEUR_HEAVY_QUEUE: _, ...lacking } = env;
  const ran = await spawned(['worker', '--queue', 'heavy', '--lang', 'en'], { env: lacking });
  expect(ran.exit).toBe(2);
  expect(ran.stderr).toContain('FACTEUR_HEAVY_QUEUE');
});

test('a database that does not answer is told, and is not our fault', async () => {
  const away = { ...env, DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/a' };
  const ran = await spawned(['server', '--lang', 'en'], { env: away });
  expect(ran.exit).toBe(3);
  expect(ran.stderr).toContain('127.0.0.1:1/a');
  expect(ran.stderr).not.toContain('secret');
});

test('two servers and two workers that begin at once on an empty database share the work, each thing once', async () => {
  const [left, right] = await Promise.all([serverProcess(env), serverProcess(env)]);
  const workers = [
    startProcess(['worker', '--queue', 'deliveries'], env),
    startProcess(['worker', '--queue', 'heavy'], env),
  ];
  for (const one of [left, right, ...workers]) await working(start(one));
  const applied = await sql`select name from migration`;
  const files = await readdir(new URL('../../server/db/migrations', import.meta.url));
  expect(applied.map(({ name }) => name).sort()).toEqual(files.sort());

  const token = await furnish();
  const byLeft = callAs({ url: left.url, keys: { ops: token } as never }, 'ops');
  const byRight = callAs({ url: right.url, keys: { ops: token } as never }, 'ops');
  const count = 12;
  const replies = await Promise.all(
    Array.from({ length: count }, (_, n) =>
      [byLeft, byRight][n % 2]?.(
        'POST',
        '/api/invoices',
        formOf(domesticInvoice, { number: `P-${n}` }),
      ),
    ),
  );
  expect(replies.map((reply) => reply?.status)).toEqual(Array(count).fill(202));
  await until(async () => {
    const rows = await sql`select state from delivery`;
    expect(rows.map(({ state }) => state)).toEqual(Array(count).fill('delivered'));
  });
  const subjects = smtp.received.map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString())?.[1]);
  expect(new Set(subjects).size).toBe(count);
  expect(smtp.received).toHaveLength(count);
  // Each archived once, in one chain, whichever server did it.
  await until(async () => {
    const [row] = await sql`select count(*)::int as n from archive`;
    expect(row?.n).toBe(count);
  });

  const signedIn = await fetch(`${left.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: (await makeSignInLink(sql, left.url, 'ops')).url.split('#')[1] }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const onTheOther = await fetch(`${right.url}/api/session`, { headers: { cookie } });
  expect(await answerOf(onTheOther)).toMatchObject({ user: { login: 'ops@demo' } });
});

test('a worker that is asked to stop lets the mail that it sends end, and the next one does not send it again', async () => {
  const [server, worker] = [start(await serverProcess(env)), start(startProcess(['worker'], env))];
  await Promise.all([working(server), working(worker)]);
  const [key] = await sql<{ id: string }[]>`select id from issuer`;
  const token = await makeApiKey(sql, { issuerId: key?.id ?? '', name: 'drain', role: 'admin' });
  const call = callAs({ url: server.url, keys: { ops: token } as never }, 'ops');
  const before = smtp.received.length;
  const letGo = smtp.hold();
  expect(
    (await call('POST', '/api/invoices', formOf(domesticInvoice, { number: 'DRAIN' }))).status,
  ).toBe(202);
  await until(async () => expect(smtp.held()).toBe(1));

  const stopping = worker.stop();
  const after = start(startProcess(['worker'], env));
  await working(after);
  expect(smtp.held()).toBe(1);
  letGo();
  expect(await stopping).toBe(0);
  await until(async () => {
    const [row] = await sql`
      select d.state, (select count(*)::int from attempt a where a.delivery_id = d.id and a.node = 'email') as tries
      from delivery d
      join invoice i on i.id = d.invoice_id
      where i.number = 'DRAIN'
    `;
    expect(row).toEqual({ state: 'delivered', tries: 1 });
  });
  expect(smtp.received.length).toBe(before + 1);
});

/** @returns an API key of role admin */
async function furnish(): Promise<string> {
  await sql`insert into issuer (id, name, siren) values ('fermat', 'Ateliers Fermat SAS', '812345676')`;
  await sql`insert into account (id, issuer_id, login, role) values ('ops', 'fermat', 'ops@demo', 'ops')`;
  await sql`
    insert into customer (id, issuer_id, code, name, country, siren)
    values ('bread', 'fermat', 'BOUL', 'Boulangeries Réunies SAS', 'FR', '512345679')
  `;
  const key = Buffer.from(String(env.FACTEUR_KEY), 'base64');
  await saveChannel(sql, key, 'fermat', smtpChannel(smtp.port));
  await sql`
    insert into flow (id, issuer_id, draft, saved_by)
    values ('mail', 'fermat', ${jsonOf(sql, mailFlow)}, 'ops@demo')
  `;
  await publishDraft(sql, ops, 'mail', { revision: 1, note: 'first' });
  await sql`update customer set flow_id = 'mail'`;
  return makeApiKey(sql, { issuerId: 'fermat', name: 'admin', role: 'admin' });
}
