import { businessCheck } from '../binding/businessCheck.ts';
import { atMost, type Check, check, exactlyOne, unusedIn } from '../binding/check.ts';
import { isIn } from '../binding/codes.ts';
import { binding } from '../binding/inspect.ts';
import { parseUnused } from '../binding/unused.ts';
import type { XmlElement } from '../xml.ts';
import { childOf, elementsAt, elementsNamed, textAt, textsNamed } from '../xml-walk.ts';
import { ciiCodeChecks } from './codes.ts';
import { UNUSED } from './unused.ts';

const PARTS = 'ram:ApplicableHeaderTrade';
const AGREEMENT = `${PARTS}Agreement`;
const SETTLEMENT = `${PARTS}Settlement`;
const TOTALS = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';
const NET = 'ram:NetPriceProductTradePrice/ram:ChargeAmount';
const TAXES = '*TradeTax';

/** Once at most in each element of that name. */
const once: readonly (readonly [id: string, on: string, path: string, severity?: 'warning'])[] = [
  [
    'CII-SR-003',
    'rsm:ExchangedDocumentContext',
    'ram:BusinessProcessSpecifiedDocumentContextParameter',
    'warning',
  ],
  ['CII-SR-030', 'ram:IncludedNote', 'ram:Content', 'warning'],
  ['CII-SR-039', 'ram:AssociatedDocumentLineDocument', 'ram:IncludedNote', 'warning'],
  ['CII-SR-040', 'ram:AssociatedDocumentLineDocument', 'ram:IncludedNote/ram:Content', 'warning'],
  ['CII-SR-440', 'ram:AppliedTradeAllowanceCharge', 'ram:ActualAmount'],
  ['CII-SR-441', 'ram:SpecifiedLineTradeAgreement', NET],
  ['CII-SR-452', SETTLEMENT, 'ram:SpecifiedTradePaymentTerms', 'warning'],
  ['CII-SR-453', SETTLEMENT, 'ram:SpecifiedTradePaymentTerms/ram:Description', 'warning'],
  ['CII-SR-455', AGREEMENT, 'ram:SellerTradeParty/ram:DefinedTradeContact'],
  ['CII-SR-456', AGREEMENT, 'ram:BuyerTradeParty/ram:DefinedTradeContact'],
  ['CII-SR-459', AGREEMENT, 'ram:SellerTradeParty/ram:URIUniversalCommunication'],
  ['CII-SR-460', AGREEMENT, 'ram:BuyerTradeParty/ram:URIUniversalCommunication'],
  ['CII-SR-461', SETTLEMENT, 'ram:ApplicableTradeTax/ram:TaxPointDate'],
  ['CII-SR-469', SETTLEMENT, 'ram:PaymentReference'],
  ['CII-SR-471', 'ram:SpecifiedTradeAllowanceCharge', 'ram:RateApplicablePercent'],
  ['CII-SR-472', 'ram:SpecifiedTradeAllowanceCharge', 'ram:CategoryTradeTax'],
  ['CII-SR-473', 'ram:SpecifiedTradeAllowanceCharge', 'ram:ActualAmount'],
  ...[
    ...['LineTotal', 'ChargeTotal', 'AllowanceTotal', 'TaxBasisTotal', 'Rounding', 'GrandTotal'],
    ...['Information', 'TotalPrepaid', 'TotalDiscount', 'TotalAllowanceCharge', 'DuePayable'],
    ...['RetailValueExcludingTaxInformation', 'TotalDepositFeeInformation'],
    ...['ProductValueExcludingTobaccoTaxInformation', 'TotalRetailValueInformation'],
    ...['GrossLineTotal', 'NetLineTotal', 'NetIncludingTaxesLineTotal'],
  ].map((name, i) => [`CII-SR-${477 + i}`, TOTALS, `ram:${name}Amount`] as const),
];

const documents = (element: XmlElement, type: string): XmlElement[] =>
  elementsAt(element, 'ram:AdditionalReferencedDocument').filter(
    (one) => textAt(one, 'ram:TypeCode') === type,
  );

const oneDocument = (id: string, on: string, type: string, child?: string): Check =>
  check(
    id,
    'warning',
    [on],
    {
      fr: `plus d’un document référencé de type ${type}${child ? `, ou d’un « ${child} »` : ''}`,
      en: `more than one referenced document of type ${type}${child ? `, or “${child}”` : ''}`,
    },
    (element) => {
      const found = documents(element, type);
      return (child ? found.flatMap((one) => elementsAt(one, child)) : found).length <= 1;
    },
  );

/** An identifier with a scheme or one without, but not both. */
const oneKindOfId = (id: string, on: string, party: string): Check =>
  check(
    id,
    'warning',
    [on],
    {
      fr: `« ${party} » a un identifiant sans schéma et un autre avec`,
      en: `“${party}” has an identifier without a scheme and another with one`,
    },
    (element) =>
      elementsAt(element, party, 'ram:ID').length === 0 ||
      elementsAt(element, party, 'ram:GlobalID').length === 0,
  );

const oneContactName = (id: string, party: string): Check =>
  check(
    id,
    'warning',
    [AGREEMENT],
    {
      fr: 'un contact a à la fois un nom de personne et un nom de service',
      en: 'a contact has both a person’s name and a department’s',
    },
    (element) =>
      elementsAt(element, party, 'ram:DefinedTradeContact', 'ram:PersonName').length === 0 ||
      elementsAt(element, party, 'ram:DefinedTradeContact', 'ram:DepartmentName').length === 0,
  );

/** All payment means say the same. */
const sameInAllMeans = (id: string, child: string, fr: string, en: string): Check =>
  check(id, 'fatal', ['/'], { fr: `${fr} différents`, en: `different ${en}` }, (root) => {
    const values = elementsNamed(root, 'ram:SpecifiedTradeSettlementPaymentMeans')
      .flatMap((one) => elementsAt(one, child))
      .map(({ text }) => text.trim());
    return values.every((value) => value === values[0]);
  });

const isIban = (means: XmlElement): boolean =>
  elementsAt(means, 'ram:PayeePartyCreditorFinancialAccount').some(
    (account) =>
      childOf(account, 'ram:IBANID') !== undefined ||
      childOf(account, 'ram:ProprietaryID') !== undefined,
  );

/** CII-SR that look at more than whether an element is there. Source: EN 16931-3-3, CEN's validation artefacts 1.3.16. */
const structureChecks: readonly Check[] = [
  ...once.map(([id, on, path, severity]) => {
    const rule = atMost(id, on, path, severity);
    if (id === 'CII-SR-030') return when(rule, isIn('rsm:ExchangedDocument'));
    return id === 'CII-SR-440' ? when(rule, isIn('ram:GrossPriceProductTradePrice')) : rule;
  }),
  exactlyOne(
    'CII-SR-009',
    'rsm:ExchangedDocumentContext',
    'ram:GuidelineSpecifiedDocumentContextParameter',
  ),
  exactlyOne(
    'CII-SR-010',
    'rsm:ExchangedDocumentContext',
    'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID',
  ),
  exactlyOne('CII-SR-014', 'rsm:ExchangedDocument', 'ram:TypeCode'),
  check(
    'CII-SR-046',
    'fatal',
    ['ram:SpecifiedTradeProduct'],
    {
      fr: 'l’identifiant standard d’un article (BT-157) n’a pas de schéma',
      en: 'an item standard identifier (BT-157) has no scheme',
    },
    (product) => {
      const ids = elementsAt(product, 'ram:GlobalID');
      return ids.length === 0 || ids.some(({ attributes }) => attributes.schemeID !== undefined);
    },
  ),
  check(
    'CII-SR-090',
    'fatal',
    ['ram:SpecifiedTradeProduct'],
    {
      fr: 'le pays d’origine d’un article (BT-159) n’a pas exactement un code',
      en: 'the country of origin of an item (BT-159) has not exactly one code',
    },
    (product) =>
      childOf(product, 'ram:OriginTradeCountry') === undefined ||
      elementsAt(product, 'ram:OriginTradeCountry', 'ram:ID').length === 1,
  ),
  exactlyOne('CII-SR-069', 'ram:ApplicableProductCharacteristic', 'ram:Description'),
  exactlyOne('CII-SR-072', 'ram:ApplicableProductCharacteristic', 'ram:Value'),
  exactlyOne('CII-SR-439', 'ram:SpecifiedLineTradeAgreement', NET),
  check(
    'CII-SR-119',
    'warning',
    ['ram:SpecifiedLineTradeAgreement'],
    {
      fr: 'le rabais d’un prix brut (BT-147) n’est pas marqué comme remise',
      en: 'the discount of a gross price (BT-147) is not marked as an allowance',
    },
    (agreement) => {
      const discount = ['ram:GrossPriceProductTradePrice', 'ram:AppliedTradeAllowanceCharge'];
      const indicators = elementsAt(agreement, ...discount, 'ram:ChargeIndicator');
      const isGiven = elementsAt(agreement, ...discount, 'ram:ActualAmount').length > 0;
      const isAllowance = indicators.some((one) =>
        ['false', '0'].includes(textAt(one, 'udt:Indicator') ?? ''),
      );
      return (isAllowance && isGiven) || (indicators.length === 0 && !isGiven);
    },
  ),
  exactlyOne('CII-SR-454', 'ram:SpecifiedLineTradeSettlement', 'ram:ApplicableTradeTax', 'warning'),
  when(unusedIn('CII-SR-186', ['ram:CalculationPercent'], '@format', 'warning'), (_, trail) =>
    isWithin(trail, 'ram:SpecifiedTradeAllowanceCharge', 'ram:SpecifiedLineTradeSettlement'),
  ),
  oneKindOfId('CII-SR-449', `${PARTS}Delivery`, 'ram:ShipToTradeParty'),
  oneKindOfId('CII-SR-450', AGREEMENT, 'ram:BuyerTradeParty'),
  oneKindOfId('CII-SR-451', SETTLEMENT, 'ram:PayeeTradeParty'),
  oneDocument('CII-SR-457', AGREEMENT, '50'),
  oneDocument('CII-SR-458', AGREEMENT, '130'),
  oneDocument('CII-SR-474', 'ram:SpecifiedLineTradeSettlement', '130'),
  oneDocument('CII-SR-475', AGREEMENT, '916', 'ram:Name'),
  oneDocument('CII-SR-476', AGREEMENT, '916', 'ram:AttachmentBinaryObject'),
  check(
    'CII-SR-462',
    'fatal',
    [SETTLEMENT],
    {
      fr: 'des codes de date d’exigibilité (BT-8) différents',
      en: 'different VAT point date codes (BT-8)',
    },
    (settlement, [root = settlement]) => {
      const codes = elementsNamed(root, 'ram:ApplicableTradeTax').flatMap((tax) =>
        elementsAt(tax, 'ram:DueDateTypeCode'),
      );
      return new Set(codes.map(({ text }) => text)).size <= 1;
    },
  ),
  check(
    'CII-SR-463',
    'fatal',
    ['ram:SpecifiedTradeAllowanceCharge'],
    {
      fr: 'rien ne dit si c’est une remise ou des frais',
      en: 'nothing says whether it is an allowance or a charge',
    },
    (one) => childOf(one, 'ram:ChargeIndicator') !== undefined,
  ),
  oneContactName('CII-SR-465', 'ram:SellerTradeParty'),
  oneContactName('CII-SR-466', 'ram:BuyerTradeParty'),
  sameInAllMeans(
    'CII-SR-467',
    'ram:TypeCode',
    'des moyens de paiement (BT-81)',
    'payment means (BT-81)',
  ),
  sameInAllMeans(
    'CII-SR-468',
    'ram:Information',
    'des libellés de moyen de paiement (BT-82)',
    'payment means texts (BT-82)',
  ),
  check(
    'CII-SR-470',
    'fatal',
    [SETTLEMENT],
    {
      fr: 'un virement (BT-81 = 30 ou 58) n’a pas de compte à créditer (BT-84)',
      en: 'a credit transfer (BT-81 = 30 or 58) has no account to credit (BT-84)',
    },
    (settlement) =>
      elementsAt(settlement, 'ram:SpecifiedTradeSettlementPaymentMeans').every(
        (means) => !['30', '58'].includes(textAt(means, 'ram:TypeCode') ?? '') || isIban(means),
      ),
    { fr: 'Indiquez l’IBAN du bénéficiaire.', en: 'Give the payee’s IBAN.' },
  ),
  unusedIn('CII-SR-04', ['*DocumentContextParameter'], 'ram:Value', 'warning'),
  unusedIn('CII-SR-05', ['*DocumentContextParameter'], 'ram:SpecifiedDocumentVersion', 'warning'),
];

/** The rule looks at those elements only. */
function when(rule: Check, isMeant: Check['holds']): Check {
  return { ...rule, holds: (one, trail) => !isMeant(one, trail) || rule.holds(one, trail) };
}

/** Whether the parent, the grandparent … have those names. */
function isWithin(trail: readonly XmlElement[], ...names: readonly string[]): boolean {
  return names.every((name, i) => trail.at(-1 - i)?.name === name);
}

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
const typeChecks: readonly Check[] = [
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

/** It has an end, be it a date that can be read or not. */
const isBounded = (period: XmlElement): boolean =>
  ['ram:StartDateTime', 'ram:EndDateTime'].some((name) => childOf(period, name) !== undefined);

/** Both ends are compared as the texts they are, and only when they are of format 102. */
function isForward(period: XmlElement): boolean {
  const [start, end] = ['ram:StartDateTime', 'ram:EndDateTime'].map((name) =>
    childOf(period, name),
  );
  if (!start || !end) return true;
  const [from, to] = [start, end].map((one) =>
    elementsAt(one, 'udt:DateTimeString').find(({ attributes }) => attributes.format === '102'),
  );
  return from !== undefined && to !== undefined && to.text >= from.text;
}

/** Payment terms with a due date, whatever it says, or a description. */
const saysWhen = (root: XmlElement): boolean =>
  elementsNamed(root, 'ram:SpecifiedTradePaymentTerms').some(
    (terms) =>
      childOf(terms, 'ram:DueDateDateTime') !== undefined ||
      childOf(terms, 'ram:Description') !== undefined,
  );

/** An electronic address is asked for its scheme even when it has no identifier. */
function isAddressSchemed(agreement: XmlElement, party: string): boolean {
  const [address] = elementsAt(agreement, party, 'ram:URIUniversalCommunication');
  return (
    !address ||
    elementsAt(address, 'ram:URIID').some(({ attributes }) => attributes.schemeID?.trim())
  );
}

const LINE = 'rsm:SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem';

/** All rules on how EN 16931 uses CII. */
export const ciiBinding = binding(
  [
    ...structureChecks,
    ...typeChecks,
    ...ciiCodeChecks,
    businessCheck('BR-52', ['ram:AdditionalReferencedDocument'], (one) =>
      Boolean(textAt(one, 'ram:IssuerAssignedID')),
    ),
    businessCheck(
      'BR-29',
      ['ram:BillingSpecifiedPeriod'],
      (period, trail) => !isWithin(trail, SETTLEMENT) || isForward(period),
    ),
    businessCheck(
      'BR-30',
      ['ram:BillingSpecifiedPeriod'],
      (period, trail) => !isWithin(trail, 'ram:SpecifiedLineTradeSettlement') || isForward(period),
    ),
    businessCheck(
      'BR-CO-19',
      ['ram:BillingSpecifiedPeriod'],
      (period, trail) => !isWithin(trail, SETTLEMENT) || isBounded(period),
    ),
    businessCheck(
      'BR-CO-20',
      ['ram:BillingSpecifiedPeriod'],
      (period, trail) => !isWithin(trail, 'ram:SpecifiedLineTradeSettlement') || isBounded(period),
    ),
    businessCheck(
      'BR-CO-25',
      ['/'],
      (root) => !(Number(textsNamed(root, 'ram:DuePayableAmount')[0]) > 0) || saysWhen(root),
    ),
    businessCheck('BR-62', [AGREEMENT], (one) => isAddressSchemed(one, 'ram:SellerTradeParty')),
    businessCheck('BR-63', [AGREEMENT], (one) => isAddressSchemed(one, 'ram:BuyerTradeParty')),
  ],
  parseUnused(
    UNUSED.replaceAll('LINE', LINE).replaceAll('TRADE', 'rsm:SupplyChainTradeTransaction'),
    'CII-SR',
    (word) => [word.includes(':') ? word : `ram:${word}`],
  ),
);
