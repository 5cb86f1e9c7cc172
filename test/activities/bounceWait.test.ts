import { expect, test } from 'vitest';
import { bounceWait } from '#activities/bounceWait/manifest.ts';
import { run } from '#activities/bounceWait/run.ts';
import { catalogue } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import { draw } from '../workflows/drawing.ts';
import { fakeWorld, jobOf } from './world.ts';

test('48 hours without a bounce end the wait as well as one does; no other message is heard', async () => {
  const job = jobOf('bounceWait', bounceWait.config.parse({}), {});
  // The world's clock stands at half past eight on 2 March 2026.
  expect((await run(job, fakeWorld().ports, '')).awaits).toEqual({
    message: 'bounce',
    exits: { hard: 'bounced', expired: 'expired' },
    rungs: [{ at: '2026-03-04T08:30:00.000Z', exit: 'none', ends: true }],
  });
});

test('a drawing has to say what happens after a bounce', () => {
  const drawn = draw(['start bounceWait', 'bounceWait.none end'], {
    end: { outcome: 'cancelled' },
  });
  const compiled = compile({ ...drawn, params: [] }, catalogue, { flow: 'f', version: 1 });
  expect(compiled.ok ? [] : compiled.problems.map(({ code }) => code)).toEqual([
    'EXIT_NEEDED',
    'EXIT_NEEDED',
  ]);
});
