import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, fsyncSync, openSync, readdirSync, writeSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { reportAlive } from '#server/program.ts';
import { seeded } from './random.ts';

// The customers' portal as a process of its own: it takes a document once a key, and what it says to have taken is on disk. By
// the seed it asks for another time, is slow, or takes a document and cuts the line before it says so.
const { PORTAL_FOLDER: folder = '', PORTAL_PORT, PORTAL_SEED } = process.env;
const BUSY = 0.06;
const CUT = 0.03;
const SLOWEST_MS = 2000;

const random = seeded(Number(PORTAL_SEED) + readdirSync(folder).length);

const server = createServer(async (req, res) => {
  const body = await buffer(req).catch(() => undefined);
  if (!body) return;
  const fate = random();
  if (fate < BUSY) {
    res.writeHead(503).end('busy');
    return;
  }
  const key = String(req.headers['idempotency-key']);
  const name = /''(.+)$/.exec(req.headers['content-disposition'] ?? '')?.[1] ?? '';
  const isNew = store({ key, name: decodeURIComponent(name), sha256: sha256(body) });
  if (fate < BUSY + CUT) req.socket.destroy();
  else setTimeout(() => answer(res, isNew), random() ** 2 * SLOWEST_MS);
});
await new Promise<void>((resolve) => server.listen(Number(PORTAL_PORT), '127.0.0.1', resolve));
reportAlive(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** @returns false where the key came before */
function store(document: { key: string; name: string; sha256: string }): boolean {
  const line = `${JSON.stringify(document)}\n`;
  const place = join(folder, sha256(Buffer.from(document.key)));
  try {
    const file = openSync(place, 'wx');
    writeSync(file, line);
    fsyncSync(file);
    closeSync(file);
    return true;
  } catch {
    appendFileSync(place, line);
    return false;
  }
}

function answer(res: ServerResponse, isNew: boolean): void {
  res.writeHead(isNew ? 201 : 409).end('taken');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
