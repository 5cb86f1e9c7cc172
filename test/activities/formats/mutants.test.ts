import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = fileURLToPath(new URL('./mutants.ts', import.meta.url));

test('no mutant of an invoice in any format breaks a reader, keeps it busy for 2 s, takes 512 MB, reads a file or opens a socket', async () => {
  const { stdout } = await run(
    process.execPath,
    [
      // Reading anything else than the project, or writing anything, is an error.
      process.allowedNodeEnvironmentFlags.has('--permission')
        ? '--permission'
        : '--experimental-permission',
      `--allow-fs-read=${root}*`,
      // tsx asks whether names differ by case, and starts esbuild.
      `--allow-fs-read=${root.slice(0, -1).toUpperCase()}`,
      '--allow-child-process',
      '--allow-worker',
      '--no-warnings',
      '--import',
      'tsx',
      script,
      process.env.FACTEUR_MUTANTS_SEED ?? '1',
      process.env.FACTEUR_MUTANTS ?? '900',
    ],
    { cwd: root, env: { ...process.env, TSX_DISABLE_CACHE: '1' }, maxBuffer: 1 << 26 },
  );
  const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(result.failures).toEqual([]);
  expect(result.sockets).toBe(0);
  expect(result.samples).toBeGreaterThan(10);
  expect(result.slowest.seconds).toBeLessThan(2);
  expect(result.megabytes).toBeLessThan(512);
}, 240_000);
