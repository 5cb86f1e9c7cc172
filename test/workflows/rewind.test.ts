import { expect, test } from 'vitest';
import { compile } from '#workflows/compile.ts';
import type { Performed } from '#workflows/world.ts';
import { catalogue, deliver, done, draw, fails, planOf } from './drawing.ts';

const person = { actor: 'support@demo', reason: 'mended' };
const amendTotal = (node: string, total: string) => ({
  node,
  action: 'amend' as const,
  patch: { 'invoice.total': total },
  ...person,
});
const negative = { rule: { '<': [{ var: 'invoice.total' }, 0] } };
const large = { rule: { '>': [{ var: 'invoice.total' }, 1000] } };

/** An answer that comes when the test says so. */
function later() {
  let give: (answer: Performed) => void = () => {};
  const answer = new Promise<Performed>((resolve) => {
    give = resolve;
  });
  return { answer, give };
}

test('a path that an amend made another one ends as the new one says', async () => {
  const plan = planOf(
    ['start convert', 'convert branch', 'branch.yes end1', 'branch.no end2', 'convert work'],
    { branch: large, end1: { outcome: 'failed' }, end2: { outcome: 'cancelled' } },
  );
  const delivery = deliver(plan, { work: [fails('X'), done] });
  await delivery.settle();
  expect(delivery.state('end1')).toBe('done');
  delivery.interpreter.resolve(amendTotal('work', '10.00'));
  expect(await delivery.outcome).toBe('cancelled');
  expect(delivery.state('end1')).toBe('dead');
});

test('a failure that came to no end parks, although another branch came to one', async () => {
  const plan = planOf(
    [
      'start send1',
      'start send2',
      'send1 end1',
      'send2 end2',
      'send1.failed branch',
      'branch.yes work',
      'work end3',
    ],
    { branch: negative, end3: { outcome: 'cancelled' } },
  );
  const delivery = deliver(plan, { send1: [fails('EMAIL_REFUSED'), done] });
  await delivery.settle();
  expect(delivery.state('send1')).toBe('parked');
  delivery.interpreter.resolve({ node: 'send1', action: 'retry', ...person });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.state('end1')).toBe('done');
});

test('a delivering step that failed is tried again when a rewind passes it: nothing was given', async () => {
  const plan = planOf(
    ['start convert', 'convert send1', 'convert work', 'send1 end1', 'send1.failed end2'],
    { end2: { outcome: 'cancelled' } },
  );
  const delivery = deliver(plan, { send1: [fails('REFUSED'), done], work: [fails('X'), done] });
  await delivery.settle();
  expect(delivery.state('end2')).toBe('done');
  delivery.interpreter.resolve(amendTotal('work', '10.00'));
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toContain('send1#1.2');
});

test('what was delivered stays done through two rewinds', async () => {
  const plan = planOf(['start convert1', 'convert1 convert2', 'convert2 send', 'convert2 work']);
  const delivery = deliver(plan, {
    convert2: [done, fails('X'), done],
    work: [fails('X'), done],
  });
  await delivery.settle();
  delivery.interpreter.resolve(amendTotal('work', '10.00'));
  await delivery.settle();
  expect(delivery.state('convert2')).toBe('parked');
  expect(delivery.state('send')).toBe('done');
  delivery.interpreter.resolve(amendTotal('convert2', '11.00'));
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids().filter((id) => id.startsWith('send'))).toEqual(['send#1']);
  expect(delivery.state('send')).toBe('done');
});

test('a step that fails while a rewind waits for it parks nobody: it runs again anyway', async () => {
  const slow = later();
  const plan = planOf(['start convert', 'convert work', 'convert send', 'work end', 'send end'], {
    end: { outcome: 'handed-over' },
  });
  const delivery = deliver(plan, { work: [fails('X'), done], send: [slow.answer, done] });
  await delivery.settle();
  delivery.interpreter.resolve(amendTotal('work', '10.00'));
  slow.give(fails('EMAIL_REFUSED'));
  expect(await delivery.outcome).toBe('handed-over');
  expect(delivery.events.filter(({ kind }) => kind === 'parked')).toHaveLength(1);
});

test('of two failures that came to no end, an abort of one ends the delivery', async () => {
  const plan = planOf([
    'start send1',
    'start send2',
    'send1.failed work1',
    'send2.failed work2',
    'send1 end1',
    'send2 end1',
  ]);
  const delivery = deliver(plan, { send1: [fails('REFUSED')], send2: [fails('REFUSED')] });
  await delivery.settle();
  expect([delivery.state('send1'), delivery.state('send2')]).toEqual(['parked', 'parked']);
  delivery.interpreter.resolve({ node: 'send1', action: 'abort', ...person });
  expect(await delivery.outcome).toBe('failed');
  expect(delivery.events.at(-1)).toMatchObject({ kind: 'ended', outcome: 'failed' });
});

test('of two failures that came to no end, a rewind past the second answers it too', async () => {
  const plan = planOf(
    [
      'start convert',
      'convert send1',
      'convert send2',
      'send1.failed branch1',
      'branch1.yes end1',
      'send2.failed branch2',
      'branch2.yes end2',
      'send1 end3',
      'send2 end3',
    ],
    {
      branch1: negative,
      branch2: negative,
      end1: { outcome: 'failed' },
      end2: { outcome: 'failed' },
    },
  );
  const delivery = deliver(plan, {
    send1: [fails('REFUSED'), done],
    send2: [fails('REFUSED'), done],
  });
  await delivery.settle();
  expect([delivery.state('send1'), delivery.state('send2')]).toEqual(['parked', 'parked']);
  delivery.interpreter.resolve(amendTotal('send1', '10.00'));
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.interpreter.refuse({ node: 'send2', action: 'retry', ...person })).toBeDefined();
});

test('the delivery ends when nothing runs any more, those that tell people of a failure included', async () => {
  const slow = later();
  const delivery = deliver(planOf(['start send', 'send end', 'send.failed work']), {
    send: [fails('EMAIL_REFUSED'), done],
    work: [slow.answer],
  });
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send', action: 'retry', ...person });
  await delivery.settle();
  expect(delivery.events.some(({ kind }) => kind === 'ended')).toBe(false);
  slow.give(done);
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.events.at(-1)).toMatchObject({ kind: 'ended' });
});

test('a notice that failed holds nobody up once the failure that it told of was mended', async () => {
  const slow = later();
  const delivery = deliver(planOf(['start send', 'send end', 'send.failed work', 'work work2']), {
    send: [fails('EMAIL_REFUSED'), fails('EMAIL_REFUSED'), done],
    work: [fails('NOTIFY_REFUSED'), slow.answer],
  });
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send', action: 'retry', ...person });
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send', action: 'retry', ...person });
  await delivery.settle();
  slow.give(fails('NOTIFY_REFUSED'));
  expect(await delivery.outcome).toBe('delivered');
});

test('nothing begins and nothing is told after an abort', async () => {
  const slow = later();
  const delivery = deliver(planOf(['start send1', 'start send2', 'send2 work', 'work end']), {
    send1: [fails('EMAIL_REFUSED')],
    send2: [slow.answer],
  });
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send1', action: 'abort', ...person });
  expect(await delivery.outcome).toBe('failed');
  slow.give(done);
  await delivery.settle();
  expect(delivery.ids()).not.toContain('work#1');
  expect(delivery.events.at(-1)).toMatchObject({ kind: 'ended' });
});

test('a drawn loop waits as long as the far end asked for', async () => {
  const plan = planOf(
    ['start convert', 'convert send', 'send end', 'send.failed retry', 'retry.again convert'],
    { retry: { tries: 2, firstWait: 60, growth: 2, longestWait: 3600 } },
  );
  const delivery = deliver(plan, {
    send: [fails('BUSY', { remedy: 'retry', details: { retryAfter: 7200 } }), done],
  });
  await delivery.outcome;
  expect(delivery.events.find(({ kind }) => kind === 'sleeping')).toMatchObject({
    until: '2026-11-01T02:00:00.000Z',
  });
});

test('an amended parameter keeps the type that the flow declares', async () => {
  const drawn = {
    ...draw(['start work', 'work branch', 'branch.yes send'], {
      branch: {
        rule: { and: [{ var: 'params.urgent' }, { in: ['a@b.fr', { var: 'params.to' }] }] },
      },
    }),
    params: [
      { name: 'urgent', type: 'boolean', label: { fr: 'Urgent', en: 'Urgent' } },
      { name: 'to', type: 'addresses', label: { fr: 'À', en: 'To' } },
    ],
  };
  const compiled = compile(drawn, catalogue);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const delivery = deliver(compiled.plan, { work: [fails('X'), done] });
  await delivery.settle();
  delivery.interpreter.resolve({
    node: 'work',
    action: 'amend',
    patch: { 'params.urgent': 'true', 'params.to': 'a@b.fr, c@d.fr' },
    ...person,
  });
  expect(await delivery.outcome).toBe('delivered');
});

test('an amended setting that is taken away is absent, and a list stays a list', async () => {
  const plan = planOf(['start send', 'send end']);
  const steps = plan.steps.map((step) =>
    step.id === 'send' ? { ...step, config: { to: ['a@b.fr'], cc: ['c@d.fr'] } } : step,
  );
  const delivery = deliver({ ...plan, steps }, { send: [fails('X'), done] });
  await delivery.settle();
  delivery.interpreter.resolve({
    node: 'send',
    action: 'amend',
    patch: { 'config.to': 'x@y.fr, z@y.fr', 'config.cc': null },
    ...person,
  });
  await delivery.outcome;
  expect(delivery.calls.at(-1)?.job.config).toEqual({ to: ['x@y.fr', 'z@y.fr'] });
});

test('an unforeseen error in a step that another one let begin ends the run', async () => {
  const plan = planOf(['start work', 'work branch', 'branch.yes send'], { branch: large });
  const steps = plan.steps.map((step) =>
    step.id === 'branch' ? { ...step, config: { rule: { unheardOf: [] } } } : step,
  );
  await expect(deliver({ ...plan, steps }).outcome).rejects.toThrow('unheardOf');
});
