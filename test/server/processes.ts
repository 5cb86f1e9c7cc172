import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '#server/engine/port.ts';
import { until } from '../support/until.ts';

const bin = fileURLToPath(new URL('../../bin/facteur.mjs', import.meta.url));

export interface Process {
  /** What it said on stderr so far. */
  said(): string;
  /** Asks it to stop. @returns its exit code */
  stop(): Promise<number | null>;
}

/** `facteur server` or `facteur worker`, as an orchestrator runs them: by the environment alone. */
export function startProcess(args: readonly string[], env: NodeJS.ProcessEnv): Process {
  const child: ChildProcess = spawn(process.execPath, [bin, ...args, '--lang', 'en'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  process.once('exit', () => child.kill('SIGKILL'));
  return {
    said: () => said,
    stop: async () => {
      child.kill('SIGTERM');
      return (await ended)[0];
    },
  };
}

/** Comes back once the process says that it works. */
export const working = (started: Process): Promise<void> =>
  until(async () => {
    if (!/The (worker works|server answers)/.test(started.said()))
      throw new Error(`not yet: ${started.said()}`);
  });

/** A server on a port of its own. */
export async function serverProcess(
  env: NodeJS.ProcessEnv,
): Promise<Process & { readonly url: string }> {
  const port = await freePort();
  return {
    ...startProcess(['server'], { ...env, PORT: String(port) }),
    url: `http://127.0.0.1:${port}`,
  };
}
