import type { TLSSocket } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import type { HttpAuth } from '#activities/activity.ts';
import { makeHttp } from '#server/adapters/http.ts';
import { type Authority, authority } from '../../support/certificates.ts';
import { type Portal, portal } from './portal.ts';

const sending = {
  method: 'POST',
  headers: {},
  body: Buffer.from('%PDF'),
  timeoutSeconds: 10,
} as const;

type Client = Extract<HttpAuth, { kind: 'oauth2' }>;

/** A token endpoint that numbers its tokens, and a portal that takes those that are valid. */
async function oauth({ seconds = 3600 }: { seconds?: number | undefined } = {}) {
  const withdrawn = new Set<string>();
  let count = 0;
  const endpoint = await portal(({ headers, body }, response) => {
    const form = new URLSearchParams(body.toString());
    const said = headers.authorization ?? `${form.get('client_id')}:${form.get('client_secret')}`;
    const right = [basic('facteur', 's3cret%2Fé'), 'facteur:s3cret/é'].includes(said);
    count += right ? 1 : 0;
    response.writeHead(right ? 200 : 401, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        right
          ? { access_token: `token-${count}`, token_type: 'Bearer', expires_in: seconds }
          : { error: 'invalid_client' },
      ),
    );
  });
  const there = await portal(({ headers }, response) => {
    const token = headers.authorization?.replace('Bearer ', '') ?? '';
    response.writeHead(token === '' || withdrawn.has(token) ? 401 : 201).end();
  });
  const clock = { now: Date.parse('2026-03-02T08:00:00Z') };
  const http = makeHttp([endpoint.allow, there.allow], () => clock.now);
  const send = (more: Partial<Client> = {}) =>
    http.send({
      ...sending,
      url: there.url,
      auth: {
        kind: 'oauth2',
        tokenUrl: `${endpoint.url}/token`,
        clientId: 'facteur',
        clientSecret: 's3cret/é',
        scope: 'invoices',
        clientAuth: 'basic',
        ...more,
      },
    });
  return { endpoint, there, withdrawn, clock, send };
}

// The form-encoding of RFC 6749 §2.3.1 before that of RFC 7617.
const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password.replace('é', '%C3%A9')}`).toString('base64')}`;
const tokensSeen = ({ asked }: Portal) => asked.map(({ headers }) => headers.authorization);

describe('OAuth2', () => {
  test('a token is fetched once and serves until it expires, then another is', async () => {
    const { endpoint, there, clock, send } = await oauth();
    await Promise.all([send(), send()]);
    await send();
    expect(endpoint.asked).toHaveLength(1);
    expect(endpoint.asked[0]?.body.toString()).toBe('grant_type=client_credentials&scope=invoices');
    clock.now += 3600 * 1000;
    await send();
    expect(endpoint.asked).toHaveLength(2);
    expect(tokensSeen(there)).toEqual([
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  test('a token withdrawn before its time is renewed once', async () => {
    const { endpoint, there, withdrawn, send } = await oauth();
    await send();
    withdrawn.add('token-1');
    expect(await send()).toMatchObject({ kind: 'answered', status: 201 });
    expect(tokensSeen(there).slice(1)).toEqual(['Bearer token-1', 'Bearer token-2']);

    withdrawn.add('token-2').add('token-3');
    expect(await send()).toMatchObject({ kind: 'answered', status: 401 });
    expect(endpoint.asked).toHaveLength(3);
  });

  test('a client may say who it is in the form', async () => {
    const { endpoint, send } = await oauth();
    expect(await send({ clientAuth: 'post' })).toMatchObject({ status: 201 });
    expect(endpoint.asked[0]?.headers).not.toHaveProperty('authorization');
  });

  test('a client that is refused sends nothing, and the answer holds no secret', async () => {
    const { there, send } = await oauth();
    const refused = await send({ clientSecret: 'wr0ng' });
    expect(refused).toEqual({
      kind: 'no-token',
      message: { fr: expect.any(String), en: 'the token address answered 401: “invalid_client”' },
    });
    expect(there.asked).toEqual([]);
    expect(await send()).toMatchObject({ status: 201 });
  });

  test('a token address that is away means that nothing was sent, and time may cure it', async () => {
    const away = await portal((_asked, response) => response.writeHead(503).end());
    const there = await portal((_asked, response) => response.writeHead(201).end());
    const result = await makeHttp([away.allow, there.allow]).send({
      ...sending,
      url: there.url,
      auth: { ...client, tokenUrl: away.url },
    });
    expect(result).toMatchObject({ kind: 'unreachable', sent: false });
    expect(there.asked).toEqual([]);
  });

  test('a token address in a network that nobody allowed is not called', async () => {
    const endpoint = await portal((_asked, response) => response.end('{}'));
    const there = await portal((_asked, response) => response.writeHead(201).end());
    const result = await makeHttp([there.allow]).send({
      ...sending,
      url: there.url,
      auth: { ...client, tokenUrl: endpoint.url },
    });
    expect(result).toMatchObject({ kind: 'forbidden-target' });
    expect([...endpoint.asked, ...there.asked]).toEqual([]);
  });

  test('a redirect of the token address takes the secret nowhere', async () => {
    const other = await portal((_asked, response) => response.end('{"access_token":"x"}'));
    const endpoint = await portal((_asked, response) =>
      response.writeHead(307, { location: other.url }).end(),
    );
    const there = await portal((_asked, response) => response.writeHead(201).end());
    const result = await makeHttp([endpoint, other, there].map(({ allow }) => allow)).send({
      ...sending,
      url: there.url,
      auth: { ...client, tokenUrl: endpoint.url },
    });
    expect(result).toMatchObject({ kind: 'no-token' });
    expect([...other.asked, ...there.asked]).toEqual([]);
  });
});

const client = {
  kind: 'oauth2',
  tokenUrl: '',
  clientId: 'facteur',
  clientSecret: 's',
  scope: undefined,
  clientAuth: 'basic',
} as const;

test.each<[HttpAuth, object]>([
  [
    { kind: 'basic', user: 'fermat', password: 'é:b' },
    { authorization: `Basic ${Buffer.from('fermat:é:b').toString('base64')}` },
  ],
  [{ kind: 'header', name: 'X-Api-Key', value: 'abc' }, { 'x-api-key': 'abc' }],
  [{ kind: 'header', name: 'Authorization', value: 'abc' }, { authorization: 'Bearer abc' }],
])('%j is said in a header', async (auth, headers) => {
  const there = await portal((_asked, response) => response.end());
  await makeHttp([there.allow]).send({ ...sending, url: there.url, auth });
  expect(there.asked[0]?.headers).toMatchObject(headers);
});

describe('a client certificate', () => {
  let house: Authority;
  beforeAll(async () => {
    house = await authority();
  });

  test('is shown to a server that wants one, which lets nobody in without', async () => {
    const seen: (string | undefined)[] = [];
    const there = await portal(
      (_asked, response, request) => {
        seen.push((request.socket as TLSSocket).getPeerCertificate().subject?.CN as string);
        response.writeHead(201).end();
      },
      { ...(await house.issue('127.0.0.1')), ca: house.ca, requestCert: true },
    );
    const { cert: certificate, key } = await house.issue('client.fermat.example');
    const http = makeHttp([there.allow]);
    const request = { ...sending, url: there.url, ca: house.ca };
    const identity = { certificate: String(certificate), key: String(key) };
    expect(await http.send({ ...request, identity })).toMatchObject({ status: 201 });
    expect(await http.send(request)).not.toMatchObject({ kind: 'answered' });
    expect(seen).toHaveLength(1);
  });
});
