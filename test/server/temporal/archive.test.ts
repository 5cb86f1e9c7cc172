import { afterAll, beforeAll, expect, test } from 'vitest';
import { submit } from '#server/intake/submit.ts';
import { archiveEnded, type Postponed } from '#server/temporal/archive.ts';
import { domesticInvoice } from '../../samples/invoices.ts';
import { until } from '../../support/until.ts';
import { type House, openHouse } from '../house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse('worker');
});
afterAll(() => house?.close());

test('a hundred histories that the engine has lost do not keep the next one from the archive', async () => {
  const { sql, store, temporal, log } = house;
  const file = { name: 'f.json', bytes: Buffer.from(JSON.stringify(domesticInvoice)) };
  const { delivery } = await submit(sql, store, {
    issuer: 'fermat',
    files: [file],
    source: 'test',
  });
  await until(async () => {
    const [row] = await sql`select ended_at from delivery where id = ${delivery}`;
    expect(row?.endedAt).not.toBeNull();
  });
  await sql`
    insert into delivery (id, issuer_id, invoice_id, flow_id, version, input, state, ended_at)
    select 'lost-' || n, issuer_id, invoice_id, flow_id, version, input, state, now() - interval '1 day'
    from delivery, generate_series(1, 100) n
    where id = ${delivery}
  `;
  const postponed: Postponed = new Map();
  const deps = { sql, client: temporal.client, log };
  await archiveEnded(deps, postponed);
  expect(postponed.size).toBe(100);
  await until(async () => {
    await archiveEnded(deps, postponed);
    expect(await sql`select delivery_id from archive`).toEqual([{ deliveryId: delivery }]);
  });
  expect([...postponed.values()].every(({ times }) => times === 1)).toBe(true);
});
