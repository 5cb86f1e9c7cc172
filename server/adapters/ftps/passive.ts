import { type ConnectionOptions, type TLSSocket, connect as tlsConnect } from 'node:tls';
import { type FTPContext, FTPError, type FTPResponse, type TransferStrategy } from 'basic-ftp';
import { dialAddress } from '../dial.ts';

/**
 * Opens data connections at the address that was judged for the control connection: of what the server answers only the
 * port counts, and never a port below 1024, so that a server can't send us to others. Servers such as vsftpd want the TLS
 * session of the control connection resumed, as a proof that the same client comes; tickets of TLS 1.3 serve once, so
 * each connection keeps the next one.
 */
export const passiveAt =
  (address: string, tls: ConnectionOptions): TransferStrategy =>
  async (ftp) => {
    const { reply, port } = await dataPort(ftp);
    if (port < 1024) throw new Error(`data port ${port} is one of the system's`);
    const socket = await dialAddress(address, port);
    const session = ftp.tlsSessionStore ?? (ftp.socket as TLSSocket).getSession();
    const secure = tlsConnect({ ...tls, socket, ...(session !== undefined && { session }) });
    secure.on('session', (next) => {
      ftp.tlsSessionStore = next;
    });
    ftp.dataSocket = secure;
    return reply;
  };

async function dataPort(ftp: FTPContext): Promise<{ reply: FTPResponse; port: number }> {
  try {
    const reply = await ftp.request('EPSV');
    return { reply, port: Number(/\|\|\|(\d{1,5})\|/.exec(reply.message)?.[1] ?? 0) };
  } catch (error) {
    if (!(error instanceof FTPError) || error.code < 500) throw error;
    const reply = await ftp.request('PASV');
    const [, high, low] = /\d+,\d+,\d+,\d+,(\d{1,3}),(\d{1,3})/.exec(reply.message) ?? [];
    return { reply, port: Number(high ?? 0) * 256 + Number(low ?? 0) };
  }
}
