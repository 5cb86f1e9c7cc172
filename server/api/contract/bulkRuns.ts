import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { everyone, Id, Instant, mends, nothing, PageQuery, page, Text } from './shapes.ts';

const verdicts = ['safe', 'will-fail-again', 'may-send-twice', 'not-parked'] as const;

const Selection = z.strictObject({
  /** The deliveries themselves; else those that wait for a person and are as `where` says. */
  ids: z.array(Id).min(1).max(10_000).optional(),
  where: z
    .strictObject({
      state: z.enum(['parked', 'uncertain']).optional(),
      code: z.string().max(60).optional(),
      type: z.string().max(40).optional(),
      customer: Id.optional(),
    })
    .optional(),
  action: z.enum(['retry', 'amend', 'skip', 'abort']),
  /** For `amend`: the same values for all of them. */
  patch: z.record(z.string().max(120), z.string().max(2000).nullable()).optional(),
  /** For `skip`: the exit that each goes on by; the first good one unless said. */
  exit: z.string().max(40).optional(),
  order: z.enum(['oldest', 'customer', 'amount']).default('oldest'),
});

export const previewBulkRun = endpoint({
  method: 'post',
  path: '/api/bulk-runs/preview',
  summary:
    'What an action would do with a selection: how many of each kind, and the first 200 one by one',
  roles: mends,
  query: nothing,
  body: Selection,
  reply: z.object({
    counts: z.record(z.enum(verdicts), z.int()),
    /** Values of the invoice that some of them lack: what an amendment could give. */
    missing: z.array(z.object({ path: z.string(), label: Text })),
    items: z.array(
      z.object({
        id: Id,
        invoiceNumber: z.string(),
        customerName: z.string(),
        verdict: z.enum(verdicts),
        why: Text,
      }),
    ),
  }),
});

const BulkRun = z.object({
  id: Id,
  action: z.enum(['retry', 'amend', 'skip', 'abort']),
  reason: z.string(),
  by: z.string(),
  order: z.enum(['oldest', 'customer', 'amount']),
  /** Deliveries a minute; null for as fast as it can. */
  pace: z.int().nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  stopped: z.object({ at: Instant, by: z.string() }).nullable(),
  waiting: z.int(),
  done: z.int(),
  refused: z.int(),
  leftOut: z.int(),
});

export const startBulkRun = endpoint({
  method: 'post',
  path: '/api/bulk-runs',
  summary: 'Do one action for many waiting deliveries, in an order and at a pace, on the server',
  roles: mends,
  query: nothing,
  body: Selection.extend({
    reason: z.string().trim().min(1).max(1000),
    /** Which of them it is done to; the others are left out. An uncertain delivery is never touched. */
    include: z
      .array(z.enum(['safe', 'will-fail-again']))
      .min(1)
      .default(['safe']),
    pace: z.int().min(1).max(10_000).nullable().default(null),
    /** The same id twice is one run. */
    actionId: z.string().min(8).max(60),
  }),
  reply: BulkRun,
  status: 202,
});

export const listBulkRuns = endpoint({
  method: 'get',
  path: '/api/bulk-runs',
  summary: 'Runs of actions for many deliveries, last begun first',
  roles: everyone,
  query: PageQuery,
  body: nothing,
  reply: page(BulkRun),
});

export const getBulkRun = endpoint({
  method: 'get',
  path: '/api/bulk-runs/:runId',
  summary: 'How far a run has come',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: BulkRun,
});

export const listBulkItems = endpoint({
  method: 'get',
  path: '/api/bulk-runs/:runId/items',
  summary: 'What became of each delivery of a run, in its order',
  roles: everyone,
  query: PageQuery,
  body: nothing,
  reply: page(
    z.object({
      id: Id,
      invoiceNumber: z.string(),
      customerName: z.string(),
      state: z.enum(['waiting', 'done', 'refused', 'left-out']),
      why: Text.nullable(),
      settledAt: Instant.nullable(),
    }),
  ),
});

export const stopBulkRun = endpoint({
  method: 'post',
  path: '/api/bulk-runs/:runId/stop',
  summary: 'Begin no further delivery of a run; what was done stays done',
  roles: mends,
  query: nothing,
  body: nothing,
  reply: BulkRun,
});
