import { plainAddress } from './address.ts';
import { isAllowed, isAnyAllowed } from './allow.ts';
import { isLocalName, plainName } from './host.ts';
import { forbidden, type Refusal } from './refusal.ts';
import { judgeAll } from './target.ts';

/** A URL whose shape is fine; its host is still to be resolved and judged by `resolveTarget`. */
export interface JudgedUrl {
  readonly ok: true;
  readonly url: URL;
  /** Name or address without brackets. */
  readonly host: string;
  readonly port: number;
}

export interface UrlPolicy {
  /** Private targets that may be called, `host-or-cidr:port`. */
  readonly allow: readonly string[];
  /** True takes `http:` for public hosts too; otherwise only for allowed private ones. */
  readonly plain?: boolean;
}

/** Ports of the web; any other is called only where the allow-list names it. */
const ports = new Set([80, 443, 8443]);

const notUrl = forbidden(
  'ce n’est pas une adresse https://hôte/…',
  'this is not an address like https://host/…',
);

/**
 * Judges what can be told from the text of a URL: scheme, port, no name or password in it, no space, backslash or
 * control character, no host that is private or local unless allowed. It asks no resolver.
 */
export function judgeUrl(input: unknown, { allow, plain = false }: UrlPolicy): JudgedUrl | Refusal {
  if (typeof input !== 'string' || input.length > 2048) return notUrl;
  // Browsers read `http:127.0.0.1`, `http:///x` and `\` leniently, other readers otherwise: refuse what is ambiguous.
  const isPlainText =
    /^https?:\/\/[^/?#]/i.test(input) && !/[\s\\\p{Cc}\p{Cf}]|%0[ad]/iu.test(input);
  if (!isPlainText || !URL.canParse(input)) return notUrl;
  const url = new URL(input);
  if (url.username !== '' || url.password !== '') {
    return forbidden(
      'un mot de passe ne va pas dans une adresse',
      'a password does not belong in an address',
    );
  }
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const address = host === 'localhost' ? '127.0.0.1' : (plainAddress(host) ?? '');
  const isListed = isAllowed(allow, { name: host, address, port });
  if (port === 0 || (!ports.has(port) && !isListed && !isAnyAllowed(allow, host, port))) {
    return forbidden(`le port ${port} n’est pas permis`, `port ${port} is not allowed`);
  }
  if (url.protocol === 'http:' && !plain && !isListed) {
    return forbidden('il faut https://', 'https:// is needed');
  }
  const refused = judgeHost(host, address, port, allow);
  return refused ?? { ok: true, url, host, port };
}

function judgeHost(
  host: string,
  address: string,
  port: number,
  allow: readonly string[],
): Refusal | undefined {
  if (address !== '') {
    const judged = judgeAll(host, port, [address], allow);
    return judged.ok ? undefined : judged;
  }
  if (plainName(host) === undefined) return notUrl;
  return isLocalName(host) && !isAnyAllowed(allow, host, port)
    ? forbidden(
        `${host} est un nom interne qui n’est pas permis`,
        `${host} is an internal name that is not allowed`,
      )
    : undefined;
}
