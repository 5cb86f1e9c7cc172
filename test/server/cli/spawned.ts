import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../../bin/facteur.mjs', import.meta.url));

interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Lines of stdout as JSON: where `--json` was asked for, that is all there may be. */
  readonly lines: () => Record<string, unknown>[];
}

/** Runs the command line as a person's shell would: the real program, in a process of its own. */
export function spawned(
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [bin, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'en_US.UTF-8', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // A verb that refuses its arguments never reads its input.
  child.stdin.on('error', () => {}).end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (exit) => {
      const lines = () =>
        stdout
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line));
      resolve({ exit, stdout, stderr, lines });
    });
  });
}
