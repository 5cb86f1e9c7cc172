import { expect, test } from 'vitest';
import { compile } from '#workflows/compile.ts';
import type { Awaits } from '#workflows/message.ts';
import type { Performed } from '#workflows/world.ts';
import { catalogue, context, deliver, draw, fails, planOf } from './drawing.ts';

const edges = [
  'start convert',
  'convert collect',
  'collect.leaves list',
  'list say',
  'say post',
  'post end',
];
const problemsOf = (drawn: readonly string[], config: Record<string, object> = {}) => {
  const compiled = compile(draw(drawn, config), catalogue);
  return compiled.ok ? [] : compiled.problems.map(({ code, at }) => `${code} ${at}`);
};
const answers = (result: object): Performed => ({ ok: true, result });

test('what is behind a batch’s departure is a plan of its own; the invoice’s ends where it is collected', () => {
  const { steps } = planOf(edges);
  expect(steps.map(({ id }) => id)).toEqual(['start', 'convert', 'collect']);
  expect(steps[2]).toMatchObject({
    exits: {},
    hears: 'batch',
    reads: ['customer.timeZone', 'invoice'],
  });
  const together = steps[2]?.batch;
  expect(together?.steps.map(({ id }) => id)).toEqual(['collect', 'list', 'say', 'post', 'end']);
  expect(together?.steps[0]).toMatchObject({ exits: { leaves: [1], empty: [] } });
  expect(together?.steps[0]).not.toHaveProperty('hears');
  expect(together?.steps[0]?.reads).toEqual(['batch', 'customer.timeZone']);
  expect(together?.steps[1]?.reads).toEqual(['batch', 'customer.language']);
  expect(together?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('another step before the batch leaves the batch’s plan as it is; one behind it changes both', () => {
  const plain = planOf(edges);
  const before = planOf(['start work', 'work convert', ...edges.slice(1)]);
  expect(before.hash).not.toBe(plain.hash);
  expect(before.steps.at(-1)?.batch?.hash).toBe(plain.steps.at(-1)?.batch?.hash);
  const behind = planOf([...edges.slice(0, 4), 'say post2', 'post2 end']);
  expect(behind.hash).not.toBe(plain.hash);
  expect(behind.steps.at(-1)?.batch?.hash).not.toBe(plain.steps.at(-1)?.batch?.hash);
});

test.each([
  ['nothing behind the departure', ['start collect'], 'BATCH_EMPTY collect'],
  [
    'a step that needs one invoice',
    ['start collect', 'collect.leaves convert', 'convert end2'],
    'STEP_NOT_FOR_BATCH convert',
  ],
  [
    'a batch in a batch',
    ['start collect', 'collect.leaves collect2', 'collect2.leaves list'],
    'STEP_NOT_FOR_BATCH collect2',
  ],
  [
    'a step of both',
    ['start collect', 'start list', 'collect.leaves list'],
    'STEP_IN_AND_OUT_OF_BATCH list',
  ],
  [
    'what an invoice wrote before',
    ['start write', 'write collect', 'collect.leaves post'],
    'VALUE_NOT_WRITTEN post',
  ],
  [
    'a loop that goes back before the batch',
    ['start work', 'work collect', 'collect.leaves list', 'list.failed retry', 'retry.again work'],
    'RETRY_AGAIN_NOT_BEFORE retry',
  ],
])('%s behind a batch is refused', (_, drawn, problem) => {
  expect(problemsOf(drawn, { end2: { outcome: 'cancelled' } })).toContain(problem);
});

test('a template names the batch behind its departure and the invoice before it, not the other way round', () => {
  const behind = { say: { text: '{{invoice.number}}' } };
  expect(problemsOf(edges, behind)).toEqual(['TPL_UNKNOWN_VARIABLE say.text']);
  expect(problemsOf(['start say', 'say sendSubject', 'sendSubject end'])).toEqual([
    'TPL_UNKNOWN_VARIABLE say.text',
  ]);
});

test('an invoice and its batch may write the same value: each has its own', () => {
  expect(
    problemsOf([
      'start collect',
      'start write',
      'write sendSubject',
      'collect.leaves say',
      'say post',
    ]),
  ).toEqual([]);
});

test('a clock beside the deliveries of invoices does not run beside their batch', () => {
  const plan = planOf([...edges, 'clock.first work']);
  expect(plan.clocks).toHaveLength(1);
  expect(plan.steps.find(({ id }) => id === 'collect')?.batch).not.toHaveProperty('clocks');
});

test('the failure lane speaks of one invoice: a batch’s failures park', () => {
  const plan = planOf([...edges, 'onFailure work']);
  expect(plan.steps.find(({ id }) => id === 'convert')?.informs).toHaveLength(1);
  const together = plan.steps.find(({ id }) => id === 'collect')?.batch;
  expect(together?.steps.every(({ informs }) => informs.length === 0)).toBe(true);
});

const waits: Awaits = { message: 'batch', wakes: true, rungs: [] };
const over = { id: 'over', name: 'batch', value: 'delivered', from: 'batch-1' };

test('an invoice waits in its batch; woken, its step runs again and tells how the batch ended', async () => {
  const script = { collect: [answers({ awaits: waits }), answers({ ends: 'delivered' })] };
  const delivery = deliver(planOf(edges), script, 'by the clock');
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(delivery.state('collect')).toBe('waiting');
  expect(delivery.interpreter.receive(over)).toEqual({ verdict: 'taken' });
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['convert#1', 'collect#1', 'collect#1.2']);
});

test('a word that comes too soon wakes it in vain: it waits on', async () => {
  const script = {
    collect: [answers({ awaits: waits }), answers({ awaits: waits }), answers({ ends: 'by-hand' })],
  };
  const delivery = deliver(planOf(edges), script, 'by the clock');
  await delivery.passTo('2026-11-02T00:00:00Z');
  delivery.interpreter.receive({ ...over, id: 'early' });
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(delivery.state('collect')).toBe('waiting');
  delivery.interpreter.receive(over);
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(await delivery.outcome).toBe('by-hand');
});

test('a word that comes before the step waits is kept, and wakes it', async () => {
  let ready = (_: Performed) => {};
  const late = new Promise<Performed>((resolve) => {
    ready = resolve;
  });
  const script = { collect: [late, answers({ ends: 'delivered' })] };
  const delivery = deliver(planOf(edges), script, 'by the clock');
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(delivery.interpreter.receive(over)).toEqual({ verdict: 'kept' });
  ready(answers({ awaits: waits }));
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(await delivery.outcome).toBe('delivered');
});

test('an invoice that waits in its batch can be skipped or aborted, and nothing else', async () => {
  const delivery = deliver(
    planOf(edges),
    { collect: [answers({ awaits: waits })] },
    'by the clock',
  );
  await delivery.passTo('2026-11-02T00:00:00Z');
  const decision = { node: 'collect', actor: 'support@demo', reason: 'another way' };
  for (const action of ['retry', 'amend', 'arrived', 'send-again'] as const)
    expect(delivery.interpreter.refuse({ ...decision, action })?.en).toContain(
      'waits for its batch',
    );
  expect(delivery.interpreter.refuse({ ...decision, action: 'skip' })).toBeUndefined();
  delivery.interpreter.resolve({ ...decision, action: 'skip' });
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(await delivery.outcome).toBe('nothing-to-do');
  expect(delivery.ids()).toEqual(['convert#1', 'collect#1']);
});

test('a batch that failed leaves its invoices uncertain; sent again, they join the next one as another generation', async () => {
  const script = {
    collect: [
      answers({ awaits: waits }),
      fails('BATCH_FAILED', { mayHaveArrived: true }),
      answers({ ends: 'delivered' }),
    ],
  };
  const delivery = deliver(planOf(edges), script, 'by the clock');
  await delivery.passTo('2026-11-02T00:00:00Z');
  delivery.interpreter.receive(over);
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(delivery.state('collect')).toBe('uncertain');
  const again = {
    node: 'collect',
    action: 'send-again',
    actor: 'support@demo',
    reason: 'r',
  } as const;
  expect(delivery.interpreter.refuse(again)).toBeUndefined();
  delivery.interpreter.resolve(again);
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids().at(-1)).toBe('collect#2');
});

const together = () => planOf(edges).steps.at(-1)?.batch ?? planOf([]);
const cutOff = '2026-11-06T15:30:00.000Z';
const departs: Awaits = { wakes: true, rungs: [{ at: cutOff, exit: 'leaves', ends: true }] };
const batch = {
  id: 'b',
  cutOff,
  period: '2026-W45',
  year: '2026',
  week: '45',
  currency: 'EUR',
  count: 2,
};

test('a batch waits for its cut-off, then takes its invoices along: later steps read them', async () => {
  const script = { collect: [answers({ awaits: departs }), answers({ exit: 'leaves', batch })] };
  const delivery = deliver(together(), script, 'by the clock');
  await delivery.passTo('2026-11-06T15:29:59Z');
  expect(delivery.view().nodes.collect).toMatchObject({ state: 'waiting', until: cutOff });
  expect(
    delivery.interpreter.refuse({ node: 'collect', action: 'skip', actor: 'a', reason: 'r' })?.en,
  ).toContain('only be aborted');
  await delivery.passTo(cutOff);
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['collect#1', 'collect#1.2', 'list#1', 'say#1', 'post#1']);
  expect(delivery.calls.find(({ id }) => id === 'list#1')?.job.context).toEqual({
    batch,
    customer: { language: context.customer.language },
  });
});

test('a batch that nobody came to sends nothing', async () => {
  const delivery = deliver(together(), { collect: [answers({ exit: 'empty' })] });
  expect(await delivery.outcome).toBe('nothing-to-do');
  expect(delivery.ids()).toEqual(['collect#1']);
});
