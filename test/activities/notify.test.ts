import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { HttpResult, MailResult } from '#activities/activity.ts';
import { notify } from '#activities/notify/manifest.ts';
import { run } from '#activities/notify/run.ts';
import type { WebhookHeaders } from '#activities/notify/webhook.ts';
import type { ConfigOf } from '#workflows/node.ts';
import { same } from '#workflows/text.ts';
import { type FakeWorld, fakeWorld, jobOf } from './world.ts';

function go(
  world: FakeWorld,
  config: Partial<ConfigOf<typeof notify>> = {},
  context: Readonly<Record<string, unknown>> = {},
) {
  const settings = notify.config.parse({
    channel: 'mail',
    to: 'billing@fermat.example',
    ...config,
  });
  const seen = {
    invoice: { number: 'F-1' },
    customer: { name: 'ACME Benelux' },
    steps: { email: { output: 'failed', fault: 'EMAIL_MAILBOX_UNKNOWN' } },
    ...context,
  };
  return run(jobOf('notify', settings, seen), world.ports, '2026-03-02T08:00:00.000Z');
}

test('people get what happened, and a link to the delivery', async () => {
  const world = fakeWorld();
  const outcome = await go(world, { message: 'F-1 : {{steps.email.fault}}' });
  expect(world.mails).toMatchObject([
    { to: ['billing@fermat.example'], subject: 'Facteur : F-1 – ACME Benelux', attachments: [] },
  ]);
  expect(world.mails[0]?.text).toContain('EMAIL_MAILBOX_UNKNOWN');
  expect(world.mails[0]?.text).toContain('https://facteur.example/deliveries/d1');
  expect(outcome.level).toBeUndefined();
});

test('over a connection in test mode people get nothing: the test address does, and the proof says so', async () => {
  const world = fakeWorld();
  const outcome = await go(world, { channel: 'trial' });
  expect(world.mails).toMatchObject([
    {
      to: ['sink@fermat.example'],
      subject: '[TEST → billing@fermat.example] Facteur : F-1 – ACME Benelux',
    },
  ]);
  expect(outcome.note).toBe('TEST → sink@fermat.example (billing@fermat.example)');
  expect(outcome.evidence[0]?.detail).toMatchObject({ test: { to: ['billing@fermat.example'] } });
});

test('a program gets a signed call that it can check and tell repeats by', async () => {
  const world = fakeWorld();
  await go(world, { channel: 'alert' });
  await go(world, { channel: 'alert' });
  const [request, repeat] = world.requests;
  const body = Buffer.from(request?.body ?? []).toString();
  const headers = request?.headers as unknown as WebhookHeaders;
  const { 'webhook-id': id, 'webhook-timestamp': timestamp } = headers;
  const signature = createHmac('sha256', 'key of the receiver')
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${signature}`);
  expect(timestamp).toBe('1772440200');
  expect(repeat?.headers['webhook-id']).toBe(id);
  expect(JSON.parse(body)).toMatchObject({
    type: 'delivery.notice',
    data: { delivery: 'd1', invoice: 'F-1', link: 'https://facteur.example/deliveries/d1' },
  });
});

const answered = (status: number): HttpResult => ({ kind: 'answered', status, body: '' });

test.each<[HttpResult, string]>([
  [answered(503), 'NOTIFY_UNAVAILABLE'],
  [answered(410), 'NOTIFY_GONE'],
  [answered(401), 'NOTIFY_NOT_TAKEN'],
  [answered(307), 'NOTIFY_NOT_TAKEN'],
  [{ kind: 'unreachable', message: same(''), sent: true }, 'NOTIFY_UNAVAILABLE'],
  [{ kind: 'forbidden-target', message: same('') }, 'NOTIFY_REFUSED'],
])('a webhook that comes back as %j fails with %s', async (http, code) => {
  await expect(go(fakeWorld({ http }), { channel: 'alert' })).rejects.toMatchObject({ code });
});

test.each<[MailResult, string]>([
  [{ kind: 'refused', reply: '550 5.1.1', code: 550, permanent: true }, 'NOTIFY_REFUSED'],
  [{ kind: 'refused', reply: '451', code: 451, permanent: false }, 'NOTIFY_UNAVAILABLE'],
  [{ kind: 'uncertain', message: same('closed') }, 'NOTIFY_UNAVAILABLE'],
])('a mail that comes back as %j fails with %s', async (result, code) => {
  await expect(go(fakeWorld({ mail: () => result }))).rejects.toMatchObject({ code });
});

test.each([
  [{ to: '' }, 'NOTIFY_VALUE_MISSING'],
  [{ to: 'a@x.example\r\nBcc: evil@evil.example, b' }, 'NOTIFY_INVALID'],
  [{ message: '{{invoice.orderReference}}' }, 'NOTIFY_VALUE_MISSING'],
  [{ channel: 'portal' }, 'CHANNEL_UNKNOWN'],
])('with %j nothing leaves', async (config, code) => {
  const world = fakeWorld();
  await expect(go(world, config)).rejects.toMatchObject({ code, remedy: 'fix' });
  expect([...world.mails, ...world.requests]).toEqual([]);
});
