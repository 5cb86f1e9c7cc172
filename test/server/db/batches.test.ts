import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Joining } from '#activities/activity.ts';
import { catalogue } from '#activities/catalogue.ts';
import { jsonOf } from '#server/db/anySql.ts';
import { makeBatches } from '#server/db/batches.ts';
import { withdraw } from '#server/db/batchMembers.ts';
import { endByEngine, recordEvents } from '#server/db/events.ts';
import { compile } from '#workflows/compile.ts';
import { context, draw } from '../../workflows/drawing.ts';
import { type LedgerHouse, ledgerHouse } from './ledgerHouse.ts';

let house: LedgerHouse;
beforeAll(async () => {
  house = await ledgerHouse();
});
afterAll(() => house.close());

const flow = draw(
  ['start render', 'render batch', 'batch.leaves subject', 'subject email', 'email end'],
  {
    render: { pages: 'drawn' },
    subject: { template: '{{batch.count}}' },
    email: { channel: 'mail', to: 'ap@acme.example' },
  },
);

async function delivery(): Promise<string> {
  const id = await house.delivery();
  const compiled = compile(flow, catalogue, { flow: 'v01', version: 1 });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const input = {
    plan: compiled.plan,
    context: {
      ...context,
      customer: { ...context.customer, id: 'acme' },
      issuer: { ...context.issuer, id: 'fermat' },
      delivery: { id, flow: 'v01', version: 1, startedAt: '2026-06-01T08:00:00Z' },
    },
  };
  await house.sql`update delivery set input = ${jsonOf(house.sql, input)} where id = ${id}`;
  return id;
}

const week = (cutOff: string) => ({ cutOff, period: `until ${cutOff}`, year: '2026', week: '23' });
const joining = (id: string, cutOff: string, more: Partial<Joining> = {}): Joining => ({
  delivery: id,
  node: 'batch',
  generation: 1,
  currency: 'EUR',
  key: '',
  period: week(cutOff),
  member: { delivery: id, total: '10.00', documents: {} },
  ...more,
});
const batches = () => makeBatches(house.sql);

test('invoices of one key and period are in one batch, which is ordered once', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, delivery));
  const joined = await Promise.all(
    ids.map((id) => batches().join(joining(id, '2026-06-05T14:30:00Z'))),
  );
  const [batch, ...others] = new Set(joined.map((one) => one?.batch));
  expect(others).toEqual([]);
  const orders = await house.sql`select from outbox where delivery_id = ${batch ?? ''}`;
  expect(orders).toHaveLength(1);
  const other = await batches().join(
    joining(await delivery(), '2026-06-05T14:30:00Z', { currency: 'CHF' }),
  );
  expect(other?.batch).not.toBe(batch);
  const members = await batches().leave(batch ?? '', undefined);
  expect(members.map((one) => one.delivery).sort()).toEqual([...ids].sort());
});

test('who comes while the batch closes is in it or in the next one, and in one only', async () => {
  for (let round = 0; round < 12; round += 1) {
    const cutOff = `2026-07-${String(round + 1).padStart(2, '0')}T14:30:00Z`;
    const first = await batches().join(joining(await delivery(), cutOff));
    const id = first?.batch ?? '';
    const ids = await Promise.all([delivery(), delivery(), delivery()]);
    const [left, ...joined] = await Promise.all([
      batches().leave(id, undefined),
      ...ids.map((one) => batches().join(joining(one, cutOff))),
    ]);
    for (const [i, one] of ids.entries()) {
      const isIn = left.some((member) => member.delivery === one);
      expect(joined[i]?.batch).toBe(isIn ? id : undefined);
    }
    expect(await batches().leave(id, undefined)).toEqual(left);
  }
});

test('asked again for the same step, an invoice is in the batch that it is in, with what it brings now', async () => {
  const id = await delivery();
  const cutOff = '2026-08-07T14:30:00Z';
  const first = await batches().join(joining(id, cutOff));
  const corrected = { delivery: id, total: '12.00', documents: {} };
  const again = await batches().join(joining(id, '2026-08-14T14:30:00Z', { member: corrected }));
  expect(again).toMatchObject({ batch: first?.batch, period: week(cutOff).period });
  expect(await batches().leave(first?.batch ?? '', undefined)).toEqual([corrected]);
  await batches().join(joining(id, cutOff));
  expect(await batches().leave(first?.batch ?? '', undefined)).toEqual([corrected]);
});

test('whose delivery is over, or whom a person took out, does not leave; once it is leaving nobody is taken out', async () => {
  const cutOff = '2026-09-04T14:30:00Z';
  const [stays, aborted, skipped, refused] = await Promise.all([
    delivery(),
    delivery(),
    delivery(),
    delivery(),
  ]);
  for (const id of [stays, aborted, skipped, refused]) await batches().join(joining(id, cutOff));
  await endByEngine(house.sql, aborted, 'TERMINATED');
  await withdraw(house.sql, skipped, 'batch');
  const putBack = await withdraw(house.sql, refused, null);
  await putBack();
  const own = await batches().join(joining(stays, cutOff));
  const left = await batches().leave(own?.batch ?? '', undefined);
  expect(left.map((one) => one.delivery).sort()).toEqual([stays, refused].sort());
  await expect(withdraw(house.sql, stays, 'batch')).rejects.toMatchObject({
    problem: { code: 'ACTION_NOT_POSSIBLE' },
  });
});

test('once a batch is over its invoices are told, once, and asking again tells how it ended', async () => {
  const id = await delivery();
  const cutOff = '2026-10-02T14:30:00Z';
  const joined = await batches().join(joining(id, cutOff));
  const batch = joined?.batch ?? '';
  await batches().leave(batch, undefined);
  const at = '2026-10-02T14:31:00Z';
  const events = [
    { seq: 1, at, node: 'email', generation: 1, kind: 'done', exit: 'ok', level: 'accepted' },
    { seq: 2, at, kind: 'ended', outcome: 'delivered' },
  ] as const;
  await recordEvents(house.sql, batch, events);
  await recordEvents(house.sql, batch, events);
  const told = await house.sql`select name, value from delivery_message where delivery_id = ${id}`;
  expect([...told]).toEqual([{ name: 'batch', value: 'delivered' }]);
  expect(await batches().join(joining(id, cutOff))).toMatchObject({
    batch,
    outcome: 'delivered',
    level: 'accepted',
  });
});

test('a batch that the engine ended tells its invoices that it failed; as another generation they join the next', async () => {
  const id = await delivery();
  const cutOff = '2026-11-06T15:30:00Z';
  const joined = await batches().join(joining(id, cutOff));
  await endByEngine(house.sql, joined?.batch ?? '', 'TERMINATED');
  expect(await batches().join(joining(id, cutOff))).toMatchObject({ outcome: 'failed' });
  const again = joining(id, cutOff, { generation: 2 });
  expect(await batches().join(again)).toBeUndefined();
  const next = await batches().join({ ...again, period: week('2026-11-13T15:30:00Z') });
  expect(next?.batch).not.toBe(joined?.batch);
});
