import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentTable } from '#server/db/tables.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';

let house: House;
let call: ReturnType<typeof callAs>;

beforeAll(async () => {
  house = await openHouse('none');
  call = callAs(house, 'ops');
});
afterAll(() => house.close());

function upload(csv: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ name: 'mailboxes', note: 'why', ...fields }))
    form.set(name, value);
  form.append('files', new Blob([csv]), 'mailboxes.csv');
  return call('POST', '/api/tables', form);
}

test('each saving is a version, who saved it and why are kept, and steps go by the newest', async () => {
  expect(await (await upload('entity;mailbox\nES01;a@x.example')).json()).toMatchObject({
    name: 'mailboxes',
    version: 1,
    rowCount: 1,
  });
  await Promise.all([upload('entity;mailbox\nES01;b@x.example'), upload('entity\nES01')]);
  const versions = await answerOf<{ items: object[] }>(
    await call('GET', '/api/tables/mailboxes/versions'),
  );
  expect(versions.items).toMatchObject([
    { version: 3, savedBy: 'key:ops', note: 'why' },
    { version: 2 },
    { version: 1, columns: ['entity', 'mailbox'] },
  ]);
  expect(await (await call('GET', '/api/tables')).json()).toMatchObject({
    items: [{ name: 'mailboxes', version: 3 }],
  });
  const first = await call('GET', '/api/tables/mailboxes/versions/1');
  expect(await first.text()).toContain('"ES01";"a@x.example"');
  const [{ id: issuer } = { id: '' }] = await house.sql<{ id: string }[]>`select id from issuer`;
  expect(await currentTable(house.sql, { issuer }, 'mailboxes')).toMatchObject({ version: 3 });
  expect(await currentTable(house.sql, { issuer: 'another' }, 'mailboxes')).toBeUndefined();
});

test('a file with something to correct is refused whole, and says what', async () => {
  const reply = await upload('a;a\n1;2', { name: 'broken' });
  expect(reply.status).toBe(422);
  expect(await reply.json()).toMatchObject({
    code: 'TABLE_INVALID',
    problems: [{ code: 'TABLE_COLUMN_TWICE' }],
  });
  expect((await call('GET', '/api/tables/broken/versions/1')).status).toBe(404);
});
