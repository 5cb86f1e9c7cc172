import { expect, test } from 'vitest';
import { deliveryState } from '#server/db/deliveryState.ts';
import type { Plan, Step } from '#workflows/plan.ts';
import { same } from '#workflows/text.ts';
import type { SeenFault, TraceEvent } from '#workflows/trace.ts';
import { planOf } from '../../workflows/drawing.ts';

const step = (id: string, type: string): Step => ({
  id,
  type,
  kind: 'do',
  mode: 'local',
  config: {},
  reads: [],
  exits: {},
  informs: [],
  timeout: 1,
  retry: { tries: 1, firstWait: 1, growth: 1, longestWait: 1, never: [] },
});
const plan: Plan = {
  ir: 1,
  flow: 'f',
  version: 1,
  hash: '',
  params: {},
  steps: [step('mail', 'email'), step('drop', 'upload')],
  retries: {},
};
const fault: SeenFault = {
  code: 'EMAIL_REFUSED',
  remedy: 'fix',
  message: same('550'),
  mayHaveArrived: false,
  details: {},
};

type Untold<E> = E extends TraceEvent ? Omit<E, 'seq' | 'at'> : never;

const at = (seq: number) => `2026-09-01T08:00:0${seq}.000Z`;
const told = (...events: Untold<TraceEvent>[]): TraceEvent[] =>
  events.map((event, index) => ({ ...event, seq: index + 1, at: at(index + 1) }) as TraceEvent);

const started = (node: string) => ({ kind: 'started', node, generation: 1, input: '' }) as const;
const parked = (node: string, uncertain = false) =>
  ({ kind: 'parked', node, generation: 1, uncertain, fault }) as const;
const sleeping = (node: string, why: 'wait' | 'retry') =>
  ({ kind: 'sleeping', node, generation: 1, until: at(9), why }) as const;

test('a delivery that told nothing yet is planned', () => {
  expect(deliveryState(plan, [])).toMatchObject({ state: 'planned', node: null });
});

test.each([
  ['running', [started('mail')], 'mail'],
  ['waiting', [started('mail'), sleeping('mail', 'wait')], 'mail'],
  ['retrying', [started('mail'), sleeping('mail', 'retry')], 'mail'],
  ['parked', [started('mail'), parked('mail')], 'mail'],
  ['uncertain', [started('mail'), parked('mail', true)], 'mail'],
] as const)('it is %s after its last event', (state, events, node) => {
  expect(deliveryState(plan, told(...events))).toMatchObject({ state, node, endedAt: null });
});

test('a branch that waits for a person speaks for the others, an uncertain one first of all', () => {
  const events = told(started('mail'), started('drop'), parked('drop'));
  expect(deliveryState(plan, events)).toMatchObject({
    state: 'parked',
    node: 'drop',
    fault: { code: 'EMAIL_REFUSED', type: 'upload' },
  });
  const both = told(started('mail'), parked('mail'), started('drop'), parked('drop', true));
  expect(deliveryState(plan, both)).toMatchObject({ state: 'uncertain', node: 'drop' });
});

test('a resolved delivery has no fault any more', () => {
  const resolution = {
    node: 'mail',
    action: 'retry',
    actor: 'ops@demo',
    reason: 'mended',
  } as const;
  const events = told(started('mail'), parked('mail'), {
    kind: 'resolved',
    node: 'mail',
    generation: 1,
    resolution,
  });
  expect(deliveryState(plan, events)).toMatchObject({ state: 'running', fault: null });
});

test('its end says how and when', () => {
  const events = told(started('mail'), { kind: 'ended', outcome: 'handed-over' });
  expect(deliveryState(plan, events)).toEqual({
    state: 'handed-over',
    node: null,
    fault: null,
    outcome: 'handed-over',
    changedAt: at(2),
    endedAt: at(2),
    lateSince: null,
    alerts: 0,
  });
});

test('one that its clock told people about is late from the first time on; the clock itself says not where it stands', () => {
  const watched = planOf(['start send', 'send end', 'clock.first work']);
  const first = {
    kind: 'reminded',
    node: 'clock',
    generation: 1,
    exit: 'first',
  } as const;
  const waits = { kind: 'awaiting', node: 'clock', generation: 1 } as const;
  expect(deliveryState(watched, told(waits, first, { ...first, exit: 'second' }))).toMatchObject({
    state: 'running',
    node: null,
    lateSince: at(2),
    alerts: 2,
  });
});

test.each([
  ['waiting', [sleeping('mail~1', 'wait')], 'mail~1'],
  ['parked', [started('mail~2'), parked('mail~2')], 'mail~2'],
] as const)('while a list is gone through it is %s as its item is', (state, events, node) => {
  const list: Step = { ...step('list', 'forEach'), kind: 'each', body: [1] };
  const listed = { ...plan, steps: [list, ...plan.steps] };
  const all = told({ ...started('list'), items: 2 }, started('mail~1'), ...events);
  expect(deliveryState(listed, all)).toMatchObject({ state, node });
});
