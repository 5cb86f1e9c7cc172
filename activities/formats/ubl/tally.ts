import type {
  Category,
  Means,
  Placed,
  Subtotal,
  Tally,
  Taxed,
  TaxTotal,
} from '#workflows/invoice/rules/tally.ts';
import type { XmlElement } from '../xml.ts';
import { elementsAt, elementsNamed, numberAt, numeral, textAt, textsNamed } from '../xml-walk.ts';

const SELLER = ['cac:AccountingSupplierParty', 'cac:Party'];
const BUYER = ['cac:AccountingCustomerParty', 'cac:Party'];
const REPRESENTATIVE = ['cac:TaxRepresentativeParty'];
const PAYEE = ['cac:PayeeParty'];

/** What the rules on VAT, totals and payment count in a UBL invoice or credit note. */
export function ublTally(root: XmlElement): Tally {
  const lines = root.children.filter(
    ({ name }) => name === 'cac:InvoiceLine' || name === 'cac:CreditNoteLine',
  );
  const [allowances, charges] = byIndicator(elementsAt(root, 'cac:AllowanceCharge'));
  // On lines, their prices and lines under them.
  const [lineAllowances, lineCharges] = byIndicator(
    root.children
      .filter(({ name }) => name !== 'cac:AllowanceCharge')
      .flatMap((part) => elementsNamed(part, 'cac:AllowanceCharge')),
  );
  return {
    lines: lines.map((line, i) => ({
      amount: numberAt(line, 'cbc:LineExtensionAmount'),
      categories: elementsAt(line, 'cac:Item', 'cac:ClassifiedTaxCategory').map((category) =>
        categoryOf(category, `lines[${i}].vat`),
      ),
    })),
    allowances: allowances.map((one, i) => taxed(one, `allowances[${i}].vat`)),
    charges: charges.map((one, i) => taxed(one, `charges[${i}].vat`)),
    lineAllowances: lineAllowances.flatMap((one) => taxed(one, 'lines').categories),
    lineCharges: lineCharges.flatMap((one) => taxed(one, 'lines').categories),
    subLines: lines
      .flatMap((line) => line.children.filter(({ name }) => name.startsWith('cac:Sub')))
      .flatMap((one) => elementsNamed(one, 'cac:ClassifiedTaxCategory'))
      .map((category) => categoryOf(category, 'lines')),
    subtotals: elementsAt(root, 'cac:TaxTotal', 'cac:TaxSubtotal').flatMap(subtotalsOf),
    taxTotals: elementsAt(root, 'cac:TaxTotal').map(taxTotalOf),
    means: elementsAt(root, 'cac:PaymentMeans').map(meansOf),
    taxNumbers: {
      sellerVat: vatIdsOf(root, SELLER).length > 0,
      sellerTax: elementsAt(root, ...SELLER, 'cac:PartyTaxScheme', 'cbc:CompanyID').length > 0,
      representativeVat: vatIdsOf(root, REPRESENTATIVE).length > 0,
      buyerVat: vatIdsOf(root, BUYER).length > 0,
      buyerLegal: elementsAt(root, ...BUYER, 'cac:PartyLegalEntity', 'cbc:CompanyID').length > 0,
    },
    vatIds: [
      ...placed('seller.vatId', vatSchemes(root, SELLER)),
      ...placed('buyer.vatId', vatSchemes(root, BUYER)),
      ...placed('taxRepresentative.vatId', vatSchemes(root, REPRESENTATIVE)),
      ...placed('payee', vatSchemes(root, PAYEE)),
    ],
    countries: textsNamed(root, 'cbc:IdentificationCode'),
  };
}

/** Allowances and charges; what is neither is left out. */
function byIndicator(elements: readonly XmlElement[]): readonly [XmlElement[], XmlElement[]] {
  const those = (...values: string[]) =>
    elements.filter((one) => values.includes(textAt(one, 'cbc:ChargeIndicator') ?? ''));
  return [those('false', '0'), those('true', '1')];
}

const taxed = (element: XmlElement, at: string): Taxed => ({
  amount: numberAt(element, 'cbc:Amount'),
  categories: elementsAt(element, 'cac:TaxCategory').map((one) => categoryOf(one, at)),
});

const categoryOf = (category: XmlElement, at: string): Category => ({
  at,
  code: textAt(category, 'cbc:ID'),
  rate: numberAt(category, 'cbc:Percent'),
  isVat: isVat(category),
});

const isVat = (element: XmlElement): boolean =>
  elementsAt(element, 'cac:TaxScheme', 'cbc:ID').some(
    ({ text }) => text.trim().toUpperCase() === 'VAT',
  );

function subtotalsOf(element: XmlElement, i: number): Subtotal[] {
  const at = `vatBreakdown[${i}]`;
  const categories = elementsAt(element, 'cac:TaxCategory');
  const none = { at, code: undefined, rate: undefined, isVat: false, hasReason: false };
  const entries =
    categories.length === 0
      ? [none]
      : categories.map((category) => ({
          ...categoryOf(category, at),
          hasReason:
            textAt(category, 'cbc:TaxExemptionReason') !== undefined ||
            textAt(category, 'cbc:TaxExemptionReasonCode') !== undefined,
        }));
  return entries.map((entry) => ({
    ...entry,
    base: numberAt(element, 'cbc:TaxableAmount'),
    amount: numberAt(element, 'cbc:TaxAmount'),
  }));
}

function taxTotalOf(element: XmlElement): TaxTotal {
  const [amount] = elementsAt(element, 'cbc:TaxAmount');
  const subtotals = elementsAt(element, 'cac:TaxSubtotal');
  return {
    currency: amount?.attributes.currencyID?.trim(),
    amount: amount && numeral(amount.text),
    parts:
      subtotals.length === 0
        ? undefined
        : subtotals.flatMap((one) => numberAt(one, 'cbc:TaxAmount') ?? []),
  };
}

const meansOf = (element: XmlElement, i: number): Means => ({
  at: i === 0 ? 'payment' : `payment (${i + 1})`,
  code: textAt(element, 'cbc:PaymentMeansCode'),
  accounts: elementsAt(element, 'cac:PayeeFinancialAccount').map((one) => textAt(one, 'cbc:ID')),
  banks: elementsAt(element, 'cac:PayeeFinancialAccount', 'cac:FinancialInstitutionBranch').map(
    (bank) => textAt(bank, 'cbc:ID'),
  ),
  remittance: textAt(element, 'cbc:PaymentID'),
  hasCard: elementsAt(element, 'cac:CardAccount').length > 0,
  debit: elementsAt(element, 'cac:PaymentMandate').map((mandate) => ({
    mandate: textAt(mandate, 'cbc:ID'),
    account: textAt(mandate, 'cac:PayerFinancialAccount', 'cbc:ID'),
  }))[0],
});

const vatSchemes = (root: XmlElement, party: readonly string[]): XmlElement[] =>
  elementsAt(root, ...party, 'cac:PartyTaxScheme').filter(isVat);

const vatIdsOf = (root: XmlElement, party: readonly string[]): XmlElement[] =>
  vatSchemes(root, party).flatMap((scheme) => elementsAt(scheme, 'cbc:CompanyID'));

const placed = (at: string, schemes: readonly XmlElement[]): Placed[] =>
  schemes.map((scheme) => ({ at, value: textAt(scheme, 'cbc:CompanyID') ?? '' }));
