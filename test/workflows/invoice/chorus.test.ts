import { expect, test } from 'vitest';
import { Invoice } from '#workflows/invoice/model.ts';
import type { Recipient } from '#workflows/invoice/rules/judged.ts';
import { ruleSets, validateInvoice } from '#workflows/invoice/validate.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';

const ids = (
  change: Partial<Invoice>,
  requires?: Recipient['requires'],
  from: Invoice = domesticInvoice,
) => {
  const invoice = Invoice.parse({ ...from, ...change });
  const recipient = requires && { requires };
  return validateInvoice(invoice, { rules: 'chorus', recipient })
    .map(({ code }) => code)
    .filter((code) => code.startsWith('CHORUS'));
};

const file = (name: string, content: string) => [
  { id: 'A', file: { name, mediaType: 'application/pdf', content } },
];
const { buyer, seller, lines } = domesticInvoice;

test('an ordinary invoice passes for a recipient that asks for both references', () => {
  expect(ids({}, 'both')).toEqual([]);
});

test.each([
  ['service', { buyerReference: undefined }, ['CHORUS-SERVICE']],
  ['engagement', { orderReference: undefined }, ['CHORUS-ENGAGEMENT']],
  ['either', { orderReference: undefined }, []],
  [
    'either',
    { orderReference: undefined, buyerReference: undefined },
    ['CHORUS-SERVICE-OR-ENGAGEMENT'],
  ],
  [
    'both',
    { orderReference: undefined, buyerReference: undefined },
    ['CHORUS-SERVICE', 'CHORUS-ENGAGEMENT'],
  ],
  ['nothing', { orderReference: undefined, buyerReference: undefined }, []],
] as const)('a recipient that requires %s of %j finds %j', (requires, change, found) => {
  expect(ids(change, requires)).toEqual(found);
});

test('what a recipient asks for is not guessed', () => {
  expect(ids({ orderReference: undefined, buyerReference: undefined })).toEqual([]);
});

test.each([
  ['a buyer without SIRET', { buyer: { ...buyer, identifiers: [] } }, 'CHORUS-SIRET-BUYER'],
  [
    'a seller in Réunion without SIRET',
    { seller: { ...seller, identifiers: [], address: { ...seller.address, country: 'RE' } } },
    'CHORUS-SIRET-SELLER',
  ],
  ['an engagement of 51 signs', { orderReference: 'x'.repeat(51) }, 'CHORUS-ENGAGEMENT-LENGTH'],
  ['no payment means', { payment: undefined }, 'CHORUS-PAYMENT-MEANS'],
  [
    'an account that is no IBAN',
    { payment: { meansCode: '30', accounts: [{ id: '12345' }] } },
    'CHORUS-IBAN',
  ],
  [
    'a gross price alone',
    { lines: lines.map((line) => ({ ...line, price: { net: '1', gross: '1' } })) },
    'CHORUS-GROSS-PRICE',
  ],
  [
    'a long file name',
    { attachments: file(`${'n'.repeat(47)}.pdf`, 'QQ==') },
    'CHORUS-ATTACHMENT-NAME',
  ],
  ['a program', { attachments: file('a.exe', 'QQ==') }, 'CHORUS-ATTACHMENT-TYPE'],
  ['an empty file', { attachments: file('a.pdf', '') }, 'CHORUS-ATTACHMENT-EMPTY'],
  [
    'a file of 11 MB',
    { attachments: file('a.pdf', 'QUFB'.repeat(3_700_000)) },
    'CHORUS-ATTACHMENT-SIZE',
  ],
] as const)('%s is told', (_, change, id) => {
  expect(ids(change as Partial<Invoice>)).toContain(id);
});

test('a supplier from abroad needs no SIRET', () => {
  const abroad = { ...seller, identifiers: [], address: { ...seller.address, country: 'DE' } };
  expect(ids({ seller: abroad })).toEqual([]);
});

test('a credit note refers to an invoice and says no means of payment', () => {
  const bare = { precedingInvoices: [], payment: { meansCode: '30', accounts: [] } };
  expect(ids(bare, undefined, creditNote)).toEqual([
    'CHORUS-PAYMENT-CREDIT',
    'CHORUS-CREDIT-REFERENCE',
  ]);
});

test('every rule speaks both languages under one id', () => {
  const own = ruleSets.chorus.rules;
  expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
  for (const { message, fix } of own)
    for (const text of [message, fix])
      expect(text.fr && text.en && text.fr !== text.en).toBeTruthy();
});
