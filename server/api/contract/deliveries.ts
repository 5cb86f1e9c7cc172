import { z } from 'zod';
import { Flow } from '#workflows/flow/schema.ts';
import { holds } from '#workflows/held.ts';
import type { Plan } from '#workflows/plan.ts';
import { actions, type TraceEvent } from '#workflows/trace.ts';
import { endpoint } from '../endpoint.ts';
import { InboxMail } from './inboxMail.ts';
import {
  DeliveryState,
  everyone,
  Id,
  Instant,
  LocatedProblem,
  mends,
  nothing,
  PageQuery,
  Paused,
  page,
  StoredDocument,
  Text,
  TotalsDifference,
} from './shapes.ts';

const DeliveryRow = z.object({
  id: Id,
  /** Null for a batch, which is of several. */
  invoiceId: Id.nullable(),
  /** The period of a batch. */
  invoiceNumber: z.string(),
  customerId: Id,
  customerName: z.string(),
  total: z.string(),
  currency: z.string(),
  /** Present where invoices leave together: how many are in, and when the batch leaves or left. */
  batch: z.object({ count: z.int(), cutOff: Instant, closed: z.boolean() }).nullable(),
  flowId: Id,
  flowName: z.string(),
  version: z.int(),
  state: DeliveryState,
  /** The node that the delivery stands at, its title and type, where it is not over. */
  node: z.string().nullable(),
  nodeTitle: Text.nullable(),
  nodeType: z.string().nullable(),
  fault: z
    .object({
      code: z.string(),
      title: Text,
      help: Text,
      remedy: z.enum(['retry', 'fix']),
      message: Text,
    })
    .nullable(),
  tries: z.int(),
  /** The connection that its step waits for; `paused` says by whom and why, where it still is. */
  waits: z
    .object({
      channel: z.string(),
      because: z.enum(holds),
      until: Instant,
      paused: Paused.nullable(),
    })
    .nullable(),
  /** When its deadline first told people, and how often it did. */
  lateSince: Instant.nullable(),
  alerts: z.int(),
  startedAt: Instant,
  changedAt: Instant,
});

export const listDeliveries = endpoint({
  method: 'get',
  path: '/api/deliveries',
  summary: 'Deliveries, last changed first',
  roles: everyone,
  query: PageQuery.extend({
    state: z.enum(['needs-action', 'retrying', 'waiting', 'running', 'ended', 'late']).optional(),
    customer: Id.optional(),
    code: z.string().max(60).optional(),
    type: z.string().max(40).optional(),
    q: z.string().max(100).optional(),
  }),
  body: nothing,
  reply: page(DeliveryRow),
});

export const summariseDeliveries = endpoint({
  method: 'get',
  path: '/api/deliveries/summary',
  summary: 'What needs action, by cause and by customer and step',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({
    needsAction: z.int(),
    customers: z.int(),
    retrying: z.int(),
    waiting: z.int(),
    running: z.int(),
    /** Not over, and its deadline has told people. */
    late: z.int(),
    /** Of the deliveries that ended in the last 7 days. */
    deliveredWeek: z.int(),
    endedWeek: z.int(),
    causes: z.array(
      z.object({
        code: z.string(),
        type: z.string(),
        title: Text,
        help: Text,
        remedy: z.enum(['retry', 'fix']),
        count: z.int(),
        customers: z.int(),
      }),
    ),
    matrix: z.array(
      z.object({ customerId: Id, customerName: z.string(), type: z.string(), count: z.int() }),
    ),
  }),
});

const Attempt = z.object({
  id: Id,
  node: z.string(),
  type: z.string(),
  generation: z.int(),
  /** 1, 2, 3 … within node and generation. */
  number: z.int(),
  key: z.string(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  /** `interrupted`: the worker died, the next attempt tells what became of it. */
  result: z.enum(['running', 'done', 'failed', 'interrupted']),
  fault: z
    .object({
      code: z.string(),
      message: Text,
      remedy: z.enum(['retry', 'fix']),
      details: z.record(z.string(), z.unknown()),
    })
    .nullable(),
  input: z.record(z.string(), z.unknown()),
  output: z.record(z.string(), z.unknown()).nullable(),
  evidence: z.array(
    z.object({
      kind: z.string(),
      detail: z.record(z.string(), z.unknown()),
      document: StoredDocument.omit({ role: true }).nullable(),
    }),
  ),
});

/** One value that a parked step lacks, as a field of the form that mends it. */
const Missing = z.object({
  /** Key of the patch, e.g. `invoice.orderReference`. */
  path: z.string(),
  label: Text,
  value: z.string().nullable(),
});

export const getDelivery = endpoint({
  method: 'get',
  path: '/api/deliveries/:deliveryId',
  summary:
    'A delivery: the drawing and plan that it runs, what happened, each attempt, what would help',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({
    delivery: DeliveryRow,
    /** The drawing of the version that runs, with its layout. */
    flow: Flow,
    plan: z.custom<Plan>(),
    events: z.array(z.custom<TraceEvent>()),
    attempts: z.array(Attempt),
    documents: z.array(StoredDocument),
    /** The batches that its invoice waits in or left in; each is a delivery of its own. */
    batches: z.array(
      z.object({
        id: Id,
        node: z.string(),
        period: z.string(),
        cutOff: Instant,
        state: DeliveryState,
      }),
    ),
    /** The invoices of a batch, each with its own delivery. */
    members: z.array(
      z.object({
        deliveryId: Id,
        invoiceId: Id,
        number: z.string(),
        total: z.string(),
        currency: z.string(),
        state: DeliveryState,
      }),
    ),
    /** Nodes that wait for a person, with the form that mends each. */
    parked: z.array(
      z.object({
        node: z.string(),
        title: Text,
        uncertain: z.boolean(),
        fault: z.object({ code: z.string(), title: Text, help: Text, message: Text }),
        missing: z.array(Missing),
        /** Where the fault is broken rules: each, at its place in the invoice. */
        problems: z.array(LocatedProblem),
        /** Where totals do not add up: by how much, and what would make them. */
        totals: z.array(TotalsDifference),
        actions: z.array(z.enum(actions)),
        exits: z.array(z.object({ id: z.string(), label: Text })),
      }),
    ),
    /** Nodes that wait for a message. */
    awaited: z.array(
      z.object({
        node: z.string(),
        title: Text,
        /** Name of the message; null where it is not for people to give. */
        message: z.string().nullable(),
        /** What its value is called, and what it must look like (`workflows/mask.ts`). */
        label: Text.nullable(),
        mask: z.string().nullable(),
        /** When the wait ends by itself. */
        until: Instant.nullable(),
        /** How often people were told already. */
        reminded: z.int(),
        exits: z.array(z.object({ id: z.string(), label: Text })),
      }),
    ),
    /** What came back about it, first come first. */
    mail: z.array(InboxMail),
    /** The next automatic try, where one is due. */
    nextTry: z.object({ node: z.string(), at: Instant }).nullable(),
    seals: z.array(
      z.object({
        /** What is sealed: `plan`, `events`, or the part that a document plays (its `role`). */
        what: z.string(),
        /** File name of a document. */
        name: z.string().nullable(),
        sha256: z.string(),
        /** Canonical text whose sha256 must be the seal, or null for a stored document (fetch and hash it). */
        text: z.string().nullable(),
      }),
    ),
    published: z.object({ by: z.string(), at: Instant }),
    /** All deliveries of the invoice, in the order of their starts, each with the one that it follows. */
    chain: z.array(
      z.object({
        id: Id,
        version: z.int(),
        state: DeliveryState,
        startedAt: Instant,
        againOf: Id.nullable(),
      }),
    ),
  }),
});

const Resolve = z.strictObject({
  /** Steps that sub-flows brought in have long ids. */
  node: z.string().max(600),
  action: z.enum(actions),
  reason: z.string().trim().min(1).max(1000),
  patch: z.record(z.string().max(120), z.string().max(2000).nullable()).optional(),
  exit: z.string().max(40).optional(),
  /** Made by the caller, once a click: the same id twice is one action. */
  actionId: z.string().min(8).max(80),
});

export const resolveDelivery = endpoint({
  method: 'post',
  path: '/api/deliveries/:deliveryId/resolve',
  summary:
    'Try again, amend, skip or abort a parked step; say that an uncertain one arrived, or send it again',
  roles: mends,
  query: nothing,
  body: Resolve,
  reply: z.object({ delivery: Id, state: DeliveryState, generation: z.int() }),
});

/** Something that the customer was given already; no level where nobody can tell whether it arrived. */
const Given = z.object({
  delivery: Id,
  node: z.string(),
  level: z.enum(['handed-over', 'accepted', 'delivered']).nullable(),
  at: Instant,
});

export const previewAgain = endpoint({
  method: 'get',
  path: '/api/deliveries/:deliveryId/again',
  summary: 'What sending an invoice again would do, and what its customer was given already',
  roles: everyone,
  query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
  body: nothing,
  reply: z.object({
    /** The version that the delivery followed, and the one that the new one would. */
    from: z.int(),
    version: z.int(),
    /** Whether the delivery waits, and would be ended for the new one. */
    ends: z.boolean(),
    /** Paths of the values that people corrected: they are taken along. */
    amended: z.array(z.string()),
    given: z.array(Given),
    /** Why it can’t be done now. */
    refused: Text.nullable(),
  }),
});

export const sendAgain = endpoint({
  method: 'post',
  path: '/api/deliveries/:deliveryId/again',
  summary:
    'Send the invoice of a delivery that ended or waits again, by a version of its flow: a new delivery. What the customer was given already needs `confirm`',
  roles: mends,
  query: nothing,
  body: z.strictObject({
    /** The newest one, unless said. */
    version: z.int().min(1).optional(),
    reason: z.string().trim().min(1).max(1000),
    confirm: z.boolean().optional(),
    /** Made by the caller, once a click: the same id twice is one action. */
    actionId: z.string().min(8).max(80),
  }),
  reply: z.object({ delivery: Id, invoice: Id, version: z.int() }),
  status: 202,
});

const Message = z.strictObject({
  /** `order-number`: the name that the drawing waits for. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  value: z.string().trim().min(1).max(2000).optional(),
  comment: z.string().trim().min(1).max(1000).optional(),
  /** Who or what tells it; whoever calls, unless said. */
  from: z.string().trim().min(1).max(200).optional(),
  /** Made by the caller, once a message: the same id twice is one message. */
  messageId: z.string().min(8).max(80),
});

/** `kept` for a step that will wait for it, `open` while the engine has not answered, `late` where the delivery was over. */
const Verdict = z.object({
  delivery: Id,
  verdict: z.enum(['taken', 'kept', 'rejected', 'late', 'open']),
  why: Text.nullable(),
});

export const tellDelivery = endpoint({
  method: 'post',
  path: '/api/deliveries/:deliveryId/messages',
  summary:
    'Tell a delivery what it waits for, or will wait for: an order number, an acknowledgement',
  roles: mends,
  query: nothing,
  body: Message,
  reply: Verdict,
});

export const tellInvoice = endpoint({
  method: 'post',
  path: '/api/messages',
  summary: 'Tell the running deliveries of an invoice what they wait for',
  roles: mends,
  query: nothing,
  body: Message.extend({ invoice: z.string().min(1).max(100) }),
  reply: z.array(Verdict),
});

export const tryNowDelivery = endpoint({
  method: 'post',
  path: '/api/deliveries/:deliveryId/try-now',
  summary: 'End the wait before the next automatic try of a step; the engine counts its tries anew',
  roles: mends,
  query: nothing,
  body: z.strictObject({
    reason: z.string().trim().min(1).max(1000),
    actionId: z.string().min(8).max(80),
  }),
  reply: z.object({ nodes: z.array(z.string()) }),
});

const Bulk = z.strictObject({
  ids: z.array(Id).min(1).max(200),
  action: z.enum(['retry', 'abort']),
});

export const previewBulk = endpoint({
  method: 'post',
  path: '/api/deliveries/bulk/preview',
  summary: 'What a bulk action would do, delivery by delivery',
  roles: mends,
  query: nothing,
  body: Bulk,
  reply: z.array(
    z.object({
      id: Id,
      invoiceNumber: z.string(),
      verdict: z.enum(['safe', 'will-fail-again', 'may-send-twice', 'not-parked']),
      why: Text,
    }),
  ),
});

export const runBulk = endpoint({
  method: 'post',
  path: '/api/deliveries/bulk',
  summary: 'Do one action for many parked deliveries, in the order of their invoices',
  roles: mends,
  query: nothing,
  body: Bulk.extend({
    reason: z.string().trim().min(1).max(1000),
    actionId: z.string().min(8).max(60),
  }),
  reply: z.array(z.object({ id: Id, ok: z.boolean(), problem: Text.nullable() })),
});
