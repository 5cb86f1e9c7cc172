import { describe, expect, test } from 'vitest';
import { isGenuine, signedHeaders } from '#activities/notify/webhook.ts';

const now = new Date('2026-03-02T08:30:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const [old, next, other] = ['old', 'new', 'other'].map(
  (name) => `whsec_${Buffer.from(`${name} secret of 24 bytes`).toString('base64')}`,
) as [string, string, string];
const body = '{"type":"delivery.notice"}';
const signed = (...secrets: string[]) => signedHeaders('msg_1', now, body, secrets);

test('the signature is that of the published example', () => {
  const headers = signedHeaders(
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    new Date(1_614_265_330_000),
    '{"test": 2432232314}',
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  );
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

describe('a receiver', () => {
  test('takes a call signed by its secret, and none by another', () => {
    expect(isGenuine(signed(next), body, next, now)).toBe(true);
    expect(isGenuine(signed(next), body, other, now)).toBe(false);
  });

  test.each([
    ['the old secret', old],
    ['the new secret', next],
  ])('takes a call while secrets change, whether it knows %s', (_what, known) => {
    expect(isGenuine(signed(next, old), body, known, now)).toBe(true);
  });

  test.each([
    ['another body', signed(next), `${body} `],
    ['another id', { ...signed(next), 'webhook-id': 'msg_2' }, body],
    ['a newer time', { ...signed(next), 'webhook-timestamp': '1772440201' }, body],
    ['a time that is none', { ...signed(next), 'webhook-timestamp': '' }, body],
    ['no signature', { ...signed(next), 'webhook-signature': '' }, body],
  ])('does not take a call with %s', (_what, headers, sent) => {
    expect(isGenuine(headers, sent, next, now)).toBe(false);
  });

  test.each([
    [299, true],
    [301, false],
    [-301, false],
  ])('of a call sent again %i seconds later says %s', (seconds, taken) => {
    expect(isGenuine(signed(next), body, next, later(seconds))).toBe(taken);
  });
});
