import type { Category, Means, Subtotal, Tally, Taxed } from '#workflows/invoice/rules/tally.ts';
import type { XmlElement } from '../xml.ts';
import { elementsAt, numberAt, numeral, textAt, textsNamed } from '../xml-walk.ts';

const TRADE = 'rsm:SupplyChainTradeTransaction';
const AGREEMENT = [TRADE, 'ram:ApplicableHeaderTradeAgreement'];
const SETTLEMENT = [TRADE, 'ram:ApplicableHeaderTradeSettlement'];
const SELLER = [...AGREEMENT, 'ram:SellerTradeParty'];
const BUYER = [...AGREEMENT, 'ram:BuyerTradeParty'];
const REPRESENTATIVE = [...AGREEMENT, 'ram:SellerTaxRepresentativeTradeParty'];
const TOTALS = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';
const BANKS = [
  'ram:PayeeSpecifiedCreditorFinancialInstitution',
  'ram:PayerSpecifiedDebtorFinancialInstitution',
];

/** What the rules on VAT, totals and payment count in a Cross Industry Invoice. */
export function ciiTally(root: XmlElement): Tally {
  const lines = elementsAt(root, TRADE, 'ram:IncludedSupplyChainTradeLineItem');
  const [allowances, charges] = byIndicator(
    elementsAt(root, ...SETTLEMENT, 'ram:SpecifiedTradeAllowanceCharge'),
  );
  const [lineAllowances, lineCharges] = byIndicator(
    lines.flatMap((line) =>
      elementsAt(line, 'ram:SpecifiedLineTradeSettlement', 'ram:SpecifiedTradeAllowanceCharge'),
    ),
  );
  const taxes = elementsAt(root, ...SETTLEMENT, 'ram:ApplicableTradeTax');
  const parts = taxes.flatMap((tax) => numberAt(tax, 'ram:CalculatedAmount') ?? []);
  return {
    lines: lines.map((line, i) => ({
      amount: numberAt(
        line,
        'ram:SpecifiedLineTradeSettlement',
        'ram:SpecifiedTradeSettlementLineMonetarySummation',
        'ram:LineTotalAmount',
      ),
      categories: elementsAt(
        line,
        'ram:SpecifiedLineTradeSettlement',
        'ram:ApplicableTradeTax',
      ).map((tax) => categoryOf(tax, `lines[${i}].vat`)),
    })),
    allowances: allowances.map((one, i) => taxed(one, `allowances[${i}].vat`)),
    charges: charges.map((one, i) => taxed(one, `charges[${i}].vat`)),
    lineAllowances: lineAllowances.flatMap((one) => taxed(one, 'lines').categories),
    lineCharges: lineCharges.flatMap((one) => taxed(one, 'lines').categories),
    subLines: [],
    subtotals: taxes.map(subtotalOf),
    taxTotals: elementsAt(root, ...SETTLEMENT, TOTALS, 'ram:TaxTotalAmount').map((total) => ({
      currency: total.attributes.currencyID?.trim(),
      amount: numeral(total.text),
      parts,
    })),
    means: elementsAt(root, ...SETTLEMENT, 'ram:SpecifiedTradeSettlementPaymentMeans').map(
      meansIn(root),
    ),
    taxNumbers: {
      sellerVat: hasTaxId(root, SELLER, 'VA'),
      sellerTax: hasTaxId(root, SELLER, 'VA', 'FC'),
      representativeVat: hasTaxId(root, REPRESENTATIVE, 'VA'),
      buyerVat: hasTaxId(root, BUYER, 'VA'),
      buyerLegal: elementsAt(root, ...BUYER, 'ram:SpecifiedLegalOrganization', 'ram:ID').length > 0,
    },
    vatIds: (
      [
        ['seller.vatId', SELLER],
        ['buyer.vatId', BUYER],
        ['taxRepresentative.vatId', REPRESENTATIVE],
        ['payee', [...SETTLEMENT, 'ram:PayeeTradeParty']],
      ] as const
    ).flatMap(([at, party]) =>
      taxIds(root, party, 'VA').map(({ text }) => ({ at, value: text.trim() })),
    ),
    countries: textsNamed(root, 'ram:CountryID'),
  };
}

function byIndicator(elements: readonly XmlElement[]): readonly [XmlElement[], XmlElement[]] {
  const those = (...values: string[]) =>
    elements.filter((one) =>
      values.includes(textAt(one, 'ram:ChargeIndicator', 'udt:Indicator') ?? ''),
    );
  return [those('false', '0'), those('true', '1')];
}

const taxed = (element: XmlElement, at: string): Taxed => ({
  amount: numberAt(element, 'ram:ActualAmount'),
  categories: elementsAt(element, 'ram:CategoryTradeTax').map((one) => categoryOf(one, at)),
});

const categoryOf = (tax: XmlElement, at: string): Category => ({
  at,
  code: textAt(tax, 'ram:CategoryCode'),
  rate: numberAt(tax, 'ram:RateApplicablePercent'),
  isVat: textAt(tax, 'ram:TypeCode')?.toUpperCase() === 'VAT',
});

function subtotalOf(tax: XmlElement, i: number): Subtotal {
  return {
    ...categoryOf(tax, `vatBreakdown[${i}]`),
    base: numberAt(tax, 'ram:BasisAmount'),
    amount: numberAt(tax, 'ram:CalculatedAmount'),
    hasReason:
      textAt(tax, 'ram:ExemptionReason') !== undefined ||
      textAt(tax, 'ram:ExemptionReasonCode') !== undefined,
  };
}

/** A direct debit is spread over the settlement: its mandate and creditor stand apart from the payment means. */
function meansIn(root: XmlElement): (element: XmlElement, i: number) => Means {
  const settlement = elementsAt(root, ...SETTLEMENT);
  const [mandate] = settlement.flatMap((one) =>
    elementsAt(one, 'ram:SpecifiedTradePaymentTerms', 'ram:DirectDebitMandateID'),
  );
  const [creditor] = settlement.flatMap((one) => elementsAt(one, 'ram:CreditorReferenceID'));
  const [remittance] = settlement.flatMap((one) => elementsAt(one, 'ram:PaymentReference'));
  return (element, i) => {
    const account = textAt(element, 'ram:PayerPartyDebtorFinancialAccount', 'ram:IBANID');
    const isDebit = mandate !== undefined || creditor !== undefined || account !== undefined;
    return {
      ...meansOf(element, i),
      remittance: remittance?.text.trim(),
      debit: isDebit ? { mandate: mandate?.text.trim(), account } : undefined,
    };
  };
}

const meansOf = (element: XmlElement, i: number): Omit<Means, 'remittance' | 'debit'> => ({
  at: i === 0 ? 'payment' : `payment (${i + 1})`,
  code: textAt(element, 'ram:TypeCode'),
  accounts: elementsAt(element, 'ram:PayeePartyCreditorFinancialAccount').map((account) => {
    const iban = textAt(account, 'ram:IBANID');
    return iban || (textAt(account, 'ram:ProprietaryID') ?? iban);
  }),
  banks: element.children
    .filter(({ name }) => BANKS.includes(name))
    .map((bank) => textAt(bank, 'ram:BICID')),
  hasCard: elementsAt(element, 'ram:ApplicableTradeSettlementFinancialCard').length > 0,
});

const taxIds = (root: XmlElement, party: readonly string[], ...kinds: string[]): XmlElement[] =>
  elementsAt(root, ...party, 'ram:SpecifiedTaxRegistration', 'ram:ID').filter(({ attributes }) =>
    kinds.includes(attributes.schemeID ?? ''),
  );

const hasTaxId = (root: XmlElement, party: readonly string[], ...kinds: string[]): boolean =>
  taxIds(root, party, ...kinds).length > 0;
