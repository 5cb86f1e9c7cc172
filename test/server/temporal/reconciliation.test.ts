import { afterAll, beforeAll, expect, test } from 'vitest';
import type { getReconciliation } from '#server/api/contract.ts';
import type { Reply } from '#server/api/endpoint.ts';
import { reconciliation } from '#server/temporal/reconciliation.ts';
import { sideBySide } from '#server/temporal/sideBySide.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { until } from '../../support/until.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';
import { deliveriesBy } from './deliveriesBy.ts';

let house: House;
let call: ReturnType<typeof callAs>;
let deliveries: ReturnType<typeof deliveriesBy>;

beforeAll(async () => {
  house = await openHouse('worker');
  call = callAs(house, 'admin');
  deliveries = deliveriesBy(call);
});
afterAll(() => house.close());

const { orderReference: _, ...withoutOrder } = domesticInvoice;

const report = async () =>
  answerOf<Reply<typeof getReconciliation>>(await call('GET', '/api/reconciliation?after=1'));

const parked = async (number: string): Promise<string> => {
  const id = await deliveries.submit(number, withoutOrder);
  await deliveries.inState(id, 'parked');
  return id;
};

/** As if it had begun an hour ago; untouched since, or the reconciler of this house would mend it. */
const aged = (id: string) => house.sql`
  update delivery set started_at = now() - interval '1 hour', changed_at = now() where id = ${id}
`;

test('a house in order has nothing to report', async () => {
  const id = await parked('RC-1');
  await aged(id);
  expect(await report()).toMatchObject({
    rowsWithoutWorkflow: { count: 0, items: [] },
    workflowsWithoutRow: { count: 0, items: [] },
    effectsWithoutAnswer: { count: 0, items: [] },
    looked: { deliveries: 1, complete: true },
  });
});

test('an open delivery that the engine does not know is told, a young one is not', async () => {
  const id = await parked('RC-2');
  await house.sql`
    insert into delivery (id, issuer_id, invoice_id, flow_id, version, input, state)
    select unnest(array['rc-old', 'rc-young']), issuer_id, invoice_id, flow_id, version, input, 'running'
    from delivery where id = ${id}
  `;
  await aged('rc-old');
  expect((await report()).rowsWithoutWorkflow).toMatchObject({
    count: 1,
    items: [{ id: 'rc-old', invoiceNumber: 'RC-2', state: 'running' }],
  });
  await house.sql`delete from delivery where id in ('rc-old', 'rc-young')`;
});

test('a workflow that goes on although its delivery is over is told, once the engine lists it', async () => {
  const id = await parked('RC-3');
  const { sql, temporal, taskQueue } = house;
  const access = { client: temporal.client, taskQueue };
  await sql`update delivery set ended_at = now(), state = 'failed' where id = ${id}`;
  // The engine's list lags behind what happened.
  await until(async () => {
    const { workflowsWithoutRow } = await reconciliation(sql, access, 'fermat', 0);
    expect(workflowsWithoutRow.items).toMatchObject([{ id, known: 'over' }]);
  });
});

test('an effect that was begun and never answered is told with its delivery', async () => {
  const id = await parked('RC-4');
  await house.sql`
    insert into effect (key, delivery_id, node, request_hash, state, claimed_at)
    values
      ('rc/late', ${id}, 'subject', 'h', 'attempting', now() - interval '5 minutes'),
      ('rc/young', ${id}, 'subject', 'h', 'attempting', now()),
      ('rc/done', ${id}, 'subject', 'h', 'done', now() - interval '5 minutes')
  `;
  expect((await report()).effectsWithoutAnswer).toMatchObject({
    count: 1,
    items: [{ key: 'rc/late', deliveryId: id, invoiceNumber: 'RC-4', state: 'attempting' }],
  });
});

test('another issuer is told nothing of it', async () => {
  const reply = await fetch(`${house.url}/api/reconciliation?after=1`, {
    headers: { authorization: `Bearer ${house.foreignKey}` },
  });
  expect(await reply.json()).toMatchObject({
    effectsWithoutAnswer: { count: 0 },
    looked: { deliveries: 0 },
  });
});

test('work side by side is never more than was allowed, and keeps the order of its items', async () => {
  let now = 0;
  let most = 0;
  const results = await sideBySide([5, 1, 4, 2, 3], 2, async (n) => {
    now += 1;
    most = Math.max(most, now);
    for (let i = 0; i < n; i++) await Promise.resolve();
    now -= 1;
    return n * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});
