import { createHash } from 'node:crypto';
import { request } from 'undici';
import type { Http, HttpAuth, HttpResult } from '#activities/activity.ts';
import { agentFor } from '../egress/agent.ts';
import { resolveTarget } from '../egress/target.ts';
import { judgeUrl } from '../egress/url.ts';
import { isUntrusted } from './certificate.ts';
import { basic, tokens } from './http/tokens.ts';
import { lineWords } from './lineWords.ts';

const CONNECT_SECONDS = 10;
/** Receipts are short; a far end that sends more must not fill our memory. */
const LONGEST_BODY = 1024 * 1024;
const LONGEST_DIGESTED = 64 * 1024 * 1024;
const DAY = 86_400;

/**
 * Sends requests to addresses that were judged first, over TLS unless the target is an allowed private one. Redirects are
 * not followed: what was judged is what gets the document, and the credentials.
 *
 * @param allow private targets that may be called, `host-or-cidr:port`
 */
export function makeHttp(allow: readonly string[], now = Date.now): Http {
  const send: Http['send'] = (request) => exchange(request, allow);
  const known = tokens(send, now);
  return {
    async send({ auth, ...request }) {
      if (auth?.kind !== 'oauth2') return send(withHeaders(request, headersOf(auth)));
      const { ca } = request;
      const token = await known.take(auth, ca);
      if (token.kind !== 'token') return token;
      const reply = await send(withHeaders(request, bearer(token.value)));
      if (reply.kind !== 'answered' || reply.status !== 401) return reply;
      // Withdrawn before its time; a second refusal is the portal's answer.
      const fresh = await known.renew(auth, ca, token.value);
      return fresh.kind === 'token' ? send(withHeaders(request, bearer(fresh.value))) : fresh;
    },
  };
}

type Request = Parameters<Http['send']>[0];

const withHeaders = (request: Request, headers: Readonly<Record<string, string>>): Request => ({
  ...request,
  headers: { ...request.headers, ...headers },
});

const bearer = (token: string): Readonly<Record<string, string>> => ({
  authorization: `Bearer ${token}`,
});

function headersOf(auth: Exclude<HttpAuth, { kind: 'oauth2' }> | undefined) {
  if (auth === undefined) return {};
  if (auth.kind === 'basic') return { authorization: basic(auth.user, auth.password) };
  const { name, value } = auth;
  return name.toLowerCase() === 'authorization' ? bearer(value) : { [name]: value };
}

async function exchange(
  { method, url, headers, body, timeoutSeconds, ca, identity, digest }: Request,
  allow: readonly string[],
): Promise<HttpResult> {
  const judged = judgeUrl(url, { allow });
  if (!judged.ok) return { kind: 'forbidden-target', message: judged.message };
  const target = await resolveTarget(judged.host, judged.port, { allow });
  if (!target.ok)
    return target.forbidden
      ? { kind: 'forbidden-target', message: target.message }
      : { kind: 'unreachable', message: target.message, sent: false };
  const agent = agentFor(target, { connectTimeout: CONNECT_SECONDS * 1000, ca, identity });
  try {
    const reply = await request(url, {
      method,
      headers,
      ...(body !== undefined && { body: Buffer.from(body) }),
      dispatcher: agent,
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    });
    // The status is the answer: a body that breaks off doesn't take it back.
    const read = digest
      ? await digested(reply.body)
      : { text: await shortText(reply.body).catch(() => '') };
    const after = retryAfter(reply.headers['retry-after'], new Date());
    return {
      kind: 'answered',
      status: reply.statusCode,
      body: read.text,
      ...('digest' in read && read.digest && { digest: read.digest }),
      ...(after !== undefined && { retryAfter: after }),
    };
  } catch (error) {
    return lost(error);
  } finally {
    await agent.destroy();
  }
}

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

/** A body's first megabyte, and the size and hash of all of it unless it is longer than any invoice, or breaks off. */
async function digested(body: AsyncIterable<Buffer>): Promise<{
  text: string;
  digest?: { bytes: number; sha256: string };
}> {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let bytes = 0;
  const text = (): string => Buffer.concat(chunks).toString('utf8');
  try {
    for await (const chunk of body) {
      chunks.push(chunk.subarray(0, Math.max(0, LONGEST_BODY - bytes)));
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes > LONGEST_DIGESTED) return { text: text() };
    }
  } catch {
    return { text: text() };
  }
  return { text: text(), digest: { bytes, sha256: hash.digest('hex') } };
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
