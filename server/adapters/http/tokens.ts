import { createHash } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { Http, HttpAuth, HttpResult } from '#activities/activity.ts';
import { quoted } from '#workflows/text.ts';

type Client = Extract<HttpAuth, { kind: 'oauth2' }>;
type NoToken = Exclude<HttpResult, { kind: 'answered' }>;
export type Token = { readonly kind: 'token'; readonly value: string } | NoToken;

interface Kept {
  readonly token: Promise<Token>;
  /** Milliseconds since 1970. */
  until: number;
}

/** A token is given back so many seconds before it ends: the request that carries it takes time as well. */
const MARGIN = 30;
/** Characters of an error that are kept. */
const LONGEST_QUOTE = 200;

/**
 * Tokens by client, each kept until it expires; who comes while one is fetched waits for it. The token endpoint is called
 * by the same guarded way as everything else, and sees the client's secret alone.
 */
export function tokens(exchange: Http['send'], now: () => number) {
  const kept = new Map<string, Kept>();

  function fetched(name: string, client: Client, ca: string | undefined): Promise<Token> {
    const entry: Kept = {
      until: Number.POSITIVE_INFINITY,
      token: ask(exchange, client, ca).then((answer) => {
        if (answer.kind === 'token') entry.until = now() + (answer.seconds - MARGIN) * 1000;
        else if (kept.get(name) === entry) kept.delete(name);
        return answer;
      }),
    };
    kept.set(name, entry);
    return entry.token;
  }

  return {
    take(client: Client, ca: string | undefined): Promise<Token> {
      const name = nameOf(client);
      const entry = kept.get(name);
      return entry && entry.until > now() ? entry.token : fetched(name, client, ca);
    },

    /** Another one than the one that was refused, unless somebody has fetched it already. */
    async renew(client: Client, ca: string | undefined, refused: string): Promise<Token> {
      const name = nameOf(client);
      const known = await kept.get(name)?.token;
      const isNew = known?.kind === 'token' && known.value !== refused;
      return isNew ? known : fetched(name, client, ca);
    },
  };
}

/** The secret is in the name: who has another one gets no token of this one. */
const nameOf = (client: Client): string =>
  createHash('sha256').update(JSON.stringify(client)).digest('hex');

async function ask(
  exchange: Http['send'],
  { tokenUrl, clientId, clientSecret, scope, clientAuth }: Client,
  ca: string | undefined,
): Promise<(Token & { kind: 'token'; seconds: number }) | NoToken> {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== undefined) form.set('scope', scope);
  if (clientAuth === 'post') {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  const reply = await exchange({
    method: 'POST',
    url: tokenUrl,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      ...(clientAuth === 'basic' && {
        authorization: basic(formEncoded(clientId), formEncoded(clientSecret)),
      }),
    },
    body: Buffer.from(form.toString()),
    timeoutSeconds: 30,
    // Portals of a private authority have their tokens from public providers as well as from their own.
    ca: ca === undefined ? undefined : [ca, ...rootCertificates].join('\n'),
  });
  // Whatever the token endpoint got, the portal got nothing.
  if (reply.kind === 'unreachable') return { ...reply, sent: false };
  if (reply.kind !== 'answered') return reply;
  const { status } = reply;
  const answer = jsonOf(reply.body);
  const { access_token: value, expires_in: seconds } = answer;
  if (status === 200 && typeof value === 'string' && /^[\x21-\x7e]+$/.test(value))
    return {
      kind: 'token',
      value,
      seconds: Number.isFinite(Number(seconds)) ? Number(seconds) : 60,
    };
  const error =
    typeof answer.error === 'string' ? quoted(answer.error.slice(0, LONGEST_QUOTE)) : undefined;
  const message = {
    fr: `l’adresse des jetons a répondu ${status}${error ? ` : ${error.fr}` : ''}`,
    en: `the token address answered ${status}${error ? `: ${error.en}` : ''}`,
  };
  const isPassing = status >= 500 || [408, 425, 429].includes(status);
  return isPassing ? { kind: 'unreachable', message, sent: false } : { kind: 'no-token', message };
}

function jsonOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** RFC 6749 §2.3.1 has the two form-encoded before they are put together. */
const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
