import { documentStore } from './adapters/documents.ts';
import { makePorts } from './adapters/ports.ts';
import { startTellingThoseDue } from './approval/tellThoseDue.ts';
import type { NeededConfig } from './config.ts';
import { recordEvents } from './db/events.ts';
import { connect } from './db/sql.ts';
import { encryptionKey } from './encryptionKey.ts';
import { makeLog } from './log.ts';
import { reportAlive } from './program.ts';
import { startReports } from './reports/sendDue.ts';
import { makeActivities } from './temporal/activities.ts';
import { keepBuild, todaysBuild } from './temporal/builds.ts';
import type { Duty } from './temporal/queues.ts';
import { installRuntime } from './temporal/runtime.ts';
import { startWorker } from './temporal/worker.ts';

/** The worker's process: runs deliveries and their steps until it is asked to stop. */
export async function runWorker(config: NeededConfig, does?: readonly Duty[]): Promise<void> {
  const log = makeLog();
  installRuntime(log, config.workerMetrics);
  const sql = connect(config.databaseUrl, config.databaseConnections);
  const ports = makePorts({ sql, key: await encryptionKey(config), config });
  const build = await todaysBuild();
  // Before it runs anything: code that is not kept can't be replayed after the next version.
  await keepBuild(sql, documentStore(sql, config.store), build);
  const worker = await startWorker({
    address: config.temporal.address,
    namespace: config.temporal.namespace,
    taskQueue: config.taskQueue,
    heavyQueue: config.heavyQueue,
    does,
    slots: config.slots,
    activities: makeActivities(ports, log),
    record: (delivery, events) => recordEvents(sql, delivery, events),
    log,
    build,
  });
  const telling = startTellingThoseDue(sql, ports.portsFor, log);
  const reports = startReports(sql, ports.portsFor, log);
  worker.ended.catch(() => process.exit(1));
  reportAlive(async () => {
    await telling.stop();
    await worker.stop();
    await reports.stop();
    ports.close();
    await sql.end({ timeout: 5 });
  });
}
