import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { InboxMail } from './inboxMail.ts';
import { everyone, Id, Instant, mends, nothing, PageQuery, Text } from './shapes.ts';

const reason = z.string().trim().min(1).max(1000);

export const settleDeliveryMail = endpoint({
  method: 'post',
  path: '/api/deliveries/:deliveryId/settle-mail',
  summary: 'Say how what came back about a delivery was dealt with; it needs nobody any more',
  roles: mends,
  query: nothing,
  body: z.strictObject({ reason, actionId: z.string().min(8).max(80) }),
  reply: nothing,
});

export const listUnplacedMail = endpoint({
  method: 'get',
  path: '/api/inbox/unplaced',
  summary:
    'Messages in the inboxes that belong to no delivery, last come first, and how each inbox is read',
  roles: everyone,
  query: PageQuery,
  body: nothing,
  reply: z.object({
    items: z.array(InboxMail),
    next: z.string().nullable(),
    inboxes: z.array(
      z.object({ channel: z.string(), lookedAt: Instant.nullable(), trouble: Text.nullable() }),
    ),
  }),
});

export const settleUnplacedMail = endpoint({
  method: 'post',
  path: '/api/inbox/:mailId/settle',
  summary: 'Take a message that belongs to no delivery off the list',
  roles: mends,
  query: nothing,
  body: z.strictObject({ reason }),
  reply: z.object({ id: Id }),
});
