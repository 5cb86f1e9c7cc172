import { expect, test } from 'vitest';
import { mediaTypeOf } from '#server/intake/mediaType.ts';

test.each([
  ['%PDF-1.7', 'application/pdf'],
  ['junk\n%PDF-1.7', 'application/pdf'],
  ['\ufeff<a/>', 'application/xml'],
  ['<!-- made from %PDF-1.7 --><a/>', 'application/xml'],
  ['  {"number": "%PDF-"}', 'application/json'],
  ['number;total', 'application/octet-stream'],
])('%j is kept as what it is read as, %s', (text, type) => {
  expect(mediaTypeOf(Buffer.from(text))).toBe(type);
});
