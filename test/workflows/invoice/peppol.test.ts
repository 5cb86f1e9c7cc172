import { expect, test } from 'vitest';
import { Invoice } from '#workflows/invoice/model.ts';
import { BILLING } from '#workflows/invoice/rules/peppol/document.ts';
import { rulesOf } from '#workflows/invoice/rules/ruleSet.ts';
import { terms } from '#workflows/invoice/terms.ts';
import { ruleSetFor, ruleSets, validateInvoice } from '#workflows/invoice/validate.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

const sample = {
  ...domesticInvoice,
  specification: BILLING,
  processType: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  notes: domesticInvoice.notes.slice(0, 1).map(({ text }) => ({ text })),
};
const party = (name: 'seller' | 'buyer', change: object) => ({
  [name]: { ...sample[name], ...change },
});
const at = (country: string) => ({ ...sample.seller.address, country });

const codes = (change: object) => [
  ...new Set(
    validateInvoice(Invoice.parse({ ...sample, ...change }), { rules: 'peppol' }).map(
      ({ code }) => code,
    ),
  ),
];

test('an invoice with its Peppol process and addresses obeys every rule', () => {
  expect(codes({})).toEqual([]);
});

test.each([
  ['PEPPOL-EN16931-R001', { processType: undefined }],
  ['PEPPOL-EN16931-R002', { notes: [{ text: 'a' }, { text: 'b' }] }],
  ['PEPPOL-EN16931-R003', { buyerReference: undefined, orderReference: undefined }],
  ['PEPPOL-EN16931-R004', { specification: 'urn:cen.eu:en16931:2017' }],
  ['PEPPOL-EN16931-R007', { processType: 'B1' }],
  ['PEPPOL-EN16931-R010', party('buyer', { electronicAddress: undefined })],
  ['PEPPOL-EN16931-R020', party('seller', { electronicAddress: undefined })],
  ['PEPPOL-EN16931-P0112', { typeCode: '384' }],
  ['PEPPOL-COMMON-R040', party('buyer', { identifiers: [{ value: '124', scheme: '0088' }] })],
  ['PEPPOL-EN16931-CL008', party('buyer', { electronicAddress: { value: '1', scheme: 'EM' } })],
  ['NO-R-001', party('seller', { vatId: 'NO123456789MVA' })],
  ['DK-R-002', party('seller', { address: at('DK'), legalId: undefined })],
  ['IT-R-002', party('seller', { vatId: 'IT00743110157', address: { country: 'IT' } })],
  ['SE-R-001', party('seller', { vatId: 'SE5566778', address: at('SE') })],
  ['GR-R-001-1', party('seller', { vatId: 'EL123456783' })],
  ['IS-R-002', party('seller', { address: at('IS') })],
  ['NL-R-003', party('seller', { address: at('NL') })],
  [
    'DE-R-015',
    {
      ...party('seller', { address: at('DE') }),
      ...party('buyer', { address: at('DE') }),
      buyerReference: undefined,
    },
  ],
])('%s is found broken', (code, change) => {
  expect(codes(change)).toContain(code);
});

const line = (change: object) => ({
  lines: sample.lines.map((one, i) => (i === 0 ? { ...one, ...change } : one)),
});

test('a line may be off by two cents and no more', () => {
  const [first] = sample.lines;
  const off = (cents: number) =>
    line({ netAmount: (Number(first?.netAmount) + cents / 100).toFixed(2) });
  expect(codes(off(2))).not.toContain('PEPPOL-EN16931-R120');
  expect(codes(off(3))).toContain('PEPPOL-EN16931-R120');
});

test('a percentage and its base go together, and give the amount', () => {
  const allowance = { amount: '5.00', reason: 'discount' };
  const found = (change: object) => codes(line({ allowances: [{ ...allowance, ...change }] }));
  expect(found({ percent: '10' })).toContain('PEPPOL-EN16931-R041');
  expect(found({ base: '50.00' })).toContain('PEPPOL-EN16931-R042');
  expect(found({ base: '50.00', percent: '20' })).toContain('PEPPOL-EN16931-R040');
  expect(found({ base: '50.00', percent: '10' })).not.toContain('PEPPOL-EN16931-R040');
});

test.each([
  [BILLING, 'peppol'],
  ['urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0', 'xrechnung'],
  [
    'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0',
    'xrechnung-extension',
  ],
  [
    'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9',
    'xrechnung-vehicles',
  ],
  ['urn:factur-x.eu:1p0:minimum', 'facturx-minimum'],
  ['urn:factur-x.eu:1p0:basicwl', 'facturx-basic-wl'],
  ['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', 'facturx-basic'],
  ['urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended', 'facturx-extended'],
  ['urn:cen.eu:en16931:2017', 'en16931'],
])('%s asks for the rules %s', (specification, rules) => {
  expect(ruleSetFor(specification)).toBe(rules);
});

test.each(['peppol', 'xrechnung', 'facturx-extended'] as const)(
  'the rules of %s have one id each, speak both languages and read terms that there are',
  (name) => {
    const rules = rulesOf(ruleSets[name]);
    const numbers = new Set(terms.map(({ term }) => term));
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { message, fix, reads } of rules) {
      for (const text of [message.fr, message.en, fix.fr, fix.en])
        expect(text.length).toBeGreaterThan(5);
      expect(reads.filter((term) => !numbers.has(term))).toEqual([]);
    }
  },
);
