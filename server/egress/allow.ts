import ipaddr from 'ipaddr.js';
import { isWithin, plainAddress } from './address.ts';

/** One private target that may be called. */
interface Entry {
  /** A name, an address or a network (`10.0.0.0/8`), in small letters. */
  readonly host: string;
  /** Undefined for all ports. */
  readonly port: number | undefined;
}

/**
 * Reads `host-or-cidr:port` entries: `127.0.0.1:2525`, `10.0.0.0/8:22`, `sftp.intern.example:22`, `[fd00::/8]:22`.
 * Without a port the entry stands for all of them. What cannot be read allows nothing.
 */
function parseEntry(text: string): Entry | undefined {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text.trim());
  const host = match?.[1] ?? match?.[2];
  if (match === null || host === undefined) return undefined;
  const port = match[3] === undefined ? undefined : Number(match[3]);
  return { host: plainAddress(host) ?? host.toLowerCase(), port };
}

const entriesFor = (allow: readonly string[], port: number): readonly Entry[] =>
  allow.flatMap((text) => {
    const entry = parseEntry(text);
    return entry && (entry.port === undefined || entry.port === port) ? [entry] : [];
  });

/** Whether a private address may be called, by itself, by its network, or by the name that led to it. */
export function isAllowed(
  allow: readonly string[],
  target: { readonly name: string; readonly address: string; readonly port: number },
): boolean {
  return entriesFor(allow, target.port).some(
    ({ host }) =>
      host === target.address ||
      host === target.name.toLowerCase() ||
      isWithin(target.address, host),
  );
}

/** Whether some private address at that port is allowed, so that a local name is worth resolving. */
export const isAnyAllowed = (allow: readonly string[], name: string, port: number): boolean =>
  entriesFor(allow, port).some(
    ({ host }) => host === name.toLowerCase() || ipaddr.isValid(host) || ipaddr.isValidCIDR(host),
  );
