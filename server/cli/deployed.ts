import { deployedConfig, prepare } from '../deployed.ts';
import { EngineError } from '../engine/fault.ts';
import { duties } from '../temporal/queues.ts';
import { none, oneOf, parseOptions } from './options.ts';
import { optionTable } from './optionTable.ts';
import { problemTable } from './problems.ts';
import { CliError, type Run, usageError } from './verb.ts';

/** `facteur server`: API, pages and what keeps deliveries going, until a signal. Any number may run. */
export const server: Run = async (args, out) => {
  none(parseOptions(args, {}).positionals, 'server');
  const config = await ready();
  const { runServer } = await import('../runServer.ts');
  const url = await runServer(config);
  out.note({ fr: `Le serveur répond à ${url}.`, en: `The server answers at ${url}.` });
  return untilSignal();
};

/** `facteur worker`: deliveries and their steps, until a signal. Any number may run, on one queue or the other. */
export const worker: Run = async (args, out) => {
  const { values, positionals } = parseOptions(args, optionTable.worker);
  none(positionals, 'worker');
  const does = values.queue === undefined ? duties : [oneOf('--queue', values.queue, duties)];
  const config = await ready();
  if (values.queue === 'heavy' && config.heavyQueue === undefined) {
    throw usageError(
      '--queue heavy : donnez la file dans FACTEUR_HEAVY_QUEUE, la même à tous les processus',
      '--queue heavy: name the queue in FACTEUR_HEAVY_QUEUE, the same for all processes',
    );
  }
  const { runWorker } = await import('../runWorker.ts');
  await runWorker(config, does);
  const list = does.join(', ');
  out.note({ fr: `L’exécutant travaille : ${list}.`, en: `The worker works: ${list}.` });
  return untilSignal();
};

async function ready() {
  const deployed = deployedConfig(process.env);
  if (!deployed.ok) {
    const { problems } = deployed;
    throw usageError(problemTable(problems, 'fr'), problemTable(problems, 'en'));
  }
  try {
    await prepare(deployed.config);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const { text, fix } = error;
    throw new CliError(3, { fr: `${text.fr} ${fix.fr}`, en: `${text.en} ${fix.en}` });
  }
  return deployed.config;
}

/** Its process ends by itself once it was asked to and all is in order. */
const untilSignal = (): Promise<never> => new Promise(() => {});
