import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { renderInvoice } from '#activities/formats/pdf/render.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { creditNote, domesticInvoice } from '../../../samples/invoices.ts';

/** What people read on the pages, spaces as one. */
async function textOf(invoice: Invoice, language: 'fr' | 'en'): Promise<string> {
  const loading = getDocument({ data: await renderInvoice(invoice, language), verbosity: 0 });
  const pdf = await loading.promise;
  const texts: string[] = [];
  for (let i = 1; i <= pdf.numPages; i += 1) {
    const { items } = await (await pdf.getPage(i)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await loading.destroy();
  return texts.join(' ').replace(/\s+/g, ' ');
}

const bare = { ...domesticInvoice, notes: [] };

test('a French invoice states penalties and recovery fee where its notes do not', async () => {
  const text = await textOf(bare, 'fr');
  expect(text).toContain('majoré de 10 points');
  expect(text).toContain('frais de recouvrement : 40 €');
  expect(await textOf(domesticInvoice, 'fr')).not.toContain('majoré de 10 points');
});

test('a credit note asks for no penalties', async () => {
  expect(await textOf({ ...creditNote, notes: [] }, 'fr')).not.toContain('majoré');
});

test.each([
  ['B1', '3', 'livraison de biens', false],
  ['S1', '3', 'prestation de services', true],
  ['S1', undefined, 'prestation de services', false],
  ['M1', '3', 'livraison de biens et prestation de services', true],
])('process %s with VAT due at %s is %s, on debits: %s', async (process, due, kind, debits) => {
  const { taxPointCode: _, ...rest } = bare;
  const invoice = { ...rest, processType: process, ...(due ? { taxPointCode: due } : {}) };
  const text = await textOf(invoice, 'fr');
  expect(text).toContain(`Nature des opérations : ${kind}`);
  expect(text.includes('d’après les débits')).toBe(debits);
});

test('English sets no space before a colon, French does', async () => {
  expect(await textOf(bare, 'en')).toContain('Due: 1 Mar 2026');
  expect(await textOf(bare, 'fr')).toContain('Échéance : 01/03/2026');
});

test('the country stands in the addresses only when the parties are in two', async () => {
  const address = { ...domesticInvoice.buyer.address, country: 'BE' };
  const abroad = { ...bare, buyer: { ...domesticInvoice.buyer, address } };
  expect(await textOf(abroad, 'fr')).toMatch(/Nantes BE .*/);
  expect(await textOf(bare, 'fr')).not.toMatch(/Nantes FR/);
});
