import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonOf } from '#server/db/anySql.ts';
import { endByEngine, recordEvents } from '#server/db/events.ts';
import type { TraceEvent } from '#workflows/trace.ts';
import { plan } from '../temporal/delivered.ts';
import { type LedgerHouse, ledgerHouse } from './ledgerHouse.ts';

let house: LedgerHouse;

beforeAll(async () => {
  house = await ledgerHouse();
});
afterAll(() => house.close());

const steps = ['start', 'subject', 'mail', 'end'];
const told = steps.flatMap((node) => [
  { kind: 'started', node, generation: 1, input: '' },
  { kind: 'done', node, generation: 1, exit: 'ok' },
]);
const story = [...told, { kind: 'ended', outcome: 'delivered' }].map((event, i) => ({
  ...event,
  seq: i + 1,
  at: `2026-03-02T08:00:00.00${i}Z`,
})) as TraceEvent[];

async function planned(): Promise<string> {
  const id = await house.delivery();
  await house.sql`update delivery set input = ${jsonOf(house.sql, { plan })} where id = ${id}`;
  return id;
}

const standing = async (id: string) => {
  const [row] = await house.sql`
    select state, node, outcome, (select count(*)::int from delivery_event where delivery_id = ${id}) as events
    from delivery where id = ${id}
  `;
  return row;
};

test('however many workers tell parts of one story at once, the delivery stands where the whole of it ends', async () => {
  for (let time = 0; time < 12; time++) {
    const id = await planned();
    const parts = story.map((_, i) => story.slice(Math.max(0, i - (time % 3)), i + 1));
    const counts = await Promise.all(parts.map((part) => recordEvents(house.sql, id, part)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(story.length);
    expect(await standing(id)).toEqual({
      state: 'delivered',
      node: null,
      outcome: 'delivered',
      events: story.length,
    });
  }
});

test('events that a worker kept before it died are made up for when they are told again', async () => {
  const id = await planned();
  await house.sql`
    insert into delivery_event (delivery_id, seq, event)
    select ${id}, (event->>'seq')::int, event
    from jsonb_array_elements(${jsonOf(house.sql, story)}::jsonb) event
  `;
  expect(await recordEvents(house.sql, id, story)).toBe(0);
  expect(await standing(id)).toMatchObject({ state: 'delivered' });
});

test('a delivery that the engine ended is not open again because old news is repeated', async () => {
  const id = await planned();
  await recordEvents(house.sql, id, story.slice(0, 3));
  await endByEngine(house.sql, id, 'TERMINATED');
  expect(await recordEvents(house.sql, id, story.slice(0, 3))).toBe(0);
  expect(await standing(id)).toMatchObject({ state: 'failed' });
});

test('what happened to a delivery that nobody knows is refused', async () => {
  await expect(recordEvents(house.sql, 'nobody', story)).rejects.toThrow('no delivery nobody');
});
