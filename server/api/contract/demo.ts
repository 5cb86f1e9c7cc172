import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { everyone, Id, Instant, nothing } from './shapes.ts';

const MailHead = z.object({
  id: Id,
  at: Instant,
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), bytes: z.int() })),
});

export const listMails = endpoint({
  method: 'get',
  path: '/api/demo/mails',
  summary: 'Mails in the demo mailbox, newest first',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.array(MailHead),
});

export const getMail = endpoint({
  method: 'get',
  path: '/api/demo/mails/:mailId',
  summary: 'A mail of the demo mailbox as it arrived',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: MailHead.extend({
    /** Addresses of the SMTP dialogue, bcc included. */
    envelopeTo: z.array(z.string()),
    messageId: z.string(),
    text: z.string(),
    headers: z.string(),
  }),
});

export const getMailAttachment = endpoint({
  method: 'get',
  path: '/api/demo/mails/:mailId/attachments/:index',
  summary: 'An attachment of a demo mail',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.instanceof(Uint8Array),
  transport: 'download',
});

export const listDrop = endpoint({
  method: 'get',
  path: '/api/demo/drop',
  summary: 'Files in the demo SFTP drop, newest first',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.array(z.object({ path: z.string(), bytes: z.int(), at: Instant })),
});

export const makeDemoInvoice = endpoint({
  method: 'post',
  path: '/api/demo/invoices',
  summary:
    'Make the next sample invoice of a demo customer (a PDF with its data) and take it in like any other',
  roles: ['ops', 'support', 'admin'],
  query: nothing,
  body: z.strictObject({ customerId: Id }),
  reply: z.object({ invoice: Id, delivery: Id }),
  status: 202,
});
