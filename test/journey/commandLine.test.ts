import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawned } from '../server/cli/spawned.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, 180_000);
afterAll(() => product?.stop());

const run = (...args: string[]) =>
  spawned([...args, '--json'], { env: { FACTEUR_DATA: product.data } });

test('the command line finds what npm start started, and no longer once it is stopped', async () => {
  const file = join(product.data, 'server.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const well = await run('doctor');
  expect(well.lines().filter(({ ok }) => ok !== true)).toEqual([]);
  expect(well.exit).toBe(0);
  const names = well.lines().map(({ what }) => (what as { en: string }).en);
  for (const name of ['PostgreSQL', 'Tables', 'Clock', 'Temporal', 'Worker', 'Demo mailbox']) {
    expect(names).toContain(name);
  }
  expect(await run('deliveries')).toMatchObject({ exit: 0 });

  await product.end();
  await expect(access(file)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await run('deliveries')).toMatchObject({ exit: 3, stdout: '' });
  const stopped = await run('doctor');
  expect(stopped.exit).toBe(0);
}, 120_000);
