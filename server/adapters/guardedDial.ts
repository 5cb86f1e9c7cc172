import { resolveTarget } from '../egress/target.ts';
import { type Dial, DialError, dialAddress } from './dial.ts';

/**
 * Dials a host whose address was judged first: the judged address is the one that is called.
 *
 * @param allow private targets that may be called, `host-or-cidr:port`
 */
export const guardedDial =
  (allow: readonly string[]): Dial =>
  async (host, port) => {
    const target = await resolveTarget(host, port, { allow });
    if (!target.ok) throw new DialError(`${host}:${port}`, target.message, target.forbidden);
    return dialAddress(target.address, port);
  };
