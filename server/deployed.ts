import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';
import { loadConfig, type NeededConfig } from './config.ts';
import { migrate } from './db/migrate.ts';
import { connect } from './db/sql.ts';
import { reachDatabase, reachTemporal } from './engine/outside.ts';
import type { SettingName } from './settings.ts';

/**
 * What processes on several machines must be told, since no data folder is common to them, and why. Anything that each of
 * them would make up by itself is among it: two keys would be two halves of the credentials that nobody can read.
 */
const shared: readonly (readonly [SettingName, Text])[] = [
  [
    'DATABASE_URL',
    { fr: 'l’adresse de la base commune', en: 'the address of the common database' },
  ],
  ['TEMPORAL_ADDRESS', { fr: 'l’adresse de Temporal', en: 'the address of Temporal' }],
  [
    'FACTEUR_KEY',
    {
      fr: 'la clé commune, 32 octets (« openssl rand -base64 32 »)',
      en: 'the common key, 32 bytes (“openssl rand -base64 32”)',
    },
  ],
  [
    'FACTEUR_STORE',
    {
      fr: 'le stockage commun : s3://seau/prefixe, ou file:dossier d’un partage',
      en: 'the common store: s3://bucket/prefix, or file:folder of a share',
    },
  ],
];

type Deployed =
  | { readonly ok: true; readonly config: NeededConfig }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The settings of `facteur server` and `facteur worker`, which run in any number on any machine. */
export function deployedConfig(env: NodeJS.ProcessEnv): Deployed {
  const loaded = loadConfig(env);
  if (!loaded.ok) return loaded;
  const { config, sources } = loaded;
  const problems = shared
    .filter(([name]) => sources[name] !== 'environment')
    .map(([name, what]) => lacks(name, what));
  const { databaseUrl, temporal } = config;
  const { address, namespace } = temporal;
  if (problems.length > 0 || databaseUrl === undefined || address === undefined)
    return { ok: false, problems };
  return { ok: true, config: { ...config, databaseUrl, temporal: { address, namespace } } };
}

const lacks = (at: SettingName, what: Text): Problem => ({
  code: 'SETTING_MISSING',
  at,
  severity: 'fatal',
  message: {
    fr: `${at} manque : chaque processus doit connaître ${what.fr}.`,
    en: `${at} is missing: each process must know ${what.en}.`,
  },
  fix: {
    fr: `Donnez à tous les processus la même valeur de ${at}.`,
    en: `Give all processes the same value of ${at}.`,
  },
});

/**
 * Makes database and Temporal ready for this version. Several processes that begin at once do it one after the other, and
 * only the first has something to do.
 *
 * @throws EngineError DATABASE_UNREACHABLE, TEMPORAL_UNREACHABLE
 */
export async function prepare({ databaseUrl, temporal }: NeededConfig): Promise<void> {
  const sql = connect(databaseUrl, 1);
  try {
    await reachDatabase(sql, databaseUrl);
    await migrate(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
  await reachTemporal(temporal.address, temporal.namespace);
}
