import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition } from '#server/api/contentDisposition.ts';

test('any name at all makes one harmless header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(contentDisposition(name)).toMatch(
        /^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w!.~%-]*$/,
      );
    }),
  );
});

test('a French name arrives as it is', () => {
  const header = contentDisposition('Relevé d’août (1).pdf');
  const exact = header.split("UTF-8''")[1] ?? '';
  expect(decodeURIComponent(exact)).toBe('Relevé d’août (1).pdf');
});
