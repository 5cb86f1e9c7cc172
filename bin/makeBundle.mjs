// Makes a bundle of the command line in the folder that is its argument; called by bundle.mjs.
import { writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { stampOf } from './bundle.mjs';

const began = Date.now();
const root = fileURLToPath(new URL('..', import.meta.url));
const [folder] = process.argv.slice(2);

/** What verbs load that need no service. Other packages stay where they are: some look for files beside their own. */
const bundled = new Set([
  '@noble/hashes',
  'canonicalize',
  'csv-parse',
  'fontkit',
  'handlebars',
  'ipaddr.js',
  'json-logic-js',
  'pdf-lib',
  'read-excel-file',
  'saxes',
  'yauzl',
  'zod',
]);

/** Packages that our sources name; what these name themselves goes with them. */
const isOutside = (id, importer) =>
  importer !== undefined &&
  isOurs(importer) &&
  !/^[.#]/.test(id) &&
  !isAbsolute(id) &&
  !bundled.has(/^(@[^/]+\/)?[^/]+/.exec(id)[0]);

const isOurs = (file) => file.startsWith(root) && !file.includes(`${sep}node_modules${sep}`);

/** The thread is an entry of the bundle, so it is found beside it; anything else is found from the place of its source. */
const THREAD = join(root, 'activities/formats/pdf/thread.ts');
const placed = {
  name: 'placed',
  transform: {
    filter: { code: 'import.meta.url' },
    handler(code, id) {
      if (!isOurs(id) || id === THREAD) return null;
      const source = JSON.stringify(`../../../${inProject(id)}`);
      return code.replaceAll('import.meta.url', `new URL(${source}, import.meta.url).href`);
    },
  },
};

const inProject = (file) => relative(root, file).split(sep).join('/');

const bundle = await rolldown({
  cwd: root,
  platform: 'node',
  input: { main: 'server/cli/main.ts', worker: 'activities/formats/pdf/worker.ts' },
  external: isOutside,
  plugins: [placed],
});
await bundle.write({
  dir: folder,
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
});

// A source that was written meanwhile may have been read before: its stamp fits nothing.
const files = (await bundle.watchFiles).filter(isOurs).map(inProject);
const inputs = Object.fromEntries(
  [...files, 'node_modules/.package-lock.json'].map((file) => {
    const stamp = stampOf(file);
    return [file, Number.parseFloat(stamp) < began ? stamp : 'unsettled'];
  }),
);
await bundle.close();
writeFileSync(join(folder, 'inputs.json'), JSON.stringify(inputs));
