import { createHash } from 'node:crypto';
import type { PackContents } from '#server/evidence/contents.ts';
import { type Plan, planHash, sha256Hex } from '#workflows/plan.ts';
import { same } from '#workflows/text.ts';
import type { Resolution, TraceEvent } from '#workflows/trace.ts';

export const deliveryId = '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f0';

const retry = { tries: 3, firstWait: 60, growth: 2, longestWait: 600, never: [] };
const step = {
  config: {},
  reads: [],
  timeout: 60,
  retry,
  mode: 'regular',
  informs: [],
} as const;

const meaning: Omit<Plan, 'hash'> = {
  ir: 1,
  flow: 'acme',
  version: 3,
  params: {},
  retries: {},
  steps: [
    { ...step, id: 'start', type: 'start', kind: 'start', exits: { ok: [1] } },
    {
      ...step,
      id: 'mail',
      type: 'email',
      kind: 'do',
      exits: { ok: [2] },
      delivers: 'accepted',
    },
    { ...step, id: 'end', type: 'end', kind: 'end', exits: {}, outcome: 'delivered' },
  ],
};
export const plan: Plan = { ...meaning, hash: planHash({ ...meaning, hash: '' }) };

const resolution: Resolution = {
  node: 'mail',
  action: 'amend',
  actor: 'support@demo',
  reason: 'number given by the customer',
  patch: { 'invoice.orderReference': '4500123' },
};
const fault = {
  code: 'EMAIL_MAILBOX_UNKNOWN',
  remedy: 'fix',
  message: same('550 5.1.1 unknown'),
  mayHaveArrived: false,
  details: {},
} as const;
const at = (seconds: number) => new Date(Date.UTC(2026, 8, 1, 8, 0, seconds)).toISOString();

export const events: readonly TraceEvent[] = [
  { seq: 1, at: at(0), kind: 'started', node: 'start', generation: 1, input: sha256Hex('a') },
  { seq: 2, at: at(0), kind: 'done', node: 'start', generation: 1, exit: 'ok' },
  { seq: 3, at: at(1), kind: 'started', node: 'mail', generation: 1, input: sha256Hex('b') },
  { seq: 4, at: at(2), kind: 'parked', node: 'mail', generation: 1, uncertain: false, fault },
  { seq: 5, at: at(60), kind: 'resolved', node: 'mail', generation: 2, resolution },
  { seq: 6, at: at(61), kind: 'started', node: 'mail', generation: 2, input: sha256Hex('c') },
  { seq: 7, at: at(62), kind: 'done', node: 'mail', generation: 2, exit: 'ok', level: 'accepted' },
  { seq: 8, at: at(62), kind: 'started', node: 'end', generation: 1, input: sha256Hex('d') },
  { seq: 9, at: at(62), kind: 'ended', outcome: 'delivered' },
];

const payloads = (value: unknown) => ({
  payloads: [{ metadata: {}, data: Buffer.from(JSON.stringify(value)).toString('base64') }],
});

export const history = JSON.stringify({
  events: [
    {
      eventId: '1',
      eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED',
      workflowExecutionStartedEventAttributes: {
        workflowId: deliveryId,
        input: payloads({ plan, context: {} }),
      },
    },
    {
      eventId: '2',
      eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED',
      workflowExecutionUpdateAcceptedEventAttributes: {
        acceptedRequest: { input: { name: 'resolveNode', args: payloads(resolution) } },
      },
    },
  ],
});

const document = (name: string, type: string, text: string) => {
  const bytes = Buffer.from(text);
  return { name, type, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};

const original = document('FACTURE_F-2026-0101.pdf', 'application/pdf', '%PDF-1.7 sample');
const mail = document('mail.eml', 'message/rfc822', 'Subject: FACTURE F-2026-0101 / CDE 4500123');
const previous = '0'.repeat(64);

/** A small pack: one delivery that parked, was amended and got through. */
export const contents: PackContents = {
  createdAt: '2026-09-02T08:00:00.000Z',
  invoice: {
    id: 'invoice-1',
    number: 'F-2026-0101',
    typeCode: '380',
    issueDate: '2026-09-01',
    dueDate: null,
    currency: 'EUR',
    total: '9999.99',
    contentHash: original.sha256,
    receivedAt: at(0),
    issuer: { id: 'fermat', name: 'Ateliers Fermat SAS', siren: '812345676' },
    customer: { id: 'acme', code: 'ACME', name: 'ACME <Benelux> & Co' },
    facts: { number: 'F-2026-0101' },
    documents: [{ delivery: '', role: 'original', sha256: original.sha256, name: original.name }],
  },
  deliveries: [
    {
      about: {
        id: deliveryId,
        flow: 'acme',
        flowName: 'ACME Benelux',
        version: 3,
        publishedHash: plan.hash,
        publishedBy: 'approver@demo',
        publishedAt: at(0),
        state: 'delivered',
        outcome: 'delivered',
        startedAt: at(0),
        endedAt: at(62),
        archive: {
          position: '1',
          previous,
          sha256: sha256Hex(`${previous}\n${history}`),
          archivedAt: at(63),
        },
      },
      flow: { name: 'ACME Benelux', params: [], nodes: [], edges: [], layout: {}, stickies: [] },
      plan,
      events,
      history,
      attempts: [
        {
          id: 'attempt-1',
          node: 'mail',
          type: 'email',
          generation: 2,
          number: 1,
          key: `${deliveryId}/mail/2`,
          input: {},
          output: {},
          fault: null,
          result: 'done',
          startedAt: at(61),
          endedAt: at(62),
        },
      ],
      evidence: [
        {
          attemptId: 'attempt-1',
          kind: 'smtp-reply',
          detail: { reply: '250 2.0.0 Ok: queued' },
          document: { sha256: mail.sha256 },
          recordedAt: at(62),
        },
      ],
    },
  ],
  documents: [original, mail],
};
