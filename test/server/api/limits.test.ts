import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemJson } from '#server/api/endpoint.ts';
import { makeSignInLink } from '#server/auth/signInLinks.ts';
import { answerOf, callAs, type House, openHouse } from '../house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse('none', {
    limits: { calls: 20, unknownCalls: 8, failedSignIns: 3, answers: 5 },
  });
});
afterAll(() => house?.close());

/** Someone elsewhere, as the proxy in front tells their address. */
const from = (address: string) => ({ 'x-forwarded-for': address });

const statuses = async (count: number, call: () => Promise<Response>): Promise<number[]> => {
  const seen: number[] = [];
  for (let n = 0; n < count; n += 1) seen.push((await call()).status);
  return seen;
};

const signIn = (token: string, address: string) =>
  fetch(`${house.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...from(address) },
    body: JSON.stringify({ token }),
  });

test('an API key that calls too often is told when to go on; another one goes on meanwhile', async () => {
  const support = callAs(house, 'support');
  expect(await statuses(20, () => support('GET', '/api/session'))).not.toContain(429);
  const refused = await support('GET', '/api/session');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  const seconds = Number(refused.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(await answerOf<ProblemJson>(refused)).toMatchObject({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    detail: `Too many requests in a minute; go on in ${seconds} s.`,
  });
  expect((await callAs(house, 'auditor')('GET', '/api/session')).status).toBe(200);
});

test('an address that tries keys is cut off, and no other', async () => {
  const guess = (address: string) =>
    fetch(`${house.url}/api/session`, {
      headers: { authorization: `Bearer fct_${'A'.repeat(43)}`, ...from(address) },
    });
  expect(await statuses(9, () => guess('192.0.2.1'))).toEqual([...Array(8).fill(401), 429]);
  expect((await guess('192.0.2.2')).status).toBe(401);
});

test('of IPv6 a whole network is one caller', async () => {
  const hosts = Array.from({ length: 9 }, (_, n) => `2001:db8:0:1::${n + 1}`);
  const call = () => fetch(`${house.url}/api/session`, { headers: from(hosts.pop() ?? '') });
  expect(await statuses(9, call)).toEqual([...Array(8).fill(401), 429]);
});

test('sign-in links that do not work are counted, those that work are not', async () => {
  const link = async () =>
    (await makeSignInLink(house.sql, house.url, 'ops')).url.split('#')[1] ?? '';
  expect(await statuses(5, async () => signIn(await link(), '192.0.2.3'))).toEqual(
    Array(5).fill(200),
  );
  const wrong = () => signIn('B'.repeat(43), '192.0.2.3');
  expect(await statuses(4, wrong)).toEqual([401, 401, 401, 429]);
  expect((await signIn(await link(), '192.0.2.3')).status).toBe(429);
  expect((await signIn(await link(), '192.0.2.4')).status).toBe(200);
});

test('counts are for this machine only, also where a proxy on it passes calls on', async () => {
  expect((await fetch(`${house.url}/metrics`)).status).toBe(200);
  expect((await fetch(`${house.url}/metrics`, { headers: from('192.0.2.5') })).status).not.toBe(
    200,
  );
});

test('who guesses at links by which people answer is told to wait, on a page', async () => {
  const guess = () =>
    fetch(`${house.url}/answer/${'A'.repeat(43)}`, { headers: from('192.0.2.9') });
  expect(await statuses(5, guess)).toEqual([404, 404, 404, 404, 404]);
  const refused = await guess();
  expect(refused.status).toBe(429);
  expect(refused.headers.get('content-type')).toContain('text/html');
  expect(await refused.text()).toContain('Trop de demandes');
  const other = await fetch(`${house.url}/answer/x`, { headers: from('192.0.2.10') });
  expect(other.status).toBe(404);
});
