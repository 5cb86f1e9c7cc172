import { createHmac } from 'node:crypto';

/**
 * Headers of a Standard Webhooks request (standardwebhooks.com): signature over `id.timestamp.body`, so that the receiver
 * can check who sent it and drop what is older than five minutes. `id` is the same on every try.
 *
 * @param secret `whsec_` and base64, or any other text, which is then used as it stands
 */
export function signedHeaders(
  id: string,
  now: Date,
  body: string,
  secret: string,
): Readonly<Record<string, string>> {
  const timestamp = Math.floor(now.getTime() / 1000).toString();
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret, 'utf8');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
