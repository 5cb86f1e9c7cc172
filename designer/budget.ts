import { build, type Rolldown } from 'vite';

/** kB (1000 bytes) of gzipped JavaScript and CSS that a first visit may cost. Fonts come later and are cached apart. */
const budgets = [
  { page: 'shell', module: 'index.html', most: 260 },
  { page: 'designer', module: 'shell/FlowRoute.tsx', most: 420 },
] as const;

/**
 * Builds in memory, so that no stale `dist` is measured, adds up what each page needs before it can be shown, and fails
 * above the budget. `npm run budget` runs it.
 */
const built = await build({
  configFile: `${import.meta.dirname}/vite.config.ts`,
  logLevel: 'error',
  build: { write: false },
});
const output = (Array.isArray(built) ? built[0]?.output : 'output' in built && built.output) || [];
const files = new Map(output.map((file) => [file.fileName, file]));

const shell = closure(chunkOf('index.html'));
for (const { page, module, most } of budgets) {
  const needed = new Set([...shell, ...closure(chunkOf(module))]);
  const [script, style] = await Promise.all([weigh(needed, '.js'), weigh(needed, '.css')]);
  const all = script + style;
  process.stdout.write(
    `${page}: ${all.toFixed(0)} kB gzipped of ${most} (scripts ${script.toFixed(0)}, styles ${style.toFixed(0)})\n`,
  );
  if (all > most) process.exitCode = 1;
}

for (const part of unstyled()) {
  process.stdout.write(`shell/mantine.ts lacks '@mantine/core/styles/${part}.css'\n`);
  process.exitCode = 1;
}

/** Parts of Mantine that are drawn without their styles: shell/mantine.ts lists each by hand. */
function unstyled(): string[] {
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  const named = (pattern: RegExp): string[] => modules.flatMap((id) => pattern.exec(id)?.[1] ?? []);
  const styled = new Set(named(/@mantine\/core\/styles\/(\w+)\.css/));
  return named(/@mantine\/core\/.*\/(\w+)\.module\.m?js$/).filter((part) => !styled.has(part));
}

function chunkOf(module: string): Rolldown.OutputChunk {
  const found = output.find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/designer/${module}`),
  );
  if (found?.type !== 'chunk') throw new Error(`no chunk is built from designer/${module}`);
  return found;
}

/** The chunk, all that it imports statically, and their styles. */
function closure(chunk: Rolldown.OutputChunk, seen = new Set<string>()): Set<string> {
  if (seen.has(chunk.fileName)) return seen;
  seen.add(chunk.fileName);
  for (const style of chunk.viteMetadata?.importedCss ?? []) seen.add(style);
  for (const name of chunk.imports) {
    const imported = files.get(name);
    if (imported?.type === 'chunk') closure(imported, seen);
  }
  return seen;
}

async function weigh(names: ReadonlySet<string>, ending: string): Promise<number> {
  const sizes = await Promise.all(
    [...names].filter((name) => name.endsWith(ending)).map((name) => gzipped(files.get(name))),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

async function gzipped(
  file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined,
): Promise<number> {
  if (!file) return 0;
  const content = file.type === 'chunk' ? file.code : file.source;
  const zipped = new Blob([content as BlobPart])
    .stream()
    .pipeThrough(new CompressionStream('gzip'));
  return (await new Response(zipped).arrayBuffer()).byteLength;
}
