import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const checkout = mkdtempSync(join(tmpdir(), 'facteur-checkout-'));
const at = (path: string) => join(checkout, path);
const help = () =>
  execFileSync(process.execPath, [at('bin/facteur.mjs'), 'help', '--lang', 'en'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
const bundles = () => (existsSync(at('dist/cli')) ? readdirSync(at('dist/cli')) : []);

beforeAll(() => {
  for (const part of ['bin', 'server', 'workflows', 'activities', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), at(part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), at('node_modules'));
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

const ABOUT = 'the canonical invoice as JSON';
const verbs = () => readFile(at('server/cli/verbs.ts'), 'utf8');
const reword = async (from: string, to: string) =>
  writeFile(at('server/cli/verbs.ts'), (await verbs()).replace(from, to));

test('the first call bundles the command line, and the next ones load that bundle', () => {
  expect(help()).toContain(ABOUT);
  const [made, second] = bundles();
  expect(made).toBeDefined();
  expect(second).toBeUndefined();
  expect(help()).toContain(ABOUT);
  expect(bundles()).toEqual([made]);
});

test('after a source changed, the very next call says what it says now', async () => {
  await reword(ABOUT, 'another wording');
  expect(help()).toContain('another wording');
  await reword('another wording', ABOUT);
  expect(help()).toContain(ABOUT);
  expect(bundles().length).toBe(2);
});

test('where no bundle can be written, the sources answer', async () => {
  rmSync(at('dist'), { recursive: true });
  await writeFile(at('dist'), 'a file where the folder would be');
  expect(help()).toContain(ABOUT);
});
