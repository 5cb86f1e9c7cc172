import { randomUUID } from 'node:crypto';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { makePorts } from '#server/adapters/ports.ts';
import { jsonOf } from '#server/db/anySql.ts';
import { recordEvents } from '#server/db/events.ts';
import { publishDraft } from '#server/db/flows.ts';
import { makeActivities } from '#server/temporal/activities.ts';
import { todaysBuild } from '#server/temporal/builds.ts';
import { type Duty, queuesOf } from '#server/temporal/queues.ts';
import { rerun } from '#server/temporal/rerun.ts';
import { type RunningWorker, startWorker } from '#server/temporal/worker.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { NodeManifest } from '#workflows/node.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { testFolder } from '../../support/folder.ts';
import { temporalAddress } from '../../support/temporal.ts';
import { until } from '../../support/until.ts';
import { callAs, type House, openHouse, ops } from '../house.ts';
import { deliveriesBy } from './deliveriesBy.ts';

/** One step that goes with the deliveries, one that is heavy. */
const flow: Flow = {
  name: 'Files',
  params: [],
  nodes: [
    { id: 'start', type: 'start', config: {} },
    { id: 'subject', type: 'subject', config: { template: 'F {{invoice.number}}' } },
    { id: 'ubl', type: 'convert', config: { to: 'xrechnung-ubl' } },
    { id: 'end', type: 'end', config: { outcome: 'cancelled' } },
  ],
  edges: [
    { from: 'start', exit: 'ok', to: 'subject' },
    { from: 'subject', exit: 'ok', to: 'ubl' },
    { from: 'ubl', exit: 'ok', to: 'end' },
  ],
  layout: {},
  stickies: [],
};

let house: House;
let deliveries: ReturnType<typeof deliveriesBy>;

beforeAll(async () => {
  house = await openHouse('server');
  deliveries = deliveriesBy(callAs(house, 'support'));
  const { sql } = house;
  await sql`
    insert into flow (id, issuer_id, draft, saved_by)
    values ('files', 'fermat', ${jsonOf(sql, flow)}, 'ops@demo')
  `;
  await publishDraft(sql, ops, 'files', { revision: 1, note: 'first' });
  await sql`update customer set flow_id = 'files' where id = 'bread'`;
});
afterAll(() => house.close());

async function work(
  folder: string,
  options: { does?: readonly Duty[]; heavyQueue?: string },
): Promise<RunningWorker> {
  const { sql, log, taskQueue } = house;
  const config = {
    store: { kind: 'file', folder } as const,
    url: 'http://127.0.0.1:1',
    egressAllow: [],
    folders: [],
  };
  const ports = makePorts({ sql, key: new Uint8Array(32), config });
  return startWorker({
    address: await temporalAddress(),
    namespace: 'default',
    taskQueue,
    activities: makeActivities(
      { ...ports, portsFor: (owner) => ({ ...ports.portsFor(owner), documents: house.store }) },
      log,
    ),
    record: (delivery, events) => recordEvents(sql, delivery, events),
    log,
    ...options,
  });
}

const historyOf = async (id: string) => house.temporal.client.workflow.getHandle(id).fetchHistory();

const queuesIn = async (id: string) =>
  Object.fromEntries(
    ((await historyOf(id)).events ?? []).flatMap(({ activityTaskScheduledEventAttributes: a }) =>
      a ? [[a.activityType?.name, a.taskQueue?.name]] : [],
    ),
  );

test('a heavy step waits for a worker of its queue, and replays by code that knows of no queue', async () => {
  const folder = await testFolder();
  const heavyQueue = `heavy-${randomUUID()}`;
  const light = await work(folder, { does: ['deliveries'], heavyQueue });
  let heavy: RunningWorker | undefined;
  try {
    const id = await deliveries.submit('Q-1', domesticInvoice);
    await until(async () => expect(await queuesIn(id)).toEqual({ convert: heavyQueue }));
    expect((await deliveries.detail(id)).attempts.map(({ node }) => node)).toEqual(['subject']);

    heavy = await work(folder, { does: ['heavy'], heavyQueue });
    const { events } = await deliveries.inState(id, 'cancelled');
    const { code } = await todaysBuild();
    const again = await rerun(code, JSON.parse(historyToJSON(await historyOf(id))), id);
    expect(again.divergence).toBeUndefined();
    expect(again.events).toEqual(events);
  } finally {
    await Promise.all([light.stop(), heavy?.stop()]);
  }
});

test('without the setting all is in one queue; with it, one worker may serve both', async () => {
  const folder = await testFolder();
  const heavyQueue = `heavy-${randomUUID()}`;
  const before = await work(folder, {});
  const id = await deliveries.submit('Q-2', domesticInvoice);
  await deliveries.inState(id, 'cancelled');
  expect(await queuesIn(id)).toEqual({ convert: house.taskQueue });
  await before.stop();

  const both = await work(folder, { heavyQueue });
  try {
    const next = await deliveries.submit('Q-3', domesticInvoice);
    await deliveries.inState(next, 'cancelled');
    expect(await queuesIn(next)).toEqual({ convert: heavyQueue });
  } finally {
    await both.stop();
  }
});

test('only steps that the engine runs from its queues can have one of their own', () => {
  const heavy = Object.values<NodeManifest>(catalogue).filter((manifest) => manifest.heavy);
  expect(heavy.map(({ type }) => type).sort()).toEqual(['attach', 'convert', 'render', 'validate']);
  expect(heavy.map(({ mode }) => mode)).not.toContain('local');
  expect(queuesOf(undefined)).toEqual({});
});
