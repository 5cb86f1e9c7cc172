import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Config, describeConfig, loadConfig } from '#server/config.ts';
import { metaOf, settings } from '#server/settings.ts';

test('with nothing set, everything runs on this machine', () => {
  expect(load({})).toEqual({
    databaseUrl: undefined,
    temporal: { address: undefined, namespace: 'default' },
    data: resolve('data'),
    store: { kind: 'file', folder: resolve('data/documents') },
    key: undefined,
    url: 'http://127.0.0.1:3000',
    apiKey: undefined,
    port: 3000,
    listen: '127.0.0.1',
    taskQueue: 'facteur',
    heavyQueue: undefined,
    slots: undefined,
    workerMetrics: undefined,
    databaseConnections: 10,
    egressAllow: [],
    folders: [],
  });
});

test('documents follow the data folder, the address follows the port', () => {
  expect(load({ FACTEUR_DATA: '/srv/facteur', PORT: '8080' })).toMatchObject({
    store: { kind: 'file', folder: '/srv/facteur/documents' },
    url: 'http://127.0.0.1:8080',
  });
});

test.each([
  ['file:./elsewhere', { kind: 'file', folder: resolve('elsewhere') }],
  ['s3://invoices/2026/fr/', { kind: 's3', bucket: 'invoices', prefix: '2026/fr' }],
  ['s3://invoices', { kind: 's3', bucket: 'invoices', prefix: '' }],
])('the store %s is understood', (value, store) => {
  expect(load({ FACTEUR_STORE: value }).store).toEqual(store);
});

test('a key reads the same in base64 and in hexadecimal', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
  expect(load({ FACTEUR_KEY: key.toString('hex') }).key).toEqual(key);
  expect(load({ FACTEUR_KEY: key.toString('base64') }).key).toEqual(key);
});

test('an empty variable counts as absent', () => {
  expect(load({ DATABASE_URL: '', PORT: '' })).toEqual(load({}));
});

test.each([
  ['DATABASE_URL', 'mysql://host/base'],
  ['TEMPORAL_ADDRESS', 'https://temporal.example/'],
  ['TEMPORAL_TLS', 'perhaps'],
  ['FACTEUR_STORE', 'ftp://host'],
  ['FACTEUR_KEY', 'c2hvcnQ='],
  ['FACTEUR_URL', 'javascript:alert(1)'],
  ['FACTEUR_API_KEY', 'fct_short'],
  ['FACTEUR_EGRESS_ALLOW', 'a host'],
  ['PORT', '65536'],
])('%s=%s is a problem that names the setting and not its value', (name, value) => {
  const loaded = loadConfig({ [name]: value });
  expect(loaded).toMatchObject({ ok: false, problems: [{ code: 'SETTING_INVALID', at: name }] });
  expect(JSON.stringify(loaded)).not.toContain(value);
});

test('each wrong setting is named, not only the first', () => {
  const loaded = loadConfig({ PORT: 'x', FACTEUR_URL: 'x' });
  expect(loaded.ok ? [] : loaded.problems.map(({ at }) => at)).toEqual(['FACTEUR_URL', 'PORT']);
});

test('what is shown holds no secret, whether the value is right or wrong', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9:@/+=-]{12,40}$/);
  fc.assert(
    fc.property(secret, (hidden) => {
      const shown = describeConfig({
        DATABASE_URL: `postgres://facteur:${hidden}@db.example:5432/facteur`,
        TEMPORAL_API_KEY: hidden,
        TEMPORAL_TLS_CLIENT_KEY_DATA: hidden,
        FACTEUR_KEY: hidden,
        FACTEUR_API_KEY: hidden,
      });
      expect(JSON.stringify(shown)).not.toContain(hidden);
      expect(shown.find(({ name }) => name === 'DATABASE_URL')?.value).toBe(
        'postgres://facteur:•••@db.example:5432/facteur',
      );
    }),
  );
});

test('each value is shown with where it comes from', () => {
  const shown = describeConfig({ PORT: '8080' });
  expect(Object.fromEntries(shown.map(({ name, source }) => [name, source]))).toMatchObject({
    PORT: 'environment',
    FACTEUR_DATA: 'default',
    FACTEUR_STORE: 'default',
    FACTEUR_KEY: 'generated',
    DATABASE_URL: 'unset',
  });
});

test.each(Object.entries(settings.shape))('%s is explained in both languages', (_, schema) => {
  const meta = metaOf(schema);
  for (const text of [meta?.title, meta?.help, meta?.expects]) {
    expect(text?.fr).toBeTruthy();
    expect(text?.en).toBeTruthy();
  }
});

function load(env: NodeJS.ProcessEnv): Config {
  const loaded = loadConfig(env);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}
