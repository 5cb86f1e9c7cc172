import { expect, test } from 'vitest';
import { compile } from '#workflows/compile.ts';
import { fitsMask } from '#workflows/mask.ts';
import type { Awaits, Message } from '#workflows/message.ts';
import type { Performed } from '#workflows/world.ts';
import { catalogue, deliver, draw, planOf } from './drawing.ts';

const day = (n: number): string => `2026-11-${String(n).padStart(2, '0')}T10:00:00Z`;
const ladder = [
  { at: day(4), exit: 'reminder' },
  { at: day(9), exit: 'reminder' },
  { at: day(16), exit: 'timeout', ends: true as const },
];
const awaiting = (more: Partial<Awaits> = {}): Performed => ({
  ok: true,
  result: {
    awaits: {
      message: 'order-number',
      mask: '45######',
      writes: 'invoice.orderReference',
      rungs: ladder,
      ...more,
    },
  },
});
const order = (value: string, more: Partial<Message> = {}): Message => ({
  id: `message ${value}`,
  name: 'order-number',
  value,
  from: 'portal',
  ...more,
});
const edges = ['start ask', 'ask.received send', 'send end', 'ask.reminder work'];
const timeoutCancels = [...edges, 'ask.timeout end2'];
const cancelled = { end2: { outcome: 'cancelled' } };

test('a wait tells people at its reminders, and goes on by what it waited for', async () => {
  const delivery = deliver(planOf(edges), { ask: [awaiting()] }, 'by the clock');
  await delivery.passTo(day(6));
  expect(delivery.view().nodes.ask).toMatchObject({
    state: 'waiting',
    awaits: { message: 'order-number' },
    until: day(16),
    reminded: ['reminder'],
  });
  expect(delivery.interpreter.receive(order('45123456'))).toEqual({ verdict: 'taken' });
  await delivery.passTo(day(20));
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['ask#1', 'work#1', 'send#1']);
  expect(delivery.view().nodes.ask).toMatchObject({ exit: 'received', note: '45123456 · portal' });
});

test('what is not of the right form is refused, and the wait goes on', async () => {
  const delivery = deliver(planOf(edges), { ask: [awaiting()] }, 'by the clock');
  await delivery.passTo(day(2));
  expect(delivery.interpreter.receive(order('PO-1'))).toMatchObject({
    verdict: 'rejected',
    why: { en: '“PO-1” is not of the form 45######' },
  });
  await delivery.passTo(day(3));
  expect(delivery.state('ask')).toBe('waiting');
  expect(delivery.interpreter.receive(order('45000001')).verdict).toBe('taken');
  await delivery.passTo(day(5));
  expect(await delivery.outcome).toBe('delivered');
});

test('time that is up takes its exit, and nothing is sent', async () => {
  const plan = planOf(timeoutCancels, cancelled);
  const delivery = deliver(plan, { ask: [awaiting()] }, 'by the clock');
  await delivery.passTo(day(20));
  expect(await delivery.outcome).toBe('cancelled');
  expect(delivery.ids()).toEqual(['ask#1', 'work#1', 'work#2']);
  expect(delivery.view().nodes).toMatchObject({
    ask: { exit: 'timeout' },
    send: { state: 'dead' },
  });
  expect(delivery.interpreter.refuseMessage(order('45000001'))).toMatchObject({ en: 'it is over' });
});

test('time that is up with nothing drawn behind it waits for a person, who may have it wait anew', async () => {
  const delivery = deliver(planOf(edges), { ask: [awaiting()] }, 'by the clock');
  await delivery.passTo(day(20));
  expect(delivery.view().nodes.ask).toMatchObject({
    state: 'parked',
    fault: { code: 'WAIT_OVERDUE' },
  });
  const later = ladder.map((rung) => ({ ...rung, at: rung.at.replace('-11-', '-12-') }));
  expect(
    delivery.interpreter.refuse({ node: 'ask', action: 'retry', actor: 'a', reason: 'r' }),
  ).toBe(undefined);
  const again = deliver(
    planOf(edges),
    { ask: [awaiting(), awaiting({ rungs: later })] },
    'by the clock',
  );
  await again.passTo(day(20));
  again.interpreter.resolve({ node: 'ask', action: 'retry', actor: 'a', reason: 'r' });
  await again.passTo('2026-12-05T10:00:00Z');
  expect(again.view().nodes.ask).toMatchObject({
    state: 'waiting',
    until: '2026-12-16T10:00:00Z',
    reminded: ['reminder'],
  });
});

test('a message that comes before the wait is kept and counts; the same id twice is one message', async () => {
  let ready = (_: Performed) => {};
  const late = new Promise<Performed>((resolve) => {
    ready = resolve;
  });
  const plan = planOf(['start work2', 'work2 ask', ...edges.slice(1)]);
  const delivery = deliver(plan, { work2: [late], ask: [awaiting()] }, 'by the clock');
  await delivery.settle();
  expect(delivery.interpreter.receive(order('45000001'))).toEqual({ verdict: 'kept' });
  expect(delivery.interpreter.receive(order('45000001'))).toEqual({ verdict: 'kept' });
  ready({ ok: true, result: {} });
  await delivery.passTo(day(2));
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.events.filter(({ kind }) => kind === 'received')).toMatchObject([
    { node: 'ask', verdict: 'kept' },
    { node: 'ask', verdict: 'taken' },
  ]);
});

test('a message that nothing in the drawing waits for is refused', async () => {
  const delivery = deliver(planOf(edges), { ask: [awaiting()] }, 'by the clock');
  await delivery.settle();
  const payment = order('1', { name: 'payment' });
  expect(delivery.interpreter.refuseMessage(payment)?.en).toBe('nothing in it waits for “payment”');
});

test('a value of the invoice that comes amends it: what read it before is done again, and the wait is not begun anew', async () => {
  const plan = planOf(['start convert', 'convert ask', ...edges.slice(1)]);
  const delivery = deliver(plan, { ask: [awaiting()] }, 'by the clock');
  await delivery.passTo(day(5));
  delivery.interpreter.receive(order('45000001'));
  await delivery.passTo(day(6));
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual([
    'convert#1',
    'ask#1',
    'work#1',
    'convert#2',
    'ask#1.2',
    'send#1',
  ]);
  expect(delivery.calls.at(-2)?.job.amended).toEqual({ orderReference: '45000001' });
});

test('a wait that a rewind begins again goes on where its ladder was', async () => {
  const plan = planOf([
    'start convert',
    'convert work2',
    'work2 ask',
    'convert ask2',
    'ask.received send',
    'ask2.received send',
    'send end',
    'ask.reminder work',
  ]);
  const script = { ask: [awaiting()], ask2: [awaiting({ message: 'other', rungs: [] })] };
  const delivery = deliver(plan, script, 'by the clock');
  await delivery.passTo(day(5));
  delivery.interpreter.resolve({
    node: 'ask2',
    action: 'amend',
    actor: 'support',
    reason: 'as told',
    patch: { 'invoice.buyerReference': 'X' },
  });
  await delivery.passTo(day(10));
  expect(delivery.view().nodes.ask).toMatchObject({ state: 'waiting', reminded: ['reminder'] });
  expect(delivery.ids().filter((id) => id.startsWith('work#'))).toEqual(['work#1', 'work#2']);
});

test('a person may skip a wait or abort it, but not try it again', async () => {
  const begin = async () => {
    const delivery = deliver(planOf(edges), { ask: [awaiting()] }, 'by the clock');
    await delivery.passTo(day(2));
    return delivery;
  };
  const by = { node: 'ask', actor: 'support', reason: 'said on the phone' };
  const skipped = await begin();
  expect(skipped.interpreter.refuse({ ...by, action: 'retry' })?.en).toMatch(/waits for a message/);
  skipped.interpreter.resolve({ ...by, action: 'skip' });
  await skipped.passTo(day(3));
  expect(await skipped.outcome).toBe('delivered');
  const aborted = await begin();
  aborted.interpreter.resolve({ ...by, action: 'abort' });
  await aborted.passTo(day(3));
  expect(await aborted.outcome).toBe('failed');
});

test('what is told beside a wait leads to no end, and shares no step with the way', () => {
  const problems = (drawn: readonly string[]) => {
    const compiled = compile(draw(drawn), catalogue);
    return compiled.ok ? [] : compiled.problems.map(({ code, at }) => `${code} ${at}`);
  };
  expect(problems([...edges, 'work end'])).toContain('TOLD_TO_AN_END ask');
  expect(problems([...edges, 'ask.reminder send'])).toContain('STEP_ON_TWO_WAYS send');
});

test('a form is met letter by letter', () => {
  for (const [text, mask, fits] of [
    ['4512345678', '45########', true],
    ['451234567', '45########', false],
    ['45123456789', '45########', false],
    ['461234567', '45#######', false],
    ['PO-É1', '@@-?#', true],
    ['PO 7', 'PO *', true],
    ['PO ', 'PO *', true],
    ['PO-7-X', 'PO*X', true],
    ['PO-7-Y', 'PO*X', false],
    ['', '*', true],
  ] as const)
    expect([text, mask, fitsMask(text, mask)]).toEqual([text, mask, fits]);
  expect(fitsMask('a'.repeat(2000), `${'*a'.repeat(30)}b`)).toBe(false);
});
