// The command line and its PDF thread as a few plain files in dist/cli: loading hundreds of TypeScript files through tsx
// takes a process a second, loading their bundle a quarter of one. A bundle is made at the first call after a source
// changed, by a process of its own; `npm start` makes it too.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const bundles = new URL('dist/cli/', root);

/** The newest, and one that a process may still load verbs from. */
const KEPT = 2;

/**
 * The bundle of the sources as they are now, made if there is none.
 *
 * @returns {Promise<string | undefined>} address of the module that is the command line; undefined where none can be made
 */
export async function freshBundle() {
  try {
    return madeBundle() ?? (await make(), madeBundle());
  } catch {
    return undefined;
  }
}

function madeBundle() {
  for (const name of namesByAge()) {
    const bundle = new URL(`${name}/`, bundles);
    const inputs = JSON.parse(readFileSync(new URL('inputs.json', bundle), 'utf8'));
    if (Object.entries(inputs).every(([path, seen]) => stampOf(path) === seen))
      return new URL('main.mjs', bundle).href;
  }
  return undefined;
}

/** Newest first. What is still being made has another name. */
const namesByAge = () =>
  existsSync(bundles)
    ? readdirSync(bundles)
        .filter((name) => /^\d+-/.test(name))
        .sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))
    : [];

/** Tells a version of a file, named from the root of the project, from its others. */
export function stampOf(path) {
  const file = statSync(new URL(path, root), { throwIfNoEntry: false });
  return file ? `${file.mtimeMs} ${file.size}` : 'none';
}

/** @throws where it can't be written or made */
async function make() {
  const { execFileSync } = await import('node:child_process');
  mkdirSync(bundles, { recursive: true });
  const draft = mkdtempSync(fileURLToPath(new URL('draft-', bundles)));
  try {
    // A bundler takes hundreds of megabytes; a process of its own gives them back.
    const maker = fileURLToPath(new URL('./makeBundle.mjs', import.meta.url));
    execFileSync(process.execPath, [maker, draft], { cwd: root, stdio: 'ignore' });
    // Renamed into place: two processes may make one at once, and nobody must load half of one.
    renameSync(draft, new URL(`${Date.now()}-${process.pid}`, bundles));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  for (const name of namesByAge().slice(KEPT)) rmSync(new URL(name, bundles), { recursive: true, force: true });
}
