import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '#workflows/text.ts';
import { documentStore } from './adapters/documents.ts';
import { renewApiKey } from './auth/apiKeys.ts';
import { makeSignInLink } from './auth/signInLinks.ts';
import { type Config, type LoadedConfig, loadConfig } from './config.ts';
import { migrate } from './db/migrate.ts';
import { connect } from './db/sql.ts';
import { demoIssuer } from './demo/customers.ts';
import { startPeers } from './demo/peers.ts';
import { furnishDemo, seedDemo } from './demo/seed.ts';
import { encryptionKey } from './encryptionKey.ts';
import { type Engine, startEngine } from './engine/engine.ts';
import { EngineError } from './engine/fault.ts';
import { reachDatabase, reachTemporal } from './engine/outside.ts';
import type { OnProgress } from './engine/progress.ts';
import { stopOnSignals } from './engine/signals.ts';
import type { Supervisor } from './engine/supervisor.ts';
import { type Exposure, exposure } from './exposure.ts';
import { ownProgram } from './program.ts';
import { removeServerFile, writeServerFile } from './serverFile.ts';
import { say, showProgress } from './terminal.ts';

export interface Running {
  readonly supervisor: Supervisor;
  /** Where to begin: a one-time sign-in link in the demo, else the address. */
  readonly link: string;
}

/**
 * Brings up everything on this machine, and seeds the demo on first run. Ctrl-C stops all of it.
 *
 * @param config its port is free, and its address the one that browsers use
 * @param build makes what worker and server load; it runs beside the start of database and engine
 */
export async function bringUp(
  config: Config,
  build: (onProgress: OnProgress) => Promise<void>,
): Promise<Running> {
  const onProgress = showProgress();
  const { data, databaseUrl, temporal: wanted } = config;
  await mkdir(data, { recursive: true, mode: 0o700 });
  say({ fr: 'Facteur démarre.', en: 'Facteur is starting.' });
  const building = build(onProgress);
  const engine = await startEngine({
    data,
    databaseUrl,
    temporalAddress: wanted.address,
    onProgress,
    onEvent: ({ name, kind, how }) =>
      say({ fr: `${name} : ${kind} (${how})`, en: `${name}: ${kind} (${how})` }),
  });
  // What a killed start left names a server that is gone.
  await removeServerFile(data);
  const stopped: (() => Promise<void>)[] = [engine.stop, () => removeServerFile(data)];
  const end = async () => {
    for (const stop of stopped.toReversed()) await stop();
  };
  stopOnSignals(async () => {
    say({ fr: 'Arrêt en cours …', en: 'Stopping …' });
    await end();
  });
  try {
    return await furnish({ config, engine, building, stopped, onProgress });
  } catch (error) {
    await end();
    throw error;
  }
}

/** What runs on the engine: tables, demo peers, worker and server. Each adds to `stopped` how it ends. */
async function furnish({
  config,
  engine,
  building,
  stopped,
  onProgress,
}: {
  readonly config: Config;
  readonly engine: Engine;
  readonly building: Promise<void>;
  readonly stopped: (() => Promise<void>)[];
  readonly onProgress: OnProgress;
}): Promise<Running> {
  const { data, temporal: wanted, url } = config;
  const sql = connect(engine.databaseUrl, 4);
  stopped.push(() => sql.end({ timeout: 5 }));
  await reachDatabase(sql, engine.databaseUrl);
  await migrate(sql);
  await reachTemporal(engine.temporalAddress, wanted.namespace);
  await building;

  const key = await encryptionKey(config);
  const peers = await startPeers({ sql, data });
  stopped.push(peers.close);
  const env = {
    DATABASE_URL: engine.databaseUrl,
    TEMPORAL_ADDRESS: engine.temporalAddress,
    FACTEUR_KEY: Buffer.from(key).toString('base64'),
    FACTEUR_URL: url,
    PORT: String(config.port),
    FACTEUR_EGRESS_ALLOW: [...config.egressAllow, ...peers.targets].join(','),
  };
  const warning = exposure(config);
  if (warning) say(inOneLine(warning));
  const store = documentStore(sql, config.store);
  const demo = { sql, key, store, data, peers, now: () => new Date(), onProgress };
  await furnishDemo(demo);
  const logs = join(data, 'logs');
  const { supervisor } = engine;
  await Promise.all([
    supervisor.run(ownProgram('worker', './work.ts', env, logs)),
    supervisor.run(ownProgram('server', './serve.ts', env, logs)),
  ]);
  const seeded = await seedDemo(demo);
  if (!seeded.demo) return { supervisor, link: url };
  const token = await renewApiKey(sql, { issuerId: demoIssuer.id, name: 'cli', role: 'admin' });
  await writeServerFile(data, { url, token });
  const link = await makeSignInLink(sql, url, 'demo-ops');
  return { supervisor, link: link.url };
}

const inOneLine = ({ detail, fix }: Exposure): Text => ({
  fr: `${detail.fr} ${fix.fr}`,
  en: `${detail.en} ${fix.en}`,
});

/**
 * Runs a program that starts from the settings. Says what is wrong with them (exit 2), or which service can't be had
 * (exit 3).
 */
export async function fromSettings(
  start: (loaded: Extract<LoadedConfig, { ok: true }>) => Promise<void>,
): Promise<void> {
  const loaded = loadConfig(process.env);
  if (!loaded.ok) {
    for (const { at, message, fix } of loaded.problems)
      say({ fr: `${at} : ${message.fr} ${fix.fr}`, en: `${at}: ${message.en} ${fix.en}` });
    process.exit(2);
  }
  try {
    await start(loaded);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    say({ fr: `${error.text.fr} ${error.fix.fr}`, en: `${error.text.en} ${error.fix.en}` });
    process.exit(3);
  }
}
