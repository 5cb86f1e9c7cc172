import { connect, type Socket } from 'node:net';
import { resolveTarget } from '../egress/target.ts';

const CONNECT_SECONDS = 10;

/** Opens a TCP connection. @throws DialError */
export type Dial = (host: string, port: number) => Promise<Socket>;

/** Why no connection came about. `forbidden`: the address is one that this installation may not call. */
export class DialError extends Error {
  override readonly name = 'DialError';
  readonly forbidden: boolean;

  constructor(message: string, forbidden: boolean) {
    super(message);
    this.forbidden = forbidden;
  }
}

/**
 * Dials a host whose address was judged first: the judged address is the one that is called.
 *
 * @param allow private targets that may be called, `host-or-cidr:port`
 */
export const guardedDial =
  (allow: readonly string[]): Dial =>
  async (host, port) => {
    const target = await resolveTarget(host, port, { allow });
    if (!target.ok) throw new DialError(`${host}:${port}: ${target.message.en}`, target.forbidden);
    return dialAddress(target.address, port);
  };

/** @param address an IP address */
export function dialAddress(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port });
    const fail = (reason: string): void => {
      socket.destroy();
      reject(new DialError(`${address}:${port}: ${reason}`, false));
    };
    const timer = setTimeout(() => fail('no answer'), CONNECT_SECONDS * 1000);
    const refused = (error: NodeJS.ErrnoException): void => {
      clearTimeout(timer);
      fail(error.code ?? error.message);
    };
    socket.once('error', refused).once('connect', () => {
      clearTimeout(timer);
      socket.off('error', refused);
      resolve(socket);
    });
  });
}
