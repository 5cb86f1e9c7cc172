import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/**
 * The workflows' code as one file, which workers load instead of bundling at every start, and replays run
 * against. Made anew when its sources or the SDK changed.
 *
 * @returns path of the bundle
 */
export async function workflowBundle(): Promise<string> {
  const path = join(dist, 'workflows.js');
  await unlessBuilt('workflows', ['workflows', 'package-lock.json'], path, async () => {
    // Renamed into place: two processes may build at once, and neither must read half a file.
    const fresh = `${path}.${process.pid}`;
    await apart(['--import', 'tsx', join(root, 'server/bundle.ts'), fresh]);
    await rename(fresh, path);
  });
  return path;
}

/** The designer, as static files. @returns the folder that the server serves */
export async function designerFiles(): Promise<string> {
  const folder = join(dist, 'designer');
  const sources = ['designer', 'workflows', 'activities', 'server/api', 'package-lock.json'];
  await unlessBuilt('designer', sources, join(folder, 'index.html'), async () => {
    const vite = join(
      dirname(fileURLToPath(import.meta.resolve('vite/package.json'))),
      'bin/vite.js',
    );
    await apart([vite, 'build', 'designer', '--logLevel', 'warn']);
  });
  return folder;
}

/** The command line, which bundles itself at its first call. */
export const commandLine = (): Promise<void> => apart([join(root, 'bin/facteur.mjs'), 'help']);

/** Bundlers take hundreds of megabytes; a process of their own gives them back. */
async function apart(program: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, program, { cwd: root });
}

async function unlessBuilt(
  name: string,
  sources: readonly string[],
  result: string,
  make: () => Promise<void>,
): Promise<void> {
  const stamp = join(dist, `${name}.sha256`);
  const seal = sealOf(sources);
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === seal) return;
  await mkdir(dist, { recursive: true });
  await make();
  await writeFile(stamp, seal);
}

/** sha256 over the names and bytes of all source files. */
function sealOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesIn(join(root, source))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path];
    throw error;
  }
}
