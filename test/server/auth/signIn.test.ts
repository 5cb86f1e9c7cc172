import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginSession } from '#server/auth/sessions.ts';
import { makeSignInLink } from '#server/auth/signInLinks.ts';
import { tokenHash } from '#server/auth/token.ts';
import { answerOf, type House, openHouse } from '../house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse('none');
});
afterAll(() => house.close());

const linkToken = async (account = 'ops') =>
  (await makeSignInLink(house.sql, house.url, account)).url.split('#')[1] ?? '';

const signIn = (token: string, headers: Record<string, string> = {}) =>
  fetch(`${house.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });

const cookieOf = (reply: Response) => reply.headers.getSetCookie()[0] ?? '';
const session = (cookie: string, init: RequestInit = {}) =>
  fetch(`${house.url}/api/session`, { ...init, headers: { cookie, ...init.headers } });
const sessionFor = async (account: string) => `facteur=${await beginSession(house.sql, account)}`;

test('a link signs in once, by a cookie that no script can read', async () => {
  const token = await linkToken();
  const reply = await signIn(token);
  expect(await reply.json()).toEqual({ user: { id: 'ops', login: 'ops@demo', role: 'ops' } });
  const cookie = cookieOf(reply);
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  const seen = await session(cookie.split(';')[0] ?? '');
  expect(await seen.json()).toMatchObject({
    user: { login: 'ops@demo' },
    issuer: { id: 'fermat', siren: '812345676' },
    demo: false,
  });
  expect((await signIn(token)).status).toBe(401);
});

test('of fifty uses at once of one link, one gets in', async () => {
  const token = await linkToken();
  const replies = await Promise.all(Array.from({ length: 50 }, () => signIn(token)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a link is refused after 15 minutes, with the same answer as an unknown one', async () => {
  const token = await linkToken();
  await house.sql`
    update sign_in_link set expires_at = now() - interval '1 second'
    where token_hash = ${tokenHash(token)}
  `;
  const late = await answerOf(await signIn(token));
  const unknown = await answerOf(await signIn('A'.repeat(43)));
  expect(late).toEqual(unknown);
  expect(late).toMatchObject({ status: 401, code: 'SIGN_IN_LINK_UNUSABLE' });
});

test('neither another spelling of a token nor its hash is the token', async () => {
  const token = await linkToken();
  const last = token.at(-1) ?? '';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  // The last letter holds 2 bits that say nothing: its neighbour decodes to the same bytes.
  const slack = token.slice(0, -1) + (alphabet[alphabet.indexOf(last) ^ 1] ?? '');
  const spellings = [slack, `${token}=`, token.toLowerCase(), encodeURIComponent(`%${token}`)];
  for (const other of [...spellings, tokenHash(token)]) {
    expect((await signIn(other)).status).toBe(401);
  }
  expect((await signIn(token)).status).toBe(200);
});

test.each([
  ['after 8 hours without a call', "seen_at = now() - interval '8 hours 1 second'"],
  ['after 24 hours whatever happened', "expires_at = now() - interval '1 second'"],
])('a session ends %s', async (_when, change) => {
  const cookie = await sessionFor('support');
  expect((await session(cookie)).status).toBe(200);
  await house.sql.unsafe(`update session set ${change} where account_id = 'support'`);
  expect((await session(cookie)).status).toBe(401);
});

test('a session that is used stays alive', async () => {
  const cookie = await sessionFor('approver');
  await house.sql`
    update session set seen_at = now() - interval '7 hours' where account_id = 'approver'
  `;
  await session(cookie);
  const [row] = await house.sql`
    select seen_at > now() - interval '1 minute' as fresh from session where account_id = 'approver'
  `;
  expect(row).toEqual({ fresh: true });
});

test('signing out ends the session on the server too', async () => {
  const cookie = await sessionFor('auditor');
  const reply = await session(cookie, {
    method: 'DELETE',
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(await reply.json()).toEqual({ ended: true });
  expect((await session(cookie)).status).toBe(401);
});

test('a demoted person has the smaller role at the next call', async () => {
  await house.sql`
    insert into account (id, issuer_id, login, role) values ('temp', 'fermat', 'temp@demo', 'admin')
  `;
  const cookie = await sessionFor('temp');
  const users = () => fetch(`${house.url}/api/users`, { headers: { cookie } });
  expect((await users()).status).toBe(200);
  await house.sql`update account set role = 'auditor' where id = 'temp'`;
  expect((await users()).status).toBe(403);
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
  ['another origin, of an old browser', { origin: 'https://evil.example' }, 403],
  ['nowhere, with a cookie', {}, 403],
  ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
])('a state change from %s is judged', async (_from, headers, status) => {
  const cookie = await sessionFor('ops');
  const reply = await session(cookie, { method: 'DELETE', headers });
  expect(reply.status).toBe(status);
});

test('a page of our own origin may act in a browser that says no more', async () => {
  const cookie = await sessionFor('ops');
  const reply = await session(cookie, { method: 'DELETE', headers: { origin: house.url } });
  expect(reply.status).toBe(200);
});

test('another site can’t sign a visitor in to its own account', async () => {
  const token = await linkToken();
  expect((await signIn(token, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('an administrator makes a link for a colleague of the same issuer only', async () => {
  const make = (key: string) =>
    fetch(`${house.url}/api/users/support/sign-in-link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: '{}',
    });
  const link = await answerOf<{ url: string }>(await make(house.keys.admin));
  expect(link.url.startsWith(`${house.url}/sign-in#`)).toBe(true);
  expect((await make(house.foreignKey)).status).toBe(404);
});

test('no token is kept as it is', async () => {
  const token = await linkToken();
  const [link] = await house.sql`select from sign_in_link where token_hash = ${token}`;
  expect(link).toBeUndefined();
});
