import { z } from 'zod';
import { Flow } from '#workflows/flow/schema.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Plan } from '#workflows/plan.ts';
import { actions, type TraceEvent } from '#workflows/trace.ts';
import { endpoint, type Role, roles } from './endpoint.ts';

/** The designer sees this file alone of server/, so what a caller needs of an endpoint is passed on here. */
export type { ApiProblem, Endpoint, Input, Reply, Role } from './endpoint.ts';

const everyone: readonly Role[] = roles;
const draws: readonly Role[] = ['ops', 'approver', 'admin'];
const mends: readonly Role[] = ['ops', 'support', 'admin'];
const proves: readonly Role[] = ['ops', 'approver', 'support', 'auditor', 'admin'];

const nothing = z.void();
const Text = z.object({ fr: z.string(), en: z.string() });
const Instant = z.iso.datetime();
const Id = z.string().max(80);

export const LocatedProblem = z.object({
  code: z.string(),
  at: z.string(),
  severity: z.enum(['fatal', 'warning']),
  message: Text,
  fix: Text,
});

const page = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

// People

const User = z.object({
  id: Id,
  login: z.string(),
  role: z.enum(roles),
});

export const session = endpoint({
  method: 'get',
  path: '/api/session',
  summary: 'Who is signed in, and to what',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({
    user: User,
    issuer: z.object({ id: Id, name: z.string(), siren: z.string() }),
    /** True while the seeded demo data are there: the built-in mailbox and drop are shown. */
    demo: z.boolean(),
    version: z.string(),
  }),
});

export const signIn = endpoint({
  method: 'post',
  path: '/api/session',
  summary: 'Sign in with a one-time link’s token; sets the session cookie',
  roles: 'anyone',
  query: nothing,
  body: z.strictObject({ token: z.string().min(20).max(200) }),
  reply: z.object({ user: User }),
});

export const signOut = endpoint({
  method: 'delete',
  path: '/api/session',
  summary: 'End this session',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({ ended: z.boolean() }),
});

export const listUsers = endpoint({
  method: 'get',
  path: '/api/users',
  summary: 'Users and their roles',
  roles: ['admin'],
  query: nothing,
  body: nothing,
  reply: z.array(User),
});

export const makeSignInLink = endpoint({
  method: 'post',
  path: '/api/users/:userId/sign-in-link',
  summary: 'A one-time sign-in link for a user, good for 15 minutes',
  roles: ['admin'],
  query: nothing,
  body: z.strictObject({}),
  reply: z.object({ url: z.string(), expiresAt: Instant }),
});

// Flows

const Publication = z.object({
  version: z.int(),
  hash: z.string(),
  publishedAt: Instant,
  publishedBy: z.string(),
  note: z.string(),
});

export const FlowCard = z.object({
  id: Id,
  name: z.string(),
  live: Publication.nullable(),
  /** Whether the draft means something else than the live version. */
  draftDiffers: z.boolean(),
  savedBy: z.string(),
  savedAt: Instant,
  customers: z.int(),
  /** Deliveries begun in the last 7 days, by how they stand. */
  week: z.object({ delivered: z.int(), parked: z.int(), running: z.int() }),
});

export const listFlows = endpoint({
  method: 'get',
  path: '/api/flows',
  summary: 'Flows, the ones most used first',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.array(FlowCard),
});

export const createFlow = endpoint({
  method: 'post',
  path: '/api/flows',
  summary: 'Begin a new flow with a draft',
  roles: draws,
  query: nothing,
  body: z.strictObject({ flow: Flow }),
  reply: z.object({ id: Id, revision: z.int() }),
  status: 201,
});

export const getFlow = endpoint({
  method: 'get',
  path: '/api/flows/:flowId',
  summary: 'A flow’s draft and what is live',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({
    id: Id,
    draft: Flow,
    revision: z.int(),
    savedBy: z.string(),
    savedAt: Instant,
    live: Publication.extend({ flow: Flow }).nullable(),
    customers: z.array(z.object({ id: Id, name: z.string() })),
  }),
});

export const saveDraft = endpoint({
  method: 'put',
  path: '/api/flows/:flowId/draft',
  summary: 'Save a draft. 409 DRAFT_CONFLICT when somebody saved since `revision`',
  roles: draws,
  query: nothing,
  body: z.strictObject({ revision: z.int(), flow: Flow }),
  reply: z.object({ revision: z.int(), savedAt: Instant, problems: z.array(LocatedProblem) }),
});

export const publishFlow = endpoint({
  method: 'post',
  path: '/api/flows/:flowId/publish',
  summary: 'Compile the draft and make it the live version. 422 FLOW_HAS_PROBLEMS names the nodes',
  roles: draws,
  query: nothing,
  body: z.strictObject({ revision: z.int(), note: z.string().trim().min(1).max(2000) }),
  reply: Publication,
  status: 201,
});

export const listVersions = endpoint({
  method: 'get',
  path: '/api/flows/:flowId/versions',
  summary: 'Published versions, newest first',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.array(Publication),
});

export const getVersion = endpoint({
  method: 'get',
  path: '/api/flows/:flowId/versions/:version',
  summary: 'One published version: the drawing and the plan that it compiled to',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: Publication.extend({ flow: Flow, plan: z.custom<Plan>() }),
});

export const testFlow = endpoint({
  method: 'post',
  path: '/api/flows/:flowId/test',
  summary:
    'Run a drawing on one invoice without side effects: conversions for real, deliveries pretended',
  roles: draws,
  query: nothing,
  body: z.strictObject({ flow: Flow, invoiceId: Id }),
  reply: z.object({
    problems: z.array(LocatedProblem),
    plan: z.custom<Plan>().nullable(),
    events: z.array(z.custom<TraceEvent>()),
    /** What each step was given and what it gave, by node. */
    steps: z.record(
      z.string(),
      z.object({
        input: z.record(z.string(), z.unknown()),
        output: z.record(z.string(), z.unknown()),
        pretended: z.boolean(),
        ms: z.number(),
      }),
    ),
  }),
});

export const previewTemplate = endpoint({
  method: 'post',
  path: '/api/preview/template',
  summary: 'Render a template on real invoices, with the code that production uses',
  roles: draws,
  query: nothing,
  body: z.strictObject({
    flowId: Id,
    source: z.string().max(16_384),
    kind: z.enum(['subject', 'fileName', 'folder', 'address', 'body', 'url']),
    /** Up to 6 invoices; varied ones of the flow’s customers where empty. */
    invoiceIds: z.array(Id).max(6).default([]),
  }),
  reply: z.array(
    z.object({
      invoiceId: Id,
      number: z.string(),
      customer: z.string(),
      text: z.string().nullable(),
      missing: z.array(z.string()),
      problems: z.array(LocatedProblem),
      /** Where values are missing: the rest of the text, with U+FFFC in place of each. */
      draft: z.string().optional(),
    }),
  ),
});

export const sampleContext = endpoint({
  method: 'get',
  path: '/api/flows/:flowId/samples',
  summary:
    'Varied real invoices of the flow’s customers, with every value that a template or rule can name',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.array(
    z.object({
      invoiceId: Id,
      number: z.string(),
      customer: z.string(),
      context: z.record(z.string(), z.unknown()),
    }),
  ),
});

// Customers and connections

export const Customer = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  country: z.string(),
  language: z.enum(['fr', 'en']),
  siren: z.string().nullable(),
  vatId: z.string().nullable(),
  flowId: Id.nullable(),
  flowName: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
  invoices: z.int(),
  parked: z.int(),
});

export const listCustomers = endpoint({
  method: 'get',
  path: '/api/customers',
  summary: 'Customers of this issuer by name',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.array(Customer),
});

export const saveCustomer = endpoint({
  method: 'put',
  path: '/api/customers/:customerId',
  summary: 'Change a customer’s flow, language and parameters',
  roles: draws,
  query: nothing,
  body: z.strictObject({
    flowId: Id.nullable(),
    language: z.enum(['fr', 'en']),
    params: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
  }),
  reply: Customer,
});

export const listChannels = endpoint({
  method: 'get',
  path: '/api/channels',
  summary: 'Connections by name, without their secrets',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['smtp', 'sftp', 'https', 'webhook']),
      target: z.string(),
      /** True for the built-in mailbox and drop: nothing leaves this machine. */
      demo: z.boolean(),
    }),
  ),
});

// Invoices

const StoredDocument = z.object({
  role: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  type: z.string(),
  name: z.string(),
});

export const deliveryStates = [
  'planned',
  'running',
  'retrying',
  'waiting',
  'parked',
  'uncertain',
  'delivered',
  'handed-over',
  'cancelled',
  'failed',
  'nothing-to-do',
] as const;
const DeliveryState = z.enum(deliveryStates);
export type DeliveryState = z.output<typeof DeliveryState>;

export const InvoiceRow = z.object({
  id: Id,
  number: z.string(),
  typeCode: z.string(),
  issueDate: z.string(),
  dueDate: z.string().nullable(),
  total: z.string(),
  currency: z.string(),
  customerId: Id,
  customerName: z.string(),
  deliveryId: Id.nullable(),
  state: DeliveryState,
});

export const listInvoices = endpoint({
  method: 'get',
  path: '/api/invoices',
  summary: 'Invoices, newest first',
  roles: everyone,
  query: PageQuery.extend({ customer: Id.optional(), q: z.string().max(100).optional() }),
  body: nothing,
  reply: page(InvoiceRow),
});

export const submitInvoice = endpoint({
  method: 'post',
  path: '/api/invoices',
  summary:
    'Take in one invoice: a PDF with its data, a Factur-X or a CII file. A repeat gets the first answer',
  roles: ['ops', 'support', 'admin'],
  query: nothing,
  body: z.object({
    /** JSON of the invoice where no file carries it. */
    data: z.string().optional(),
    /** Code or id of the customer, where SIRET, VAT id or SIREN don’t tell. */
    customer: z.string().max(80).optional(),
  }),
  reply: z.object({ invoice: Id, delivery: Id, duplicateOf: Id.optional() }),
  status: 202,
  transport: 'multipart',
});

export const getInvoice = endpoint({
  method: 'get',
  path: '/api/invoices/:invoiceId',
  summary: 'An invoice: its data, documents and deliveries',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.object({
    invoice: InvoiceRow,
    data: z.custom<Invoice>(),
    documents: z.array(StoredDocument),
    deliveries: z.array(
      z.object({
        id: Id,
        state: DeliveryState,
        flowName: z.string(),
        version: z.int(),
        startedAt: Instant,
        endedAt: Instant.nullable(),
      }),
    ),
  }),
});

export const getDocument = endpoint({
  method: 'get',
  path: '/api/documents/:sha256',
  summary: 'A stored document of this issuer, by content',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: z.instanceof(Uint8Array),
  transport: 'download',
});

// Deliveries

export const DeliveryRow = z.object({
  id: Id,
  invoiceId: Id,
  invoiceNumber: z.string(),
  customerId: Id,
  customerName: z.string(),
  total: z.string(),
  currency: z.string(),
  flowId: Id,
  flowName: z.string(),
  version: z.int(),
  state: DeliveryState,
  /** The node that the delivery stands at, its title and type, where it is not over. */
  node: z.string().nullable(),
  nodeTitle: z.string().nullable(),
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
  startedAt: Instant,
  changedAt: Instant,
});

export const listDeliveries = endpoint({
  method: 'get',
  path: '/api/deliveries',
  summary: 'Deliveries, last changed first',
  roles: everyone,
  query: PageQuery.extend({
    state: z.enum(['needs-action', 'retrying', 'waiting', 'running', 'ended']).optional(),
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
    /** Nodes that wait for a person, with the form that mends each. */
    parked: z.array(
      z.object({
        node: z.string(),
        title: z.string(),
        uncertain: z.boolean(),
        fault: z.object({ code: z.string(), title: Text, help: Text, message: Text }),
        missing: z.array(Missing),
        actions: z.array(z.enum(actions)),
        exits: z.array(z.object({ id: z.string(), label: Text })),
      }),
    ),
    /** The next automatic try, where one is due. */
    nextTry: z.object({ node: z.string(), at: Instant }).nullable(),
    seals: z.array(
      z.object({
        /** What is sealed: a document, the plan, the events. */
        what: z.string(),
        sha256: z.string(),
        /** Canonical text whose sha256 must be the seal, or null for a stored document (fetch and hash it). */
        text: z.string().nullable(),
      }),
    ),
    published: z.object({ by: z.string(), at: Instant }),
  }),
});

const Resolve = z.strictObject({
  node: z.string().max(64),
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

// Audit

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

// The built-in demo

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

export const contract = {
  session,
  signIn,
  signOut,
  listUsers,
  makeSignInLink,
  listFlows,
  createFlow,
  getFlow,
  saveDraft,
  publishFlow,
  listVersions,
  getVersion,
  testFlow,
  previewTemplate,
  sampleContext,
  listCustomers,
  saveCustomer,
  listChannels,
  listInvoices,
  submitInvoice,
  getInvoice,
  getDocument,
  listDeliveries,
  summariseDeliveries,
  getDelivery,
  resolveDelivery,
  previewBulk,
  runBulk,
  replayDelivery,
  evidencePack,
  listMails,
  getMail,
  getMailAttachment,
  listDrop,
  makeDemoInvoice,
};
