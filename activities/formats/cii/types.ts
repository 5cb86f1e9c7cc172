import { type Check, check, isWithin, unusedIn, when } from '../binding/check.ts';
import type { XmlElement } from '../xml.ts';
import { elementsAt, textAt } from '../xml-walk.ts';

const SETTLEMENT = 'ram:ApplicableHeaderTradeSettlement';
const TAXES = '*TradeTax';

/** Identifiers that take no attribute at all; the first context that fits a node takes it. */
function isBareId({ name }: XmlElement, trail: readonly XmlElement[]): boolean {
  const parent = trail.at(-1)?.name;
  return (
    (name === 'ram:ID' &&
      (parent === 'ram:GuidelineSpecifiedDocumentContextParameter' ||
        parent === 'rsm:ExchangedDocument')) ||
    (name === 'ram:LineID' && parent === 'ram:AssociatedDocumentLineDocument') ||
    (name === 'ram:SellerAssignedID' && parent === 'ram:SpecifiedTradeProduct')
  );
}

const numbered = (first: number, i: number): string =>
  `CII-DT-${String(first + i).padStart(3, '0')}`;

const row = (
  first: number,
  on: readonly string[],
  paths: string,
  severity?: 'warning',
): readonly Check[] =>
  paths.split(' ').map((path, i) => unusedIn(numbered(first, i), on, path, severity));

/** A child that only a referenced document of that kind may have. */
const onlyIn = (id: string, child: string, isRight: (document: XmlElement) => boolean): Check => {
  const rule = unusedIn(id, ['*ReferencedDocument'], child);
  return { ...rule, holds: (one, trail) => isRight(one) || rule.holds(one, trail) };
};

const isDocument = (element: XmlElement, ...types: readonly string[]): boolean =>
  element.name === 'ram:AdditionalReferencedDocument' &&
  types.includes(textAt(element, 'ram:TypeCode') ?? '');

const isInHeader = (_: XmlElement, trail: readonly XmlElement[]): boolean =>
  trail.some(({ name }) => name === SETTLEMENT);

const headerOnly = (id: string, child: string): Check =>
  when(unusedIn(id, [TAXES], child, 'warning'), (one, trail) => !isInHeader(one, trail));

const breakdownOnly = (id: string, child: string): Check =>
  when(unusedIn(id, [TAXES], child, 'warning'), ({ name }) => name !== 'ram:ApplicableTradeTax');

const SCHEME = '@schemeName @schemeAgencyName @schemeDataURI @schemeURI';

/** CII-DT: which attributes and children a type of element may have. */
export const typeChecks: readonly Check[] = [
  ...row(1, ['*ID'], `${SCHEME} @schemeID @schemeAgencyID @schemeVersionID`).map((rule) =>
    when(rule, isBareId),
  ),
  ...row(101, ['*ID'], SCHEME).map((rule) =>
    when(rule, (one, trail) => one.name.startsWith('ram:') && !isBareId(one, trail)),
  ),
  ...row(8, ['ram:TypeCode'], '@name @listURI'),
  ...row(13, ['/'], '@languageID @languageLocaleID'),
  ...row(45, ['ram:CategoryCode'], '@listID @listAgencyID @listVersionID @listURI', 'warning').map(
    (rule) =>
      when(rule, (_, trail) =>
        isWithin(trail, 'ram:ApplicableTradeTax', 'ram:SpecifiedLineTradeSettlement'),
      ),
  ),
  onlyIn('CII-DT-015', 'ram:URIID', (one) => isDocument(one, '916')),
  onlyIn('CII-DT-018', 'ram:TypeCode', (one) => isDocument(one, '50', '130', '916')),
  onlyIn('CII-DT-021', 'ram:Name', (one) => isDocument(one, '916')),
  onlyIn('CII-DT-022', 'ram:AttachmentBinaryObject', (one) => isDocument(one, '916')),
  onlyIn('CII-DT-024', 'ram:ReferenceTypeCode', (one) => isDocument(one, '130')),
  onlyIn(
    'CII-DT-027',
    'ram:FormattedIssueDateTime',
    ({ name }) => name === 'ram:InvoiceReferencedDocument',
  ),
  ...row(16, ['*ReferencedDocument'], 'ram:StatusCode ram:CopyIndicator'),
  ...row(19, ['*ReferencedDocument'], 'ram:GlobalID ram:RevisionID'),
  ...row(23, ['*ReferencedDocument'], 'ram:Information'),
  ...row(25, ['*ReferencedDocument'], 'ram:SectionName ram:PreviousRevisionID'),
  ...row(
    28,
    ['*ReferencedDocument'],
    'ram:EffectiveSpecifiedPeriod ram:IssuerTradeParty ram:AttachedSpecifiedBinaryFile',
  ),
  ...row(31, ['*Amount'], '@currencyID @currencyCodeListVersionID').map((rule) =>
    when(rule, ({ name }) => name !== 'ram:TaxTotalAmount'),
  ),
  when(unusedIn('CII-DT-033', ['*Quantity'], '@unitCode'), (_, [root]) => !hasBilledUnit(root)),
  ...row(34, ['*Quantity'], '@unitCodeListID @unitCodeListAgencyID @unitCodeListAgencyName'),
  check(
    'CII-DT-037',
    'fatal',
    [TAXES],
    { fr: 'un impôt n’est pas de la TVA (VAT)', en: 'a tax is not VAT' },
    (tax) => {
      const types = elementsAt(tax, 'ram:TypeCode');
      return types.length === 0 || types.some(({ text }) => text.trim() === 'VAT');
    },
  ),
  ...row(
    38,
    [TAXES],
    'ram:CalculatedRate ram:CalculationSequenceNumeric ram:BasisQuantity',
    'warning',
  ),
  headerOnly('CII-DT-041', 'ram:BasisAmount'),
  ...row(
    42,
    [TAXES],
    'ram:UnitBasisAmount ram:LineTotalBasisAmount ram:AllowanceChargeBasisAmount',
    'warning',
  ),
  ...row(49, [TAXES], 'ram:CurrencyCode ram:Jurisdiction ram:CustomsDutyIndicator', 'warning'),
  breakdownOnly('CII-DT-052', 'ram:ExemptionReasonCode'),
  breakdownOnly('CII-DT-098', 'ram:ExemptionReason'),
  ...row(53, [TAXES], 'ram:TaxBasisAllowanceRate', 'warning'),
  headerOnly('CII-DT-054', 'ram:TaxPointDate'),
  ...row(55, [TAXES], 'ram:Type ram:InformationAmount ram:CategoryName', 'warning'),
  headerOnly('CII-DT-058', 'ram:DueDateTypeCode'),
  when(unusedIn('CII-DT-059', ['ram:RateApplicablePercent'], '@format', 'warning'), (_, trail) =>
    (trail.at(-1)?.name ?? '').endsWith('TradeTax'),
  ),
  ...row(
    60,
    [TAXES],
    [
      ...['ram:SpecifiedTradeAccountingAccount', 'ram:ServiceSupplyTradeCountry'],
      'ram:BuyerRepayableTaxSpecifiedTradeAccountingAccount',
      'ram:SellerPayableTaxSpecifiedTradeAccountingAccount',
      'ram:SellerRefundableTaxSpecifiedTradeAccountingAccount',
      'ram:BuyerDeductibleTaxSpecifiedTradeAccountingAccount',
      'ram:BuyerNonDeductibleTaxSpecifiedTradeAccountingAccount',
      'ram:PlaceApplicableTradeLocation',
    ].join(' '),
    'warning',
  ),
  ...row(
    68,
    ['ram:BillingSpecifiedPeriod'],
    'ram:StartDateTime/udt:DateTime ram:DurationMeasure ram:InclusiveIndicator ram:Description ram:EndDateTime/udt:DateTime ram:CompleteDateTime ram:OpenIndicator ram:SeasonCode ram:ID ram:Name ram:SequenceNumeric ram:StartDateFlexibilityCode ram:ContinuousIndicator ram:PurposeCode',
  ),
  ...row(82, ['ram:PostalTradeAddress'], 'ram:ID ram:PostOfficeBox ram:BuildingName'),
  ...row(
    86,
    ['ram:PostalTradeAddress'],
    'ram:LineFour ram:LineFive ram:StreetName ram:CitySubDivisionName ram:CountryName ram:CountrySubDivisionID ram:AttentionOf ram:CareOf ram:BuildingNumber ram:DepartmentName ram:AdditionalStreetName',
  ),
  check(
    'CII-DT-097',
    'fatal',
    ['udt:DateTimeString'],
    {
      fr: 'une date n’est pas de la forme 20260131 (format 102)',
      en: 'a date is not of the form 20260131 (format 102)',
    },
    ({ attributes, text }) =>
      attributes.format !== '102' ||
      /^\s*\d{4}(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9])\s*$/.test(text),
  ),
];

/** Asked for every quantity of a document. */
const billedUnits = new WeakMap<XmlElement, boolean>();

function hasBilledUnit(root: XmlElement | undefined): boolean {
  if (!root) return false;
  const known = billedUnits.get(root);
  if (known !== undefined) return known;
  const quantities = elementsAt(
    root,
    'rsm:SupplyChainTradeTransaction',
    'ram:IncludedSupplyChainTradeLineItem',
    'ram:SpecifiedLineTradeDelivery',
    'ram:BilledQuantity',
  );
  const has = quantities.some(({ attributes }) => attributes.unitCode !== undefined);
  billedUnits.set(root, has);
  return has;
}
