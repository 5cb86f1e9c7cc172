import ipaddr from 'ipaddr.js';

/** Metadata services of clouds: whoever reads them gets the machine's keys. No allow-list opens them. */
const metadata = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '168.63.129.16',
  '192.0.0.192',
  '100.100.100.200',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
]);

/** Ranges that an allow-list can open; multicast, tunnels, reserved ones and the like stay closed. */
const private_ = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat', 'linkLocal']);

/** `public` may be called, `private` only where the allow-list says so, `never` not at all. */
export type Reach = 'public' | 'private' | 'never';

/**
 * Judges an address as it would be dialled. IPv4 inside of IPv6 counts as IPv4. Of IPv6 only 2000::/3 is public:
 * ipaddr.js calls `::7f00:1` (the loopback in an old notation) unicast.
 */
export function reachOf(address: string): Reach {
  if (!ipaddr.isValid(address)) return 'never';
  const parsed = ipaddr.process(address);
  if (metadata.has(parsed.toString())) return 'never';
  const range = parsed.range();
  if (private_.has(range)) return 'private';
  if (range !== 'unicast') return 'never';
  const isOutside = parsed instanceof ipaddr.IPv6 && ((parsed.parts[0] ?? 0) & 0xe000) !== 0x2000;
  return isOutside ? 'never' : 'public';
}

/** The address in its plain spelling, `0x7f.1` as `127.0.0.1`; undefined for what is a name. */
export function plainAddress(host: string): string | undefined {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : undefined;
}

export function isWithin(address: string, network: string): boolean {
  if (!ipaddr.isValid(address) || !ipaddr.isValidCIDR(network)) return false;
  const parsed = ipaddr.process(address);
  const [base, bits] = ipaddr.parseCIDR(network);
  return parsed.kind() === base.kind() && parsed.match(base, bits);
}
