import { expect, test } from 'vitest';
import { type Standing, standing } from '#workflows/standing.ts';
import { deliver, done, fails, planOf } from './drawing.ts';

test('a delivery that two steps of wait for is parked until both are answered', async () => {
  const plan = planOf(['start send1', 'start send2', 'send1 end1', 'send2 end2']);
  const delivery = deliver(plan, {
    send1: [fails('REFUSED'), done],
    send2: [fails('UNCERTAIN', { mayHaveArrived: true })],
  });
  await delivery.settle();
  const person = { actor: 'support@demo', reason: 'mended' };
  delivery.interpreter.resolve({ node: 'send1', action: 'retry', ...person });
  delivery.interpreter.resolve({ node: 'send2', action: 'arrived', ...person });
  await delivery.outcome;

  const after = standing();
  const said = delivery.events.flatMap((event): Standing[] => {
    const now = event.kind === 'started' ? undefined : after(event);
    return now ? [now] : [];
  });
  expect(said).toEqual([
    { state: 'parked', nodes: ['send1'], code: 'REFUSED' },
    { state: 'uncertain', nodes: ['send1', 'send2'], code: 'UNCERTAIN' },
    { state: 'uncertain', nodes: ['send2'], code: 'UNCERTAIN' },
    { state: 'running', nodes: [], code: null },
  ]);
});
