import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createPlainServer } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

type Handler = (asked: Asked, response: ServerResponse, request: IncomingMessage) => void;

export interface Portal {
  readonly url: string;
  /** As the allow-list of private targets wants it. */
  readonly allow: string;
  readonly asked: Asked[];
}

/** A server of a test's own; over TLS where it is given an identity. What it was asked is kept. */
export async function portal(answer: Handler, tls?: ServerOptions): Promise<Portal> {
  const asked: Asked[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const one = { method, path: url, headers, body: Buffer.concat(chunks) };
    asked.push(one);
    answer(one, response, request);
  };
  const server = tls ? createServer(tls, listener) : createPlainServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const scheme = tls ? 'https' : 'http';
  return { url: `${scheme}://127.0.0.1:${port}`, allow: `127.0.0.1:${port}`, asked };
}

/**
 * A portal that keeps files by their path, never replaces one, and gives receipts: PUT and GET, 412 and 404 as RFC 9110
 * has them.
 *
 * @param hooks `loses` says which answers to uploads are lost after the file was kept
 */
export async function filePortal(
  hooks: { loses?: (count: number) => boolean; status?: () => string } = {},
): Promise<Portal & { readonly files: Map<string, Buffer> }> {
  const files = new Map<string, Buffer>();
  let uploads = 0;
  const there = await portal(({ method, path, headers, body }, response, request) => {
    const json = (status: number, value: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (path.startsWith('/status/')) {
      json(200, { state: hooks.status?.() ?? 'PENDING', reason: 'order unknown' });
      return;
    }
    const file = files.get(path);
    if (method === 'GET') {
      if (file) response.writeHead(200).end(file);
      else response.writeHead(404).end();
      return;
    }
    if (file && headers['if-none-match'] === '*') {
      response.writeHead(412).end();
      return;
    }
    files.set(path, body);
    uploads += 1;
    if (hooks.loses?.(uploads)) request.socket.destroy();
    else
      json(201, {
        receipt: { id: `R-${uploads}`, size: body.length, sha256: sha256(body) },
      });
  });
  return { ...there, files };
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
