import { describe, expect, test } from 'vitest';
import { compile } from '#workflows/compile.ts';
import type { Context } from '#workflows/context.ts';
import type { Performed } from '#workflows/world.ts';
import { catalogue, context, deliver, done, draw, fails, planOf } from './drawing.ts';

const person = { actor: 'support@demo', reason: 'mended' };
const list = { over: '{{invoice.lineAccounting}}', as: 'centre' };
const atOnce = { forEach: { ...list, atOnce: true } };
const inOrder = { forEach: list };
const emptyHeld = ['forEach.none hold', 'hold.released end9'];
const cancelled = { end9: { outcome: 'cancelled' }, hold: { queue: 'nobody' } };
const mails = [
  'start forEach',
  'forEach.each write',
  'write sendSubject',
  'forEach end',
  ...emptyHeld,
];

const over = (lineAccounting: readonly string[] | undefined): Context => ({
  ...context,
  invoice: { ...context.invoice, ...(lineAccounting ? { lineAccounting } : {}) },
});

type Script = Parameters<typeof deliver>[1];
function begin(
  edges: readonly string[],
  config: Record<string, object>,
  items: readonly string[] | undefined,
  script: Script = {},
) {
  const plan = planOf(edges, { ...cancelled, ...config });
  return deliver(plan, script, 'briefly', over(items));
}

const writes = (subject: string): Performed => ({ ok: true, result: { vars: { subject } } });

describe('each item has its own run of the steps', () => {
  test('in order: one after another, under an id, a key and values of its own', async () => {
    const delivery = begin(mails, inOrder, ['A', 'B'], {
      'write~1': [writes('to A')],
      'write~2': [writes('to B')],
    });
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.ids()).toEqual([
      'write~1#1',
      'sendSubject~1#1',
      'write~2#1',
      'sendSubject~2#1',
    ]);
    const sent = delivery.calls.filter(({ id }) => id.startsWith('send')).map(({ job }) => job);
    expect(sent.map(({ key }) => key)).toEqual(['d/sendSubject~1/1', 'd/sendSubject~2/1']);
    expect(sent.map((job) => job.context)).toEqual([
      { vars: { subject: 'to A' } },
      { vars: { subject: 'to B' } },
    ]);
    expect(delivery.view().nodes).toMatchObject({
      forEach: { state: 'done', exit: 'ok', items: 2 },
      'forEach~1': { note: 'A' },
      'forEach~2': { note: 'B' },
    });
  });

  test('at once: all begin before the first is over', async () => {
    const delivery = begin(mails, atOnce, ['A', 'B']);
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.ids()).toEqual([
      'write~1#1',
      'write~2#1',
      'sendSubject~1#1',
      'sendSubject~2#1',
    ]);
  });

  test('a text is parted at its commas', async () => {
    const delivery = begin(mails, { forEach: { ...list, over: '{{invoice.number}}' } }, undefined);
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.view().nodes['forEach~1']).toMatchObject({ note: 'F-1' });
  });
});

test('an empty list takes its own exit', async () => {
  const delivery = begin(mails, inOrder, []);
  await delivery.settle();
  expect(delivery.state('hold')).toBe('parked');
  expect(delivery.ids()).toEqual([]);
});

test.each([
  ['no list', undefined, 'FOR_EACH_VALUE_MISSING'],
  ['51 items', Array.from({ length: 51 }, (_, i) => String(i)), 'FOR_EACH_TOO_MANY'],
])('%s parks before anything is done; the amended list is gone through', async (_, items, code) => {
  const delivery = begin(mails, inOrder, items);
  await delivery.settle();
  expect(delivery.view().nodes.forEach).toMatchObject({ state: 'parked', fault: { code } });
  delivery.interpreter.resolve({
    node: 'forEach',
    action: 'amend',
    patch: { 'invoice.lineAccounting': 'A; B' },
    ...person,
  });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toContain('sendSubject~2#1');
});

describe('an item that waits for a person', () => {
  test.each([
    ['in order', inOrder],
    ['at once', atOnce],
  ])('lets the others pass (%s), and the step stays open', async (_, config) => {
    const delivery = begin(mails, config, ['A', 'B', 'C'], {
      'sendSubject~2': [fails('EMAIL_REFUSED'), done],
    });
    await delivery.settle();
    expect(delivery.view().nodes).toMatchObject({
      'sendSubject~2': { state: 'parked' },
      'sendSubject~3': { state: 'done' },
      forEach: { state: 'running' },
    });
    delivery.interpreter.resolve({ node: 'sendSubject~2', action: 'retry', ...person });
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.ids().filter((id) => id.startsWith('send'))).toEqual([
      'sendSubject~1#1',
      'sendSubject~2#1',
      'sendSubject~3#1',
      'sendSubject~2#1.2',
    ]);
  });

  test('gets its own value amended; the others keep theirs', async () => {
    const delivery = begin(mails, atOnce, ['A', 'B'], {
      'write~1': [writes('to A')],
      'write~2': [writes('to B')],
      'sendSubject~1': [fails('EMAIL_REFUSED'), done],
      'sendSubject~2': [fails('EMAIL_REFUSED'), done],
    });
    await delivery.settle();
    const patch = { 'vars.subject': 'by hand' };
    delivery.interpreter.resolve({ node: 'sendSubject~1', action: 'amend', patch, ...person });
    delivery.interpreter.resolve({ node: 'sendSubject~2', action: 'retry', ...person });
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.calls.slice(-2).map(({ job }) => job.context.vars)).toEqual([
      { subject: 'by hand' },
      { subject: 'to B' },
    ]);
  });

  test('skipped where it delivers, it is delivered by hand', async () => {
    const delivery = begin(mails, atOnce, ['A', 'B'], { 'sendSubject~1': [fails('X')] });
    await delivery.settle();
    delivery.interpreter.resolve({ node: 'sendSubject~1', action: 'skip', ...person });
    expect(await delivery.outcome).toBe('by-hand');
  });
});

describe('an amend of what was read', () => {
  const converted = ['start convert', 'convert forEach', ...mails.slice(1)];
  const amend = (node: string, patch: Record<string, string>) => ({
    node,
    action: 'amend' as const,
    patch,
    ...person,
  });

  test('before the list begins it again, whole; what was delivered is kept', async () => {
    const delivery = begin(converted, atOnce, ['A', 'B', 'C'], {
      'sendSubject~2': [fails('EMAIL_REFUSED'), done],
      'sendSubject~3': [fails('EMAIL_REFUSED'), done],
    });
    await delivery.settle();
    delivery.interpreter.resolve(amend('sendSubject~2', { 'invoice.total': '10.00' }));
    expect(await delivery.outcome).toBe('delivered');
    const again = delivery.ids().slice(delivery.ids().indexOf('convert#2'));
    expect(again).toEqual([
      'convert#2',
      'write~1#1.2',
      'write~2#1.2',
      'write~3#1.2',
      'sendSubject~2#2',
      'sendSubject~3#1.2',
    ]);
  });

  test('as the list itself: who was in it before is not given anything twice', async () => {
    const delivery = begin(mails, inOrder, ['A', 'B', 'C'], {
      'sendSubject~2': [fails('EMAIL_REFUSED')],
    });
    await delivery.settle();
    delivery.interpreter.resolve(amend('sendSubject~2', { 'invoice.lineAccounting': 'C, D, A' }));
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.ids().filter((id) => id.startsWith('send'))).toEqual([
      'sendSubject~1#1',
      'sendSubject~2#1',
      'sendSubject~3#1',
      'sendSubject~4#1',
    ]);
    expect(delivery.view().nodes['forEach~4']).toMatchObject({ note: 'D' });
  });
});

describe('a failure that is wired in the body', () => {
  const back = ['sendSubject.failed send', 'sendSubject work', 'send work'];

  test('is made good where it comes back to the item’s way', async () => {
    const delivery = begin([...mails, ...back], inOrder, ['A', 'B'], {
      'sendSubject~2': [fails('EMAIL_REFUSED')],
    });
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.ids()).toContain('send~2#1');
    expect(delivery.state('send~1')).toBe('dead');
  });

  test('fails the step where it does not, and a retry does the failed item alone again', async () => {
    const delivery = begin([...mails, 'sendSubject.failed work'], inOrder, ['A', 'B'], {
      'sendSubject~1': [fails('EMAIL_REFUSED'), done],
    });
    await delivery.settle();
    expect(delivery.view().nodes.forEach).toMatchObject({
      state: 'parked',
      fault: { code: 'FOR_EACH_ITEM_FAILED', message: { en: '1 of 2: A' } },
    });
    expect(delivery.state('sendSubject~2')).toBe('done');
    delivery.interpreter.resolve({ node: 'forEach', action: 'retry', ...person });
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.ids().slice(-2)).toEqual(['write~1#1.2', 'sendSubject~1#1.2']);
  });

  test('takes the exit failed once the others are over', async () => {
    const edges = [...mails, 'sendSubject.failed work', 'forEach.failed end2'];
    const delivery = begin(edges, { ...atOnce, end2: { outcome: 'failed' } }, ['A', 'B'], {
      'sendSubject~1': [fails('EMAIL_REFUSED')],
    });
    expect(await delivery.outcome).toBe('failed');
    expect(delivery.ids()).toEqual([
      'write~1#1',
      'write~2#1',
      'sendSubject~1#1',
      'sendSubject~2#1',
      'work~1#1',
    ]);
  });

  test('passed over by a person, what was not given to all counts as given by hand', async () => {
    const delivery = begin([...mails, 'sendSubject.failed work'], inOrder, ['A', 'B'], {
      'sendSubject~1': [fails('EMAIL_REFUSED')],
    });
    await delivery.settle();
    delivery.interpreter.resolve({ node: 'forEach', action: 'skip', ...person });
    expect(await delivery.outcome).toBe('by-hand');
  });
});

test('an abort lets no further item begin', async () => {
  let answer = (_: Performed) => {};
  const late = new Promise<Performed>((resolve) => {
    answer = resolve;
  });
  const delivery = begin(mails, inOrder, ['A', 'B', 'C'], {
    'write~1': [fails('X')],
    'write~2': [late],
  });
  await delivery.settle();
  delivery.interpreter.resolve({ node: 'write~1', action: 'abort', ...person });
  answer(done);
  expect(await delivery.outcome).toBe('failed');
  expect(delivery.ids()).toEqual(['write~1#1', 'write~2#1']);
});

test('a loop in the body goes back in its own item', async () => {
  const edges = [...mails, 'sendSubject.failed retry', 'retry.again write'];
  const config = { ...atOnce, retry: { tries: 3, firstWait: 1, growth: 1, longestWait: 1 } };
  const away = fails('EMAIL_UNAVAILABLE', { remedy: 'retry' });
  const delivery = begin(edges, config, ['A', 'B'], {
    'sendSubject~1': [away, away, done],
    'sendSubject~2': [away, away, done],
  });
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toContain('sendSubject~1#1.3');
  expect(delivery.ids()).toContain('sendSubject~2#1.3');
});

describe('a drawing', () => {
  const problems = (edges: readonly string[], config: Record<string, object> = {}) => {
    const compiled = compile(draw(edges, { ...cancelled, ...inOrder, ...config }), catalogue);
    return compiled.ok ? [] : compiled.problems.map(({ code, at }) => [code, at]);
  };

  test.each([
    [
      'without a body',
      ['start forEach', 'forEach end2', ...emptyHeld],
      [['EACH_WITHOUT_BODY', 'forEach']],
    ],
    ['whose body comes to an end', [...mails, 'sendSubject end2'], [['EACH_TO_AN_END', 'end2']]],
    [
      'whose body is on the way too',
      [...mails, 'forEach work', 'write work'],
      [['EACH_ON_TWO_WAYS', 'work']],
    ],
    [
      'with a list in a body',
      [...mails, 'write forEach2', 'forEach2.each work', 'forEach2.none send'],
      [
        ['EACH_NOT_ON_THE_WAY', 'forEach2'],
        ['EACH_ON_TWO_WAYS', 'work'],
      ],
    ],
    [
      'that collects invoices in a body',
      [...mails, 'write collect', 'collect.leaves send9'],
      [['EACH_COLLECTS', 'collect']],
    ],
    [
      'with a list behind a failure that people are only told of',
      ['start send', 'send end', 'send.failed forEach', 'forEach.each work', 'forEach.none work2'],
      [['EACH_NOT_ON_THE_WAY', 'forEach']],
    ],
    [
      'whose empty list leads nowhere',
      mails.filter((edge) => !edge.startsWith('forEach.none')),
      [['EXIT_NEEDED', 'forEach']],
    ],
    [
      'that goes back out of the body',
      [
        'start work',
        'work forEach',
        ...mails.slice(1),
        'sendSubject.failed retry',
        'retry.again work',
      ],
      [['RETRY_AGAIN_NOT_BEFORE', 'retry']],
    ],
  ])('%s is refused', (_, edges, expected) => {
    expect(problems(edges, { forEach2: list, retry: { tries: 2 } })).toEqual(
      expect.arrayContaining(expected),
    );
  });

  test('sees the item and what the body wrote in the body alone', () => {
    expect(problems([...mails, 'forEach sendSubject2', 'sendSubject2 end'])).toEqual([
      ['VALUE_NOT_WRITTEN', 'sendSubject2'],
    ]);
  });

  test('is delivered behind “all done” where every item’s way delivers', () => {
    expect(problems(mails)).toEqual([]);
    const branched = [
      'start forEach',
      'forEach.each branch',
      'branch.yes send',
      'branch.no work',
      'forEach end',
      ...emptyHeld,
    ];
    const rule = { branch: { rule: { '>': [{ var: 'invoice.total' }, 0] } } };
    expect(problems(branched, rule)).toEqual([['END_NOT_DELIVERED', 'end']]);
    expect(problems([...branched, 'work send'], rule)).toEqual([]);
  });

  test('of before keeps its hash: a plan without a list says nothing of lists', () => {
    expect(JSON.stringify(planOf(['start send', 'send end']))).not.toMatch(/body|each/);
  });

  test('keeps the lane away from steps beside a wait, and from those of a body', () => {
    const plan = planOf(
      [
        'start ask',
        'ask.received forEach',
        'ask.reminder work1',
        'forEach.each send',
        'forEach end',
        ...emptyHeld,
        'onFailure work2',
        'work2 end2',
      ],
      { ...cancelled, ...inOrder, end2: { outcome: 'failed' } },
    );
    const failing = plan.steps.filter(({ exits }) => exits.failed).map(({ id }) => id);
    expect(failing).toEqual(['forEach']);
  });
});
