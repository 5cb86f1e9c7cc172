import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charsets, EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import { jsonOf, wishesOf } from '../../designer/partner/wishes.ts';

const words = fc.stringMatching(/^[A-Z0-9]{1,6}$/);
const address = fc.record(
  { id: fc.stringMatching(/^\d{13}$/), qualifier: fc.constantFrom('14', '5', 'ZZZ') },
  { requiredKeys: ['id'] },
);
const partner = fc.record(
  {
    association: words,
    charset: fc.constantFrom(...charsets),
    sender: address,
    recipient: address,
    isTest: fc.boolean(),
    una: fc.boolean(),
    lineEnds: fc.boolean(),
    invoicee: fc.boolean(),
    decimals: fc.record(
      { amount: fc.nat(6), price: fc.nat(6), quantity: fc.nat(6) },
      { requiredKeys: [] },
    ),
    drop: fc.array(fc.constantFrom('FTX', 'LIN/IMD')),
    codes: fc.dictionary(
      fc.constantFrom('NAD/RFF@q', 'UNS/MOA@q'),
      fc.dictionary(words, words, { minKeys: 1 }),
    ),
    mentions: fc.array(fc.record({ subject: fc.constantFrom('PMT', 'XYZ'), text: words })),
    references: fc.array(words),
  },
  { requiredKeys: [] },
);

test('the form of a partner gives that partner back, whatever it wants', () => {
  fc.assert(
    fc.property(partner, (wanted) => {
      const wishes = wishesOf(JSON.stringify(wanted));
      const json = wishes && jsonOf(wishes);
      const read = (value: object) => EdifactPartner.parse({ ...value, directory: 'D96A' });
      expect(read(JSON.parse(json || '{}'))).toEqual(read(wanted));
    }),
  );
});

test('a form in which nothing is asked for is no JSON at all', () => {
  const wishes = wishesOf('');
  expect(wishes && jsonOf(wishes)).toBe('');
});

test('rows that are half typed are left out of the JSON', () => {
  const wishes = wishesOf('');
  if (!wishes) throw new Error('no form');
  const half = {
    ...wishes,
    mentions: [{ subject: 'PMT', text: ' ' }],
    codes: [{ place: 'NAD/RFF@q', ours: '', theirs: 'X' }],
  };
  expect(jsonOf(half)).toBe('');
});

test('JSON that is no partner has no form', () => {
  expect(wishesOf('{"colour":"red"}')).toBeUndefined();
  expect(wishesOf('none')).toBeUndefined();
});
