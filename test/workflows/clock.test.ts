import { expect, test } from 'vitest';
import { compile } from '#workflows/compile.ts';
import type { Performed } from '#workflows/world.ts';
import { catalogue, deliver, done, draw, fails, planOf } from './drawing.ts';

const day = (n: number): string => `2026-11-${String(n).padStart(2, '0')}T10:00:00Z`;
const rungs: Performed = {
  ok: true,
  result: {
    awaits: {
      rungs: [
        { at: day(4), exit: 'first' },
        { at: day(6), exit: 'second' },
      ],
    },
  },
};
const way = ['start send', 'send end'];
const alarms = [...way, 'clock.first work', 'clock.second work2', 'clock.recovered work3'];
const parks = { clock: [rungs], send: [fails('EMAIL_REFUSED'), done] };
const again = { node: 'send', action: 'retry', actor: 'support', reason: 'mended' } as const;

test('a delivery that ends in time tells nobody, and its clock ends with it', async () => {
  const delivery = deliver(planOf(alarms), { clock: [rungs] }, 'by the clock');
  await delivery.passTo(day(1));
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['send#1', 'clock#1']);
  expect(delivery.view().nodes.clock).toMatchObject({ state: 'done', exit: 'over' });
});

test('one that waits for a person is told of at each time, once', async () => {
  const delivery = deliver(planOf(alarms), parks, 'by the clock');
  await delivery.passTo(day(3));
  expect(delivery.view().nodes.clock).toMatchObject({ state: 'waiting', until: day(4) });
  await delivery.passTo(day(5));
  expect(delivery.ids()).toEqual(expect.arrayContaining(['work#1']));
  expect(delivery.ids()).not.toContain('work2#1');
  await delivery.passTo(day(20));
  expect(delivery.view().nodes.clock?.reminded).toEqual(['first', 'second']);
  expect(delivery.ids().filter((id) => id.startsWith('work'))).toEqual(['work#1', 'work2#1']);
});

test('one that ends well after an alert closes it, with what became of it', async () => {
  const delivery = deliver(planOf(alarms), parks, 'by the clock');
  await delivery.passTo(day(5));
  delivery.interpreter.resolve(again);
  await delivery.passTo(day(7));
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(expect.arrayContaining(['work#1', 'work3#1']));
  expect(delivery.ids()).not.toContain('work2#1');
  expect(delivery.view().nodes.clock).toMatchObject({ exit: 'recovered', note: 'delivered' });
  expect(delivery.events.at(-1)).toMatchObject({ kind: 'ended', outcome: 'delivered' });
});

test('one that a person aborts after an alert has not recovered', async () => {
  const delivery = deliver(planOf(alarms), parks, 'by the clock');
  await delivery.passTo(day(5));
  delivery.interpreter.resolve({ ...again, action: 'abort' });
  await delivery.passTo(day(7));
  expect(await delivery.outcome).toBe('failed');
  expect(delivery.ids()).not.toContain('work3#1');
});

test('a person may put the clock off for one delivery', async () => {
  const delivery = deliver(planOf(alarms), parks, 'by the clock');
  await delivery.passTo(day(2));
  const off = { ...again, node: 'clock', action: 'skip' } as const;
  expect(delivery.interpreter.refuse(off)).toBeUndefined();
  delivery.interpreter.resolve(off);
  await delivery.passTo(day(20));
  expect(delivery.ids()).not.toContain('work#1');
  delivery.interpreter.resolve(again);
  await delivery.passTo(day(21));
  expect(await delivery.outcome).toBe('delivered');
});

test('an alert by mail gives nobody the invoice: a flow that did nothing did nothing', async () => {
  const delivery = deliver(
    planOf(['start work', 'clock.first send']),
    { clock: [rungs], work: [fails('NO'), done] },
    'by the clock',
  );
  await delivery.passTo(day(5));
  expect(delivery.ids()).toContain('send#1');
  delivery.interpreter.resolve({ ...again, node: 'work' });
  await delivery.passTo(day(7));
  expect(await delivery.outcome).toBe('nothing-to-do');
});

test('an alert that can not be told does not hold the delivery up', async () => {
  const script = { ...parks, work: [fails('NO')], work3: [fails('NO')] };
  const delivery = deliver(planOf(alarms), script, 'by the clock');
  await delivery.passTo(day(5));
  delivery.interpreter.resolve(again);
  await delivery.passTo(day(7));
  expect(await delivery.outcome).toBe('delivered');
});

test('failures of who is told do not go to the failure lane, so that both may be drawn in one flow', () => {
  const compiled = compile(draw([...alarms, 'onFailure work4']), catalogue);
  expect(compiled).toMatchObject({ ok: true });
  const { plan } = compiled as Extract<typeof compiled, { ok: true }>;
  const at = (id: string) => plan.steps.find((step) => step.id === id);
  expect(at('work')?.informs).toEqual([]);
  expect(at('send')?.informs).toEqual([plan.steps.findIndex(({ id }) => id === 'work4')]);
});

test('a plan without clocks says nothing of them', () => {
  expect(planOf(way)).not.toHaveProperty('clocks');
});

test.each([
  ['nothing leads to a clock', [...alarms, 'start clock'], 'CLOCK_HAS_IN'],
  [
    'there are three clocks at most',
    [...way, ...[1, 2, 3, 4].map((n) => `clock${n}.first work${n}`)],
    'CLOCKS_TOO_MANY',
  ],
  ['who is told is not on the delivery’s way', [...way, 'clock.first send'], 'STEP_ON_TWO_WAYS'],
  ['it leads to no end', [...way, 'clock.first end2'], 'TOLD_TO_AN_END'],
])('%s', (_, edges, code) => {
  const compiled = compile(draw(edges), catalogue);
  expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.code)).toContain(code);
});
