import { expect, test } from 'vitest';
import { z } from 'zod';
import { compile } from '#workflows/compile.ts';
import { defineNode, failedExit } from '#workflows/node.ts';
import type { Plan } from '#workflows/plan.ts';
import type { Performed } from '#workflows/world.ts';
import { catalogue, deliver, done, draw, fails } from './drawing.ts';

const text = { fr: '', en: '' };
const look = defineNode({
  type: 'look',
  kind: 'do',
  category: 'time',
  icon: 'clock',
  title: text,
  help: text,
  config: z.strictObject({}),
  exits: [
    { id: 'accepted', kind: 'ok', label: text },
    { id: 'refused', kind: 'failure', label: text },
    failedExit,
  ],
  reads: [],
  writes: [],
  faults: { REFUSED: { remedy: 'fix', exit: 'refused', title: text, help: text } },
  timeout: 10,
  mode: 'regular',
  summary: () => text,
});

function planOf(...edges: string[]): Plan {
  const drawn = draw(['start send', 'send look', 'look.accepted end', ...edges], {
    end2: { outcome: 'failed' },
  });
  const compiled = compile(drawn, { ...catalogue, look });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.plan;
}

const since = '2026-11-01T00:00:00.000Z';
const at = (hour: number): string => `2026-11-01T0${hour}:00:00.000Z`;
const later = (hour: number): Performed => ({
  ok: true,
  result: { askAgain: { at: at(hour), since } },
});
const accepted: Performed = { ok: true, result: { exit: 'accepted', level: 'accepted' } };

test('a step that saw nothing yet is run again at its instant, under the same key, and gets back what it said', async () => {
  const delivery = deliver(planOf(), { look: [later(1), later(2), accepted] }, 'by the clock');
  await delivery.passTo('2026-11-01T00:59:59Z');
  expect(delivery.ids()).toEqual(['send#1', 'look#1']);
  expect(delivery.view().nodes.look).toMatchObject({ state: 'waiting', until: at(1) });

  await delivery.passTo(at(2));
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['send#1', 'look#1', 'look#1.2', 'look#1.3']);
  const looks = delivery.calls.slice(1).map(({ job }) => job);
  expect(new Set(looks.map(({ key }) => key)).size).toBe(1);
  expect(looks.map(({ asked }) => asked)).toEqual([
    undefined,
    { at: at(1), since },
    { at: at(2), since },
  ]);
  expect(delivery.view().nodes.look).toMatchObject({ state: 'done', level: 'accepted' });
});

test('a fault takes its own exit where the drawing carries on from it', async () => {
  const plan = planOf('look.refused work', 'work end2');
  const delivery = deliver(plan, { look: [fails('REFUSED')] });
  expect(await delivery.outcome).toBe('failed');
  expect(delivery.view().nodes.look).toMatchObject({ state: 'failed', exit: 'refused' });
  expect(delivery.state('work')).toBe('done');
});

test('another fault does not take that exit', async () => {
  const plan = planOf('look.refused work', 'work end2');
  const delivery = deliver(plan, { look: [fails('UNREADABLE'), accepted] });
  await delivery.settle();
  expect(delivery.state('look')).toBe('parked');
  expect(delivery.state('work')).toBe('idle');
});

test.each([
  ['that is not wired falls to the one for all failures', ['look.failed end2'], 'failed'],
  ['that nobody wired waits for a person', [], 'parked'],
])('an exit of its own %s', async (_what, edges, state) => {
  const delivery = deliver(planOf(...edges), { look: [fails('REFUSED')] });
  await delivery.settle();
  expect(delivery.state('look')).toBe(state);
});

test('a way that leads to no end does not lose the failure', async () => {
  const delivery = deliver(planOf('look.refused work'), { look: [fails('REFUSED')] });
  await delivery.settle();
  expect(delivery.state('work')).toBe('done');
  expect(delivery.state('look')).toBe('parked');
});

test('a person’s retry waits anew', async () => {
  const script = { look: [later(1), fails('OVERDUE'), accepted] };
  const delivery = deliver(planOf(), script, 'by the clock');
  await delivery.passTo(at(1));
  delivery.interpreter.resolve({ node: 'look', action: 'retry', actor: 'a', reason: 'r' });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.calls.at(-1)?.job).not.toHaveProperty('asked');
});

test('an abort beside it does not wait for the next look', async () => {
  const plan = planOf('start send2', 'send2 end3');
  const script = { look: [later(9)], send2: [fails('REFUSED')], send: [done] };
  const delivery = deliver(plan, script, 'by the clock');
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send2', action: 'abort', actor: 'a', reason: 'r' });
  expect(await delivery.outcome).toBe('failed');
  expect(delivery.ids().filter((id) => id.startsWith('look'))).toEqual(['look#1']);
});
