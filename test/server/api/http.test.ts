import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf, callAs, type House, openHouse, subjectFlow } from '../house.ts';

let house: House;
let call: ReturnType<typeof callAs>;

beforeAll(async () => {
  house = await openHouse('none');
  call = callAs(house, 'admin');
});
afterAll(() => house.close());

const post = (body: string, type = 'application/json') =>
  fetch(`${house.url}/api/flows`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house.keys.admin}`, 'content-type': type },
    body,
  });

test.each([
  ['broken JSON', '{"a":', 'JSON_INVALID', 400],
  ['fifty thousand nested arrays', '['.repeat(50_000) + ']'.repeat(50_000), 'JSON_TOO_DEEP', 400],
  ['a __proto__', '{"flow":{"__proto__":{"isAdmin":true}}}', 'JSON_INVALID', 400],
  ['a NUL', '{"flow":{"name":"\\u0000"}}', 'REQUEST_INVALID', 400],
  ['more than 1 MB', `{"a":"${'x'.repeat(1_100_000)}"}`, 'BODY_TOO_LARGE', 413],
  [
    'an unknown key',
    JSON.stringify({ flow: subjectFlow, issuerId: 'other' }),
    'REQUEST_INVALID',
    400,
  ],
  ['nothing', '', 'REQUEST_INVALID', 400],
])('%s is refused as a problem without a stack', async (_what, body, code, status) => {
  const reply = await post(body);
  expect(reply.status).toBe(status);
  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  const problem = await answerOf<{ code: string; fix: unknown }>(reply);
  expect(problem.code).toBe(code);
  expect(problem.fix).toEqual({ fr: expect.any(String), en: expect.any(String) });
  expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.ts:\d/);
});

test.each(['text/plain', 'application/json; charset=utf-7', 'multipart/form-data; boundary=x'])(
  'a body declared as %s is not read as JSON',
  async (type) => {
    expect((await post('{}', type)).status).toBe(415);
  },
);

test.each([
  ['/api/invoices?limit=-1', 400],
  ['/api/invoices?limit=201', 400],
  ['/api/invoices?q=a&q=b', 400],
  ['/api/invoices?q[]=a', 400],
  ['/api/invoices?nothing=1', 400],
  ['/api/invoices?cursor=bm90aGluZw', 400],
  ['/api/invoices?q=%00', 400],
  ['/api/invoices/%E0%A4%A', 400],
  ['/api/invoices/%00', 400],
  ['/api/documents/..%2f..%2fetc%2fpasswd', 404],
  ['/api/flows/flow/versions/1e3', 404],
  ['/api/nothing', 404],
  ['/api/invoices?q=%25%25%25%25%5f', 200],
])('GET %s is answered %i', async (path, status) => {
  const reply = await call('GET', path);
  expect(reply.status).toBe(status);
});

test('what is typed into the search is text, never a pattern', async () => {
  expect(await answerOf(await call('GET', '/api/invoices?q=%25'))).toEqual({
    items: [],
    next: null,
  });
});

test('every problem of a field is located, in both languages', async () => {
  const flow = { ...subjectFlow, name: '', nodes: [{ id: 'no spaces', type: 'start' }] };
  const { problems } = await answerOf<{ problems: { at: string; message: unknown }[] }>(
    await call('POST', '/api/flows', { flow }),
  );
  expect(problems.map(({ at }) => at).sort()).toEqual(['body.flow.name', 'body.flow.nodes.0.id']);
  for (const { message } of problems) {
    expect(message).toEqual({ fr: expect.any(String), en: expect.any(String) });
  }
});

test('pages and answers carry the headers that keep them to themselves', async () => {
  const { headers } = await fetch(`${house.url}/livez`);
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy).not.toContain('upgrade-insecure-requests');
});

test('a forged Host reaches no link', async () => {
  const body = await new Promise<string>((resolve, reject) => {
    const req = request(
      `${house.url}/api/users/ops/sign-in-link`,
      {
        method: 'POST',
        headers: {
          host: 'evil.example',
          'x-forwarded-host': 'evil.example',
          authorization: `Bearer ${house.keys.admin}`,
          'content-type': 'application/json',
        },
      },
      (res) => {
        let text = '';
        res.on('data', (chunk) => {
          text += chunk;
        });
        res.on('end', () => resolve(text));
      },
    );
    req.on('error', reject);
    req.end('{}');
  });
  expect(body).not.toContain('evil.example');
});

test('the contract is served as OpenAPI 3.1, each operation with its answer and its problem', async () => {
  const document = await answerOf<{
    openapi: string;
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  }>(await fetch(`${house.url}/api/openapi.json`));
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThan(30);
  for (const { responses } of operations) expect(Object.keys(responses)).toContain('default');
  expect(document.paths['/api/invoices']?.post).toMatchObject({
    requestBody: { content: { 'multipart/form-data': {} } },
    responses: { 202: {} },
  });
});

test('it is alive without its engine, and says that it is not ready', async () => {
  expect((await fetch(`${house.url}/livez`)).status).toBe(200);
  const reply = await fetch(`${house.url}/readyz`);
  expect(reply.status).toBe(503);
  const { checks, channels } = await answerOf<{
    checks: Record<string, string>;
    channels: object;
  }>(reply);
  expect(checks).toMatchObject({ database: 'ok', migrations: 'ok' });
  expect(checks.temporal).not.toBe('ok');
  expect(channels).toEqual({ paused: 0, out: 0, waiting: 0 });
});

test('metrics count deliveries, what waits, and answers', async () => {
  const text = await (await fetch(`${house.url}/metrics`)).text();
  expect(text).toMatch(/^facteur_outbox_size \d+$/m);
  expect(text).toMatch(/^facteur_http_requests_total\{method="GET",status="200"\} \d+$/m);
});

test('a screen’s address without built pages says what to run', async () => {
  const reply = await fetch(`${house.url}/deliveries`);
  expect(await reply.json()).toMatchObject({
    status: 404,
    detail: expect.stringContaining('npm run build'),
  });
});
