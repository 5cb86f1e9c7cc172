import { createHash, randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/activity';
import type { DocumentStore } from '#activities/activity.ts';
import { jsonOf } from '#server/db/anySql.ts';
import { noteDocument } from '#server/db/documents.ts';
import { recordEvents } from '#server/db/events.ts';
import { migrate } from '#server/db/migrate.ts';
import { connect, type Sql } from '#server/db/sql.ts';
import { makeLog } from '#server/log.ts';
import type { Build } from '#server/temporal/builds.ts';
import { connectTemporal, type Temporal } from '#server/temporal/client.ts';
import { type RunningWorker, startWorker } from '#server/temporal/worker.ts';
import type { Context } from '#workflows/context.ts';
import type { Job } from '#workflows/job.ts';
import { type Plan, planHash, type Step } from '#workflows/plan.ts';
import type { Resolution } from '#workflows/trace.ts';
import { testDatabase } from '../../support/postgres.ts';
import { temporalAddress } from '../../support/temporal.ts';
import { until } from '../../support/until.ts';

const retry = { tries: 1, firstWait: 1, growth: 1, longestWait: 1, never: [] };
const step = (rest: Partial<Step> & Pick<Step, 'id' | 'type' | 'kind' | 'exits'>): Step => ({
  config: {},
  reads: [],
  informs: [],
  timeout: 10,
  retry,
  mode: 'local',
  ...rest,
});

const meaning: Omit<Plan, 'hash'> = {
  ir: 1,
  flow: 'acme',
  version: 1,
  params: {},
  retries: {},
  steps: [
    step({ id: 'start', type: 'start', kind: 'start', exits: { ok: [1] } }),
    step({
      id: 'subject',
      type: 'subject',
      kind: 'do',
      exits: { ok: [2] },
      reads: ['invoice.number', 'invoice.orderReference'],
    }),
    step({
      id: 'mail',
      type: 'email',
      kind: 'do',
      mode: 'regular',
      exits: { ok: [3] },
      reads: ['vars.subject'],
      delivers: 'accepted',
    }),
    step({ id: 'end', type: 'end', kind: 'end', exits: {}, outcome: 'delivered' }),
  ],
};
export const plan: Plan = { ...meaning, hash: planHash({ ...meaning, hash: '' }) };

const original = Buffer.from('%PDF-1.7 the original');
export const originalHash = createHash('sha256').update(original).digest('hex');

export interface House {
  readonly sql: Sql;
  readonly temporal: Temporal;
  readonly store: DocumentStore;
  /** What the store holds, to be tampered with. */
  readonly files: Map<string, Buffer>;
  /** A delivery that nobody has started. @returns its id */
  readonly order: () => Promise<string>;
  /** Runs a delivery to its end, parking once where the order number is missing. @returns its id */
  readonly deliver: (options?: { orderReference?: string }) => Promise<string>;
  readonly resolve: (delivery: string, resolution: Resolution) => Promise<unknown>;
  /** Ends the worker and starts one that runs the given code. */
  readonly upgrade: (build: Build) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * A house with a real database, engine and worker, whose steps only pretend.
 *
 * @param build what the worker runs; today's code unless given
 */
export async function makeHouse(build?: Build): Promise<House> {
  const [database, address] = await Promise.all([testDatabase(), temporalAddress()]);
  const sql = connect(database.url, 4);
  await migrate(sql);
  await sql`insert into issuer (id, name, siren) values ('fermat', 'Ateliers Fermat SAS', '812345676')`;
  const flow = { name: 'ACME', params: [], nodes: [], edges: [], layout: {}, stickies: [] };
  await sql`
    insert into flow (id, issuer_id, draft, saved_by) values ('acme', 'fermat', ${jsonOf(sql, flow)}, 'ops@demo')
  `;
  await sql`
    insert into flow_version (flow_id, version, flow, plan, hash, note, published_by)
    values ('acme', 1, ${jsonOf(sql, flow)}, ${jsonOf(sql, plan)}, ${plan.hash}, 'first', 'approver@demo')
  `;
  await sql`
    insert into customer (id, issuer_id, code, name, country) values ('c', 'fermat', 'ACME', 'ACME', 'BE')
  `;
  await sql`
    insert into document (sha256, bytes, type, name)
    values (${originalHash}, ${original.length}, 'application/pdf', 'F-1.pdf')
  `;
  const temporal = await connectTemporal(address);
  const taskQueue = `replay-${randomUUID()}`;
  const work = (code?: Build): Promise<RunningWorker> =>
    startWorker({
      address,
      namespace: 'default',
      taskQueue,
      activities: { subject, email: async () => ({ level: 'accepted', note: '250 2.0.0 Ok' }) },
      record: (delivery, events) => recordEvents(sql, delivery, events),
      log: makeLog('error'),
      ...(code === undefined ? {} : { build: code }),
    });
  let worker = await work(build);
  const files = new Map([[originalHash, original]]);
  return {
    sql,
    temporal,
    files,
    store: {
      read: async ({ sha256 }) => {
        const bytes = files.get(sha256);
        if (!bytes) throw new Error('not there');
        return bytes;
      },
      write: async (bytes, about) => {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const ref = { sha256, bytes: bytes.length, ...about };
        files.set(sha256, Buffer.from(bytes));
        await noteDocument(sql, ref);
        return ref;
      },
    },
    order: () => begin(sql, undefined),
    deliver: async (options = {}) => {
      const id = await begin(sql, options.orderReference);
      const [row] = await sql<{ input: unknown }[]>`select input from delivery where id = ${id}`;
      await temporal.client.workflow.start('delivery', {
        args: [row?.input],
        taskQueue,
        workflowId: id,
      });
      await until(async () => {
        const [seen] = await sql`select state from delivery where id = ${id}`;
        if (!['parked', 'delivered'].includes(seen?.state)) throw new Error('goes on');
      });
      return id;
    },
    resolve: (id, resolution) =>
      temporal.client.workflow.getHandle(id).executeUpdate('resolveNode', { args: [resolution] }),
    upgrade: async (next) => {
      await worker.stop();
      worker = await work(next);
    },
    close: async () => {
      await worker.stop();
      await temporal.close();
      await sql.end();
      await database.drop();
    },
  };
}

async function subject({ context }: Job): Promise<unknown> {
  const { number, orderReference } = context.invoice as Record<string, string | undefined>;
  if (orderReference === undefined) {
    const fault = {
      code: 'SUBJECT_VALUE_MISSING',
      remedy: 'fix',
      message: { fr: 'pas de commande', en: 'no order number' },
      mayHaveArrived: false,
      details: { missing: ['invoice.orderReference'] },
    };
    throw ApplicationFailure.create({ type: fault.code, nonRetryable: true, details: [fault] });
  }
  const text = `FACTURE ${number} / CDE ${orderReference}`;
  return { vars: { subject: text }, note: text };
}

async function begin(sql: Sql, orderReference: string | undefined): Promise<string> {
  const id = randomUUID();
  const number = `F-${id.slice(0, 8)}`;
  const context: Context = {
    invoice: {
      number,
      ...(orderReference === undefined ? {} : { orderReference }),
      isCreditNote: false,
      seller: {},
      buyer: {},
      lineCount: 1,
      custom: {},
    },
    customer: {
      id: 'c',
      code: 'ACME',
      name: 'ACME',
      language: 'fr',
      country: 'BE',
      timeZone: 'Europe/Paris',
    },
    issuer: {
      id: 'fermat',
      name: 'Ateliers Fermat SAS',
      siren: '812345676',
      timeZone: 'Europe/Paris',
    },
    params: {},
    documents: {},
    vars: {},
    steps: {},
    delivery: { id, flow: 'acme', version: 1, startedAt: '2026-09-01T08:00:00.000Z' },
  };
  await sql`
    insert into invoice (id, issuer_id, customer_id, number, type_code, issue_date, currency, total, facts, content_hash)
    values (${`i-${id}`}, 'fermat', 'c', ${number}, '380', '2026-09-01', 'EUR', '9999.99',
      ${jsonOf(sql, context.invoice)}, ${id})
  `;
  await sql`
    insert into invoice_document (invoice_id, role, sha256, name)
    values (${`i-${id}`}, 'original', ${originalHash}, 'F-1.pdf')
  `;
  await sql`
    insert into delivery (id, issuer_id, invoice_id, flow_id, version, input)
    values (${id}, 'fermat', ${`i-${id}`}, 'acme', 1, ${jsonOf(sql, { plan, context })})
  `;
  return id;
}
