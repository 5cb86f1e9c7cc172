import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** A fault put into the code: each text stands in the file once, and another takes its place. */
export interface Mutant {
  /** From the root of the repository. */
  readonly file: string;
  readonly changes: readonly (readonly [text: string, instead: string])[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The simulation with a fault in one of its files, or in one of those that it puts to the test.
 *
 * @throws where a text is not in the file, or more than once: the mutant says nothing any more
 */
export async function simulationWith(
  { file, changes }: Mutant,
  folder: string,
): Promise<typeof import('./simulate.ts')> {
  const path = join(root, file);
  let code = await readFile(path, 'utf8');
  for (const [text, instead] of changes) {
    const count = code.split(text).length - 1;
    if (count !== 1) throw new Error(`${file} has ${count} times: ${text}`);
    code = code.replace(text, () => instead);
  }
  const bundle = await rolldown({
    input: join(root, 'test/simulation/simulate.ts'),
    cwd: root,
    platform: 'node',
    plugins: [{ name: 'mutant', load: (id) => (id === path ? { code, moduleType: 'ts' } : null) }],
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  const into = join(folder, 'simulate.mjs');
  await writeFile(into, output[0].code);
  return import(pathToFileURL(into).href);
}
