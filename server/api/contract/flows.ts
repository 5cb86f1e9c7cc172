import { z } from 'zod';
import { Flow } from '#workflows/flow/schema.ts';
import type { Plan } from '#workflows/plan.ts';
import type { TraceEvent } from '#workflows/trace.ts';
import { endpoint } from '../endpoint.ts';
import {
  draws,
  everyone,
  Id,
  Instant,
  LocatedProblem,
  nothing,
  PageQuery,
  page,
} from './shapes.ts';

const Publication = z.object({
  version: z.int(),
  hash: z.string(),
  publishedAt: Instant,
  publishedBy: z.string(),
  note: z.string(),
});

const FlowCard = z.object({
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
  summary: 'Flows by name',
  roles: everyone,
  query: PageQuery,
  body: nothing,
  reply: page(FlowCard),
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
  query: PageQuery,
  body: nothing,
  reply: page(Publication),
});

export const getVersion = endpoint({
  method: 'get',
  path: '/api/flows/:flowId/versions/:version',
  summary: 'One published version: the drawing and the plan that it compiled to',
  roles: everyone,
  query: nothing,
  body: nothing,
  reply: Publication.extend({
    flow: Flow,
    plan: z.custom<Plan>(),
    /** The newest version of the same flow. */
    newest: z.int(),
  }),
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

export const testDocument = endpoint({
  method: 'post',
  path: '/api/flows/:flowId/test/document',
  summary:
    'A document that a test reads or makes, by content: the test is run again, since it keeps nothing',
  roles: draws,
  query: nothing,
  body: z.strictObject({
    flow: Flow,
    invoiceId: Id,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  reply: z.instanceof(Uint8Array),
  transport: 'download',
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
    kind: z.enum(['text', 'subject', 'fileName', 'folder', 'address', 'body', 'lines', 'url']),
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
