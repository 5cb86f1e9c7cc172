import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { nothing, proves, Text } from './shapes.ts';

export const replayDelivery = endpoint({
  method: 'post',
  path: '/api/deliveries/:deliveryId/replay',
  summary: 'Run the recorded history through the workflow again and compare. It sends nothing',
  roles: proves,
  query: nothing,
  body: z.strictObject({}),
  reply: z.object({
    identical: z.boolean(),
    checks: z.array(z.object({ what: Text, ok: z.boolean(), detail: Text })),
    historyEvents: z.int(),
    ms: z.number(),
  }),
});

export const evidencePack = endpoint({
  method: 'get',
  path: '/api/invoices/:invoiceId/evidence-pack',
  summary: 'A sealed ZIP that proves what happened, for `facteur audit verify`',
  roles: proves,
  query: nothing,
  body: nothing,
  reply: z.instanceof(Uint8Array),
  transport: 'download',
});
