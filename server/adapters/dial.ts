import { connect, type Socket } from 'node:net';
import type { Text } from '#workflows/text.ts';
import { lineWords } from './lineWords.ts';

const CONNECT_SECONDS = 10;

/** Opens a TCP connection. @throws DialError */
export type Dial = (host: string, port: number) => Promise<Socket>;

/** Why no connection came about. `forbidden`: the address is one that this installation may not call. */
export class DialError extends Error {
  override readonly name = 'DialError';
  readonly seen: Text;
  readonly forbidden: boolean;

  constructor(at: string, why: Text, forbidden: boolean) {
    const seen = { fr: `${at} : ${why.fr}`, en: `${at}: ${why.en}` };
    super(seen.en);
    this.seen = seen;
    this.forbidden = forbidden;
  }
}

const noAnswer: Text = { fr: 'pas de réponse à temps', en: 'no answer in time' };

/** @param address an IP address */
export function dialAddress(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    // A protocol of short questions and answers would wait 40 ms for each by Nagle's algorithm.
    const socket = connect({ host: address, port, noDelay: true });
    const fail = (why: Text): void => {
      socket.destroy();
      reject(new DialError(`${address}:${port}`, why, false));
    };
    const timer = setTimeout(() => fail(noAnswer), CONNECT_SECONDS * 1000);
    const refused = (error: NodeJS.ErrnoException): void => {
      clearTimeout(timer);
      fail(lineWords(error));
    };
    socket.once('error', refused).once('connect', () => {
      clearTimeout(timer);
      socket.off('error', refused);
      resolve(socket);
    });
  });
}
