import { expect, test } from 'vitest';
import type { Awaits, Message } from '#workflows/message.ts';
import type { Step } from '#workflows/plan.ts';
import { refusal } from '#workflows/resolution.ts';
import type { Performed } from '#workflows/world.ts';
import { deliver, planOf } from './drawing.ts';

const exits = { yes: 'received', no: 'timeout' };
const asking = (generation: number, more: Partial<Awaits> = {}): Performed => ({
  ok: true,
  result: {
    awaits: { message: 'order-number', about: `ask#${generation}`, exits, rungs: [], ...more },
  },
});
const answer = (value: string, about: string | undefined): Message => ({
  id: `${value} about ${about}`,
  name: 'order-number',
  value,
  from: 'lead@arpege.example',
  ...(about === undefined ? {} : { about }),
});
const edges = ['start ask', 'ask.received send', 'send end', 'ask.timeout end2'];
const plan = planOf(edges, { end2: { outcome: 'cancelled' } });

test('an answer takes its own exit', async () => {
  const delivery = deliver(plan, { ask: [asking(1)] }, 'by the clock');
  await delivery.passTo('2026-11-01T01:00:00Z');
  expect(delivery.interpreter.receive(answer('no', 'ask#1')).verdict).toBe('taken');
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(await delivery.outcome).toBe('cancelled');
});

test('an answer that overtakes the word that it is waited for counts; one to another question does not', async () => {
  let asked = (_: Performed): void => {};
  const running = new Promise<Performed>((resolve) => {
    asked = resolve;
  });
  const delivery = deliver(plan, { ask: [running] }, 'by the clock');
  await delivery.settle();
  expect(delivery.interpreter.receive(answer('yes', 'ask#2')).verdict).toBe('rejected');
  expect(delivery.interpreter.receive(answer('yes', 'ask#1')).verdict).toBe('kept');
  asked(asking(1));
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(await delivery.outcome).toBe('delivered');
});

test('what names no question answers none, whether it comes early or in time', async () => {
  const delivery = deliver(plan, { ask: [asking(1)] }, 'by the clock');
  expect(delivery.interpreter.receive(answer('yes', undefined)).verdict).toBe('kept');
  await delivery.passTo('2026-11-01T01:00:00Z');
  expect(delivery.state('ask')).toBe('waiting');
});

test('a question is answered once; an amendment makes it another one', async () => {
  const delivery = deliver(
    planOf([...edges, 'send.failed work'], { end2: { outcome: 'cancelled' } }),
    { ask: [asking(1), asking(2)] },
    'by the clock',
  );
  await delivery.passTo('2026-11-01T01:00:00Z');
  delivery.interpreter.resolve({
    node: 'ask',
    action: 'amend',
    actor: 'support@demo',
    reason: 'corrected',
    patch: { 'invoice.total': '1.00' },
  });
  await delivery.passTo('2026-11-01T01:00:00Z');
  expect(delivery.interpreter.receive(answer('yes', 'ask#1'))).toMatchObject({
    verdict: 'rejected',
    why: { en: 'this question has its answer already, or is asked no more' },
  });
  expect(delivery.interpreter.receive(answer('yes', 'ask#2')).verdict).toBe('taken');
  expect(delivery.interpreter.receive(answer('no', 'ask#2')).verdict).toBe('rejected');
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(await delivery.outcome).toBe('delivered');
});

test('nobody passes an approval over as if it had been given', () => {
  const step = {
    ...(plan.steps[1] as Step),
    hears: 'approval',
    exits: { approved: [2], notNeeded: [2], rejected: [3] },
  };
  const skip = (exit?: string) =>
    refusal(
      {
        node: 'ask',
        action: 'skip',
        actor: 'support@demo',
        reason: 'they said so on the telephone',
        ...(exit === undefined ? {} : { exit }),
      },
      false,
      step,
    )?.en;
  expect(skip()).toContain('only the people who were asked answer');
  expect(skip('approved')).toContain('only the people who were asked answer');
  expect(skip('notNeeded')).toBeUndefined();
});
