import type { Connection } from '@temporalio/client';
import { same } from '#workflows/text.ts';
import { missingSearchAttributes } from '../../engine/searchAttributes.ts';
import { connectTemporal } from '../../temporal/client.ts';
import { type Finding, fine, lacking, noService, unanswered } from './finding.ts';

interface Engine {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly heavyQueue: string | undefined;
  /** Whether our server runs: then a worker must be there too. */
  readonly isRunning: boolean;
}

const LONGEST_MS = 10_000;
/** `TASK_QUEUE_TYPE_WORKFLOW` and `TASK_QUEUE_TYPE_ACTIVITY` of Temporal's API. */
const WORKFLOW_QUEUE = 1;
const ACTIVITY_QUEUE = 2;

/** Whether Temporal answers, knows our search attributes, and has a worker that takes deliveries. */
export async function temporal(engine: Engine): Promise<readonly Finding[]> {
  const what = same('Temporal');
  try {
    const { connection, close } = await connectTemporal(engine.address);
    try {
      return await connection.withDeadline(Date.now() + LONGEST_MS, async () => {
        const { namespace } = engine;
        await connection.workflowService.describeNamespace({ namespace });
        const detail = same(`${engine.address}, ${namespace}`);
        return [
          fine(what, detail),
          await attributes(connection, engine),
          await worker(connection, engine, engine.taskQueue, WORKFLOW_QUEUE),
          ...(engine.heavyQueue === undefined
            ? []
            : [await worker(connection, engine, engine.heavyQueue, ACTIVITY_QUEUE)]),
        ];
      });
    } finally {
      await close();
    }
  } catch (error) {
    return [
      noService(what, unanswered(engine.address, error), {
        fr: 'Vérifiez TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE et que Temporal tourne.',
        en: 'Check TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and that Temporal runs.',
      }),
    ];
  }
}

async function attributes(
  connection: Connection,
  { namespace, isRunning }: Engine,
): Promise<Finding> {
  const what = { fr: 'Attributs de recherche', en: 'Search attributes' };
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length === 0) return fine(what, { fr: 'enregistrés', en: 'registered' });
  const list = missing.join(', ');
  if (!isRunning) {
    return fine(what, {
      fr: `le prochain démarrage enregistre ${list}`,
      en: `the next start registers ${list}`,
    });
  }
  return lacking(
    what,
    {
      fr: `${list} manquent : les remises restent bloquées.`,
      en: `${list} are missing: deliveries hang.`,
    },
    {
      fr: 'Relancez « npm start », ou enregistrez-les par « temporal operator search-attribute create ».',
      en: 'Run “npm start” again, or register them with “temporal operator search-attribute create”.',
    },
  );
}

async function worker(
  connection: Connection,
  { namespace, isRunning }: Engine,
  taskQueue: string,
  taskQueueType: number,
): Promise<Finding> {
  const what = { fr: 'Exécutant', en: 'Worker' };
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue },
    taskQueueType,
  });
  const count = pollers?.length ?? 0;
  if (count > 0) {
    return fine(what, {
      fr: `${count} à l’écoute de la file ${taskQueue}`,
      en: `${count} polling the queue ${taskQueue}`,
    });
  }
  const detail = {
    fr: `aucun n’écoute la file ${taskQueue}`,
    en: `none polls the queue ${taskQueue}`,
  };
  if (!isRunning) return fine(what, detail);
  return noService(what, detail, {
    fr: 'Relancez « npm start » et lisez logs/worker.log dans le dossier de données.',
    en: 'Run “npm start” again and read logs/worker.log in the data folder.',
  });
}
