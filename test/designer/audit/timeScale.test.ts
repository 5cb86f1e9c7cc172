import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeScale } from '../../../designer/audit/timeScale.ts';

const instants = fc.array(fc.integer({ min: 0, max: 10_000_000_000 }), { maxLength: 40 });

test('time never runs backwards on the lanes and stays between their ends', () => {
  fc.assert(
    fc.property(instants, instants, (times, asked) => {
      const { at } = timeScale(times);
      const places = asked.toSorted((a, b) => a - b).map(at);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (const place of places) expect(place >= 0 && place <= 1).toBe(true);
    }),
  );
});

test('the first instant stands at the left end and the last at the right end', () => {
  const { at } = timeScale([3000, 1000, 2000]);
  expect([at(1000), at(3000)]).toEqual([0, 1]);
});

test('five minutes of waiting leave room for a second of work', () => {
  const { at, folded } = timeScale([0, 1000, 301_000]);
  expect(at(1000)).toBeGreaterThan(0.1);
  expect(folded).toBe(300_000);
});

test('a single instant has its place', () => {
  expect(timeScale([5]).at(5)).toBe(0);
  expect(timeScale([]).at(5)).toBe(0);
});
