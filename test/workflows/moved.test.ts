import { expect, test } from 'vitest';
import { Interpreter } from '#workflows/interpret.ts';
import type { Performed } from '#workflows/world.ts';
import { context, deliver, done, fails, planOf } from './drawing.ts';

const plan = planOf(['start work', 'work send', 'send end']);

test('a delivery at work is not moved: what it does may arrive', async () => {
  let answer = (_: Performed) => {};
  const sending = new Promise<Performed>((resolve) => {
    answer = resolve;
  });
  const delivery = deliver(plan, { send: [sending] }, 'by the clock');
  await delivery.settle();
  expect(delivery.interpreter.refuseMove()?.en).toBe('a step is at work');
  answer(done);
  await delivery.settle();
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.interpreter.refuseMove()?.en).toBe('it is over');
});

test('nor is one where nobody knows whether it arrived', async () => {
  const uncertain = fails('SEND_UNCERTAIN', { mayHaveArrived: true });
  const delivery = deliver(plan, { send: [uncertain] }, 'by the clock');
  await delivery.settle();
  expect(delivery.interpreter.refuseMove()?.en).toContain('uncertain');
});

test('one that waits ends as moved, and nothing of it goes on', async () => {
  const asleep = deliver(
    planOf(['start wait', 'wait send', 'send end'], { wait: { for: 3600 } }),
    {},
    'by the clock',
  );
  await asleep.settle();
  expect(asleep.interpreter.refuseMove()).toBeUndefined();
  asleep.interpreter.move();
  expect(await asleep.outcome).toBe('moved');
  await asleep.passTo('2026-11-02T00:00:00Z');
  expect(asleep.ids()).toEqual([]);
  expect(asleep.events.at(-1)).toMatchObject({ kind: 'ended', outcome: 'moved' });
});

test('what people corrected before is there from the beginning, for the facts and for the document', async () => {
  const jobs: unknown[] = [];
  const interpreter = new Interpreter(
    planOf(['start convert', 'convert send', 'send end']),
    context,
    {
      now: () => 0,
      sleepUntil: async () => {},
      afterHours: async (at) => at,
      told: () => {},
      perform: async (_, job) => {
        jobs.push(job);
        return done;
      },
    },
    { 'invoice.orderReference': '4500' },
  );
  expect(await interpreter.run()).toBe('delivered');
  expect(jobs[0]).toMatchObject({
    amended: { orderReference: '4500' },
    context: { invoice: { orderReference: '4500' } },
  });
});
