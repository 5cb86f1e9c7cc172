import { createHash } from 'node:crypto';
import type { ChannelOf, Http, MailResult } from '#activities/activity.ts';
import { quoted } from '#workflows/text.ts';

type Failed = Exclude<MailResult, { kind: 'accepted' }>;

/** Why there is no token to sign in with, in the words of a message that was not sent. */
export class NoToken extends Error {
  override readonly name = 'NoToken';
  readonly result: Failed;

  constructor(result: Failed) {
    super(result.kind);
    this.result = result;
  }
}

interface Kept {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Seconds that a token is given back before it ends: signing in takes some. */
const MARGIN = 60;
/** RFC 6749 lets the lifetime be left out. Seconds. */
const USUAL_LIFE = 300;

/**
 * Access tokens (RFC 6749) by connection: for a refresh token where the connection has one, else for its client's own
 * credentials. Each is kept until it ends, and who comes while one is fetched waits for that one.
 */
export class AccessTokens {
  readonly #kept = new Map<string, Promise<Kept>>();
  readonly #http: Http;
  readonly #now: () => number;

  constructor(http: Http, now: () => number = Date.now) {
    this.#http = http;
    this.#now = now;
  }

  /** @throws NoToken */
  take(channel: ChannelOf<'smtp'>): Promise<string> {
    return this.#such(channel, ({ until }) => until > this.#now());
  }

  /** Another one than that which the mail server refused, unless somebody has fetched it already. @throws NoToken */
  renew(channel: ChannelOf<'smtp'>, refused: string): Promise<string> {
    return this.#such(channel, ({ token }) => token !== refused);
  }

  /** The one that is kept or on its way, where it is such; else a new one, fetched once for all who ask meanwhile. */
  async #such(channel: ChannelOf<'smtp'>, isSuch: (kept: Kept) => boolean): Promise<string> {
    const name = nameOf(channel);
    for (;;) {
      const known = this.#kept.get(name);
      const kept = await known;
      if (kept && isSuch(kept)) return kept.token;
      if (this.#kept.get(name) === known) return this.#fetch(name, channel);
    }
  }

  async #fetch(name: string, channel: ChannelOf<'smtp'>): Promise<string> {
    const fetched = this.#ask(channel);
    this.#kept.set(name, fetched);
    try {
      return (await fetched).token;
    } catch (error) {
      if (this.#kept.get(name) === fetched) this.#kept.delete(name);
      throw error;
    }
  }

  async #ask(channel: ChannelOf<'smtp'>): Promise<Kept> {
    const { tokenUrl = '', clientId = '', clientSecret, refreshToken, scope } = channel;
    const form = new URLSearchParams({
      ...(refreshToken === undefined
        ? { grant_type: 'client_credentials' }
        : { grant_type: 'refresh_token', refresh_token: refreshToken }),
      client_id: clientId,
      ...(clientSecret !== undefined && { client_secret: clientSecret }),
      ...(scope !== undefined && { scope }),
    });
    const reply = await this.#http.send({
      method: 'POST',
      url: tokenUrl,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: Buffer.from(form.toString()),
      timeoutSeconds: 20,
    });
    if (reply.kind === 'unreachable')
      throw new NoToken({ kind: 'unreachable', message: reply.message });
    if (reply.kind !== 'answered') throw new NoToken(reply as Failed);
    const { status } = reply;
    const { access_token: token, expires_in: life, error } = jsonOf(reply.body);
    // Printable ASCII alone: it becomes part of a line that the mail server reads.
    if (status === 200 && typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) {
      const seconds = Number.isFinite(Number(life)) && Number(life) > 0 ? Number(life) : USUAL_LIFE;
      return { token, until: this.#now() + (seconds - MARGIN) * 1000 };
    }
    throw new NoToken(refusal(status, typeof error === 'string' ? error.slice(0, 200) : ''));
  }
}

/** The body may hold a token: nothing of it is told but the `error` that RFC 6749 §5.2 defines. */
function refusal(status: number, error: string): Failed {
  const why = error === '' ? undefined : quoted(error);
  if (status >= 500 || [408, 425, 429].includes(status))
    return {
      kind: 'unreachable',
      message: {
        fr: `l’adresse des jetons a répondu ${status}${why ? ` : ${why.fr}` : ''}`,
        en: `the token address answered ${status}${why ? `: ${why.en}` : ''}`,
      },
    };
  const reply = `token endpoint ${status}${error === '' ? '' : ` ${error}`}`;
  return { kind: 'refused', reply, code: 535, permanent: true };
}

function jsonOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Changed settings are another client; the name holds no secret. */
function nameOf({
  tokenUrl,
  clientId,
  clientSecret,
  refreshToken,
  scope,
}: ChannelOf<'smtp'>): string {
  const client = [tokenUrl, clientId, clientSecret, refreshToken, scope];
  return createHash('sha256').update(JSON.stringify(client)).digest('hex');
}
