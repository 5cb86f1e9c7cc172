import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenServer {
  readonly url: string;
  /** What `allow` must list for it to be called. */
  readonly target: string;
  /** Forms that it was sent, in order. */
  readonly asked: URLSearchParams[];
  close(): void;
}

/** An OAuth token endpoint on loopback: answers each request as told, the last answer for good. */
export async function tokenServer(
  ...answers: { status?: number; body: object }[]
): Promise<TokenServer> {
  const asked: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(new URLSearchParams(body));
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    response
      .writeHead(answer?.status ?? 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer?.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/token`,
    target: `127.0.0.1:${port}`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
