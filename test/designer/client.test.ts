import { expect, test } from 'vitest';
import { getMailAttachment, listDeliveries } from '#server/api/contract.ts';
import { ApiError, addressOf, call } from '../../designer/client.ts';

test('parameters of an address are escaped, so that an id cannot reach another path', () => {
  expect(addressOf(getMailAttachment, { mailId: '../users', index: '0' })).toBe(
    '/api/demo/mails/..%2Fusers/attachments/0',
  );
});

test('queries that are absent or empty are left out of an address', () => {
  expect(addressOf(listDeliveries, { query: { limit: 50, q: '', code: 'A&B' } })).toBe(
    '/api/deliveries?limit=50&code=A%26B',
  );
});

test('a server that cannot be reached is a problem that says what to do', async () => {
  const asked = call(listDeliveries, { query: { limit: 1 } });
  await expect(asked).rejects.toBeInstanceOf(ApiError);
  await expect(asked).rejects.toMatchObject({ problem: { code: 'SERVER_UNREACHABLE' } });
});
