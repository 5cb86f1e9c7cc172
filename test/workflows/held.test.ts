import { expect, test } from 'vitest';
import type { Held } from '#workflows/held.ts';
import type { Performed } from '#workflows/world.ts';
import { deliver, done, fails, planOf } from './drawing.ts';

const held = (more: Partial<Held> = {}): Performed => ({
  ok: true,
  result: {
    held: {
      channel: 'mail',
      because: 'pace',
      releases: 0,
      wait: 60_000,
      tried: 0,
      ...more,
    },
  },
});
const plan = planOf(['start send', 'send end']);

test('a step that its channel holds up waits, and is run again under the same key', async () => {
  const delivery = deliver(plan, { send: [held(), done] });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['send#1', 'send#1.2']);
  const [first, second] = delivery.calls;
  expect(second?.job).toEqual(first?.job);
  expect(delivery.events.filter(({ kind }) => kind === 'held')).toMatchObject([
    { node: 'send', until: '2026-11-01T00:01:00.000Z', channel: 'mail', because: 'pace' },
  ]);
  expect(delivery.view().nodes.send).toMatchObject({ state: 'done' });
  expect(delivery.view().nodes.send).not.toHaveProperty('held');
});

test('waiting uses up no try, and the tries before it stay used', async () => {
  const away = fails('UNAVAILABLE', { remedy: 'retry' });
  const script = { send: [held(), held({ tried: 2 }), held({ tried: 1 }), away] };
  const delivery = deliver(plan, script);
  await delivery.settle();
  expect(delivery.state('send')).toBe('parked');
  const { tries, firstWait, growth } = delivery.calls[0]?.job.retry ?? {
    tries: 0,
    firstWait: 0,
    growth: 0,
  };
  expect(delivery.calls.map(({ job }) => job.retry.tries)).toEqual([
    tries,
    tries,
    tries - 2,
    tries - 3,
  ]);
  // The wait goes on growing where it was.
  expect(delivery.calls[2]?.job.retry.firstWait).toBe(firstWait * growth ** 2);
});

test('a person’s retry of a step that was held begins with all its tries', async () => {
  const script = { send: [held({ tried: 3 }), fails('REFUSED'), done] };
  const delivery = deliver(plan, script);
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send', action: 'retry', actor: 'a', reason: 'r' });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.calls[2]?.job.retry).toEqual(delivery.calls[0]?.job.retry);
});

test('the wait of a step ends once its own channel is released, and not by another', async () => {
  const delivery = deliver(plan, { send: [held({ because: 'paused' }), done] }, 'patiently');
  await delivery.settle();
  expect(delivery.view().nodes.send).toMatchObject({
    state: 'waiting',
    held: { channel: 'mail', because: 'paused', releases: 0 },
  });
  delivery.interpreter.release('drop');
  await delivery.settle();
  expect(delivery.state('send')).toBe('waiting');
  delivery.interpreter.release('mail');
  expect(await delivery.outcome).toBe('delivered');
});

test('an abort beside it does not wait for the channel', async () => {
  const two = planOf(['start send', 'start send2', 'send end', 'send2 end2']);
  const script = { send: [held({ because: 'paused' })], send2: [fails('REFUSED')] };
  const delivery = deliver(two, script, 'patiently');
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send2', action: 'abort', actor: 'a', reason: 'r' });
  expect(await delivery.outcome).toBe('failed');
});

test('a correction that takes the held step back does not wait for the channel', async () => {
  const two = planOf(['start convert', 'convert send', 'convert work', 'send end']);
  const script = { send: [held({ because: 'paused' }), done], work: [fails('REFUSED'), done] };
  const delivery = deliver(two, script, 'patiently');
  await delivery.settle();
  const patch = { 'invoice.orderReference': '4500' };
  delivery.interpreter.resolve({ node: 'work', action: 'amend', actor: 'a', reason: 'r', patch });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual([
    'convert#1',
    'send#1',
    'work#1',
    'convert#2',
    'send#1.2',
    'work#2',
  ]);
});
