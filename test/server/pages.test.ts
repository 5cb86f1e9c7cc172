import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { replyWithProblem } from '#server/api/replyWithProblem.ts';
import { makeLog } from '#server/log.ts';
import { pages } from '#server/pages.ts';
import { testFolder } from '../support/folder.ts';

async function site(): Promise<
  (path: string) => Promise<{ status: number; cache: string; body: string }>
> {
  const above = await testFolder();
  const folder = join(above, 'designer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(above, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'index.html'), '<title>Facteur</title>');
  await writeFile(join(folder, '.env'), 'secret');
  await writeFile(join(folder, 'assets/main-abc123.js'), 'script');
  const server = createServer(
    express()
      .use(pages(folder))
      .use(replyWithProblem(makeLog('silent'))),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  // Not fetch: it would tidy up the path before it is sent.
  return (path) =>
    new Promise((resolve, reject) => {
      request({ port, path, host: '127.0.0.1' }, (res) => {
        let body = '';
        res.on('data', (chunk) => {
          body += chunk;
        });
        res.on('end', () =>
          resolve({
            status: res.statusCode ?? 0,
            cache: res.headers['cache-control'] ?? '',
            body,
          }),
        );
      })
        .on('error', reject)
        .end();
    });
}

test('a screen’s address gets the page, which is asked for again each time', async () => {
  const get = await site();
  for (const path of ['/', '/deliveries', '/audit/3f2a', '/flows/x?tab=1']) {
    expect(await get(path)).toMatchObject({
      status: 200,
      cache: 'no-cache',
      body: '<title>Facteur</title>',
    });
  }
});

test('a built file is kept for good, since its name holds its hash', async () => {
  const get = await site();
  expect(await get('/assets/main-abc123.js')).toMatchObject({
    status: 200,
    cache: 'public, max-age=31536000, immutable',
    body: 'script',
  });
});

test('nothing outside the folder is served, however the path is written', async () => {
  const get = await site();
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/.env',
    '/assets/..%5c..%5csecret.txt',
  ]) {
    expect((await get(path)).body).not.toContain('secret');
  }
});
