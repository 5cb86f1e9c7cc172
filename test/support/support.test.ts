import { Connection } from '@temporalio/client';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { missingSearchAttributes } from '#server/engine/searchAttributes.ts';
import { launchBrowser } from './browser.ts';
import { testDatabase } from './postgres.ts';
import { temporalAddress, timeSkipping } from './temporal.ts';

test('two test databases do not see one another', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  const here = postgres(one.url);
  const there = postgres(other.url, { onnotice: () => {} });
  await here`create table seen (id int)`;
  expect(await there`select to_regclass('seen') as seen`).toEqual([{ seen: null }]);
  await Promise.all([here.end(), there.end()]);
  await Promise.all([one.drop(), other.drop()]);
});

test('the shared Temporal knows every search attribute of a delivery', async () => {
  const connection = await Connection.connect({ address: await temporalAddress() });
  expect(await missingSearchAttributes(connection, 'default')).toEqual([]);
  await connection.close();
});

test('the time-skipping Temporal sleeps a month without waiting', async () => {
  const environment = await timeSkipping();
  const before = await environment.currentTimeMs();
  await environment.sleep('30 days');
  expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(30 * 24 * 3600_000);
  await environment.teardown();
});

test('the browser opens a page', async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent('<title>Facteur</title>');
  expect(await page.title()).toBe('Facteur');
  await browser.close();
});
