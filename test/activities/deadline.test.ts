import { expect, test } from 'vitest';
import { deadline } from '#activities/deadline/manifest.ts';
import { run } from '#activities/deadline/run.ts';
import { fakeWorld, jobOf } from './world.ts';

/** Of a delivery that began on Friday 6 March 2026 at four in the afternoon, Paris. */
const context = {
  issuer: { timeZone: 'Europe/Paris' },
  customer: { timeZone: 'Europe/Lisbon' },
  delivery: { startedAt: '2026-03-06T15:00:00.000Z' },
};
const rungs = async (config: object) =>
  (await run(jobOf('deadline', deadline.config.parse(config), context), fakeWorld().ports, ''))
    .awaits?.rungs;

test('alerts are counted from the delivery’s start, in working hours, the week-end out', async () => {
  expect(await rungs({ first: 24, second: 48, third: 72 })).toEqual([
    { at: '2026-03-09T15:00:00Z', exit: 'first' },
    { at: '2026-03-10T15:00:00Z', exit: 'second' },
    { at: '2026-03-11T15:00:00Z', exit: 'third' },
  ]);
});

test('only the alerts that are asked for are given', async () => {
  expect(await rungs({ first: 2, unit: 'hours' })).toEqual([
    { at: '2026-03-06T17:00:00Z', exit: 'first' },
  ]);
});

test.each([
  [{ first: 24, second: 24 }],
  [{ first: 24, second: 48, third: 30 }],
  [{ first: 24, third: 12 }],
])('an alert comes after the one before it: not %o', (config) => {
  expect(deadline.config.safeParse(config).success).toBe(false);
});
