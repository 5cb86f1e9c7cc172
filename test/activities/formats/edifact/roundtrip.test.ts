import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EdifactPartner } from '#activities/formats/edifact/partner.ts';
import { readEdifact } from '#activities/formats/edifact/read.ts';
import { writeEdifact } from '#activities/formats/edifact/write.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { spellableInvoice } from './spellable.ts';

const address = { id: '3012345000008' };
const partnerOf = (directory: 'D96A' | 'D01B', more: object = {}) =>
  EdifactPartner.parse({ directory, sender: address, recipient: address, ...more });

/** What a message without warnings says. */
function again(bytes: Uint8Array, partner: EdifactPartner): Invoice {
  const read = readEdifact(bytes, partner);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const [invoice] = read.invoices;
  if (!invoice?.ok) throw new Error(JSON.stringify(invoice?.problems));
  expect(invoice.unmapped).toEqual([]);
  return invoice.invoice;
}

describe.each(['D96A', 'D01B'] as const)('an invoice in %s', (directory) => {
  test('that is written without a warning is read as it was', () => {
    let silent = 0;
    fc.assert(
      fc.property(spellableInvoice, fc.constantFrom('UNOC', 'UNOY'), (invoice, charset) => {
        const partner = partnerOf(directory, { charset });
        const written = writeEdifact(invoice, partner);
        fc.pre(written.ok);
        if (written.problems.some(({ code }) => code !== 'EDI_GLN')) return;
        silent += 1;
        expect(again(written.bytes, partner)).toEqual(invoice);
      }),
      { numRuns: 300 },
    );
    expect(silent).toBeGreaterThan(50);
  });
});
