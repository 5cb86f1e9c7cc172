import { request } from 'undici';
import type { Http, HttpResult } from '#activities/activity.ts';
import { agentFor } from '../egress/agent.ts';
import { resolveTarget } from '../egress/target.ts';
import { judgeUrl } from '../egress/url.ts';
import { isUntrusted } from './certificate.ts';
import { lineWords } from './lineWords.ts';

const CONNECT_SECONDS = 10;
/** Receipts are short; a far end that sends more must not fill our memory. */
const LONGEST_BODY = 1024 * 1024;
const DAY = 86_400;

/**
 * Sends one request to an address that was judged first, over TLS unless its target is an allowed private one. Redirects
 * are not followed: what was judged is what gets the document.
 *
 * @param allow private targets that may be called, `host-or-cidr:port`
 */
export const makeHttp = (allow: readonly string[]): Http => ({
  async send({ method, url, headers, body, timeoutSeconds, ca }) {
    const judged = judgeUrl(url, { allow });
    if (!judged.ok) return { kind: 'forbidden-target', message: judged.message };
    const target = await resolveTarget(judged.host, judged.port, { allow });
    if (!target.ok)
      return target.forbidden
        ? { kind: 'forbidden-target', message: target.message }
        : { kind: 'unreachable', message: target.message, sent: false };
    const agent = agentFor(target, { connectTimeout: CONNECT_SECONDS * 1000, ca });
    try {
      const reply = await request(url, {
        method,
        headers,
        body: Buffer.from(body),
        dispatcher: agent,
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
      });
      // The status is the answer: a body that breaks off doesn't take it back.
      const text = await shortText(reply.body).catch(() => '');
      const after = retryAfter(reply.headers['retry-after'], new Date());
      return {
        kind: 'answered',
        status: reply.statusCode,
        body: text,
        ...(after !== undefined && { retryAfter: after }),
      };
    } catch (error) {
      return lost(error);
    } finally {
      await agent.destroy();
    }
  },
});

/** Errors of connecting come before the first byte of a request; after any other one the far end may have it. */
function lost(error: unknown): HttpResult {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : '';
  if (isUntrusted(code)) return { kind: 'untrusted', message: lineWords(error) };
  const neverLeft =
    [
      'ECONNREFUSED',
      'ENOTFOUND',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'UND_ERR_CONNECT_TIMEOUT',
    ].includes(code) || /^(ERR_TLS|ERR_SSL|EPROTO)/.test(code);
  return { kind: 'unreachable', message: lineWords(error), sent: !neverLeft };
}

async function shortText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk.subarray(0, LONGEST_BODY - size));
    size += chunk.length;
    if (size >= LONGEST_BODY) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Seconds to wait from a `Retry-After` header, which holds seconds or a date (RFC 9110 §10.2.3); at most a day. What is
 * past, or nonsense, is no wait at all.
 */
export function retryAfter(value: string | string[] | undefined, now: Date): number | undefined {
  const text = (Array.isArray(value) ? value[0] : value)?.trim();
  if (!text) return undefined;
  const seconds = /^\d+$/.test(text)
    ? Number(text)
    : Math.ceil((Date.parse(text) - now.getTime()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, DAY) : undefined;
}
