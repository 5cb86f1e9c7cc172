import { join, resolve } from 'node:path';
import type { z } from 'zod';
import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';
import { metaOf, type SettingName, settings } from './settings.ts';

/** The settings as the server uses them: defaults filled in, paths absolute. */
export interface Config {
  /** Undefined: an embedded Postgres. */
  readonly databaseUrl: string | undefined;
  readonly temporal: {
    /** `host:port`. Undefined: an embedded Temporal. */
    readonly address: string | undefined;
    readonly namespace: string;
  };
  readonly data: string;
  readonly store: StoreSetting;
  /** 32 bytes. Undefined: `encryptionKey` keeps one in the data folder. */
  readonly key: Uint8Array | undefined;
  readonly url: string;
  /** By which the command line speaks to the server at `url`. */
  readonly apiKey: string | undefined;
  readonly port: number;
  /** The address that the server listens on. */
  readonly listen: string;
  readonly taskQueue: string;
  /** Undefined: heavy steps go with the deliveries. */
  readonly heavyQueue: string | undefined;
  /** Steps that a worker runs at once on a queue. Undefined: as many as fit its kind. */
  readonly slots: number | undefined;
  /** `ip:port` where a worker gives its metrics. Undefined: nowhere. */
  readonly workerMetrics: string | undefined;
  /** The most of each process. */
  readonly databaseConnections: number;
  readonly egressAllow: readonly string[];
  /** Absolute paths of the folders that files may be put into. */
  readonly folders: readonly string[];
}

export type StoreSetting =
  | { readonly kind: 'file'; readonly folder: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string };

/** Where a setting's value comes from; `generated` is kept in the data folder, `unset` leaves a part out. */
type Source = 'environment' | 'default' | 'generated' | 'unset';

export type LoadedConfig =
  | {
      readonly ok: true;
      readonly config: Config;
      readonly sources: Readonly<Record<SettingName, Source>>;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the settings from the environment. An empty variable counts as absent. Touches no file. */
export function loadConfig(env: NodeJS.ProcessEnv): LoadedConfig {
  const parsed = settings.safeParse(present(env));
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    return { ok: false, problems: [...names].filter(isSettingName).map(problemWith) };
  }
  const sources = settingNames.map((name) => [name, sourceOf(name, env)] as const);
  return { ok: true, config: toConfig(parsed.data), sources: recordOf(sources) };
}

/** The settings of a process that needs a database and an engine to be named: those that `npm start` itself starts. */
export type NeededConfig = Config & {
  readonly databaseUrl: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
};

/** @throws where a setting is wrong, or names no database or no engine */
export function neededConfig(env: NodeJS.ProcessEnv): NeededConfig {
  const loaded = loadConfig(env);
  if (!loaded.ok)
    throw new Error(
      loaded.problems.map(({ message, fix }) => `${message.en} ${fix.en}`).join('\n'),
    );
  const { databaseUrl, temporal } = loaded.config;
  const { address, namespace } = temporal;
  if (databaseUrl === undefined || address === undefined)
    throw new Error(
      'DATABASE_URL and TEMPORAL_ADDRESS are needed: start with npm start, or set them',
    );
  return { ...loaded.config, databaseUrl, temporal: { address, namespace } };
}

export interface DescribedSetting {
  readonly name: SettingName;
  readonly title: Text;
  readonly help: Text;
  /** As it would be written in the environment; secrets are `•••`. Undefined when there is none. */
  readonly value: string | undefined;
  readonly source: Source;
}

/** Every setting with its value and where that comes from, fit to be shown: no secret is in it. */
export function describeConfig(env: NodeJS.ProcessEnv): readonly DescribedSetting[] {
  return settingNames.map((name) => {
    const { title, help, secret } = settingMeta(name);
    const given = present(env)[name];
    const value = given ?? defaultOf(name);
    return {
      name,
      title,
      help,
      value: value === undefined ? undefined : hide(value, secret),
      source: sourceOf(name, env),
    };
  });
}

const HIDDEN = '•••';

const settingNames = Object.keys(settings.shape).filter(isSettingName);

function isSettingName(name: string): name is SettingName {
  return name in settings.shape;
}

function toConfig(values: z.output<typeof settings>): Config {
  const data = resolve(values.FACTEUR_DATA);
  return {
    databaseUrl: values.DATABASE_URL,
    temporal: { address: values.TEMPORAL_ADDRESS, namespace: values.TEMPORAL_NAMESPACE },
    data,
    store: toStore(values.FACTEUR_STORE ?? `file:${join(data, 'documents')}`),
    key: values.FACTEUR_KEY,
    url: (values.FACTEUR_URL ?? `http://127.0.0.1:${values.PORT}`).replace(/\/+$/, ''),
    apiKey: values.FACTEUR_API_KEY,
    port: values.PORT,
    listen: values.FACTEUR_LISTEN,
    taskQueue: values.FACTEUR_TASK_QUEUE,
    heavyQueue: values.FACTEUR_HEAVY_QUEUE,
    slots: values.FACTEUR_SLOTS,
    workerMetrics: values.FACTEUR_WORKER_METRICS,
    databaseConnections: values.FACTEUR_DATABASE_CONNECTIONS,
    egressAllow: values.FACTEUR_EGRESS_ALLOW ?? [],
    folders: values.FACTEUR_FOLDERS ?? [],
  };
}

function toStore(store: string): StoreSetting {
  if (store.startsWith('file:')) return { kind: 'file', folder: resolve(store.slice(5)) };
  const { hostname, pathname } = new URL(store);
  return { kind: 's3', bucket: hostname, prefix: pathname.replace(/^\/|\/$/g, '') };
}

function present(env: NodeJS.ProcessEnv): Readonly<Partial<Record<SettingName, string>>> {
  return Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = env[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

function sourceOf(name: SettingName, env: NodeJS.ProcessEnv): Source {
  if (present(env)[name] !== undefined) return 'environment';
  if (name === 'FACTEUR_KEY') return 'generated';
  return defaultOf(name) === undefined ? 'unset' : 'default';
}

/** What stands in for a missing variable, when it can be said without reading the others. */
function defaultOf(name: SettingName): string | undefined {
  if (name === 'FACTEUR_STORE') return 'file:FACTEUR_DATA/documents';
  if (name === 'FACTEUR_URL') return 'http://127.0.0.1:PORT';
  const parsed = settings.shape[name].safeParse(undefined);
  return parsed.success && parsed.data !== undefined ? String(parsed.data) : undefined;
}

function hide(value: string, secret: 'whole' | 'password' | undefined): string {
  if (secret === 'whole') return HIDDEN;
  if (secret === undefined) return value;
  // Not parsed: a value that is wrong may hold a password too.
  return value.replace(/(:\/\/[^:@/]*):.*@/, `$1:${HIDDEN}@`);
}

function settingMeta(name: SettingName) {
  const meta = metaOf(settings.shape[name]);
  if (!meta) throw new Error(`setting ${name} has no title`);
  return meta;
}

/** Never quotes the value: it may be a secret. */
function problemWith(name: SettingName): Problem {
  const { title, expects } = settingMeta(name);
  return {
    code: 'SETTING_INVALID',
    at: name,
    severity: 'fatal',
    message: {
      fr: `Le réglage ${name} (${title.fr}) n’est pas valable.`,
      en: `The setting ${name} (${title.en}) is not valid.`,
    },
    fix: {
      fr: `Corrigez-le ou ôtez-le : il doit être ${expects.fr}.`,
      en: `Correct it or remove it: it must be ${expects.en}.`,
    },
  };
}

function recordOf<V>(entries: readonly (readonly [SettingName, V])[]): Record<SettingName, V> {
  return Object.fromEntries(entries) as Record<SettingName, V>;
}
