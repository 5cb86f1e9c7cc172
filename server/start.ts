import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentStore } from './adapters/documents.ts';
import { makeApiKey } from './auth/apiKeys.ts';
import { makeSignInLink } from './auth/signInLinks.ts';
import { designerFiles, workflowBundle } from './build.ts';
import { type Config, loadConfig } from './config.ts';
import { migrate } from './db/migrate.ts';
import { connect } from './db/sql.ts';
import { demoIssuer } from './demo/customers.ts';
import { startPeers } from './demo/peers.ts';
import { seedDemo } from './demo/seed.ts';
import { encryptionKey } from './encryptionKey.ts';
import { startEngine } from './engine/engine.ts';
import { EngineError } from './engine/fault.ts';
import { freePort, isFree } from './engine/port.ts';
import { registerSearchAttributes } from './engine/searchAttributes.ts';
import { stopOnSignals } from './engine/signals.ts';
import { ownProgram } from './program.ts';
import { connectTemporal } from './temporal/client.ts';
import { say, showProgress } from './terminal.ts';

/**
 * `npm start`: brings up everything on this machine, seeds the demo on first run, and prints one address with a one-time
 * sign-in link. Ctrl-C stops all of it.
 */
const loaded = loadConfig(process.env);
if (!loaded.ok) {
  for (const { at, message, fix } of loaded.problems)
    say({ fr: `${at} : ${message.fr} ${fix.fr}`, en: `${at}: ${message.en} ${fix.en}` });
  process.exit(2);
}
try {
  await start(loaded.config, loaded.sources.PORT === 'default');
} catch (error) {
  if (!(error instanceof EngineError)) throw error;
  say({ fr: `${error.text.fr} ${error.fix.fr}`, en: `${error.text.en} ${error.fix.en}` });
  process.exit(3);
}

async function start(config: Config, portIsFree: boolean): Promise<void> {
  const began = Date.now();
  const onProgress = showProgress();
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const { data, databaseUrl, temporal: wanted } = config;
  say({ fr: 'Facteur démarre.', en: 'Facteur is starting.' });
  const building = buildAll(onProgress);
  const engine = await startEngine({
    data,
    databaseUrl,
    temporalAddress: wanted.address,
    onProgress,
    onEvent: ({ name, kind, how }) =>
      say({ fr: `${name} : ${kind} (${how})`, en: `${name}: ${kind} (${how})` }),
  });
  const stopped: (() => Promise<void>)[] = [engine.stop];
  const stop = async () => {
    say({ fr: 'Arrêt en cours …', en: 'Stopping …' });
    for (const end of stopped.toReversed()) await end();
  };
  stopOnSignals(stop);
  const sql = connect(engine.databaseUrl, 4);
  stopped.push(() => sql.end({ timeout: 5 }));
  await migrate(sql);
  const temporal = await connectTemporal(engine.temporalAddress);
  await registerSearchAttributes(temporal.connection, wanted.namespace);
  await temporal.close();
  await building;

  const key = await encryptionKey(config);
  const peers = await startPeers({ sql, data });
  stopped.push(peers.close);
  const port =
    portIsFree && !(await isFree(config.port))
      ? await freePort()
      : config.port || (await freePort());
  const url = port === config.port ? config.url : `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: engine.databaseUrl,
    TEMPORAL_ADDRESS: engine.temporalAddress,
    FACTEUR_KEY: Buffer.from(key).toString('base64'),
    FACTEUR_URL: url,
    PORT: String(port),
    FACTEUR_EGRESS_ALLOW: [...config.egressAllow, ...peers.targets].join(','),
  };
  const logs = join(data, 'logs');
  await Promise.all([
    engine.supervisor.run(ownProgram('worker', './work.ts', env, logs)),
    engine.supervisor.run(ownProgram('server', './serve.ts', env, logs)),
  ]);
  const store = documentStore(sql, config.store);
  const seeded = await seedDemo({
    sql,
    key,
    store,
    data,
    peers,
    now: () => new Date(),
    onProgress,
  });
  if (seeded.demo) {
    const token = await makeApiKey(sql, { issuerId: demoIssuer.id, name: 'cli', role: 'admin' });
    await writeFile(join(data, 'server.json'), JSON.stringify({ url, token }), { mode: 0o600 });
    const link = await makeSignInLink(sql, url, 'demo-ops');
    const seconds = Math.round((Date.now() - began) / 1000);
    say({
      fr: `Prêt en ${seconds} s. Ouvrez (le lien sert une fois) :`,
      en: `Ready in ${seconds} s. Open (the link works once):`,
    });
    process.stdout.write(`${link.url}\n`);
  } else process.stdout.write(`${url}\n`);
}

/** Bundles what browsers and workers load, where sources changed since the last time. */
async function buildAll(onProgress: ReturnType<typeof showProgress>): Promise<void> {
  const what = {
    fr: 'Préparation de l’interface et du moteur',
    en: 'Preparing the designer and the engine',
  };
  onProgress({ what, done: 0, total: 2 });
  await workflowBundle();
  onProgress({ what, done: 1, total: 2 });
  await designerFiles();
  onProgress({ what, done: 2, total: 2 });
}
