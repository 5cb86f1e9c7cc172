import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { afterQuietHours } from '#workflows/calendar/quietHours.ts';
import { retry } from '#workflows/control/retry.ts';
import { deliver, done, fails, planOf } from './drawing.ts';

const night = { from: '22:00', to: '06:00' };
const after = (at: string, hours = night) =>
  afterQuietHours(Temporal.Instant.from(at), hours, 'Europe/Paris').toString();

test.each([
  ['in the evening', '2026-06-01T21:30:00Z', '2026-06-02T04:00:00Z'],
  ['after midnight', '2026-06-02T01:00:00Z', '2026-06-02T04:00:00Z'],
  ['at their very beginning', '2026-06-01T20:00:00Z', '2026-06-02T04:00:00Z'],
  ['at their end', '2026-06-02T04:00:00Z', '2026-06-02T04:00:00Z'],
  ['by day', '2026-06-02T10:00:00Z', '2026-06-02T10:00:00Z'],
  ['in the night on which clocks go back', '2026-10-24T23:00:00Z', '2026-10-25T05:00:00Z'],
])('quiet hours over midnight, %s', (_, at, end) => {
  expect(after(at)).toBe(end);
});

test('quiet hours within a day end on that day', () => {
  expect(after('2026-06-01T11:00:00Z', { from: '12:00', to: '14:00' })).toBe(
    '2026-06-01T12:00:00Z',
  );
});

const away = fails('EMAIL_UNAVAILABLE', { remedy: 'retry' });
const edges = ['start send', 'send end', 'send.failed retry'];
const hours = { tries: 4, firstWait: 3600, growth: 1, notFrom: '22:00', notTo: '06:00' };
const plan = planOf(edges, { retry: hours });

test('a try that would fall into the night waits for the morning, under the same key', async () => {
  // It begins at one in the morning, Paris: a first try is made, as the flow came to it.
  const delivery = deliver(plan, { send: [away, away, done] }, 'by the clock');
  await delivery.passTo('2026-11-01T04:59:00Z');
  expect(delivery.ids()).toEqual(['send#1']);
  expect(delivery.view().nodes.send).toMatchObject({
    state: 'waiting',
    until: '2026-11-01T05:00:00.000Z',
  });
  await delivery.passTo('2026-11-01T06:00:00Z');
  expect(await delivery.outcome).toBe('delivered');
  expect(delivery.ids()).toEqual(['send#1', 'send#1.2', 'send#1.3']);
  expect(new Set(delivery.calls.map(({ job }) => job.key)).size).toBe(1);
});

test('tries are counted, and a person’s retry counts anew', async () => {
  const delivery = deliver(plan, { send: [away] }, 'by the clock');
  await delivery.passTo('2026-11-01T12:00:00Z');
  expect(delivery.ids()).toHaveLength(4);
  expect(delivery.state('send')).toBe('parked');
  delivery.interpreter.resolve({ node: 'send', action: 'retry', actor: 'a', reason: 'r' });
  await delivery.passTo('2026-11-01T13:30:00Z');
  expect(delivery.ids()).toHaveLength(6);
});

test('what only a person can mend is not tried again', async () => {
  const delivery = deliver(plan, { send: [fails('EMAIL_REFUSED')] }, 'by the clock');
  await delivery.passTo('2026-11-01T12:00:00Z');
  expect(delivery.ids()).toEqual(['send#1']);
  expect(delivery.state('send')).toBe('parked');
});

test('no try is made later than it is given up after, however many are left', async () => {
  const short = planOf(edges, {
    retry: { tries: 50, firstWait: 600, growth: 1, giveUpAfter: 3600 },
  });
  const delivery = deliver(short, { send: [away] }, 'by the clock');
  await delivery.passTo('2026-11-02T00:00:00Z');
  expect(delivery.ids()).toHaveLength(7);
  expect(delivery.state('send')).toBe('parked');
});

test('who waits for the morning is let go by an abort', async () => {
  const delivery = deliver(
    planOf([...edges, 'start work'], { retry: hours }),
    {
      send: [away],
      work: [fails('NO')],
    },
    'by the clock',
  );
  await delivery.passTo('2026-11-01T02:00:00Z');
  delivery.interpreter.resolve({ node: 'work', action: 'abort', actor: 'a', reason: 'r' });
  await delivery.passTo('2026-11-01T02:01:00Z');
  expect(await delivery.outcome).toBe('failed');
  await delivery.passTo('2026-11-01T12:00:00Z');
  expect(delivery.ids().filter((id) => id.startsWith('send'))).toEqual(['send#1']);
});

test('a loop over several steps keeps the hours too', async () => {
  const looping = planOf(
    ['start work', 'work send', 'send end', 'send.failed retry', 'retry.again work'],
    { retry: hours },
  );
  const delivery = deliver(looping, { send: [away, done] }, 'by the clock');
  await delivery.passTo('2026-11-01T04:59:00Z');
  expect(delivery.ids()).toEqual(['work#1', 'send#1']);
  await delivery.passTo('2026-11-01T05:00:00Z');
  expect(await delivery.outcome).toBe('delivered');
});

test('a retry without hours compiles to what it always was', () => {
  const { steps } = planOf(edges, { retry: { tries: 4 } });
  const send = steps.find(({ id }) => id === 'send');
  expect(send).not.toHaveProperty('spaced');
  expect(send?.retry).toEqual({
    tries: 4,
    firstWait: 300,
    growth: 2,
    longestWait: 3600,
    never: [],
  });
});

test.each([
  [{ notFrom: '22:00' }],
  [{ notFrom: '22:00', notTo: '22:00' }],
  [{ notFrom: '22h', notTo: '06:00' }],
])('hours have a beginning, an end and a form: not %o', (config) => {
  expect(retry.config.safeParse(config).success).toBe(false);
});
