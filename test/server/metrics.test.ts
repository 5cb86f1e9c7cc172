import { afterAll, beforeAll, expect, test } from 'vitest';
import { metrics, RequestCounts } from '#server/metrics.ts';
import { type LedgerHouse, ledgerHouse } from './db/ledgerHouse.ts';

let house: LedgerHouse;
beforeAll(async () => {
  house = await ledgerHouse();
});
afterAll(() => house?.close());

const valuesOf = async (name: string) => {
  const lines = (await metrics(house.sql, new RequestCounts())).split('\n');
  return lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length + 1));
};

test('an effect is unanswered once it was begun ten minutes ago, and uncertain as soon as it is', async () => {
  const delivery = await house.delivery();
  await house.sql`
    insert into effect (key, delivery_id, node, request_hash, state, claimed_at)
    values
      ('old', ${delivery}, 'n', 'h', 'attempting', now() - interval '11 minutes'),
      ('young', ${delivery}, 'n', 'h', 'attempting', now()),
      ('doubt', ${delivery}, 'n', 'h', 'uncertain', now()),
      ('done', ${delivery}, 'n', 'h', 'done', now() - interval '11 minutes')
  `;
  expect(await valuesOf('facteur_effects_unanswered')).toEqual(['1']);
  expect(await valuesOf('facteur_effects_uncertain')).toEqual(['1']);
});

test('what ended waits for the archive until it is archived, and is counted by state for a day', async () => {
  const [recent, old] = [await house.delivery(), await house.delivery()];
  await house.sql`update delivery set state = 'delivered', ended_at = now() - interval '5 minutes' where id = ${recent}`;
  await house.sql`
    update delivery set state = 'delivered', ended_at = now() - interval '2 days', archived = true
    where id = ${old}
  `;
  expect(await valuesOf('facteur_archive_size')).toEqual(['1']);
  expect(Number((await valuesOf('facteur_archive_lag_seconds'))[0])).toBeGreaterThanOrEqual(300);
  expect(await valuesOf('facteur_deliveries{state="delivered"}')).toEqual(['1']);
});

test('each family says what it is, once, before its values', async () => {
  const text = await metrics(house.sql, new RequestCounts());
  const named = text.split('\n').flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);
  expect(new Set(named).size).toBe(named.length);
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#')))
    expect(named).toContain(/^\w+/.exec(line)?.[0]);
});
