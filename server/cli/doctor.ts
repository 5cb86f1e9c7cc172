import { same } from '#workflows/text.ts';
import { type Config, loadConfig } from '../config.ts';
import { lastAddresses } from '../engine/running.ts';
import { exposure } from '../exposure.ts';
import { readServerFile } from '../serverFile.ts';
import { type Finding, fine, lacking } from './doctor/finding.ts';
import { folders } from './doctor/folders.ts';
import { machine } from './doctor/machine.ts';
import { postgresProgram, temporalProgram } from './doctor/programs.ts';
import { isAnswering, mailCatcher, serverAt } from './doctor/server.ts';
import { store } from './doctor/store.ts';
import { none, parseOptions } from './options.ts';
import { type Output, table } from './output.ts';
import type { ExitCode, Run } from './verb.ts';

/**
 * `facteur doctor`: what this machine lacks to run, and how to mend it. Changes nothing, downloads nothing. Exit 3 where
 * the database, the engine or its worker can't be reached, 1 on anything else that is lacking.
 */
export const doctor: Run = async (args, out) => {
  none(parseOptions(args, {}).positionals, 'doctor');
  const loaded = loadConfig(process.env);
  const findings = loaded.ok
    ? await findingsOf(loaded.config)
    : loaded.problems.map(({ at, message, fix }) => lacking(same(at), message, fix));
  report(findings, out);
  return exitOf(findings);
};

async function findingsOf(config: Config): Promise<readonly Finding[]> {
  const known = await readServerFile(config.data);
  const url = known && (await isAnswering(known.url)) ? known.url : undefined;
  const isRunning = url !== undefined;
  const last = await lastAddresses(config.data);
  const groups = await Promise.all([
    machine(config.data),
    folders(config),
    store(config.store),
    databaseOf(config, isRunning ? last.databaseUrl : undefined, isRunning),
    temporalOf(config, isRunning ? last.temporal : undefined, isRunning),
    serverAt(url, config.port),
    listening(config),
    isRunning && last.mailbox ? mailCatcher(last.mailbox) : [],
  ]);
  return groups.flat();
}

/** From where the server can be called, and whether that is safe. */
function listening(config: Config): Finding[] {
  const what = { fr: 'Adresse d’écoute', en: 'Listening address' };
  const wrong = exposure(config);
  return [wrong ? lacking(what, wrong.detail, wrong.fix) : fine(what, same(config.listen))];
}

const whenStarted = { fr: 'démarre avec « npm start »', en: 'starts with “npm start”' };

async function databaseOf(
  { databaseUrl }: Config,
  embedded: string | undefined,
  isRunning: boolean,
): Promise<readonly Finding[]> {
  const url = databaseUrl ?? embedded;
  const program = databaseUrl === undefined ? [await postgresProgram()] : [];
  if (url === undefined) return [...program, fine(same('PostgreSQL'), whenStarted)];
  const { database } = await import('./doctor/database.ts');
  return [...program, ...(await database(url, isRunning))];
}

async function temporalOf(
  { temporal: { address, namespace }, taskQueue, heavyQueue }: Config,
  embedded: string | undefined,
  isRunning: boolean,
): Promise<readonly Finding[]> {
  const at = address ?? embedded;
  const program = address === undefined ? [await temporalProgram()] : [];
  if (at === undefined) return [...program, fine(same('Temporal'), whenStarted)];
  const { temporal } = await import('./doctor/temporal.ts');
  return [
    ...program,
    ...(await temporal({ address: at, namespace, taskQueue, heavyQueue, isRunning })),
  ];
}

function report(findings: readonly Finding[], out: Output): void {
  if (out.json) {
    for (const { service: _, ...finding } of findings) out.result(finding, () => '');
    return;
  }
  const rows = findings.map(({ what, ok, detail, fix }) => [
    ok ? '✓' : '✗',
    out.say(what),
    [out.say(detail), fix ? out.say(fix) : ''].join(' ').trim(),
  ]);
  out.result({}, () => table(rows));
}

function exitOf(findings: readonly Finding[]): ExitCode {
  const bad = findings.filter(({ ok }) => !ok);
  if (bad.some(({ service }) => service)) return 3;
  return bad.length > 0 ? 1 : 0;
}
