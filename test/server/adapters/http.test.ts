import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { makeHttp, retryAfter } from '#server/adapters/http.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

interface Portal {
  readonly url: string;
  readonly allow: string;
  readonly requests: { method: string; headers: IncomingMessage['headers']; body: string }[];
}

async function portal(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<Portal> {
  const requests: Portal['requests'] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', headers } = request;
    requests.push({ method, headers, body: Buffer.concat(chunks).toString() });
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/in`, allow: `127.0.0.1:${port}`, requests };
}

const send = (url: string, allow: readonly string[], timeoutSeconds = 10) =>
  makeHttp(allow).send({
    method: 'POST',
    url,
    headers: { 'idempotency-key': 'd/upload/1', 'content-type': 'application/pdf' },
    body: Buffer.from('%PDF'),
    timeoutSeconds,
  });

test('the document arrives with its headers, and the receipt comes back', async () => {
  const there = await portal((response) => response.writeHead(201).end('receipt 17'));
  expect(await send(there.url, [there.allow])).toEqual({
    kind: 'answered',
    status: 201,
    body: 'receipt 17',
  });
  expect(there.requests).toMatchObject([
    { method: 'POST', body: '%PDF', headers: { 'idempotency-key': 'd/upload/1' } },
  ]);
});

test('a redirect is an answer, and what it names gets nothing', async () => {
  const other = await portal((response) => response.end());
  const there = await portal((response) =>
    response.writeHead(307, { location: other.url }).end('elsewhere'),
  );
  expect(await send(there.url, [there.allow, other.allow])).toMatchObject({ status: 307 });
  expect(other.requests).toEqual([]);
});

test('a private address that nobody allowed gets nothing', async () => {
  const there = await portal((response) => response.end());
  expect(await send(there.url, [])).toMatchObject({ kind: 'forbidden-target' });
  expect(await send(there.url.replace('127.0.0.1', 'localhost'), [])).toMatchObject({
    kind: 'forbidden-target',
  });
  expect(there.requests).toEqual([]);
});

test('an address that is not encrypted is forbidden', async () => {
  expect(await send('http://portal.example/in', [])).toMatchObject({ kind: 'forbidden-target' });
});

test('nobody listening means that nothing was sent', async () => {
  expect(await send('http://127.0.0.1:9/in', ['127.0.0.1:9'])).toMatchObject({
    kind: 'unreachable',
    sent: false,
  });
});

test('a line lost after the request may have delivered it', async () => {
  const there = await portal((_response, request) => request.socket.destroy());
  expect(await send(there.url, [there.allow])).toMatchObject({ kind: 'unreachable', sent: true });
  expect(there.requests).toHaveLength(1);
});

test('a portal that never answers may have taken the request', async () => {
  const there = await portal(() => {});
  expect(await send(there.url, [there.allow], 0.3)).toMatchObject({
    kind: 'unreachable',
    sent: true,
  });
});

test('of an answer without end, one megabyte is read', async () => {
  const there = await portal((response) => {
    response.writeHead(200);
    const more = (): void => {
      while (response.write('x'.repeat(65_536))) {}
      response.once('drain', more);
    };
    more();
  });
  const result = await send(there.url, [there.allow]);
  expect(result).toMatchObject({ kind: 'answered', status: 200 });
  expect(result.kind === 'answered' && result.body.length).toBe(1024 * 1024);
});

describe('Retry-After', () => {
  const now = new Date('2026-03-02T10:00:00Z');
  test.each([
    ['120', 120],
    ['Mon, 02 Mar 2026 10:01:30 GMT', 90],
    ['999999999999', 86_400],
    ['Mon, 02 Mar 2099 10:01:30 GMT', 86_400],
    ['Mon, 02 Mar 2020 10:01:30 GMT', undefined],
    ['0', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('of %j waits %j seconds', (value, seconds) => {
    expect(retryAfter(value, now)).toBe(seconds);
  });
});
