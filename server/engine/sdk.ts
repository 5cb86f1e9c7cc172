import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { messageOf } from './fault.ts';
import { type Binary, cachedProgram } from './programs.ts';

/**
 * Lets the Temporal SDK download the program from Temporal into `cache`.
 * Runs in a process of its own: the SDK's runtime is one per process, and the worker configures that one.
 */
export async function downloadBySdk(
  binary: Binary,
  cache: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const work = await mkdtemp(join(cache, 'sdk-'));
  try {
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const script = fileURLToPath(new URL('./sdkDownload.ts', import.meta.url));
    await promisify(execFile)(process.execPath, ['--import', tsx, script, binary.sdk, work], {
      env,
      timeout: 300_000,
    });
    const [file] = await readdir(work);
    if (!file) throw new Error('it left no file');
    const installed = cachedProgram(binary.wheel, cache);
    await rename(join(work, file), installed);
    return installed;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** What the download said itself, without the command line that ran it and the address that failed, repeated. */
export function sdkReason(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return (said || messageOf(error)).split('\n')[0]?.slice(0, 160) ?? '';
}
