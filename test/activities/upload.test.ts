import { expect, test } from 'vitest';
import type { DropResult, HttpResult } from '#activities/activity.ts';
import { upload } from '#activities/upload/manifest.ts';
import { run } from '#activities/upload/run.ts';
import type { ConfigOf } from '#workflows/node.ts';
import { same } from '#workflows/text.ts';
import { type FakeWorld, fakeWorld, jobOf } from './world.ts';

function job(
  world: FakeWorld,
  config: Partial<ConfigOf<typeof upload>> = {},
  context: Readonly<Record<string, unknown>> = {},
) {
  const settings = upload.config.parse({ channel: 'portal', ...config });
  return jobOf('upload', settings, {
    vars: { fileName: 'FACTURE_F-1.pdf' },
    documents: {
      invoice: world.keep(Buffer.from('%PDF'), { type: 'application/pdf', name: 'o.pdf' }),
      xml: world.keep(Buffer.from('<x/>'), { type: 'application/xml', name: 'factur-x.xml' }),
    },
    customer: { language: 'fr', code: 'ACME' },
    ...context,
  });
}
const go = (
  world: FakeWorld,
  ...args: Parameters<typeof job> extends [unknown, ...infer R] ? R : never
) => run(job(world, ...args), world.ports, '2026-03-02T08:00:00.000Z');

test('a file put by SFTP is handed over, under the key of its effect', async () => {
  const world = fakeWorld();
  const outcome = await go(world, { folder: 'factures/{{customer.code}}' });
  expect(world.files).toMatchObject([
    { folder: 'factures/ACME', name: 'FACTURE_F-1.pdf', key: 'd1/upload/1' },
  ]);
  expect(outcome).toMatchObject({
    level: 'handed-over',
    note: 'factures/ACME/FACTURE_F-1.pdf',
    evidence: [{ kind: 'sftp-receipt', detail: { bytes: 4, already: false } }],
  });
});

test.each([
  [
    'ftps',
    { kind: 'ftps-receipt', detail: { server: 'ftp.acme.example:21', path: 'FACTURE_F-1.pdf' } },
  ],
  ['share', { kind: 'folder-receipt', detail: { folder: '/mnt/acme', path: 'FACTURE_F-1.pdf' } }],
])(
  'a file put by the connection %s is handed over, and says where it is',
  async (channel, receipt) => {
    const path = 'FACTURE_F-1.pdf';
    const world = fakeWorld({ drop: { kind: 'stored', path, bytes: 4, already: false } });
    const outcome = await go(world, { channel });
    expect(outcome).toMatchObject({ level: 'handed-over', evidence: [receipt] });
  },
);

test('the certificate of the server that took a file is in the receipt', async () => {
  const certificate = 'AA:BB';
  const world = fakeWorld({
    drop: { kind: 'stored', path: 'x', bytes: 4, already: false, certificate },
  });
  const outcome = await go(world, { channel: 'ftps' });
  expect(outcome).toMatchObject({ evidence: [{ detail: { certificate } }] });
});

test('a folder never leads out of the one where the login lands', async () => {
  const world = fakeWorld();
  const customer = { language: 'fr', code: '../../etc' };
  await go(world, { folder: '../x/{{customer.code}}' }, { customer });
  expect(world.files[0]?.folder.split('/')).not.toContain('..');
});

test('the XML goes under the same name with its own extension', async () => {
  const world = fakeWorld();
  await go(world, { what: 'xml' });
  expect(world.files).toMatchObject([{ name: 'FACTURE_F-1.xml' }]);
  expect(Buffer.from(world.files[0]?.bytes ?? []).toString()).toBe('<x/>');
});

test('a file sent by HTTPS is accepted, and says its key, name and type', async () => {
  const world = fakeWorld();
  const outcome = await go(world, { channel: 'api', folder: 'in box' });
  expect(world.requests).toMatchObject([
    {
      method: 'POST',
      url: 'https://portal.example/in/in%20box',
      headers: {
        authorization: 'Bearer x',
        'content-type': 'application/pdf',
        'idempotency-key': 'd1/upload/1',
        'content-disposition': "attachment; filename*=UTF-8''FACTURE_F-1.pdf",
      },
    },
  ]);
  expect(outcome).toMatchObject({
    level: 'accepted',
    evidence: [{ kind: 'https-receipt', detail: { status: 201, body: 'receipt 17' } }],
  });
  expect(JSON.stringify(outcome)).not.toContain('Bearer');
});

test('409 to our own key means that an earlier try got through', async () => {
  const world = fakeWorld({ http: { kind: 'answered', status: 409, body: 'known' } });
  await expect(go(world, { channel: 'api' })).resolves.toMatchObject({ level: 'accepted' });
});

const answered = (status: number, more: object = {}): HttpResult => ({
  kind: 'answered',
  status,
  body: '',
  ...more,
});

test.each<[string, HttpResult, string, string, boolean]>([
  ['503', answered(503), 'UPLOAD_UNAVAILABLE', 'retry', false],
  ['429', answered(429), 'UPLOAD_UNAVAILABLE', 'retry', false],
  ['500', answered(500), 'UPLOAD_UNAVAILABLE', 'retry', false],
  ['a gateway that gave up', answered(504), 'UPLOAD_UNCERTAIN', 'retry', true],
  ['422', answered(422), 'UPLOAD_REFUSED', 'fix', false],
  ['401', answered(401), 'UPLOAD_REFUSED', 'fix', false],
  ['a redirect', answered(302), 'UPLOAD_REFUSED', 'fix', false],
  [
    'a private address',
    { kind: 'forbidden-target', message: same('') },
    'UPLOAD_TARGET_FORBIDDEN',
    'fix',
    false,
  ],
  [
    'a certificate that cannot be trusted',
    { kind: 'untrusted', message: same('') },
    'UPLOAD_CERTIFICATE_REFUSED',
    'fix',
    false,
  ],
  [
    'nobody there',
    { kind: 'unreachable', message: same(''), sent: false },
    'UPLOAD_UNAVAILABLE',
    'retry',
    false,
  ],
  [
    'a lost answer',
    { kind: 'unreachable', message: same(''), sent: true },
    'UPLOAD_UNCERTAIN',
    'retry',
    true,
  ],
])('HTTPS: %s is told as such', async (_what, http, code, remedy, mayHaveArrived) => {
  const world = fakeWorld({ http });
  await expect(go(world, { channel: 'api' })).rejects.toMatchObject({
    code,
    remedy,
    mayHaveArrived,
  });
});

test('the wait that a portal asks for is passed on', async () => {
  const world = fakeWorld({ http: answered(503, { retryAfter: 120 }) });
  await expect(go(world, { channel: 'api' })).rejects.toMatchObject({
    details: { retryAfter: 120 },
  });
});

test.each<[string, DropResult, string, string, boolean]>([
  [
    'a name that is taken',
    { kind: 'exists', path: 'x', bytes: 1 },
    'UPLOAD_NAME_TAKEN',
    'fix',
    false,
  ],
  [
    'another host key',
    { kind: 'host-key', seen: 'SHA256:x' },
    'UPLOAD_HOST_KEY_CHANGED',
    'fix',
    false,
  ],
  ['a full disk', { kind: 'not-now', message: same('') }, 'UPLOAD_UNAVAILABLE', 'retry', false],
  [
    'a certificate that cannot be trusted',
    { kind: 'untrusted', message: same('') },
    'UPLOAD_CERTIFICATE_REFUSED',
    'fix',
    false,
  ],
  ['no TLS', { kind: 'unencrypted', message: same('') }, 'UPLOAD_UNENCRYPTED', 'fix', false],
  ['a refusal', { kind: 'refused', message: same('no') }, 'UPLOAD_REFUSED', 'fix', false],
  [
    'a private address',
    { kind: 'forbidden-target', message: same('') },
    'UPLOAD_TARGET_FORBIDDEN',
    'fix',
    false,
  ],
  [
    'nobody there',
    { kind: 'unreachable', message: same(''), sent: false },
    'UPLOAD_UNAVAILABLE',
    'retry',
    false,
  ],
  [
    'a lost rename',
    { kind: 'unreachable', message: same(''), sent: true },
    'UPLOAD_UNCERTAIN',
    'retry',
    true,
  ],
])('a file that is put: %s is told as such', async (_what, drop, code, remedy, mayHaveArrived) => {
  const world = fakeWorld({ drop });
  await expect(go(world)).rejects.toMatchObject({ code, remedy, mayHaveArrived });
});

test.each([
  [
    'a folder with a value that is missing',
    { folder: '{{params.box}}' },
    {},
    'UPLOAD_VALUE_MISSING',
  ],
  ['no file name', {}, { vars: {} }, 'UPLOAD_VALUE_MISSING'],
  ['a connection of another kind', { channel: 'mail' }, {}, 'CHANNEL_UNKNOWN'],
])('with %s nothing leaves', async (_what, config, context, code) => {
  const world = fakeWorld();
  await expect(go(world, config, context)).rejects.toMatchObject({ code, remedy: 'fix' });
  expect([...world.files, ...world.requests]).toEqual([]);
});
