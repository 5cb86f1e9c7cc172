import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/**
 * The workflows' code as one file, which workers load instead of bundling at every start (engine.md §1), and replays run
 * against. Made anew when its sources or the SDK changed.
 *
 * @returns path of the bundle
 */
export async function workflowBundle(): Promise<string> {
  const path = join(dist, 'workflows.js');
  await unlessBuilt('workflows', ['workflows', 'package-lock.json'], path, async () => {
    const { bundleWorkflowCode } = await import('@temporalio/worker');
    const { code } = await bundleWorkflowCode({
      workflowsPath: join(root, 'workflows/index.ts'),
      logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error },
    });
    // Renamed into place: two processes may build at once, and neither must read half a file.
    const fresh = `${path}.${process.pid}`;
    await writeFile(fresh, code);
    await rename(fresh, path);
  });
  return path;
}

/** The designer, as static files. @returns the folder that the server serves */
export async function designerFiles(): Promise<string> {
  const folder = join(dist, 'designer');
  const sources = ['designer', 'workflows', 'activities', 'server/api', 'package-lock.json'];
  await unlessBuilt('designer', sources, join(folder, 'index.html'), async () => {
    const { build } = await import('vite');
    await build({ configFile: join(root, 'designer/vite.config.ts'), logLevel: 'warn' });
  });
  return folder;
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
