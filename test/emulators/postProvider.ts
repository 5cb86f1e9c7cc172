import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelOf } from '#activities/activity.ts';

export interface Letter {
  readonly id: string;
  readonly reference: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly sha256: string;
  readonly idempotencyKey: string;
  status: 'received' | 'printed' | 'posted' | 'returned';
  tracking: string | null;
}

export interface PostProvider {
  readonly channel: ChannelOf<'https'>;
  /** As the allow-list of private targets wants it. */
  readonly allow: string;
  readonly letters: Letter[];
  /** What goes wrong with the orders that come next, one after another. */
  readonly faults: ('lost answer' | 'unavailable')[];
  close(): Promise<void>;
}

/**
 * A provider of letters, emulated by docs/post.md: it keeps every order, so that a blind repeat would be a second letter,
 * and prints what it got when it is told to.
 */
export async function postProvider(): Promise<PostProvider> {
  const letters: Letter[] = [];
  const faults: PostProvider['faults'] = [];
  const server = createServer(async (request, response) => {
    const json = (status: number, value: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    const url = new URL(request.url ?? '', 'http://provider.example');
    if (request.method === 'GET') {
      const id = /^\/letters\/(.+)$/.exec(url.pathname)?.[1];
      const reference = url.searchParams.get('reference');
      const found = letters.find((one) => one.id === id || one.reference === reference);
      if (found) json(200, found);
      else json(404, { error: 'no such letter' });
      return;
    }
    const { fields, file } = await formIn(request);
    const wrong = faults.shift();
    if (wrong === 'unavailable') {
      json(503, { error: 'maintenance' });
      return;
    }
    const letter: Letter = {
      id: `L-${letters.length + 1}`,
      reference: fields.reference ?? '',
      fields,
      sha256: createHash('sha256').update(file).digest('hex'),
      idempotencyKey: String(request.headers['idempotency-key'] ?? ''),
      status: 'received',
      tracking: null,
    };
    letters.push(letter);
    if (wrong === 'lost answer') request.socket.destroy();
    else json(201, letter);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/letters`;
  return {
    allow: `127.0.0.1:${port}`,
    letters,
    faults,
    channel: {
      kind: 'https',
      name: 'post',
      url,
      headers: {},
      method: 'POST',
      fileField: 'file',
      lookupUrl: `${url}?reference={{reference}}`,
      lookupSha256: 'sha256',
      receiptNumber: 'id',
      receiptSha256: 'sha256',
      statusUrl: `${url}/{{receipt}}`,
      statusValue: 'status',
      statusReason: 'tracking',
      statusAccepted: ['posted'],
      statusRefused: ['returned'],
      statusPending: ['received', 'printed'],
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function formIn(
  request: IncomingMessage,
): Promise<{ fields: Record<string, string>; file: Buffer }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = { 'content-type': String(request.headers['content-type']) };
  const form = await new Response(Buffer.concat(chunks), { headers }).formData();
  const fields: Record<string, string> = {};
  let file = Buffer.alloc(0);
  for (const [name, value] of form)
    if (typeof value === 'string') fields[name] = value;
    else file = Buffer.from(await value.arrayBuffer());
  return { fields, file };
}
