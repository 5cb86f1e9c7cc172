import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { bringUp, fromSettings } from './bringUp.ts';
import { workflowBundle } from './build.ts';
import type { Config } from './config.ts';
import { freePort, isFree } from './engine/port.ts';
import type { Supervisor } from './engine/supervisor.ts';
import { say } from './terminal.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const watched = ['workflows', 'activities', 'server'].map((folder) => join(root, folder) + sep);

/** An editor that saves all writes many files: they are one change. */
const SETTLED_MS = 200;

/**
 * `npm run dev`: what `npm start` does, for working on it. Vite serves the designer, where a changed screen shows at once;
 * worker and server begin anew, with a fresh bundle of workflows, when their code changes.
 *
 * The pages come from Vite, so the server's CSP, under which no module could be replaced, is on the API's answers alone.
 */
await fromSettings(async ({ config }) => {
  const pagePort = await pagePortOf(config);
  const port = await freePort();
  const url = `http://127.0.0.1:${pagePort}`;
  const { supervisor, link } = await bringUp({ ...config, port, url }, async () => {
    await workflowBundle();
  });
  // Vite's own server leaves at once when it is asked to end, and would take the engine down with it.
  const pages = createHttpServer();
  const vite = await createServer({
    configFile: join(root, 'designer/vite.config.ts'),
    logLevel: 'warn',
    server: {
      middlewareMode: { server: pages },
      hmr: { server: pages },
      proxy: { '/api': { target: `http://127.0.0.1:${port}` } },
    },
  });
  pages.on('request', vite.middlewares);
  await once(pages.listen(pagePort, '127.0.0.1'), 'listening');
  vite.watcher.add(watched);
  let settling: NodeJS.Timeout | undefined;
  vite.watcher.on('all', (_event, file) => {
    if (!watched.some((folder) => file.startsWith(folder))) return;
    clearTimeout(settling);
    settling = setTimeout(() => beginAnew(supervisor, relative(root, file)), SETTLED_MS);
  });
  const logs = join(config.data, 'logs');
  say({
    fr: `Journaux de l’exécutant et du serveur : ${logs}`,
    en: `Logs of worker and server: ${logs}`,
  });
  process.stdout.write(`${link}\n`);
});

async function pagePortOf({ port }: Config): Promise<number> {
  return port !== 0 && (await isFree(port)) ? port : freePort();
}

/** Code that can't be bundled leaves what runs as it is. */
async function beginAnew(supervisor: Supervisor, changed: string): Promise<void> {
  say({ fr: `${changed} a changé.`, en: `${changed} has changed.` });
  try {
    await workflowBundle();
  } catch (error) {
    say({ fr: `Circuits non assemblés : ${error}`, en: `Workflows not bundled: ${error}` });
    return;
  }
  supervisor.restart('worker');
  supervisor.restart('server');
}
