import { connect, type Socket } from 'node:net';

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
