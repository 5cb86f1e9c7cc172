import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a receiver's clock may differ, and a call may be old: past that it is a replay. */
const TOLERANCE = 300;

export interface WebhookHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/**
 * Headers of a Standard Webhooks request (standardwebhooks.com): a signature by each secret over `id.timestamp.body`, so that
 * the receiver can check who sent it and drop what is older than five minutes. `id` is the same on every try.
 *
 * @param secrets each `whsec_` and base64, or any other text, which is then used as it stands
 */
export function signedHeaders(
  id: string,
  now: Date,
  body: string,
  secrets: readonly string[],
): WebhookHeaders & Readonly<Record<string, string>> {
  const timestamp = Math.floor(now.getTime() / 1000).toString();
  const signatures = secrets.map((secret) => `v1,${signature(id, timestamp, body, secret)}`);
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

/** What a receiver does: whether one of the signatures is of its secret, and the call is not an old one sent again. */
export function isGenuine(
  headers: WebhookHeaders,
  body: string,
  secret: string,
  now: Date,
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp } = headers;
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!/^\d+$/.test(timestamp) || age > TOLERANCE) return false;
  const expected = Buffer.from(`v1,${signature(id, timestamp, body, secret)}`);
  return headers['webhook-signature'].split(' ').some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
}

function signature(id: string, timestamp: string, body: string, secret: string): string {
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret, 'utf8');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
}
