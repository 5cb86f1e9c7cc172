import { expect, test } from 'vitest';
import { readEdifact } from '#activities/formats/edifact/read.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Problem } from '#workflows/problem.ts';
import { retailMessage } from '../../../samples/retailMessage.ts';

function read(text: string): { readonly invoice: Invoice; readonly unmapped: readonly Problem[] } {
  const interchange = readEdifact(Buffer.from(text, 'latin1'));
  const [first] = interchange.ok ? interchange.invoices : [];
  if (!first?.ok) throw new Error(JSON.stringify(first ?? interchange));
  return { invoice: first.invoice, unmapped: first.unmapped };
}

test('what French retail says beyond EN 16931 is kept: parties, dates of references, discount, quantities', () => {
  const { invoice, unmapped } = read(retailMessage);
  expect(unmapped).toEqual([]);
  expect(invoice).toMatchObject({
    buyer: { name: 'MAGASIN SA' },
    invoicee: {
      name: 'CENTRALE SA',
      vatId: 'FR40303265045',
      identifiers: [{ value: '3098765000023', scheme: '0088' }],
    },
    payer: { name: 'PAYEUR SA', address: { city: 'NICE', postCode: '06000' } },
    invoicer: { name: 'EMETTEUR' },
    seller: { contact: { phone: '0102030405', fax: '0102030406' } },
    orderDate: '2026-11-01',
    despatchAdviceDate: '2026-11-20',
    contractDate: '2026-01-01',
    deliveryTerms: { code: 'DAP' },
    dueDate: '2026-12-24',
    paymentDiscount: { percent: '2' },
    paymentPenalty: { percent: '12' },
    allowances: [{ reason: 'Remise', reasonCode: '95', amount: '5.00' }],
    lines: [
      {
        quantity: '10',
        freeQuantity: '1',
        perPackage: '6',
        deliveryDate: '2026-11-20',
        despatchAdvice: { number: 'BL55', line: '1', date: '2026-11-20' },
        vat: { amount: '20.00' },
      },
    ],
  });
});

test('more delivered than invoiced is told', () => {
  const { unmapped } = read(retailMessage.replace('QTY+46:10', 'QTY+46:12'));
  expect(unmapped.map(({ message }) => message.en)).toEqual([expect.stringContaining('QTY+46:12')]);
});

test('a party invoiced that is the buyer is no further party', () => {
  const buyer = /NAD\+BY\+[\s\S]*?(?=NAD)/.exec(retailMessage)?.[0] ?? '';
  const again = buyer.replace('NAD+BY', 'NAD+IV');
  const { invoice } = read(retailMessage.replace(/NAD\+IV\+[\s\S]*?(?=NAD)/, again));
  expect(invoice.invoicee).toBeUndefined();
});

/** The message as D.14B has it, with a supporting document and the object that follows the message. */
const withObject = (reference: string): string =>
  retailMessage
    .replace('INVOIC:D:96A:UN:EAN008', 'INVOIC:D:14B:UN')
    .replace('NAD+SU', 'NAD+SE')
    .replace('LIN+1+', "EFI+bon.txt:Bon de livraison'RFF+ATS:DOC1'LIN+1+")
    .replace(/UNZ/, `UNO+P1+1:${reference}+13:text/csv+8'Ym9uam91cg==UNP+8+P1'UNZ`);

test('an object that follows the message is the file of the document that it names', () => {
  const { invoice } = read(withObject('DOC1'));
  expect(invoice.attachments).toEqual([
    {
      id: 'DOC1',
      description: 'Bon de livraison',
      file: { name: 'bon.txt', mediaType: 'text/csv', content: 'Ym9uam91cg==' },
    },
  ]);
  expect(read(withObject('DOC9')).unmapped.map(({ code }) => code)).toContain(
    'EDI_SEVERAL_PACKAGES',
  );
});
