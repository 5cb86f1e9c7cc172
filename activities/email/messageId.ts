import { createHash } from 'node:crypto';

/** The same for every try under a key. Receivers don't tell repeats by it (seen with Postfix); people and logs can. */
export function messageId(key: string, from: string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `<${digest}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}
