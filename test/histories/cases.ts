import { catalogue } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import type { Library } from '#workflows/flow/library.ts';
import { Flow } from '#workflows/flow/schema.ts';
import type { StepResult } from '#workflows/job.ts';
import type { Message } from '#workflows/message.ts';
import type { Plan } from '#workflows/plan.ts';
import { same } from '#workflows/text.ts';
import type { Resolution, SeenFault } from '#workflows/trace.ts';
import { draw } from '../workflows/drawing.ts';

/** What a step answers at one try; `pause` is its type's answer, late; `silence` is a worker that died with it; `soon` has the
 * delivery wait for a second, `later` has the step look again after one, `ladder` tell people after one and give up after two,
 * `alerts` tell people after half a second and after a minute; `departs` is a batch that leaves
 * after a second. */
export type Answer =
  | StepResult
  | { readonly fault: SeenFault }
  | 'pause'
  | 'silence'
  | 'soon'
  | 'later'
  | 'ladder'
  | 'alerts'
  | 'departs';

/** One delivery that a history is recorded of: what is drawn, what its steps answer, what people decide, in order. */
export interface Case {
  /** `a b` draws a's success exit to b, `a.failed b` another one; node types come from their ids. */
  readonly edges: readonly string[];
  readonly config?: Readonly<Record<string, object>>;
  /** What the step `subflow` uses. */
  readonly inner?: Pick<Case, 'edges' | 'config'>;
  /** The step whose batch the delivery is, where it is not an invoice's. */
  readonly batchOf?: string;
  /** Answers of a step's tries, the last one for good. A step that is not named here answers as its type does. */
  readonly answers?: Readonly<Record<string, readonly Answer[]>>;
  /** Channels that let their steps go on, one after another, each once something is held. */
  readonly releases?: readonly string[];
  /** What the delivery is told, in order: the first as soon as it begins, the others once the one before was answered. */
  readonly messages?: readonly Pick<Message, 'name' | 'value' | 'about'>[];
  readonly decisions?: readonly Omit<Resolution, 'actor' | 'reason'>[];
}

const fault = (code: string, more: Partial<SeenFault> = {}): Answer => ({
  fault: { code, remedy: 'fix', message: same(code), mayHaveArrived: false, details: {}, ...more },
});
const refused = fault('EMAIL_REFUSED');
const away = fault('EMAIL_UNAVAILABLE', { remedy: 'retry' });
const uncertain = fault('EMAIL_UNCERTAIN', { mayHaveArrived: true });
const lacking = fault('SUBJECT_VALUE_MISSING', {
  details: { missing: ['invoice.orderReference'] },
});

const mail = ['start convert', 'convert subject', 'subject email', 'email end'];
const twice = { tries: 2, firstWait: 1, growth: 1, longestWait: 1 };
/** The hours are those of the recording too: a minute that is seldom met. */
const notAtNoon = { ...twice, tries: 3, notFrom: '12:00', notTo: '12:01', giveUpAfter: 3600 };
const above = (amount: number) => ({ rule: { '>': [{ var: 'invoice.total' }, amount] } });
const branches = [
  'start convert',
  'convert subject',
  'subject branch',
  'branch.yes email',
  'email end',
  'branch.no end2',
];

const held = [
  'start branch',
  'branch.yes convert',
  'branch.no hold',
  'hold.released convert',
  ...mail.slice(1),
];
const withoutOrder = {
  branch: { rule: { present: [{ var: 'invoice.orderReference' }] } },
};

const waits = [
  'start convert',
  'convert waitEvent',
  'waitEvent.received subject',
  ...mail.slice(2),
  'waitEvent.reminder notify',
  'waitEvent.timeout end2',
];

const approved = [
  'start approval',
  'approval.approved convert',
  'approval.notNeeded convert',
  'approval.rejected end2',
  'approval.timeout end2',
  ...mail.slice(1),
];
/** What a batch knows of itself before it leaves. */
export const collecting = {
  id: 'batch',
  cutOff: '2026-11-06T15:30:00Z',
  period: '2026-W45',
  year: '2026',
  week: '45',
  currency: 'EUR',
} as const;

const batched = [
  'start convert',
  'convert batch',
  'batch.leaves list',
  'list subject',
  'subject email',
  'email end',
];
const batchSubject = { subject: { template: '{{batch.count}}' } };
const inBatch: StepResult = { awaits: { message: 'batch', wakes: true, rungs: [] } };
const batchOver = { name: 'batch', value: 'delivered' };

const bounces = [
  ...mail.slice(0, -1),
  'email bounceWait',
  'bounceWait.none end',
  'bounceWait.bounced post',
  'post end',
  'bounceWait.expired notify',
  'notify end2',
];

const joined = [
  'start convert',
  'convert filename',
  'convert validate',
  'filename join',
  'validate join',
  'join subject',
  'subject email',
  'email end',
];

const looking = ['start lookup', 'lookup convert', 'lookup.none convert', ...mail.slice(1)];
const listed = [
  'start convert',
  'convert set',
  'set forEach',
  'forEach.each subject',
  'subject email',
  'forEach end',
  'forEach.none hold',
  'hold.released end2',
];
const each = (atOnce: boolean) => ({
  set: { template: 'A, B, C' },
  forEach: { over: '{{vars.reference}}', as: 'one', atOnce },
  ...cancelled('end2'),
});
const three: StepResult = { vars: { reference: 'A, B, C' } };
const inside = ['start subflow', 'subflow set', 'set end'];
const answeredYes: StepResult = { exit: 'accepted', level: 'accepted', note: 'F-1.ack' };
const answered = [
  'start convert',
  'convert filename',
  'filename upload',
  'upload answer',
  'answer.accepted end',
];

/** Every kind of node × every outcome that it can have. The name is the file's. */
export const cases: Readonly<Record<string, Case>> = {
  'mail-sent': { edges: mail },
  'file-deposited': {
    edges: ['start convert', 'convert filename', 'filename upload', 'upload end'],
  },
  'file-then-index-deposited': {
    edges: [
      'start convert',
      'convert filename',
      'filename textFile',
      'textFile upload',
      'upload end',
    ],
    config: { upload: { after: ['index'] } },
  },
  'laid-out-attached-validated': {
    edges: [
      'start render',
      'render attach',
      'attach validate',
      'validate filename',
      'filename upload',
      'upload end',
    ],
  },
  'end-handed-over': { edges: mail, config: { end: { outcome: 'handed-over' } } },
  'end-cancelled': { edges: ['start subject', 'subject end'], config: cancelled() },
  'nothing-to-do': {
    edges: ['start convert', 'convert subject', 'subject branch', 'branch.yes email', 'email end'],
    config: { branch: above(9000) },
  },
  'branch-yes': { edges: branches, config: { branch: above(1000), ...cancelled('end2') } },
  'branch-no': { edges: branches, config: { branch: above(9000), ...cancelled('end2') } },
  'branch-error-parked-amended': {
    edges: branches,
    config: {
      branch: { rule: { '>': [{ var: 'invoice.payable' }, 0] } },
      ...cancelled('end2'),
    },
    decisions: [{ node: 'branch', action: 'amend', patch: { 'invoice.payable': '1500.00' } }],
  },
  'wait-for': {
    edges: ['start wait', 'wait convert', ...mail.slice(1)],
    config: { wait: { for: 1 } },
  },
  'wait-until-past': {
    edges: ['start wait', 'wait convert', ...mail.slice(1)],
    config: { wait: { until: '2026-01-01T00:00:00Z' } },
  },
  'joined-at-the-first': { edges: joined, answers: { filename: ['pause'] } },
  'joined-once-all-are-there': {
    edges: joined,
    config: { join: { when: 'all' } },
    answers: { filename: ['pause'] },
  },
  'answer-at-the-third-look': {
    edges: answered,
    answers: { answer: ['later', 'later', answeredYes] },
  },
  'answer-refused-by-its-own-exit': {
    edges: [...answered, 'answer.refused notify', 'notify end2'],
    config: { end2: { outcome: 'failed' } },
    answers: { answer: ['later', fault('ANSWER_REFUSED')] },
  },
  'answer-overdue-parked-retry': {
    edges: [...answered, 'answer.refused end2'],
    config: { end2: { outcome: 'failed' } },
    answers: { answer: ['later', fault('ANSWER_OVERDUE'), 'later', answeredYes] },
    decisions: [{ node: 'answer', action: 'retry' }],
  },
  'value-set': {
    edges: ['start set', 'set convert', ...mail.slice(1)],
    config: { email: { channel: 'mail', to: 'ap@acme.example', body: '{{vars.reference}}' } },
  },
  'value-missing-parked-amended': {
    edges: ['start set', 'set convert', ...mail.slice(1)],
    answers: { set: [fault('SET_VALUE_MISSING'), { vars: { reference: '4500' } }] },
    decisions: [{ node: 'set', action: 'amend', patch: { 'invoice.orderReference': '4500' } }],
  },
  'subflow-mail-sent': { edges: inside, inner: { edges: mail } },
  'subflow-parked-amended-done-again': {
    edges: inside,
    inner: { edges: mail },
    answers: { subflow__subject: [lacking, { vars: { subject: 'F-1 / 4500123' } }] },
    decisions: [
      {
        node: 'subflow__subject',
        action: 'amend',
        patch: { 'invoice.orderReference': '4500123' },
      },
    ],
  },
  'looked-up': { edges: looking },
  'looked-up-none': { edges: looking, answers: { lookup: [{ exit: 'none', note: '–' }] } },
  'looked-up-ambiguous-parked-retry': {
    edges: looking,
    answers: { lookup: [fault('LOOKUP_AMBIGUOUS'), { vars: { mailbox: 'a@acme.example' } }] },
    decisions: [{ node: 'lookup', action: 'retry' }],
  },
  'window-open': { edges: ['start window', 'window convert', ...mail.slice(1)] },
  'window-waited-for': {
    edges: ['start window', 'window convert', ...mail.slice(1)],
    answers: { window: ['soon'] },
  },
  'window-never-opens-parked-skip': {
    edges: ['start window', 'window convert', ...mail.slice(1)],
    answers: { window: [fault('WINDOW_NEVER_OPENS')] },
    decisions: [{ node: 'window', action: 'skip' }],
  },
  'deadline-in-time': { edges: [...mail, 'deadline.first notify'] },
  'deadline-alerted-recovered': {
    edges: [...mail, 'deadline.first notify', 'deadline.recovered notify2'],
    answers: { convert: ['soon'], deadline: ['alerts'] },
  },
  'deadline-alerted-parked-abort': {
    edges: [...mail, 'deadline.first notify', 'deadline.recovered notify2'],
    answers: { convert: ['soon'], deadline: ['alerts'], email: [refused] },
    decisions: [{ node: 'email', action: 'abort' }],
  },
  'event-received-in-time': {
    edges: waits,
    config: cancelled('end2'),
    messages: [{ name: 'order-number', value: '4500' }],
  },
  'event-refused-then-skipped': {
    edges: waits,
    config: cancelled('end2'),
    messages: [{ name: 'order-number', value: 'PO 1' }],
    decisions: [{ node: 'waitEvent', action: 'skip' }],
  },
  'event-reminded-never-came': {
    edges: waits,
    answers: { waitEvent: ['ladder'] },
    config: cancelled('end2'),
  },
  'event-came-before-the-wait': {
    edges: [
      'start convert',
      'convert waitEvent',
      'waitEvent.received subject',
      'subject email',
      'email end',
    ],
    answers: { convert: ['pause'] },
    messages: [{ name: 'order-number', value: '4500' }],
  },
  'approval-given': { edges: approved, config: cancelled('end2'), ...answering('approved') },
  'approval-refused': {
    edges: approved,
    config: cancelled('end2'),
    ...answering('rejected'),
  },
  'approval-not-needed': {
    edges: approved,
    config: cancelled('end2'),
    answers: { approval: [{ exit: 'notNeeded' }] },
  },
  'approval-timed-out': {
    edges: approved,
    config: cancelled('end2'),
    answers: { approval: ['ladder'] },
  },
  'approval-voided-by-amend': {
    edges: approved,
    config: cancelled('end2'),
    answers: { approval: [asking(1), asking(2)], email: [refused, accepted()] },
    ...answering('approved'),
    decisions: [
      { node: 'email', action: 'amend', patch: { 'invoice.orderReference': '4500123' } },
      { node: 'approval', action: 'skip', exit: 'notNeeded' },
    ],
  },
  'batched-left': {
    edges: batched,
    config: batchSubject,
    answers: { batch: [inBatch, { ends: 'delivered', level: 'accepted' }] },
    messages: [batchOver],
  },
  'batched-woken-too-soon-then-skipped': {
    edges: batched,
    config: batchSubject,
    answers: { batch: [inBatch] },
    messages: [batchOver],
    decisions: [{ node: 'batch', action: 'skip' }],
  },
  'batched-failed-sent-again': {
    edges: batched,
    config: batchSubject,
    answers: {
      batch: [inBatch, fault('BATCH_FAILED', { mayHaveArrived: true }), { ends: 'by-hand' }],
    },
    messages: [{ ...batchOver, value: 'failed' }],
    decisions: [{ node: 'batch', action: 'send-again' }],
  },
  'batch-left': {
    edges: batched,
    config: batchSubject,
    batchOf: 'batch',
    answers: { batch: ['departs', leaving()] },
  },
  'batch-empty': {
    edges: batched,
    config: batchSubject,
    batchOf: 'batch',
    answers: { batch: ['departs', { exit: 'empty', note: '2026-W45' }] },
  },
  'mail-did-not-bounce': {
    edges: bounces,
    answers: {
      bounceWait: [
        {
          awaits: {
            message: 'bounce',
            rungs: [{ at: '2026-01-01T00:00:00Z', exit: 'none', ends: true }],
          },
        },
      ],
    },
  },
  'mail-bounced-goes-by-post': {
    edges: bounces,
    messages: [{ name: 'bounce', value: 'hard' }],
  },
  'mail-bounced-before-the-wait': {
    edges: bounces,
    answers: { convert: ['pause'] },
    messages: [{ name: 'bounce', value: 'hard' }],
  },
  'mail-expired-notify': {
    edges: bounces,
    messages: [{ name: 'bounce', value: 'expired' }],
    config: cancelled('end2'),
  },
  'post-failed-parked-retry': {
    edges: ['start convert', 'convert post', 'post end'],
    answers: {
      post: [fault('POST_ADDRESS_INCOMPLETE'), { level: 'handed-over', note: 'C5 · 1 · L-1' }],
    },
    decisions: [{ node: 'post', action: 'retry' }],
  },
  'held-released': {
    edges: held,
    config: withoutOrder,
    decisions: [{ node: 'hold', action: 'retry' }],
  },
  'held-amended-decides-anew': {
    edges: held,
    config: withoutOrder,
    decisions: [{ node: 'hold', action: 'amend', patch: { 'invoice.orderReference': '4500' } }],
  },
  'held-amended-nothing-to-do-again': {
    edges: ['start hold', 'hold.released convert', ...mail.slice(1)],
    decisions: [{ node: 'hold', action: 'amend', patch: { 'vars.note': 'seen' } }],
  },
  'held-aborted': {
    edges: held,
    config: withoutOrder,
    decisions: [{ node: 'hold', action: 'abort' }],
  },
  'failure-exit': {
    edges: [...mail, 'email.failed notify', 'notify end2'],
    config: { end2: { outcome: 'failed' } },
    answers: { email: [refused] },
  },
  'failure-exit-to-no-end-parked-retry': {
    edges: [...mail, 'email.failed branch', 'branch.yes notify', 'notify end2'],
    config: { branch: above(9000), end2: { outcome: 'failed' } },
    answers: { email: [refused, accepted()] },
    decisions: [{ node: 'email', action: 'retry' }],
  },
  'retry-succeeds': {
    edges: [...mail, 'email.failed retry'],
    config: { retry: twice },
    answers: { email: [away, accepted()] },
  },
  'retry-exhausted-parked-retry': {
    edges: [...mail, 'email.failed retry', 'retry.gaveUp notify'],
    config: { retry: twice },
    answers: { email: [away, away, accepted()] },
    decisions: [{ node: 'email', action: 'retry' }],
  },
  'retry-exhausted-parked-amend': {
    edges: [...mail, 'email.failed retry', 'retry.gaveUp notify'],
    config: { retry: twice },
    answers: { email: [away, away, accepted()] },
    decisions: [{ node: 'email', action: 'amend', patch: { 'config.to': 'ap2@acme.example' } }],
  },
  'retry-exhausted-parked-skip': {
    edges: [...mail, 'email.failed retry', 'retry.gaveUp notify'],
    config: { retry: twice },
    answers: { email: [away] },
    decisions: [{ node: 'email', action: 'skip' }],
  },
  'retry-exhausted-parked-abort': {
    edges: [...mail, 'email.failed retry', 'retry.gaveUp notify'],
    config: { retry: twice },
    answers: { email: [away] },
    decisions: [{ node: 'email', action: 'abort' }],
  },
  'retry-not-at-noon-succeeds': {
    edges: [...mail, 'email.failed retry'],
    config: { retry: notAtNoon },
    answers: { email: [away, away, accepted()] },
  },
  'retry-not-at-noon-exhausted-parked-retry': {
    edges: [...mail, 'email.failed retry', 'retry.gaveUp notify'],
    config: { retry: { ...notAtNoon, tries: 2 } },
    answers: { email: [away, away, accepted()] },
    decisions: [{ node: 'email', action: 'retry' }],
  },
  'loop-succeeds': {
    edges: [...mail, 'email.failed retry', 'retry.again convert'],
    config: { retry: twice },
    answers: { email: [away, accepted()] },
  },
  'loop-exhausted-parked-retry': {
    edges: [...mail, 'email.failed retry', 'retry.again convert', 'retry.gaveUp notify'],
    config: { retry: twice },
    answers: { email: [away, away, accepted()] },
    decisions: [{ node: 'email', action: 'retry' }],
  },
  'local-step-parked-amend': {
    edges: mail,
    answers: { subject: [lacking, { vars: { subject: 'F-1 / 4500123' } }] },
    decisions: [
      { node: 'subject', action: 'amend', patch: { 'invoice.orderReference': '4500123' } },
    ],
  },
  'parked-twice': {
    edges: [...mail, 'email.failed notify'],
    answers: { email: [refused, refused, accepted()] },
    decisions: [
      { node: 'email', action: 'retry' },
      { node: 'email', action: 'retry' },
    ],
  },
  'failure-lane-informs-parked-abort': {
    edges: [...mail, 'onFailure notify'],
    answers: { convert: [fault('CONVERT_INVALID')] },
    decisions: [{ node: 'convert', action: 'abort' }],
  },
  // The channel holds the second try up for a second: two of the three tries are left to it.
  'held-by-pace': {
    edges: [...mail, 'email.failed retry'],
    config: { retry: { ...twice, tries: 3 } },
    answers: {
      email: [
        away,
        { held: { channel: 'mail', because: 'pace', releases: 0, wait: 1000, tried: 1 } },
        away,
        accepted(),
      ],
    },
  },
  'held-by-pause-released': {
    edges: mail,
    answers: { email: [paused('mail'), accepted()] },
    releases: ['mail'],
  },
  'uncertain-arrived': {
    edges: mail,
    answers: { email: [uncertain] },
    decisions: [{ node: 'email', action: 'arrived' }],
  },
  'uncertain-send-again': {
    edges: mail,
    answers: { email: [uncertain, accepted()] },
    decisions: [{ node: 'email', action: 'send-again' }],
  },
  'worker-lost-uncertain-abort': {
    edges: [...mail, 'email.failed retry'],
    config: { retry: twice },
    answers: { email: ['silence'] },
    decisions: [{ node: 'email', action: 'abort' }],
  },
  'parallel-joined': {
    edges: [
      'start convert',
      'convert subject',
      'convert filename',
      'subject email',
      'filename upload',
      'email end',
      'upload end',
    ],
  },
  'each-in-order': { edges: listed, config: each(false), answers: { set: [three] } },
  'each-at-once': { edges: listed, config: each(true), answers: { set: [three] } },
  'each-item-parked-retry': {
    edges: listed,
    config: each(false),
    answers: { set: [three], 'email~2': [refused, accepted()] },
    decisions: [{ node: 'email~2', action: 'retry' }],
  },
  'each-begun-again-amended': {
    edges: listed,
    config: each(true),
    answers: { set: [three], 'subject~2': [lacking, { vars: { subject: 'F-1' } }] },
    decisions: [
      { node: 'subject~2', action: 'amend', patch: { 'invoice.orderReference': 'PO-1' } },
    ],
  },
  'each-empty': {
    edges: listed,
    config: each(false),
    answers: { set: [{ vars: { reference: '' } }] },
    decisions: [{ node: 'hold', action: 'retry' }],
  },
  // Local steps side by side: the order of their answers is the order in which they are told on every replay.
  'parallel-local-chains': {
    edges: [
      'start convert',
      'convert subject',
      'convert filename',
      'filename filename2',
      'filename2 upload',
      'subject email',
      'email end',
      'upload end',
    ],
    answers: { subject: ['pause'] },
  },
  'parallel-one-parked-skip': {
    edges: [
      'start convert',
      'convert subject',
      'convert filename',
      'subject email',
      'filename upload',
      'email end',
      'upload end2',
    ],
    answers: { upload: [fault('UPLOAD_REFUSED')] },
    decisions: [{ node: 'upload', action: 'skip' }],
  },
};

/** The plan of a case, compiled with the catalogue of today. @throws where it does not compile */
export function planOf(name: string, drawn: Case): Plan {
  const inner = drawn.inner && Flow.parse(settled(drawn.inner));
  const library: Library = () => inner && { drawing: inner, newest: 1 };
  const compiled = compile(settled(drawn), catalogue, { flow: name, version: 1 }, library);
  if (!compiled.ok) throw new Error(`${name}: ${JSON.stringify(compiled.problems)}`);
  const { batchOf } = drawn;
  if (batchOf === undefined) return compiled.plan;
  const batch = compiled.plan.steps.find(({ id }) => id === batchOf)?.batch;
  if (!batch) throw new Error(`${name}: ${batchOf} collects nothing`);
  return batch;
}

function settled({ edges, config = {} }: Pick<Case, 'edges' | 'config'>) {
  const flow = draw(edges, config);
  const nodes = flow.nodes.map((node) => ({
    ...node,
    config: { ...settings[node.type], ...node.config },
  }));
  return { ...flow, nodes };
}

const settings: Readonly<Record<string, object>> = {
  subject: { template: '{{invoice.number}}' },
  filename: { template: '{{invoice.number}}' },
  email: { channel: 'mail', to: 'ap@acme.example' },
  notify: { channel: 'mail', to: 'billing@fermat.example' },
  upload: { channel: 'drop', folder: 'in', what: 'invoice' },
  answer: { channel: 'drop' },
  post: { channel: 'post' },
  textFile: { body: 'NUM={{invoice.number}}' },
  list: { name: 'LIST' },
  set: { name: 'reference', template: '{{invoice.orderReference}}' },
  lookup: {
    table: 'mailboxes',
    key: [{ column: 'entity', value: '{{invoice.number}}' }],
    take: [{ column: 'mailbox', name: 'mailbox' }],
  },
  subflow: { flow: 'inner', version: 1 },
  approval: { channel: 'mail', tiers: [{ above: '1000', people: 'lead@acme.example' }] },
  hold: { queue: 'PO missing', ask: ['invoice.orderReference'] },
};

function document(name: string) {
  return { sha256: 'e'.repeat(64), bytes: 1000, type: 'application/pdf', name };
}

/** What a step of each type answers where nothing goes wrong. */
export const answersByType: Readonly<Record<string, StepResult>> = {
  convert: { documents: { invoice: document('F-1.pdf') }, note: 'Factur-X EN 16931' },
  subject: { vars: { subject: 'F-1' }, note: 'F-1' },
  filename: { vars: { fileName: 'F-1' }, note: 'F-1' },
  textFile: { documents: { index: document('F-1.idx') }, note: 'F-1.idx' },
  render: { documents: { invoice: document('F-1.pdf') }, note: 'F-1.pdf' },
  attach: { documents: { invoice: document('F-1.pdf') }, note: '1' },
  validate: { note: 'EN 16931' },
  set: { vars: { reference: 'SANS REF' }, note: 'reference = SANS REF' },
  waitEvent: {
    awaits: {
      message: 'order-number',
      mask: '45##',
      writes: 'invoice.orderReference',
      rungs: [],
    },
  },
  deadline: { awaits: { rungs: [{ at: '2999-01-01T00:00:00Z', exit: 'first' }] } },
  lookup: { vars: { mailbox: 'ap@acme.example' }, note: 'mailboxes v1' },
  window: { until: '2026-01-01T08:00:00Z', note: '2026-01-01 09:00 (Europe/Paris)' },
  answer: answeredYes,
  approval: asking(1),
  batch: inBatch,
  list: { documents: { list: document('LIST.xlsx') }, note: 'LIST.xlsx · 2' },
  email: accepted(),
  upload: { level: 'accepted', note: 'in/F-1.pdf' },
  bounceWait: {
    awaits: { message: 'bounce', exits: { hard: 'bounced', expired: 'expired' }, rungs: [] },
  },
  post: { level: 'handed-over', vars: { receipt: 'L-1' }, note: 'C5 · 1 · L-1' },
  notify: { note: '250 2.0.0 Ok' },
};

function asking(generation: number): StepResult {
  const exits = { approved: 'approved', rejected: 'rejected' };
  return { awaits: { message: 'approval', about: `approval#${generation}`, exits, rungs: [] } };
}

function answering(value: 'approved' | 'rejected') {
  return { messages: [{ name: 'approval', value, about: 'approval#1' }] };
}

function accepted(): StepResult {
  return { level: 'accepted', note: '250 2.0.0 Ok' };
}

/** What a batch of two takes along. */
function leaving(): StepResult {
  const numbers = ['F-1', 'F-2'];
  const members = numbers.map((number) => ({
    delivery: `delivery of ${number}`,
    number,
    total: '12.00',
    documents: { invoice: document(`${number}.pdf`) },
  }));
  const sums = { sum: '24.00', sumWithoutVat: '20.00', sumVat: '4.00' };
  return { exit: 'leaves', batch: { ...collecting, count: 2, ...sums, numbers, members } };
}

function paused(channel: string): StepResult {
  return { held: { channel, because: 'paused', releases: 0, wait: 86_400_000, tried: 0 } };
}

function cancelled(end = 'end') {
  return { [end]: { outcome: 'cancelled' } };
}
