import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiKeyActor, makeApiKey, renewApiKey } from '#server/auth/apiKeys.ts';
import { type LedgerHouse, ledgerHouse } from '../db/ledgerHouse.ts';

let house: LedgerHouse;
beforeAll(async () => {
  house = await ledgerHouse();
});
afterAll(() => house?.close());

const cli = { issuerId: 'fermat', name: 'cli', role: 'admin' } as const;

test('a renewed key ends the earlier ones of its name, and no other', async () => {
  const { sql } = house;
  const earlier = await makeApiKey(sql, cli);
  const others = [
    await makeApiKey(sql, { ...cli, name: 'erp' }),
    await makeApiKey(sql, { ...cli, issuerId: 'other' }),
  ];
  const renewed = await renewApiKey(sql, cli);
  expect(await apiKeyActor(sql, earlier)).toBeUndefined();
  expect(await apiKeyActor(sql, renewed)).toMatchObject({ login: 'key:cli', issuerId: 'fermat' });
  for (const other of others) expect(await apiKeyActor(sql, other)).toBeDefined();
});
