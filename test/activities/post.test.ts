import { expect, test } from 'vitest';
import { addressBlock } from '#activities/post/addressBlock.ts';
import { envelopeFor } from '#activities/post/envelope.ts';
import { domesticInvoice } from '../samples/invoices.ts';

test.each([
  [1, true, 1, 'C5'],
  [10, true, 5, 'C5'],
  [11, true, 6, 'C4'],
  [5, false, 5, 'C5'],
  [6, false, 6, 'C4'],
  [200, true, 100, 'C4'],
  [201, true, 101, undefined],
])('%i pages, both sides %s: %i sheets in %s', (pages, duplex, sheets, envelope) => {
  expect(envelopeFor(pages, duplex)).toEqual({ sheets, envelope });
});

test('an address names each field that a letter can’t go without, blank ones too', () => {
  const { buyer } = domesticInvoice;
  const bare = { buyer: { ...buyer, name: ' ', address: { line1: '1 rue du Port' } } };
  expect(addressBlock(bare)).toEqual({
    ok: false,
    missing: ['invoice.buyer.name', 'invoice.buyer.address.postCode', 'invoice.buyer.address.city'],
  });
  expect(addressBlock(domesticInvoice)).toMatchObject({ ok: true });
});
