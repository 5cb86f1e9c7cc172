import { bringUp, fromSettings } from './bringUp.ts';
import { commandLine, designerFiles, workflowBundle } from './build.ts';
import type { Config } from './config.ts';
import { freePort, isFree } from './engine/port.ts';
import type { OnProgress } from './engine/progress.ts';
import { say } from './terminal.ts';

/**
 * `npm start`: brings up everything on this machine, seeds the demo on first run, and prints one address with a one-time
 * sign-in link. Ctrl-C stops all of it.
 */
await fromSettings(async ({ config, sources }) => {
  const began = Date.now();
  const { link } = await bringUp(await withFreePort(config, sources.PORT === 'default'), buildAll);
  const seconds = Math.round((Date.now() - began) / 1000);
  if (link.includes('#'))
    say({
      fr: `Prêt en ${seconds} s. Ouvrez (le lien sert une fois) :`,
      en: `Ready in ${seconds} s. Open (the link works once):`,
    });
  process.stdout.write(`${link}\n`);
});

/** Another port where nobody chose one and the usual one is taken; the address follows. */
async function withFreePort(config: Config, portIsFree: boolean): Promise<Config> {
  const port =
    portIsFree && !(await isFree(config.port, config.listen))
      ? await freePort()
      : config.port || (await freePort());
  return { ...config, port, url: port === config.port ? config.url : `http://127.0.0.1:${port}` };
}

/** Bundles what browsers, workers and the command line load, where sources changed since the last time. */
async function buildAll(onProgress: OnProgress): Promise<void> {
  const what = {
    fr: 'Préparation de l’interface, du moteur et de la ligne de commande',
    en: 'Preparing the designer, the engine and the command line',
  };
  const builds = [workflowBundle, designerFiles, commandLine];
  for (const [done, build] of builds.entries()) {
    onProgress({ what, done, total: builds.length });
    await build();
  }
  onProgress({ what, done: builds.length, total: builds.length });
}
