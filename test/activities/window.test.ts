import { expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { window } from '#activities/window/manifest.ts';
import { run } from '#activities/window/run.ts';
import { compile } from '#workflows/compile.ts';
import { draw } from '../workflows/drawing.ts';
import { fakeWorld, jobOf } from './world.ts';

const zones = { issuer: { timeZone: 'Europe/Paris' }, customer: { timeZone: 'Europe/Lisbon' } };

/** On Monday 2 March 2026 at half past eight, UTC. */
const answer = (config: object) =>
  run(jobOf('window', window.config.parse(config), zones), fakeWorld().ports, '');

test('within the window nothing is waited for', async () => {
  expect((await answer({})).until).toBe('2026-03-02T08:30:00Z');
});

test('outside of it the next opening is recorded, with the days that were passed over', async () => {
  const { until, note, evidence } = await answer({
    days: [1, 2],
    to: '09:00',
    closed: [{ from: '03-03', to: '03-03' }],
  });
  expect(until).toBe('2026-03-09T07:00:00Z');
  expect(note).toBe('2026-03-09 08:00 (Europe/Paris)');
  expect(evidence[0]?.detail).toMatchObject({
    opens: '2026-03-09T08:00:00+01:00[Europe/Paris]',
    passedOver: [{ day: '2026-03-03' }],
  });
});

test('by the customer’s clock it is an hour earlier in Lisbon', async () => {
  expect((await answer({ clock: 'customer', from: '08:45' })).until).toBe('2026-03-02T08:45:00Z');
});

test('one that never opens waits for a person, not for ever', async () => {
  await expect(answer({ closed: [{ from: '01-01', to: '12-31' }] })).rejects.toMatchObject({
    code: 'WINDOW_NEVER_OPENS',
    remedy: 'fix',
  });
});

test.each([
  [{ from: '11:00', to: '08:00' }, 'window.to'],
  [{ from: '07:60' }, 'window.from'],
  [{ days: [] }, 'window.days'],
  [{ closed: [{ from: '24/12', to: '01-02' }] }, 'window.closed'],
])('%j is refused before it is published, at the field', (config, at) => {
  const compiled = compile(
    draw(['start window', 'window end'], { window: config, end: { outcome: 'cancelled' } }),
    catalogue,
  );
  expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.at)).toEqual([at]);
});
