import type { Router } from 'express';
import { bulkItems, bulkRun, bulkRunPage, stopRun } from '../db/bulkRuns.ts';
import { beginBulkRun, previewRun } from '../temporal/bulkRuns.ts';
import {
  getBulkRun,
  listBulkItems,
  listBulkRuns,
  previewBulkRun,
  startBulkRun,
  stopBulkRun,
} from './contract.ts';
import type { ApiDeps } from './deps.ts';
import { mount } from './mount.ts';

export function bulkRuns(router: Router, { sql }: ApiDeps): void {
  mount(router, previewBulkRun, ({ body }, { actor }) => previewRun(sql, actor.issuerId, body));
  mount(router, startBulkRun, ({ body }, { actor }) => beginBulkRun(sql, actor, body));
  mount(router, listBulkRuns, ({ query }, { actor }) => bulkRunPage(sql, actor.issuerId, query));
  mount(router, getBulkRun, ({ runId }, { actor }) => bulkRun(sql, actor.issuerId, runId));
  mount(router, listBulkItems, ({ runId, query }, { actor }) =>
    bulkItems(sql, actor.issuerId, runId, query),
  );
  mount(router, stopBulkRun, ({ runId }, { actor }) => stopRun(sql, actor, runId));
}
