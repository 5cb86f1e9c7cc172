import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Channel } from '#activities/activity.ts';
import { startDrop } from '#server/demo/drop.ts';
import { freePort } from '#server/engine/port.ts';
import type { Supervisor } from '#server/engine/supervisor.ts';
import { ownProgram } from '#server/program.ts';
import { mailsIn } from './mails.ts';
import type { Arrived, Mailed } from './oracle.ts';

const password = 'dropped';

/** Whoever takes invoices in a run: each a process that can be killed, whose word is on disk in a folder of its own. */
export interface Peers {
  readonly mailPort: number;
  readonly portalFolder: string;
  readonly channels: readonly Channel[];
  readonly targets: string[];
  start(supervisor: Supervisor, logs: string): Promise<void>;
  mails(): Promise<readonly Mailed[]>;
  /** What the portal and the SFTP server have. */
  documents(): Promise<readonly Arrived[]>;
}

export async function peersIn(folder: string, seed: number): Promise<Peers> {
  const [mail, portal, drop] = ['mail', 'portal', 'drop'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await Promise.all([mail, portal, drop].map((place) => mkdir(place)));
  const [mailPort, portalPort, dropPort] = [await freePort(), await freePort(), await freePort()];
  const keyFile = join(folder, 'host-key');
  // Its key is made before anybody has to know it.
  const made = await startDrop({ folder: drop, keyFile, user: 'facteur', password });
  await made.close();
  const programs = {
    mail: ['./mailServer.ts', { MAIL_FOLDER: mail, MAIL_PORT: mailPort, MAIL_SEED: seed }],
    portal: ['./portal.ts', { PORTAL_FOLDER: portal, PORTAL_PORT: portalPort, PORTAL_SEED: seed }],
    drop: [
      './drop.ts',
      { DROP_FOLDER: drop, DROP_KEY: keyFile, DROP_PORT: dropPort, DROP_PASSWORD: password },
    ],
  } as const;
  return {
    mailPort,
    portalFolder: portal,
    channels: [
      {
        kind: 'https',
        name: 'portal',
        url: `http://127.0.0.1:${portalPort}/invoices`,
        headers: {},
      },
      {
        kind: 'sftp',
        name: 'drop',
        host: '127.0.0.1',
        port: dropPort,
        user: 'facteur',
        password,
        hostKey: made.hostKey,
      },
    ],
    targets: [portalPort, dropPort].map((port) => `127.0.0.1:${port}`),
    async start(supervisor, logs) {
      for (const [name, [entry, settings]] of Object.entries(programs)) {
        const env = Object.fromEntries(Object.entries(settings).map(([k, v]) => [k, String(v)]));
        await supervisor.run(ownProgram(name, import.meta.resolve(entry), env, logs));
      }
    },
    mails: () => mailsIn(mail),
    documents: async () => [...(await inPortal(portal)), ...(await inDrop(drop))],
  };
}

/** A document that came again under its key is one. */
async function inPortal(folder: string): Promise<readonly Arrived[]> {
  const files = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
  );
  return files
    .map((lines) => lines.split('\n')[0] ?? '')
    .filter(isWhole)
    .map((line) => ({
      peer: 'portal',
      number: numberOf((JSON.parse(line) as { name: string }).name),
    }));
}

/** What a dead process left half written was never acknowledged, and is written anew under the same key. */
const isWhole = (line: string): boolean => line.endsWith('}');

async function inDrop(folder: string): Promise<readonly Arrived[]> {
  // A dot begins what is not whole yet: customers' programs pass it by, and the next try replaces it.
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  return names.map((name) => ({ peer: 'drop', number: numberOf(name) }));
}

const numberOf = (fileName: string): string => fileName.replace(/\.pdf$/, '');
