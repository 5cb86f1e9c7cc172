import { expect, test } from 'vitest';
import { sameSettings } from '../../designer/customers/sameSettings.ts';

const settings = { flowId: 'f', language: 'fr', params: { a: 'x', b: ['m@a.example'] } };

test('the order in which values were set is no change', () => {
  expect(sameSettings(settings, { ...settings, params: { b: ['m@a.example'], a: 'x' } })).toBe(
    true,
  );
});

test.each([
  [{ flowId: null }],
  [{ language: 'en' }],
  [{ params: { a: 'x' } }],
  [{ params: { a: 'y', b: ['m@a.example'] } }],
])('%j is a change', (change) => {
  expect(sameSettings(settings, { ...settings, ...change })).toBe(false);
});
