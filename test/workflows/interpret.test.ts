import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliver, done, fails, planOf } from './drawing.ts';

const person = { actor: 'support@demo', reason: 'mended' };
const large = { rule: { '>': [{ var: 'invoice.total' }, 1000] } };
const negative = { rule: { '<': [{ var: 'invoice.total' }, 0] } };

test('steps run one after another and the end states the outcome', async () => {
  const delivery = deliver(planOf(['start convert', 'convert send', 'send end']));
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['convert#1', 'send#1']);
});

test('a rule takes one exit and makes what is behind the other dead', async () => {
  const plan = planOf(
    ['start branch', 'branch.yes send1', 'branch.no send2', 'send1 end', 'send2 end'],
    { branch: large },
  );
  const delivery = deliver(plan);
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['send1#1']);
  expect(delivery.state('send2')).toBe('dead');
  expect(delivery.state('end')).toBe('done');
});

test('a rule that compares a missing value parks the branch instead of answering no', async () => {
  const plan = planOf(['start branch', 'branch.yes send', 'send end'], {
    branch: { rule: { '>': [{ var: 'invoice.payable' }, 0] } },
  });
  const delivery = deliver(plan);
  await delivery.settle();
  expect(delivery.view().nodes.branch).toMatchObject({
    state: 'parked',
    fault: { code: 'RULE_ERROR' },
  });
});

test('an exit that feeds several nodes runs them side by side, and a join waits for all that can come', async () => {
  let release = () => {};
  const slow = new Promise<typeof done>((resolve) => {
    release = () => resolve(done);
  });
  const plan = planOf(['start send1', 'start send2', 'send1 work', 'send2 work', 'work end']);
  const delivery = deliver(plan, { send1: [slow] });
  await delivery.settle();
  expect(delivery.ids()).toEqual(['send1#1', 'send2#1']);
  release();
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids().at(-1)).toBe('work#1');
});

test('a failure that the drawing carries on to an end does not park', async () => {
  const plan = planOf(['start send1', 'send1 end', 'send1.failed send2', 'send2 end']);
  const delivery = deliver(plan, { send1: [fails('EMAIL_REFUSED')] });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.view().nodes.send1).toMatchObject({ state: 'failed', exit: 'failed' });
});

test('a failure that only informs somebody parks, and tells them', async () => {
  const delivery = deliver(planOf(['start send', 'send end', 'send.failed work']), {
    send: [fails('EMAIL_REFUSED'), done],
  });
  await delivery.settle();
  expect(delivery.state('send')).toBe('parked');
  expect(delivery.state('work')).toBe('done');
  delivery.interpreter.resolve({ node: 'send', action: 'retry', ...person });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['send#1', 'work#1', 'send#1.2']);
});

test('each failure informs anew, under a key of its own', async () => {
  const plan = planOf(['start send', 'send end', 'send.failed work']);
  const delivery = deliver(plan, { send: [fails('A'), fails('B'), done] });
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send', action: 'retry', ...person });
  await delivery.settle();
  const keys = delivery.calls.filter(({ job }) => job.node === 'work').map(({ job }) => job.key);
  expect(keys).toEqual(['d/work/1', 'd/work/2']);
});

test('a failure exit whose path comes to no end parks after all', async () => {
  const plan = planOf(
    ['start send1', 'send1 end', 'send1.failed branch', 'branch.yes send2', 'send2 end'],
    { branch: negative },
  );
  const delivery = deliver(plan, { send1: [fails('EMAIL_REFUSED'), done] });
  await delivery.settle();
  expect(delivery.state('send1')).toBe('parked');
  delivery.interpreter.resolve({ node: 'send1', action: 'retry', ...person });
  expect(await delivery.outcome).toBe('delivered');
});

test('failures that are not wired go on in the failure lane', async () => {
  const plan = planOf(['start convert', 'convert send', 'send end', 'onFailure work']);
  const delivery = deliver(plan, { convert: [fails('CONVERT_INVALID')] });
  await delivery.settle();
  expect(delivery.ids()).toEqual(['convert#1', 'work#1']);
  expect(delivery.state('convert')).toBe('parked');
});

test('an uncertain step takes no failure exit: somebody says that it arrived, and it is not sent again', async () => {
  const plan = planOf(['start send1', 'send1 end', 'send1.failed send2', 'send2 end']);
  const delivery = deliver(plan, { send1: [fails('EMAIL_UNCERTAIN', { mayHaveArrived: true })] });
  await delivery.settle();
  expect(delivery.state('send1')).toBe('uncertain');
  expect(delivery.interpreter.refuse({ node: 'send1', action: 'retry', ...person })?.en).toContain(
    'uncertain',
  );
  delivery.interpreter.resolve({ node: 'send1', action: 'arrived', ...person });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['send1#1']);
});

test('sending again after an uncertain try is a new generation with a new key', async () => {
  const delivery = deliver(planOf(['start send', 'send end']), {
    send: [fails('EMAIL_UNCERTAIN', { mayHaveArrived: true }), done],
  });
  await delivery.settle();
  expect(delivery.interpreter.resolve({ node: 'send', action: 'send-again', ...person })).toEqual({
    generation: 2,
  });
  await delivery.outcome;
  expect(delivery.calls.map(({ job }) => job.key)).toEqual(['d/send/1', 'd/send/2']);
});

test('an amended invoice is converted again, and what was delivered meanwhile is kept', async () => {
  const plan = planOf(
    [
      'start convert',
      'convert write',
      'convert send2',
      'write sendSubject',
      'sendSubject end',
      'send2 end2',
    ],
    {
      end2: { outcome: 'handed-over' },
    },
  );
  const delivery = deliver(plan, { write: [fails('SUBJECT_VALUE_MISSING'), done] });
  await delivery.settle();
  delivery.interpreter.resolve({
    node: 'write',
    action: 'amend',
    patch: { 'invoice.orderReference': '4500123' },
    ...person,
  });
  expect(await delivery.outcome).toBe('handed-over');
  expect(delivery.ids()).toEqual([
    'convert#1',
    'send2#1',
    'write#1',
    'convert#2',
    'write#2',
    'sendSubject#1',
  ]);
  const again = delivery.calls.find(({ id }) => id === 'convert#2')?.job;
  expect(again).toMatchObject({
    amended: { orderReference: '4500123' },
    context: { invoice: { orderReference: '4500123' } },
  });
});

test('skip takes the exit that was chosen, with the reason', async () => {
  const delivery = deliver(
    planOf(['start send', 'send work', 'work end'], { end: { outcome: 'handed-over' } }),
    {
      send: [fails('EMAIL_REFUSED')],
    },
  );
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send', action: 'skip', ...person });
  expect(await delivery.outcome).toBe('handed-over');
  expect(delivery.view().nodes.send).toMatchObject({ state: 'done', note: 'mended' });
});

test('a delivering step that a person skipped was not delivered, whatever the drawing’s end says', async () => {
  const drawing = planOf(['start send1', 'start send2', 'send1 end', 'send2 end2']);
  const delivery = deliver(drawing, { send1: [fails('EMAIL_REFUSED')] });
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send1', action: 'skip', ...person });
  expect(await delivery.outcome).toBe('by-hand');
});

test('abort ends the delivery as failed, whatever else still runs', async () => {
  const never = new Promise<typeof done>(() => {});
  const delivery = deliver(planOf(['start send1', 'start send2', 'send1 end', 'send2 end2']), {
    send1: [fails('EMAIL_REFUSED')],
    send2: [never],
  });
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'send1', action: 'abort', ...person });
  expect(await delivery.outcome).toBe('failed');
});

test.each([
  [{ action: 'retry', reason: '' }, 'reason'],
  [{ action: 'amend' }, 'no value'],
  [{ action: 'amend', patch: { 'steps.send.output': 'ok' } }, 'can’t be amended'],
  [{ action: 'amend', patch: { 'invoice.__proto__': 'x' } }, 'can’t be amended'],
  [{ action: 'arrived' }, 'not uncertain'],
  [{ action: 'skip', exit: 'nowhere' }, 'no exit'],
  [{ action: 'retry', node: 'end' }, 'does not wait'],
] as const)('a resolution %j is refused without a trace', async (resolution, why) => {
  const delivery = deliver(planOf(['start send', 'send end']), { send: [fails('EMAIL_REFUSED')] });
  await delivery.settle();
  const before = delivery.events.length;
  const refused = delivery.interpreter.refuse({ node: 'send', ...person, ...resolution });
  expect(refused?.en).toContain(why);
  expect(delivery.events).toHaveLength(before);
});

test('a drawn loop runs everything from the earlier step again, at most as often as it says', async () => {
  const plan = planOf(
    [
      'start convert',
      'convert send',
      'send end',
      'send.failed retry',
      'retry.again convert',
      'retry.gaveUp work',
    ],
    {
      retry: { tries: 3, firstWait: 60, growth: 2, longestWait: 3600 },
    },
  );
  const delivery = deliver(plan, { send: [fails('UNAVAILABLE', { remedy: 'retry' })] });
  await delivery.settle();
  expect(delivery.ids()).toEqual([
    'convert#1',
    'send#1',
    'convert#1.2',
    'send#1.2',
    'convert#1.3',
    'send#1.3',
    'work#1',
  ]);
  expect(delivery.events.flatMap((e) => (e.kind === 'sleeping' ? [e.until] : []))).toEqual([
    '2026-11-01T00:01:00.000Z',
    '2026-11-01T00:03:00.000Z',
  ]);
  expect(delivery.state('send')).toBe('parked');
  expect(
    new Set(delivery.calls.filter(({ job }) => job.node === 'send').map(({ job }) => job.key)).size,
  ).toBe(1);
});

test('a loop drawn on a step that only tells somebody does not take the delivery back', async () => {
  const plan = planOf(
    [
      'start convert',
      'convert send',
      'send end',
      'send.failed work',
      'work.failed retry',
      'retry.again convert',
    ],
    { retry: {} },
  );
  const busy = fails('BUSY', { remedy: 'retry' });
  const delivery = deliver(plan, { send: [fails('EMAIL_REFUSED'), done], work: [busy] });
  await delivery.settle();
  expect(delivery.ids()).toEqual(['convert#1', 'send#1', 'work#1']);
  expect(delivery.state('send')).toBe('parked');
  delivery.interpreter.resolve({ node: 'send', action: 'retry', ...person });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.state('end')).toBe('done');
});

test('a fault that only a person can mend is not looped', async () => {
  const plan = planOf(
    ['start convert', 'convert send', 'send end', 'send.failed retry', 'retry.again convert'],
    { retry: {} },
  );
  const delivery = deliver(plan, { send: [fails('EMAIL_MAILBOX_UNKNOWN')] });
  await delivery.settle();
  expect(delivery.ids()).toEqual(['convert#1', 'send#1']);
});

test('a wait is an absolute instant, computed once', async () => {
  const delivery = deliver(
    planOf(['start wait', 'wait send', 'send end'], { wait: { for: 86_400 } }),
  );
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.events.find((e) => e.kind === 'sleeping')).toMatchObject({
    until: '2026-11-02T00:00:00.000Z',
  });
});

test('a flow that delivers nothing and reaches no end has nothing to do', async () => {
  expect(await deliver(planOf(['start work'])).outcome).toBe('nothing-to-do');
  expect(await deliver(planOf(['start send'])).outcome).toBe('delivered');
});

test('of several ends the worst one counts', async () => {
  const plan = planOf(['start send', 'send end1', 'send end2'], { end2: { outcome: 'failed' } });
  expect(await deliver(plan).outcome).toBe('failed');
});

test('every delivery of any layered drawing settles: each step is done, dead, failed or parked', async () => {
  const layers = fc.array(fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), {
    minLength: 2,
    maxLength: 5,
  });
  const failing = fc.array(fc.boolean(), { minLength: 18, maxLength: 18 });
  await fc.assert(
    fc.asyncProperty(layers, failing, async (drawn, failed) => {
      const edges = ['start work0', 'start work1', 'start work2'];
      drawn.forEach((bits, layer) => {
        bits.forEach((bit, i) => {
          const from = `work${layer * 3 + (i % 3)}`;
          const to = `work${(layer + 1) * 3 + Math.floor(i / 3)}`;
          if (bit || i % 4 === 0) edges.push(`${from}${i % 2 ? '.failed' : ''} ${to}`);
        });
      });
      const plan = planOf(edges);
      const script = Object.fromEntries(
        failed.map((f, i) => [`work${i}`, [f ? fails('X') : done]]),
      );
      const delivery = deliver(plan, script);
      await delivery.settle();
      const states = Object.values(delivery.view().nodes).map(({ state }) => state);
      expect(states.filter((state) => state === 'running')).toEqual([]);
      if (!states.includes('parked')) await delivery.outcome;
    }),
    { numRuns: 200 },
  );
});
