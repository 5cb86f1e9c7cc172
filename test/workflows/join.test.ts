import { describe, expect, test } from 'vitest';
import { deliver, done, fails, planOf } from './drawing.ts';

const person = { actor: 'support@demo', reason: 'mended' };
const race = ['start work1', 'start work2', 'work1 join', 'work2 join', 'join send', 'send end'];

function later() {
  let arrive: () => void = () => {};
  const answer = new Promise<typeof done>((resolve) => {
    arrive = () => resolve(done);
  });
  return { answer, arrive: () => arrive() };
}

describe('a join of any', () => {
  test('goes on at the first to arrive, once', async () => {
    const slow = later();
    const delivery = deliver(planOf(race), { work2: [slow.answer] });
    await delivery.settle();
    expect(delivery.ids()).toEqual(['work1#1', 'work2#1', 'send#1']);
    slow.arrive();
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.ids()).toHaveLength(3);
  });

  test('is not held up by a way that waits for a person, who still has to decide', async () => {
    const delivery = deliver(planOf(race), { work2: [fails('NO_SPACE'), done] });
    await delivery.settle();
    expect(delivery.state('end')).toBe('done');
    expect(delivery.state('work2')).toBe('parked');
    delivery.interpreter.resolve({ node: 'work2', action: 'retry', ...person });
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.ids()).toEqual(['work1#1', 'work2#1', 'send#1', 'work2#1.2']);
  });

  test('leaves alone what it began when the other way is rewound', async () => {
    const edges = ['start work1', 'start convert', 'convert work2', ...race.slice(2)];
    const delivery = deliver(planOf(edges), { work2: [fails('NO_SPACE'), done] });
    await delivery.settle();
    const patch = { 'invoice.orderReference': '4500' };
    delivery.interpreter.resolve({ node: 'work2', action: 'amend', patch, ...person });
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.ids().filter((id) => /^(convert|work2)/.test(id))).toEqual([
      'convert#1',
      'work2#1',
      'convert#2',
      'work2#2',
    ]);
    expect(delivery.ids().filter((id) => id.startsWith('send'))).toEqual(['send#1']);
    expect(delivery.events.filter((e) => e.kind === 'reset' && e.node === 'send')).toEqual([]);
  });

  test('is done again where a rewind passes the way that it was begun for', async () => {
    const edges = [
      'start convert',
      'convert work1',
      'convert work2',
      'work1 join',
      'work2 join',
      'join work3',
      'work3 end',
    ];
    const plan = planOf(edges, { end: { outcome: 'cancelled' } });
    const delivery = deliver(plan, { work3: [fails('NO_SPACE'), done] });
    await delivery.settle();
    const patch = { 'invoice.orderReference': '4500' };
    delivery.interpreter.resolve({ node: 'work3', action: 'amend', patch, ...person });
    expect(await delivery.outcome).toBe('cancelled');
    expect(delivery.ids().filter((id) => id.startsWith('work3'))).toEqual(['work3#1', 'work3#2']);
    expect(delivery.state('join')).toBe('done');
  });

  test('is done again for an amend behind it, although the step that read the value came by the other way', async () => {
    const edges = [
      'start work1',
      'start convert',
      'work1 join',
      'convert join',
      'join work3',
      'work3 send',
      'send end',
    ];
    const delivery = deliver(planOf(edges), { work3: [fails('NO_SPACE'), done] });
    await delivery.settle();
    expect(delivery.state('work3')).toBe('parked');
    const patch = { 'invoice.orderReference': '4500' };
    delivery.interpreter.resolve({ node: 'work3', action: 'amend', patch, ...person });
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.ids()).toEqual([
      'convert#1',
      'work1#1',
      'work3#1',
      'convert#2',
      'work3#2',
      'send#1',
    ]);
  });

  test('is dead where no way can arrive', async () => {
    const plan = planOf(
      [
        'start branch',
        'branch.yes join',
        'branch.yes work',
        'work join',
        'join send',
        'branch.no send2',
        'send end',
        'send2 end',
      ],
      { branch: { rule: { '<': [{ var: 'invoice.total' }, 0] } } },
    );
    const delivery = deliver(plan);
    expect(await delivery.outcome).toBe('delivered');
    expect(delivery.state('join')).toBe('dead');
    expect(delivery.ids()).toEqual(['send2#1']);
  });
});

test('a join of all waits for the last', async () => {
  const slow = later();
  const delivery = deliver(planOf(race, { join: { when: 'all' } }), { work2: [slow.answer] });
  await delivery.settle();
  expect(delivery.ids()).toEqual(['work1#1', 'work2#1']);
  slow.arrive();
  expect(await delivery.outcome).toBe('delivered');
});
