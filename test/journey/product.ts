import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#server/engine/port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Product {
  readonly data: string;
  /** The one-time sign-in link that it printed. */
  readonly link: string;
  /** What it said on stderr so far. */
  readonly said: () => string;
  /** Stops it, and keeps its data folder. @throws where it did not end in good order */
  end(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * `npm start`, or another entry, on an empty data folder, with its demo.
 *
 * @param settings environment variables beside the data folder and the port
 */
export async function startProduct(
  entry = 'server/start.ts',
  settings: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const data = await mkdtemp(join(tmpdir(), 'facteur-journey-'));
  const port = String(await freePort());
  const env = { ...process.env, FACTEUR_DATA: data, PORT: port, ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const link = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const printed = /http\S+sign-in#\S+/.exec(chunk.toString())?.[0];
      if (printed) resolve(printed);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  const end = async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const code = await ended;
    if (code !== 0) throw new Error(`asked to end, it left with ${code}: ${said}`);
  };
  return {
    data,
    link,
    said: () => said,
    end,
    async stop() {
      await end();
      await rm(data, { recursive: true, force: true });
    },
  };
}
