import { expect, test } from 'vitest';
import { chaos } from './chaos.ts';

// The long runs are `npm run chaos`.
test('eight invoices are each delivered once, or shown as uncertain, through three kills', async () => {
  const verdict = await chaos({ seed: 5, invoices: 8, kills: 3 });
  expect(verdict.violations).toEqual([]);
  expect(Object.values(verdict.states).reduce((sum, count) => sum + count, 0)).toBe(8);
}, 360_000);
