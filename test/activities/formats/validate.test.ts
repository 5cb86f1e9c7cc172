import { expect, test } from 'vitest';
import { writeCii } from '#activities/formats/cii/cii.ts';
import { writeUbl } from '#activities/formats/ubl/ubl.ts';
import { validateFile, validateXml } from '#activities/formats/validate.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { isFatal } from '#workflows/problem.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';

const syntaxes = [
  ['CII', writeCii],
  ['UBL', writeUbl],
] as const;

const judge = (xml: string) => validateXml(Buffer.from(xml, 'utf8'), 'en16931');
const codes = (xml: string) => [
  ...new Set(
    judge(xml)
      .problems.filter(isFatal)
      .map(({ code }) => code),
  ),
];
const faults = (xml: string) =>
  judge(xml).problems.map(({ code, at, message }) => [code, at, message.en]);

test.each(syntaxes)('the samples written as %s obey every rule', (_, write) => {
  expect(judge(write(domesticInvoice)).problems).toEqual([]);
  expect(judge(write(creditNote)).problems).toEqual([]);
});

test.each([
  [
    'an unknown element',
    'UBL',
    /<cbc:ID>/,
    '<cbc:Colour>red</cbc:Colour><cbc:ID>',
    'no such element',
  ],
  [
    'elements out of order',
    'UBL',
    /(<cbc:ID>.*?<\/cbc:ID>)\s*(<cbc:IssueDate>.*?<\/cbc:IssueDate>)/,
    '$2$1',
    'out of order',
  ],
  ['an element too many', 'UBL', /(<cbc:IssueDate>.*?<\/cbc:IssueDate>)/, '$1$1', 'more often'],
  ['a missing element', 'UBL', /<cbc:IssueDate>.*?<\/cbc:IssueDate>/, '', 'is missing'],
  ['a number that is none', 'CII', /(<ram:DuePayableAmount>)/, '$1€', 'decimal'],
  ['a day that no calendar has', 'UBL', /(<cbc:IssueDate>)[^<]*/, '$12026-02-30', 'calendar'],
  ['an indicator that is none', 'CII', /(<udt:Indicator>)[^<]*/, '$1no', 'true'],
  ['an amount without currency', 'UBL', / currencyID="EUR"/, '', 'attribute'],
  ['text between elements', 'CII', /(<ram:SellerTradeParty>)/, '$1here', 'text'],
] as const)('%s breaks the schema, and only that is told', (_, syntax, found, instead, words) => {
  const xml = (syntax === 'UBL' ? writeUbl : writeCii)(domesticInvoice).replace(found, instead);
  expect(codes(xml)).toEqual(['XSD']);
  expect(faults(xml)).toContainEqual(['XSD', expect.any(String), expect.stringContaining(words)]);
});

test('what UBL has and EN 16931 does not use is a warning under its official id', () => {
  const xml = writeUbl(domesticInvoice).replace(
    /(<cbc:ID>.*?<\/cbc:ID>)/,
    '$1<cbc:UUID>00000000-0000-0000-0000-000000000000</cbc:UUID>',
  );
  const { valid, problems } = judge(xml);
  expect(valid).toBe(true);
  expect(problems).toMatchObject([
    { code: 'UBL-CR-005', severity: 'warning', at: 'invoice:Invoice/cbc:UUID' },
  ]);
});

test('what CII has and EN 16931 does not use is a warning under its official id', () => {
  const xml = writeCii(domesticInvoice).replace(
    /(<ram:ApplicableHeaderTradeAgreement>)/,
    '$1<ram:Reference>x</ram:Reference>',
  );
  expect(judge(xml).problems).toMatchObject([{ code: 'CII-SR-442', severity: 'warning' }]);
});

test('an empty group is a group that lacks what it must have', () => {
  const ubl = writeUbl(domesticInvoice).replace(
    '<cac:AccountingCustomerParty>',
    '<cac:PayeeParty/><cac:AccountingCustomerParty>',
  );
  // The schema wants the payee after the buyer.
  expect(codes(ubl)).toEqual(['XSD']);
  const right = writeUbl(domesticInvoice).replace(
    '</cac:AccountingCustomerParty>',
    '</cac:AccountingCustomerParty><cac:PayeeParty/>',
  );
  expect(codes(right)).toContain('BR-17');
});

test('each payment means is judged, not only the first', () => {
  const xml = writeUbl(domesticInvoice).replace(
    '<cac:PaymentTerms>',
    '<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode></cac:PaymentMeans><cac:PaymentTerms>',
  );
  expect(codes(xml)).toEqual(expect.arrayContaining(['BR-61', 'UBL-SR-47']));
});

test('a problem of a term is placed by its path in the invoice, also when the document found it', () => {
  const xml = writeCii(domesticInvoice).replace(/unitCode="[^"]*"/, 'unitCode="PCE"');
  expect(judge(xml).problems).toMatchObject([{ code: 'BR-CL-23', at: 'lines[0].unit' }]);
});

const edition = (write: (invoice: Invoice) => string, change: Partial<Invoice>) =>
  codes(write({ ...domesticInvoice, ...change }));

test('the two editions differ: UBL tolerates a base that is off by less than one, CII does not', () => {
  const vatBreakdown = domesticInvoice.vatBreakdown.map((entry, i) =>
    i === 0 ? { ...entry, base: `${Number(entry.base) + 0.5}` } : entry,
  );
  expect(edition(writeCii, { vatBreakdown })).toContain('BR-S-08');
  expect(edition(writeUbl, { vatBreakdown })).not.toContain('BR-S-08');
});

test('a file is told by its content: our JSON is held to both editions', async () => {
  const file = { name: 'x.xml', bytes: Buffer.from(JSON.stringify(domesticInvoice)) };
  expect(await validateFile(file, 'auto')).toMatchObject({
    syntax: 'json',
    rules: 'en16931',
    valid: true,
  });
});

test('what is neither CII nor UBL breaks their schemas', () => {
  expect(judge('<order/>')).toMatchObject({
    valid: false,
    syntax: undefined,
    problems: [{ code: 'XSD' }],
  });
});

test.each([
  ['<ram:CategoryCode listID="5305">', undefined],
  ['<ram:CategoryCode listID="UNCL5305">', 'an attribute has another value'],
  ['<ram:CategoryCode listName="VAT">', 'no such attribute'],
])('%s in CII is what the schema makes of it', (element, said) => {
  const xml = writeCii(domesticInvoice).replace('<ram:CategoryCode>', element);
  const [first] = judge(xml).problems.filter(isFatal);
  if (said === undefined) expect(first).toBeUndefined();
  else {
    expect(first).toMatchObject({ code: 'XSD', message: { en: expect.stringContaining(said) } });
    expect(first?.at).toMatch(/CategoryCode\/@/);
  }
});

test.each(syntaxes)(
  'numbers in %s may be written with a sign, zeros and a bare point',
  (_, write) => {
    const xml = write(domesticInvoice)
      .replace(/(Amount(?: currencyID="EUR")?>)(\d)/g, '$1+$2')
      .replace(/(Percent>)(\d+)</g, '$100$2.<');
    expect(xml).toContain('>0020.<');
    expect(codes(xml)).toEqual([]);
  },
);
