import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { plainAddress } from './address.ts';
import { lookupFor, type Target } from './target.ts';

/**
 * An undici agent that reaches one judged address and no other, whatever name or redirect it is given; the name still
 * counts for TLS and the Host header. Redirects are not followed.
 *
 * @param connectTimeout milliseconds
 * @param ca authorities to trust in place of the public ones, PEM
 * @param identity certificate chain and key that we show to a server that asks, PEM
 */
export function agentFor(
  target: Target,
  {
    connectTimeout = 10_000,
    ca,
    identity,
  }: {
    readonly connectTimeout?: number;
    readonly ca?: string | undefined;
    readonly identity?: { readonly certificate: string; readonly key: string } | undefined;
  } = {},
): Agent {
  const connect = buildConnector({
    lookup: lookupFor(target),
    timeout: connectTimeout,
    ...(ca !== undefined && { ca }),
    ...(identity && { cert: identity.certificate, key: identity.key }),
  });
  return new Agent({
    pipelining: 0,
    connect(options, callback) {
      // A literal address is dialled without a lookup.
      const literal = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) !== 0 && plainAddress(literal) !== target.address) {
        callback(new Error(`${literal} is not the address that was judged`), null);
      } else connect(options, callback);
    },
  });
}
