import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '#server/engine/engine.ts';
import { missingSearchAttributes } from '#server/engine/searchAttributes.ts';
import type { ChildEvent } from '#server/engine/supervisor.ts';
import { until } from '../../support/until.ts';

const events: ChildEvent[] = [];
let folder: string;
let engine: Engine;
let connection: Connection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facteur-temporal-'));
  engine = await startEngine({
    data: folder,
    databaseUrl: 'postgres://elsewhere',
    onEvent: (event) => events.push(event),
  });
  connection = await Connection.connect({ address: engine.temporalAddress });
});

afterAll(async () => {
  await connection.close();
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a new data folder gets a Temporal that knows our search attributes', async () => {
  expect(await missingSearchAttributes(connection, 'default')).toEqual([]);
});

test('closed workflows are kept for thirty days', async () => {
  const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 3600);
});

test('killed, the server comes back with every workflow that it had accepted', async () => {
  const client = new Client({ connection });
  const ids = Array.from({ length: 20 }, () => randomUUID());
  for (const workflowId of ids) {
    await client.workflow.start('delivery', { workflowId, taskQueue: 'nobody', args: [] });
  }
  process.kill(Number(engine.children()[0]?.pid), 'SIGKILL');

  await until(() => {
    if (!events.some(({ kind }) => kind === 'back')) throw new Error('not yet');
  });
  const statuses = await Promise.all(
    ids.map(async (id) => (await client.workflow.getHandle(id).describe()).status.name),
  );
  expect(new Set(statuses)).toEqual(new Set(['RUNNING']));
  expect(await missingSearchAttributes(connection, 'default')).toEqual([]);
});
