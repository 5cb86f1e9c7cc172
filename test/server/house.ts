import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { DocumentStore } from '#activities/activity.ts';
import { documentStore } from '#server/adapters/documents.ts';
import type { Role } from '#server/api/endpoint.ts';
import { roles } from '#server/api/endpoint.ts';
import type { Limits } from '#server/api/limits.ts';
import { makeApiKey } from '#server/auth/apiKeys.ts';
import { jsonOf } from '#server/db/anySql.ts';
import { recordEvents } from '#server/db/events.ts';
import { publishDraft } from '#server/db/flows.ts';
import { migrate } from '#server/db/migrate.ts';
import { connect, type Sql } from '#server/db/sql.ts';
import { type Log, makeLog } from '#server/log.ts';
import { startServer } from '#server/main.ts';
import { connectTemporal, type Temporal } from '#server/temporal/client.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { testDatabase } from '../support/postgres.ts';
import { temporalAddress } from '../support/temporal.ts';

/** Two issuers, people of every role, customers, a published flow, and the whole server on a free port. */
export interface House {
  readonly sql: Sql;
  readonly store: DocumentStore;
  /** Where its documents are. */
  readonly storing: { readonly kind: 'file'; readonly folder: string };
  readonly temporal: Temporal;
  readonly taskQueue: string;
  readonly log: Log;
  readonly url: string;
  /** API keys of `fermat` by role. */
  readonly keys: Readonly<Record<Role, string>>;
  /** A key of role admin of the other issuer. */
  readonly foreignKey: string;
  readonly close: () => Promise<void>;
}

/** Writes a subject, which asks for an order reference, and ends. Nothing leaves. */
export const subjectFlow: Flow = {
  name: 'Objet',
  params: [
    { name: 'prefix', type: 'text', label: { fr: 'Préfixe', en: 'Prefix' }, default: 'FACTURE' },
  ],
  nodes: [
    { id: 'start', type: 'start', config: {} },
    {
      id: 'subject',
      type: 'subject',
      config: {
        template: '{{params.prefix}} {{invoice.number}} / CDE {{invoice.orderReference}}',
      },
    },
    { id: 'end', type: 'end', config: { outcome: 'cancelled' } },
  ],
  edges: [
    { from: 'start', exit: 'ok', to: 'subject' },
    { from: 'subject', exit: 'ok', to: 'end' },
  ],
  layout: {},
  stickies: [],
};

export const ops = {
  kind: 'person',
  id: 'ops',
  login: 'ops@demo',
  role: 'ops',
  issuerId: 'fermat',
} as const;

const QUIET = 'silent';
const unlimited: Limits = { calls: 1e9, unknownCalls: 1e9, failedSignIns: 1e9, answers: 1e9 };

/**
 * @param engine `none`: an address where no Temporal answers; `server`: the run's Temporal; `worker`: and a worker that
 *   runs the real steps, which may connect to `egressAllow`
 */
export async function openHouse(
  engine: 'none' | 'server' | 'worker',
  { limits = {}, egressAllow = [] }: { limits?: Partial<Limits>; egressAllow?: string[] } = {},
): Promise<House> {
  const [database, folder, address] = await Promise.all([
    testDatabase(),
    mkdtemp(join(tmpdir(), 'facteur-house-')),
    engine === 'none' ? '127.0.0.1:1' : temporalAddress(),
  ]);
  const sql = connect(database.url, 8);
  await migrate(sql);
  await furnish(sql);
  const log = makeLog(process.env.FACTEUR_TEST_LOG ?? QUIET);
  const temporal = engine === 'none' ? deaf(address) : await connectTemporal(address);
  const storing = { kind: 'file', folder: join(folder, 'documents') } as const;
  const store = documentStore(sql, storing);
  const taskQueue = `house-${randomUUID()}`;
  const config = {
    url: '',
    port: 0,
    listen: '127.0.0.1',
    data: folder,
    taskQueue,
    egressAllow,
    folders: [],
  };
  const server = await startServer({
    sql,
    temporal,
    store,
    key: new Uint8Array(32),
    config,
    log,
    designer: folder,
    // One machine plays everybody: only the tests of limits want them.
    limits: { ...unlimited, ...limits },
  });
  const steps =
    engine === 'worker'
      ? await runSteps(sql, { address, taskQueue, storing, log, egressAllow })
      : undefined;
  const keyOf = async (role: Role) =>
    [role, await makeApiKey(sql, { issuerId: 'fermat', name: role, role })] as const;
  return {
    sql,
    store,
    storing,
    temporal,
    taskQueue,
    log,
    url: server.url,
    keys: Object.fromEntries(await Promise.all(roles.map(keyOf))) as Record<Role, string>,
    foreignKey: await makeApiKey(sql, { issuerId: 'other', name: 'admin', role: 'admin' }),
    close: async () => {
      await server.close();
      await steps?.stop();
      await temporal.close();
      await sql.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A worker with the steps of production. Loaded here, since most tests need neither. */
async function runSteps(
  sql: Sql,
  { address, taskQueue, storing, log, egressAllow }: Steps,
): Promise<{ stop: () => Promise<void> }> {
  const { makePorts } = await import('#server/adapters/ports.ts');
  const { startTellingThoseDue } = await import('#server/approval/tellThoseDue.ts');
  const { makeActivities } = await import('#server/temporal/activities.ts');
  const { startWorker } = await import('#server/temporal/worker.ts');
  const url = 'http://127.0.0.1:1';
  const config = { store: storing, url, egressAllow, folders: [] };
  const ports = makePorts({ sql, key: new Uint8Array(32), config });
  const worker = await startWorker({
    address,
    namespace: 'default',
    taskQueue,
    activities: makeActivities(ports, log),
    record: (delivery, events) => recordEvents(sql, delivery, events),
    log,
  });
  const telling = startTellingThoseDue(sql, ports.portsFor, log);
  return {
    stop: async () => {
      await telling.stop();
      await worker.stop();
      ports.close();
    },
  };
}

interface Steps {
  readonly address: string;
  readonly taskQueue: string;
  readonly storing: { readonly kind: 'file'; readonly folder: string };
  readonly log: Log;
  readonly egressAllow: readonly string[];
}

/**
 * A client whose engine is down: it fails when it is used, not before. It is never closed: a retry of its own that
 * still waits would then throw at nobody.
 */
function deaf(address: string): Temporal {
  const connection = Connection.lazy({ address, connectTimeout: 500 });
  return { connection, client: new Client({ connection }), close: async () => {} };
}

async function furnish(sql: Sql): Promise<void> {
  await sql`
    insert into issuer (id, name, siren)
    values ('fermat', 'Ateliers Fermat SAS', '812345676'), ('other', 'Autre SAS', '999999999')
  `;
  for (const role of roles) {
    await sql`
      insert into account (id, issuer_id, login, role)
      values (${role}, 'fermat', ${`${role}@demo`}, ${role})
    `;
  }
  await sql`
    insert into flow (id, issuer_id, draft, saved_by)
    values ('flow', 'fermat', ${jsonOf(sql, subjectFlow)}, 'ops@demo')
  `;
  await publishDraft(sql, ops, 'flow', { revision: 1, note: 'first' });
  await sql`
    insert into customer (id, issuer_id, code, name, country, siren, siret, vat_id, flow_id)
    values
      ('bread', 'fermat', 'BOUL', 'Boulangeries Réunies SAS', 'FR', '512345679', '51234567900017',
        'FR75512345679', 'flow'),
      ('plain', 'fermat', 'PLAIN', 'Sans circuit', 'FR', '733333333', null, null, null)
  `;
}

/** A submission of the given invoice, as a client's form sends it. */
export function formOf(
  invoice: Invoice,
  changes: Partial<Invoice> = {},
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const data = JSON.stringify({ ...invoice, ...changes });
  form.append('file', new Blob([data], { type: 'application/json' }), 'facture.json');
  return form;
}

/** Calls the API with a role's key. */
export const callAs =
  ({ url, keys }: Pick<House, 'url' | 'keys'>, role: Role) =>
  (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${keys[role]}`,
        ...(body === undefined || body instanceof FormData
          ? {}
          : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });

/** The JSON of a reply, as the test expects it to look. */
export const answerOf = async <T>(reply: Response): Promise<T> => (await reply.json()) as T;
