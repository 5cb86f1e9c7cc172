import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { afterHours } from '#activities/afterHours.ts';
import { compile } from '#workflows/compile.ts';
import type { Context } from '#workflows/context.ts';
import { branch } from '#workflows/control/branch.ts';
import { end } from '#workflows/control/end.ts';
import { forEach } from '#workflows/control/forEach.ts';
import { hold } from '#workflows/control/hold.ts';
import { join } from '#workflows/control/join.ts';
import { onFailure } from '#workflows/control/onFailure.ts';
import { retry } from '#workflows/control/retry.ts';
import { start } from '#workflows/control/start.ts';
import { wait } from '#workflows/control/wait.ts';
import { field } from '#workflows/field.ts';
import { Interpreter } from '#workflows/interpret.ts';
import type { Job } from '#workflows/job.ts';
import { type Catalogue, defineNode, failedExit, okExit } from '#workflows/node.ts';
import type { Plan } from '#workflows/plan.ts';
import { sealEvent } from '#workflows/seal.ts';
import { same } from '#workflows/text.ts';
import { type DeliveryView, fold, type SeenFault, type TraceEvent } from '#workflows/trace.ts';
import type { Performed } from '#workflows/world.ts';

const text = { fr: '', en: '' };
const step = (type: string, more: object = {}) =>
  defineNode({
    type,
    kind: 'do',
    category: 'documents',
    icon: 'box',
    title: text,
    help: text,
    config: z.strictObject({}),
    exits: [okExit, failedExit],
    reads: [],
    writes: [],
    faults: {},
    timeout: 10,
    mode: 'regular',
    summary: () => text,
    ...more,
  });

const sendFaults = { EMAIL_REFUSED: { title: text, help: text, kind: 'fix' } };

/** Steps that do nothing by themselves: what they answer is the test's. */
export const catalogue: Catalogue = {
  start,
  onFailure,
  branch,
  join,
  forEach,
  hold,
  retry,
  wait,
  end,
  work: step('work'),
  convert: step('convert', { reads: ['invoice'] }),
  write: step('write', { writes: [{ path: 'vars.subject', type: 'text', label: text }] }),
  send: step('send', { delivers: 'accepted', faults: sendFaults }),
  ask: step('ask', {
    exits: [
      { id: 'received', kind: 'ok', label: text },
      { id: 'reminder', kind: 'beside', label: text },
      { id: 'timeout', kind: 'branch', label: text },
    ],
    hears: () => 'order-number',
  }),
  clock: step('clock', {
    kind: 'clock',
    exits: ['first', 'second', 'recovered'].map((id) => ({ id, kind: 'beside', label: text })),
  }),
  sendSubject: step('sendSubject', { delivers: 'accepted', reads: ['vars.subject'] }),
  collect: step('collect', {
    exits: [
      { id: 'leaves', kind: 'batch', label: text },
      { id: 'empty', kind: 'batch', label: text },
      failedExit,
    ],
    reads: ['invoice', 'customer.timeZone'],
    hears: () => 'batch',
  }),
  list: step('list', {
    reads: ['invoice', 'customer.language'],
    inBatch: { reads: ['batch'] },
    writes: [{ path: 'documents.list', type: 'document', label: text }],
  }),
  say: step('say', {
    config: z.strictObject({
      text: field(z.string().default('{{batch.count}}'), {
        label: text,
        widget: 'template',
        template: 'text',
      }),
    }),
    inBatch: { reads: [] },
    writes: [{ path: 'vars.subject', type: 'text', label: text }],
  }),
  post: step('post', {
    delivers: 'accepted',
    reads: ['vars.subject'],
    inBatch: { reads: ['batch.members'] },
  }),
};

/** `a b` draws a's success exit to b; `a.failed b` another exit. Node types come from their ids: `send2` is a `send`. */
export function draw(edges: readonly string[], config: Record<string, object> = {}) {
  const pairs = edges.map((edge) => {
    const [source, to] = edge.split(' ') as [string, string];
    const [from, exit = 'ok'] = source.split('.') as [string, string?];
    return { from, exit, to };
  });
  const ids = new Set(['start', ...pairs.flatMap(({ from, to }) => [from, to])]);
  return {
    name: 'test',
    nodes: [...ids].map((id) => ({ id, type: id.replace(/\d+$/, ''), config: config[id] ?? {} })),
    edges: pairs,
  };
}

export function planOf(edges: readonly string[], config: Record<string, object> = {}): Plan {
  const compiled = compile(draw(edges, config), catalogue);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems.map((p) => [p.code, p.at])));
  return compiled.plan;
}

export const context: Context = {
  invoice: {
    number: 'F-1',
    typeCode: '380',
    total: '1500.00',
    isCreditNote: false,
    seller: {},
    buyer: {},
    lineCount: 1,
    custom: {},
  },
  customer: {
    id: 'c',
    code: 'C',
    name: 'C',
    language: 'fr',
    country: 'FR',
    timeZone: 'Europe/Paris',
  },
  issuer: { id: 'i', name: 'I', siren: '812345676', timeZone: 'Europe/Paris' },
  params: {},
  documents: {},
  vars: {},
  steps: {},
  delivery: { id: 'd', flow: 'f', version: 1, startedAt: '2026-11-01T00:00:00.000Z' },
};

export const done: Performed = { ok: true, result: {} };
export const fails = (code: string, more: Partial<SeenFault> = {}): Performed => ({
  ok: false,
  fault: { code, remedy: 'fix', message: same(code), mayHaveArrived: false, details: {}, ...more },
});

type Answer = Performed | Promise<Performed>;

/**
 * A delivery over a scripted world: each step answers by the list under its id, the last answer for good.
 *
 * @param sleeps `patiently`: until what they wait for has happened; `by the clock`: until `passTo`; otherwise time flies
 */
export function deliver(
  plan: Plan,
  script: Record<string, readonly Answer[]> = {},
  sleeps: 'patiently' | 'briefly' | 'by the clock' = 'briefly',
  given: Context = context,
) {
  const sleepers: { at: number; isOver: () => boolean; wake: () => void }[] = [];
  const events: TraceEvent[] = [];
  const calls: { id: string; job: Job }[] = [];
  const answered = new Map<string, number>();
  let now = Date.parse('2026-11-01T00:00:00Z');
  const interpreter = new Interpreter(plan, given, {
    now: () => now,
    async perform(at, job, id) {
      calls.push({ id, job });
      const answers = script[at.id] ?? [done];
      const count = answered.get(at.id) ?? 0;
      answered.set(at.id, count + 1);
      return (await answers[Math.min(count, answers.length - 1)]) ?? done;
    },
    async sleepUntil(at, isOver) {
      if (sleeps === 'by the clock')
        await new Promise<void>((wake) =>
          sleepers.push({ at, isOver: isOver ?? (() => false), wake }),
        );
      else if (sleeps === 'briefly') now = at;
      else while (isOver && !isOver()) await pause(1);
    },
    afterHours,
    told: (told) => events.push(...told.map(sealEvent)),
  });
  const outcome = interpreter.run();
  /** Lets everything that can run do so. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const wakeUp = (sleeper: (typeof sleepers)[number]) => {
    sleepers.splice(sleepers.indexOf(sleeper), 1);
    sleeper.wake();
  };
  return {
    interpreter,
    outcome,
    events,
    calls,
    ids: () => calls.map(({ id }) => id),
    view: (): DeliveryView => fold(plan, events),
    state: (node: string) => fold(plan, events).nodes[node]?.state,
    settle,
    /** The clock goes on to an instant, and stops on its way wherever something is due. */
    async passTo(instant: string) {
      const end = Date.parse(instant);
      for (;;) {
        await settle();
        for (const over of sleepers.filter(({ isOver }) => isOver())) wakeUp(over);
        await settle();
        const next = sleepers.reduce((least, { at }) => Math.min(least, at), Infinity);
        if (next > end) break;
        now = Math.max(now, next);
        for (const due of sleepers.filter(({ at }) => at <= now)) wakeUp(due);
      }
      now = end;
    },
  };
}
