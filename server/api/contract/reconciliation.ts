import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Instant, nothing } from './shapes.ts';

const found = <S extends z.ZodType>(item: S) => z.object({ count: z.int(), items: z.array(item) });

export const getReconciliation = endpoint({
  method: 'get',
  path: '/api/reconciliation',
  summary: 'Where database, engine and ledger disagree; the first 100 of each kind',
  roles: ['admin'],
  query: z.object({
    /** Minutes that a difference must have lasted: what is on its way differs for a moment. */
    after: z.coerce.number().int().min(1).max(10_080).default(10),
  }),
  body: nothing,
  reply: z.object({
    at: Instant,
    /** Deliveries that are not over and have no workflow: the reconciler starts them again. */
    rowsWithoutWorkflow: found(
      z.object({ id: Id, invoiceNumber: z.string(), state: z.string(), startedAt: Instant }),
    ),
    /** Workflows that run, of deliveries that are over, or that the database does not know. */
    workflowsWithoutRow: found(
      z.object({ id: Id, startedAt: Instant, known: z.enum(['over', 'unknown']) }),
    ),
    /** Effects that were begun and have no answer: nobody knows whether they arrived. */
    effectsWithoutAnswer: found(
      z.object({
        key: z.string(),
        deliveryId: Id,
        invoiceNumber: z.string(),
        node: z.string(),
        state: z.enum(['attempting', 'uncertain']),
        claimedAt: Instant,
      }),
    ),
    /** What was looked at; `complete` is false where there is more than one report looks at. */
    looked: z.object({ deliveries: z.int(), workflows: z.int(), complete: z.boolean() }),
  }),
});
