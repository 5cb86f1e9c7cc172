import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyItem, type Listing, type Reply } from '#server/api/endpoint.ts';
import { answerOf, callAs, type House, openHouse, subjectFlow } from '../house.ts';

let house: House;
let call: ReturnType<typeof callAs>;
let flowId: string;

/** Where names are alike but for what a careless comparison would miss, or are the same. */
const names = [
  'Zoé',
  'zoé',
  'ZOE',
  'Élan & Fils',
  '" ; --',
  'Pain',
  'Pain',
  '日本',
  'é'.repeat(120),
];

beforeAll(async () => {
  house = await openHouse('none');
  call = callAs(house, 'admin');
  for (const name of names) {
    const flow = { ...subjectFlow, name };
    ({ id: flowId } = await answerOf<{ id: string }>(await call('POST', '/api/flows', { flow })));
  }
  for (const [index, name] of names.entries()) {
    const id = randomUUID();
    await house.sql`
      insert into customer (id, issuer_id, code, name, country, language, time_zone, params)
      values (${id}, 'fermat', ${`P-${index}`}, ${name}, 'FR', 'fr', 'Europe/Paris', '{}')
    `;
    await house.sql`
      insert into channel (issuer_id, name, kind, settings)
      values ('fermat', ${`${name} ${index}`}, 'smtp', '{}')
    `;
    await house.sql`
      insert into account (id, issuer_id, login, role) values (${id}, 'fermat', ${`${name} ${index}`}, 'ops')
    `;
  }
  for (let revision = 1; revision <= 11; revision++) {
    const flow = { ...subjectFlow, name: `Version ${revision}` };
    await call('PUT', `/api/flows/${flowId}/draft`, { revision, flow });
    await call('POST', `/api/flows/${flowId}/publish`, { revision: revision + 1, note: 'why' });
  }
});
afterAll(() => house.close());

const seen = (path: string, limit: number) =>
  everyItem<Listing>(async ({ cursor }) => {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor ? { cursor } : {}) });
    return answerOf<Reply<Listing>>(await call('GET', `${path}?${query}`));
  });

test.each(['/api/flows', '/api/customers', '/api/users', '/api/channels', 'versions'])(
  '%s: pages of one and of three show what one page shows, in its order, each row once',
  async (list) => {
    const path = list === 'versions' ? `/api/flows/${flowId}/versions` : list;
    const whole = await answerOf<Reply<Listing>>(await call('GET', `${path}?limit=200`));
    expect(whole.next).toBeNull();
    expect(whole.items.length).toBeGreaterThanOrEqual(names.length);
    expect(new Set(whole.items.map((row) => JSON.stringify(row))).size).toBe(whole.items.length);
    expect(await seen(path, 1)).toEqual(whole.items);
    expect(await seen(path, 3)).toEqual(whole.items);
  },
);

test.each(['/api/flows', '/api/customers', '/api/users', '/api/channels'])(
  '%s: a page holds 200 rows at most, and a cursor of another list is refused',
  async (path) => {
    expect((await call('GET', `${path}?limit=201`)).status).toBe(400);
    const cursor = Buffer.from(JSON.stringify({ id: 'x', at: 'y' })).toString('base64url');
    expect((await call('GET', `${path}?cursor=${cursor}`)).status).toBe(400);
  },
);
