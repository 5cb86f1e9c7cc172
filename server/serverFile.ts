import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** How the command line finds the server that runs on this machine, and proves that it may. */
const KnownServer = z.object({ url: z.string(), token: z.string() });
export type KnownServer = z.output<typeof KnownServer>;

const fileIn = (data: string): string => join(data, 'server.json');

/** Replaces what an earlier start left, in one step and readable by its owner only: it holds a key. */
export async function writeServerFile(data: string, server: KnownServer): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  const draft = `${fileIn(data)}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(server), { mode: 0o600 });
  await rename(draft, fileIn(data));
}

/** Undefined where no server was started on this folder, or it was stopped. One that was killed may still be named. */
export async function readServerFile(data: string): Promise<KnownServer | undefined> {
  try {
    return KnownServer.parse(JSON.parse(await readFile(fileIn(data), 'utf8')));
  } catch {
    return undefined;
  }
}

export const removeServerFile = (data: string): Promise<void> => rm(fileIn(data), { force: true });
