import { join, resolve } from 'node:path';
import { findBinary } from './binaries.ts';
import { lockFolder } from './lock.ts';
import { endOrphans } from './orphan.ts';
import { startPostgres } from './postgres.ts';
import { temporalCli } from './programs.ts';
import { ignoreProgress, type OnProgress } from './progress.ts';
import { type ChildEvent, type ChildReport, Supervisor } from './supervisor.ts';
import { startTemporal } from './temporal.ts';

export interface EngineOptions {
  /** The folder of the embedded parts. */
  readonly data: string;
  /** A database of one's own: no Postgres is started. */
  readonly databaseUrl?: string | undefined;
  /** A Temporal of one's own, `host:port`: no Temporal is started. */
  readonly temporalAddress?: string | undefined;
  readonly onProgress?: OnProgress;
  /** Told whenever a child dies, hangs or is back. */
  readonly onEvent?: (event: ChildEvent) => void;
}

export interface Engine {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** The program that runs Temporal, when we run it. */
  readonly temporalBinary?: string;
  /** Runs further programs beside ours; `stop` ends them first. */
  readonly supervisor: Supervisor;
  readonly children: () => readonly ChildReport[];
  /** Stops what was started, last first, and gives the data folder back. */
  readonly stop: () => Promise<void>;
}

/**
 * Brings up what the environment does not name: Postgres, Temporal, both, or nothing.
 * The data folder is ours until `stop`; what an unclean end left running in it is ended and replaced.
 *
 * @throws EngineError: DATA_FOLDER_IN_USE while another live process has the folder, and the codes of the parts
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { databaseUrl, temporalAddress, onProgress = ignoreProgress } = options;
  const data = resolve(options.data);
  const unlock = lockFolder(data);
  const run = join(data, 'run');
  await endOrphans(run);
  const supervisor = new Supervisor(run, options.onEvent);
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    unlock();
  };
  const database = databaseUrl
    ? Promise.resolve(databaseUrl)
    : startPostgres({ folder: join(data, 'postgres'), run, supervisor, onProgress });
  const temporal = temporalAddress
    ? Promise.resolve({ address: temporalAddress })
    : bringTemporal({ folder: join(data, 'temporal'), run, supervisor, onProgress });

  const [started] = await Promise.allSettled([
    Promise.all([database, temporal]),
    database,
    temporal,
  ]);
  if (started.status === 'rejected') {
    await stop();
    throw started.reason;
  }
  const [url, { address, ...found }] = started.value;
  return {
    databaseUrl: url,
    temporalAddress: address,
    ...found,
    supervisor,
    children: () => supervisor.children(),
    stop,
  };
}

async function bringTemporal({
  folder,
  run,
  supervisor,
  onProgress,
}: {
  folder: string;
  run: string;
  supervisor: Supervisor;
  onProgress: OnProgress;
}): Promise<{ address: string; temporalBinary: string }> {
  const { path } = await findBinary(temporalCli, { onProgress });
  const address = await startTemporal({ folder, run, binary: path, supervisor });
  return { address, temporalBinary: path };
}
