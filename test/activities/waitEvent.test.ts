import { expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { waitEvent } from '#activities/waitEvent/manifest.ts';
import { run } from '#activities/waitEvent/run.ts';
import { compile } from '#workflows/compile.ts';
import { draw } from '../workflows/drawing.ts';
import { fakeWorld, jobOf } from './world.ts';

const zones = { issuer: { timeZone: 'Europe/Paris' }, customer: { timeZone: 'Europe/Lisbon' } };

/** On Monday 2 March 2026 at half past eight, UTC. */
const awaits = async (config: object) =>
  (await run(jobOf('waitEvent', waitEvent.config.parse(config), zones), fakeWorld().ports, ''))
    .awaits;

test('reminders, escalation and time-out are instants in working days, in order', async () => {
  expect(
    await awaits({
      reminders: '8, 3',
      escalations: '12',
      timeout: 15,
      mask: '45########',
      writes: ['invoice.orderReference'],
    }),
  ).toEqual({
    message: 'order-number',
    mask: '45########',
    writes: 'invoice.orderReference',
    rungs: [
      { at: '2026-03-05T08:30:00Z', exit: 'reminder' },
      { at: '2026-03-12T08:30:00Z', exit: 'reminder' },
      { at: '2026-03-18T08:30:00Z', exit: 'escalation' },
      { at: '2026-03-23T08:30:00Z', exit: 'timeout', ends: true },
    ],
  });
});

test('nobody is reminded after the end, and without an end the wait is without limit', async () => {
  expect(
    (await awaits({ reminders: '1, 2, 3', timeout: 2 }))?.rungs.map(({ exit }) => exit),
  ).toEqual(['reminder', 'timeout']);
  expect(await awaits({ event: 'payment' })).toEqual({ message: 'payment', rungs: [] });
});

test('the clocks change in between: half past nine stays half past nine in Paris', async () => {
  expect((await awaits({ timeout: 30, unit: 'days' }))?.rungs[0]?.at).toBe('2026-04-01T07:30:00Z');
});

test.each([
  [{ event: 'Order number' }, 'waitEvent.event'],
  [{ reminders: 'soon' }, 'waitEvent.reminders'],
  [{ writes: ['documents.invoice'] }, 'waitEvent.writes'],
  [{ timeout: 0 }, 'waitEvent.timeout'],
])('%j is refused before it is published, at the field', (config, at) => {
  const edges = ['start waitEvent', 'waitEvent.received end'];
  const compiled = compile(
    draw(edges, { waitEvent: config, end: { outcome: 'cancelled' } }),
    catalogue,
  );
  expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.at)).toContain(at);
});
