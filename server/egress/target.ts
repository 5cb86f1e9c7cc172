import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { plainAddress, reachOf } from './address.ts';
import { isAllowed } from './allow.ts';
import { isLocalName, plainName } from './host.ts';
import { forbidden, type Refusal, unresolved } from './refusal.ts';

/** An address that was judged and may be dialled: dial it, not the name. */
export interface Target {
  readonly ok: true;
  readonly host: string;
  readonly port: number;
  readonly address: string;
  readonly family: 4 | 6;
}

export interface Egress {
  /** Private targets that may be called, `host-or-cidr:port`. */
  readonly allow: readonly string[];
  /** All addresses of a name; the system's resolver unless given. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
}

/**
 * Resolves a host once and judges every answer: one address that may not be called refuses them all, since a name that
 * mixes public and private addresses is made to deceive. What comes back is what must be dialled (`lookupFor`), so no
 * second answer of the resolver counts.
 */
export async function resolveTarget(
  host: string,
  port: number,
  { allow, resolve = systemResolve }: Egress,
): Promise<Target | Refusal> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return forbidden(`le port ${port} n’existe pas`, `there is no port ${port}`);
  }
  const literal = plainAddress(host);
  if (literal !== undefined) return judgeAll(host, port, [literal], allow);
  const name = plainName(host);
  if (name === undefined) {
    return forbidden(`${shown(host)} n’est pas un nom d’hôte`, `${shown(host)} is not a host name`);
  }
  // Without a question: some resolvers answer ::1 as well, which no allow-list entry for 127.0.0.1 covers.
  if (name === 'localhost') return judgeAll(name, port, ['127.0.0.1'], allow);
  const answers = await resolve(name).catch(() => []);
  return answers.length === 0 ? unresolved(name) : judgeAll(name, port, answers, allow);
}

/** Judges all answers at once; the first is the one to dial. */
export function judgeAll(
  name: string,
  port: number,
  answers: readonly string[],
  allow: readonly string[],
): Target | Refusal {
  const addresses = answers.map((answer) => plainAddress(answer) ?? '');
  const refused = addresses.find((address) => !mayDial(name, address, port, allow));
  const [address] = addresses;
  if (refused !== undefined || address === undefined) {
    return forbidden(
      `${name} mène à une adresse interne ou réservée (${refused}) qui n’est pas permise`,
      `${name} leads to an internal or reserved address (${refused}) that is not allowed`,
    );
  }
  return { ok: true, host: name, port, address, family: address.includes(':') ? 6 : 4 };
}

function mayDial(name: string, address: string, port: number, allow: readonly string[]): boolean {
  const reach = reachOf(address);
  if (reach === 'never') return false;
  const isOpen = reach === 'public' && (plainAddress(name) !== undefined || !isLocalName(name));
  return isOpen || isAllowed(allow, { name, address, port });
}

async function systemResolve(name: string): Promise<readonly string[]> {
  const answers = await lookup(name, { all: true, order: 'ipv4first' });
  return answers.map(({ address }) => address);
}

const shown = (host: string): string => JSON.stringify(host.slice(0, 80));

/** For `net.connect`, `tls.connect`, undici and ssh2: whatever name is asked for, the judged address is the answer. */
export const lookupFor =
  ({ address, family }: Pick<Target, 'address' | 'family'>): LookupFunction =>
  (_name, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
