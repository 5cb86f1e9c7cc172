import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { DeliveryState, everyone, Id, Instant, nothing, Text } from './shapes.ts';

const query = z.strictObject({
  /** `2026-11`; the present month unless said. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});

export const getUnfinished = endpoint({
  method: 'get',
  path: '/api/reports/unfinished',
  summary:
    'Invoices that are not through at the end of a month, or now: those taken in less those that ended',
  roles: everyone,
  query,
  body: nothing,
  reply: z.object({
    month: z.string(),
    /** The end of the month, or now. */
    at: Instant,
    /** Invoices taken in until then, and those of them whose last delivery had ended. */
    issued: z.int(),
    terminal: z.int(),
    items: z.array(
      z.object({
        deliveryId: Id.nullable(),
        invoiceNumber: z.string(),
        customerName: z.string(),
        total: z.string(),
        currency: z.string(),
        receivedAt: Instant,
        state: DeliveryState.nullable(),
        node: z.string().nullable(),
        /** What it waits for, or failed by. */
        cause: Text.nullable(),
        lateSince: Instant.nullable(),
      }),
    ),
  }),
});

export const downloadUnfinished = endpoint({
  method: 'get',
  path: '/api/reports/unfinished.csv',
  summary: 'The same list as a file for spreadsheets',
  roles: everyone,
  query: query.extend({ language: z.enum(['fr', 'en']).default('fr') }),
  body: nothing,
  reply: z.instanceof(Uint8Array),
  transport: 'download',
});

const Settings = z.strictObject({
  /** Name of an e-mail connection. */
  channel: z.string().min(1).max(60),
  recipients: z.array(z.email().max(320)).min(1).max(20),
});

export const getReportSettings = endpoint({
  method: 'get',
  path: '/api/reports/unfinished/settings',
  summary: 'Who is sent the month’s list of what is not delivered, and by which connection',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({ settings: Settings.nullable() }),
});

export const saveReportSettings = endpoint({
  method: 'put',
  path: '/api/reports/unfinished/settings',
  summary:
    'Have the month’s list sent, at six in the evening of the working day before the month’s last one',
  roles: ['admin'],
  query: nothing,
  body: Settings,
  reply: z.object({ settings: Settings }),
});
