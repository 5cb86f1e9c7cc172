import {
  atMost,
  type Check,
  check,
  exactlyOne,
  isWithin,
  unusedIn,
  when,
} from '../binding/check.ts';
import { isIn } from '../binding/codes.ts';
import type { XmlElement } from '../xml.ts';
import { childOf, elementsAt, elementsNamed, textAt } from '../xml-walk.ts';

const PARTS = 'ram:ApplicableHeaderTrade';
const AGREEMENT = `${PARTS}Agreement`;
const SETTLEMENT = `${PARTS}Settlement`;
const TOTALS = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';
const NET = 'ram:NetPriceProductTradePrice/ram:ChargeAmount';

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
export const structureChecks: readonly Check[] = [
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
