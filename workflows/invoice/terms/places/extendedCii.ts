/*
 * Where the terms of Factur-X EXTENDED lie in Cross Industry Invoice, in the path language of `Term`; parties are in
 * `extendedParties.ts`. Source: the schema of Factur-X 1.09.2 EXTENDED.
 */
const TRADE = 'rsm:SupplyChainTradeTransaction';
const DOCUMENT = 'rsm:ExchangedDocument';
const AGREEMENT = `${TRADE}/ram:ApplicableHeaderTradeAgreement`;
const DELIVERY = `${TRADE}/ram:ApplicableHeaderTradeDelivery`;
const SETTLEMENT = `${TRADE}/ram:ApplicableHeaderTradeSettlement`;
const FIRST_TERMS = `${SETTLEMENT}/ram:SpecifiedTradePaymentTerms[#1]`;
const EXCHANGE = `${SETTLEMENT}/ram:TaxApplicableTradeCurrencyExchange`;
const LINE = './ram:AssociatedDocumentLineDocument';
const PRODUCT = './ram:SpecifiedTradeProduct';
const LINE_AGREEMENT = './ram:SpecifiedLineTradeAgreement';
const LINE_DELIVERY = './ram:SpecifiedLineTradeDelivery';
const LINE_SETTLEMENT = './ram:SpecifiedLineTradeSettlement';
const LINE_VAT = `${LINE_SETTLEMENT}/ram:ApplicableTradeTax[ram:TypeCode=VAT]`;
const LINE_TOTALS = `${LINE_SETTLEMENT}/ram:SpecifiedTradeSettlementLineMonetarySummation`;
const GROSS = `${LINE_AGREEMENT}/ram:GrossPriceProductTradePrice`;
const PRICE_DISCOUNT = `${GROSS}/ram:AppliedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator!=true][ram:ChargeIndicator/udt:Indicator:=false]`;
const INCLUDED = `${LINE_AGREEMENT}/ram:NetPriceProductTradePrice/ram:IncludedTradeTax`;
const OBJECT = `${LINE_SETTLEMENT}/ram:AdditionalReferencedDocument[ram:TypeCode=130]`;
const DATE = 'udt:DateTimeString[@format=102]';
const FORMATTED = 'ram:FormattedIssueDateTime/qdt:DateTimeString[@format=102]';

/** Number, line and date of a document that a line refers to. */
const reference = (place: string, number: string, line: string, date: string) => ({
  [number]: `${place}/ram:IssuerAssignedID`,
  [line]: `${place}/ram:LineID`,
  [date]: `${place}/${FORMATTED}`,
});

const deliveryTerms = (
  within: string,
  group: string,
  code: string,
  country: string,
  location: string,
) => {
  const place = `${within}/ram:ApplicableTradeDeliveryTerms`;
  return {
    [group]: place,
    [code]: `${place}/ram:DeliveryTypeCode`,
    [country]: `${place}/ram:RelevantTradeLocation/ram:CountryID`,
    [location]: `${place}/ram:RelevantTradeLocation/ram:Name`,
  };
};

/** Penalty (BG-X-43) and discount (BG-X-44) of payment terms. */
function paymentConditions(within: string, suffix: string): Readonly<Record<string, string>> {
  const places: Record<string, string> = {};
  for (const [group, first, kind] of [
    [43, 276, 'Penalty'],
    [44, 282, 'Discount'],
  ] as const) {
    const place = `${within}ram:ApplicableTradePayment${kind}Terms`;
    places[`BG-X-${group}${suffix}`] = place;
    const parts = [
      `ram:BasisDateTime/${DATE}`,
      'ram:BasisPeriodMeasure',
      'ram:BasisPeriodMeasure/@unitCode',
      'ram:BasisAmount',
      'ram:CalculationPercent',
      `ram:Actual${kind}Amount`,
    ];
    for (const [i, part] of parts.entries())
      places[`BT-X-${first + i}${suffix}`] = `${place}/${part}`;
  }
  return places;
}

export const extendedCii: Readonly<Record<string, string>> = {
  'BT-X-1': 'rsm:ExchangedDocumentContext/ram:TestIndicator/udt:Indicator',
  'BT-X-2': `${DOCUMENT}/ram:Name`,
  'BT-X-3': `${DOCUMENT}/ram:CopyIndicator/udt:Indicator`,
  'BT-X-4': `${DOCUMENT}/ram:LanguageID`,
  'BT-X-5': './ram:ContentCode',
  'BT-X-6': `${DOCUMENT}/ram:EffectiveSpecifiedPeriod/ram:CompleteDateTime/${DATE}`,
  ...deliveryTerms(AGREEMENT, 'BG-X-22', 'BT-X-145', 'BT-X-563', 'BT-X-564'),
  'BT-X-146': `${AGREEMENT}/ram:SellerOrderReferencedDocument/${FORMATTED}`,
  'BT-X-147': `${AGREEMENT}/ram:BuyerOrderReferencedDocument/${FORMATTED}`,
  'BG-X-61': `${AGREEMENT}/ram:QuotationReferencedDocument`,
  'BT-X-403': './ram:IssuerAssignedID',
  'BT-X-404': `./${FORMATTED}`,
  'BT-X-405': `${AGREEMENT}/ram:ContractReferencedDocument/ram:ReferenceTypeCode`,
  'BT-X-148': `${AGREEMENT}/ram:ContractReferencedDocument/${FORMATTED}`,
  'BT-X-149': `./${FORMATTED}`,
  'BT-X-556': `${AGREEMENT}/ram:AdditionalReferencedDocument[ram:TypeCode=50]/${FORMATTED}`,
  'BT-X-557': `${AGREEMENT}/ram:AdditionalReferencedDocument[ram:TypeCode=130]/${FORMATTED}`,
  'BG-X-23': `${AGREEMENT}/ram:UltimateCustomerOrderReferencedDocument`,
  'BT-X-150': './ram:IssuerAssignedID',
  'BT-X-151': `./${FORMATTED}`,
  'BT-X-152': `${DELIVERY}/ram:RelatedSupplyChainConsignment/ram:SpecifiedLogisticsTransportMovement/ram:ModeCode`,
  'BT-X-200': `${DELIVERY}/ram:DespatchAdviceReferencedDocument/${FORMATTED}`,
  'BT-X-201': `${DELIVERY}/ram:ReceivingAdviceReferencedDocument/${FORMATTED}`,
  'BT-X-202-00': `${DELIVERY}/ram:DeliveryNoteReferencedDocument`,
  'BT-X-202': './ram:IssuerAssignedID',
  'BT-X-203': `./${FORMATTED}`,
  'BT-X-204': `${SETTLEMENT}/ram:InvoiceIssuerReference`,
  'BG-X-41': EXCHANGE,
  'BT-X-258': `${EXCHANGE}/ram:SourceCurrencyCode`,
  'BT-X-259': `${EXCHANGE}/ram:TargetCurrencyCode`,
  'BT-X-260': `${EXCHANGE}/ram:ConversionRate`,
  'BT-X-261': `${EXCHANGE}/ram:ConversionRateDateTime/${DATE}`,
  'BT-X-262': './ram:LineTotalBasisAmount',
  'BT-X-263': './ram:AllowanceChargeBasisAmount',
  'BT-X-264': `${SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:Description`,
  'BT-X-265': './ram:SequenceNumeric',
  'BT-X-266': './ram:BasisQuantity',
  'BT-X-267': './ram:BasisQuantity/@unitCode',
  'BT-173': './ram:CategoryTradeTax[ram:TypeCode=VAT]/ram:ExemptionReason',
  'BT-174': './ram:CategoryTradeTax[ram:TypeCode=VAT]/ram:ExemptionReasonCode',
  'BT-X-268': './ram:SequenceNumeric',
  'BT-X-269': './ram:BasisQuantity',
  'BT-X-270': './ram:BasisQuantity/@unitCode',
  'BT-175': './ram:CategoryTradeTax[ram:TypeCode=VAT]/ram:ExemptionReason',
  'BT-176': './ram:CategoryTradeTax[ram:TypeCode=VAT]/ram:ExemptionReasonCode',
  'BG-X-42': `${SETTLEMENT}/ram:SpecifiedLogisticsServiceCharge`,
  'BT-X-271': './ram:Description',
  'BT-X-272': './ram:AppliedAmount',
  'BT-X-273': './ram:AppliedTradeTax[ram:TypeCode=VAT]/ram:CategoryCode',
  'BT-X-274': './ram:AppliedTradeTax[ram:TypeCode=VAT]/ram:RateApplicablePercent',
  'BT-X-591': './ram:AppliedTradeTax[ram:TypeCode=VAT]/ram:ExemptionReason',
  'BT-X-592': './ram:AppliedTradeTax[ram:TypeCode=VAT]/ram:ExemptionReasonCode',
  'BT-X-275': `${FIRST_TERMS}/ram:PartialPaymentAmount`,
  ...paymentConditions(`${FIRST_TERMS}/`, ''),
  'BT-20-00': `${SETTLEMENT}/ram:SpecifiedTradePaymentTerms[#2+]`,
  'BT-20-X': './ram:Description',
  'BT-9-X': `./ram:DueDateDateTime/${DATE}`,
  'BT-89-X': './ram:DirectDebitMandateID',
  'BT-X-275-X': './ram:PartialPaymentAmount',
  ...paymentConditions('./', '-X'),
  'BG-34': `${SETTLEMENT}/ram:SpecifiedFinancialAdjustment`,
  'BT-179': './ram:ActualAmount',
  'BT-180': './ram:Reason',
  'BT-X-555': './ram:TypeCode',
  'BT-X-290': `${SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:TypeCode`,
  'BG-X-45': `${SETTLEMENT}/ram:SpecifiedAdvancePayment`,
  'BT-X-291': './ram:PaidAmount',
  'BT-X-292': './ram:FormattedReceivedDateTime/qdt:DateTimeString[@format=102]',
  'BG-X-46': './ram:IncludedTradeTax',
  'BT-X-293': './ram:CalculatedAmount',
  'BT-X-294': './ram:TypeCode',
  'BT-X-295': './ram:ExemptionReason',
  'BT-X-296': './ram:CategoryCode',
  'BT-X-297': './ram:ExemptionReasonCode',
  'BT-X-298': './ram:RateApplicablePercent',
  'BT-X-558': './ram:InvoiceSpecifiedReferencedDocument/ram:IssuerAssignedID',
  'BT-X-559': './ram:InvoiceSpecifiedReferencedDocument/ram:TypeCode',
  'BT-X-560': `./ram:InvoiceSpecifiedReferencedDocument/${FORMATTED}`,
  // Lines
  'BT-X-304': `${LINE}/ram:ParentLineID`,
  'BT-X-7': `${LINE}/ram:LineStatusCode`,
  'BT-X-8': `${LINE}/ram:LineStatusReasonCode`,
  'BT-X-9': `${LINE}/ram:IncludedNote/ram:ContentCode`,
  'BT-X-10': `${LINE}/ram:IncludedNote/ram:SubjectCode`,
  'BT-X-305': `${PRODUCT}/ram:ID`,
  'BT-X-532': `${PRODUCT}/ram:IndustryAssignedID`,
  'BT-X-533': `${PRODUCT}/ram:ModelID`,
  'BT-X-534': `${PRODUCT}/ram:BatchID`,
  'BT-X-535': `${PRODUCT}/ram:BrandName`,
  'BT-X-536': `${PRODUCT}/ram:ModelName`,
  'BT-X-11': './ram:TypeCode',
  'BT-X-12': './ram:ValueMeasure',
  'BT-X-12-0': './ram:ValueMeasure/@unitCode',
  'BT-X-13': './ram:ClassName',
  'BG-X-84': `${PRODUCT}/ram:IndividualTradeProductInstance`,
  'BT-X-306': './ram:BatchID',
  'BT-X-307': './ram:SupplierAssignedSerialID',
  'BG-X-1': `${PRODUCT}/ram:IncludedReferencedProduct`,
  'BT-X-308': './ram:ID',
  'BT-X-15': './ram:GlobalID',
  'BT-X-16': './ram:SellerAssignedID',
  'BT-X-17': './ram:BuyerAssignedID',
  'BT-X-309': './ram:IndustryAssignedID',
  'BT-X-18': './ram:Name',
  'BT-X-19': './ram:Description',
  'BT-X-20': './ram:UnitQuantity',
  'BT-X-20-1': './ram:UnitQuantity/@unitCode',
  ...deliveryTerms(LINE_AGREEMENT, 'BG-X-87', 'BT-X-562', 'BT-X-565', 'BT-X-566'),
  ...reference(
    `${LINE_AGREEMENT}/ram:SellerOrderReferencedDocument`,
    'BT-X-537',
    'BT-X-538',
    'BT-X-539',
  ),
  'BT-X-21': `${LINE_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID`,
  'BT-X-22': `${LINE_AGREEMENT}/ram:BuyerOrderReferencedDocument/${FORMATTED}`,
  ...reference(
    `${LINE_AGREEMENT}/ram:QuotationReferencedDocument`,
    'BT-X-310',
    'BT-X-311',
    'BT-X-312',
  ),
  ...reference(`${LINE_AGREEMENT}/ram:ContractReferencedDocument`, 'BT-X-24', 'BT-X-25', 'BT-X-26'),
  'BG-X-3': `${LINE_AGREEMENT}/ram:AdditionalReferencedDocument`,
  'BT-X-27': './ram:IssuerAssignedID',
  'BT-X-28': './ram:URIID',
  'BT-X-29': './ram:LineID',
  'BT-X-30': './ram:TypeCode',
  'BT-X-299': './ram:Name',
  'BT-X-31': './ram:AttachmentBinaryObject',
  'BT-X-31-1': './ram:AttachmentBinaryObject/@mimeCode',
  'BT-X-31-2': './ram:AttachmentBinaryObject/@filename',
  'BT-X-32': './ram:ReferenceTypeCode',
  'BT-X-33': `./${FORMATTED}`,
  'BT-X-34': `${PRICE_DISCOUNT}/ram:CalculationPercent`,
  'BT-X-35': `${PRICE_DISCOUNT}/ram:BasisAmount`,
  'BT-X-313': `${PRICE_DISCOUNT}/ram:ReasonCode`,
  'BT-X-36': `${PRICE_DISCOUNT}/ram:Reason`,
  'BT-X-302-00': `${GROSS}/ram:AppliedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=true]`,
  'BT-X-300': './ram:CalculationPercent',
  'BT-X-301': './ram:BasisAmount',
  'BT-X-302': './ram:ActualAmount',
  'BT-X-314': './ram:ReasonCode',
  'BT-X-303': './ram:Reason',
  'BG-X-4': INCLUDED,
  'BT-X-37': `${INCLUDED}/ram:CalculatedAmount`,
  'BT-X-38': `${INCLUDED}/ram:TypeCode`,
  'BT-X-39': `${INCLUDED}/ram:ExemptionReason`,
  'BT-X-40': `${INCLUDED}/ram:CategoryCode`,
  'BT-X-41': `${INCLUDED}/ram:ExemptionReasonCode`,
  'BT-X-42': `${INCLUDED}/ram:RateApplicablePercent`,
  'BG-X-5': `${LINE_AGREEMENT}/ram:UltimateCustomerOrderReferencedDocument`,
  ...reference('.', 'BT-X-43', 'BT-X-44', 'BT-X-45'),
  'BT-X-46': `${LINE_DELIVERY}/ram:ChargeFreeQuantity`,
  'BT-X-46-0': `${LINE_DELIVERY}/ram:ChargeFreeQuantity/@unitCode`,
  'BT-X-47': `${LINE_DELIVERY}/ram:PackageQuantity`,
  'BT-X-47-0': `${LINE_DELIVERY}/ram:PackageQuantity/@unitCode`,
  'BT-X-561': `${LINE_DELIVERY}/ram:PerPackageUnitQuantity`,
  'BT-X-561-0': `${LINE_DELIVERY}/ram:PerPackageUnitQuantity/@unitCode`,
  'BT-X-85': `${LINE_DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/${DATE}`,
  ...reference(
    `${LINE_DELIVERY}/ram:DespatchAdviceReferencedDocument`,
    'BT-X-86',
    'BT-X-87',
    'BT-X-88',
  ),
  ...reference(
    `${LINE_DELIVERY}/ram:ReceivingAdviceReferencedDocument`,
    'BT-X-89',
    'BT-X-90',
    'BT-X-91',
  ),
  ...reference(
    `${LINE_DELIVERY}/ram:DeliveryNoteReferencedDocument`,
    'BT-X-92',
    'BT-X-93',
    'BT-X-94',
  ),
  'BT-X-95': `${LINE_VAT}/ram:CalculatedAmount`,
  'BT-X-96': `${LINE_VAT}/ram:ExemptionReason`,
  'BT-X-97': `${LINE_VAT}/ram:ExemptionReasonCode`,
  'BT-X-589': `${LINE_VAT}/ram:DueDateTypeCode`,
  'BT-X-327': `${LINE_TOTALS}/ram:ChargeTotalAmount`,
  'BT-X-328': `${LINE_TOTALS}/ram:AllowanceTotalAmount`,
  'BT-X-329': `${LINE_TOTALS}/ram:TaxTotalAmount[@currencyID=$currency]`,
  'BT-X-590': `${LINE_TOTALS}/ram:TaxTotalAmount[@currencyID=$vatCurrency]`,
  'BT-X-330': `${LINE_TOTALS}/ram:GrandTotalAmount`,
  'BT-X-98': `${LINE_TOTALS}/ram:TotalAllowanceChargeAmount`,
  'BG-X-48': `${LINE_SETTLEMENT}/ram:InvoiceReferencedDocument`,
  'BT-X-331': './ram:IssuerAssignedID',
  'BT-X-540': './ram:LineID',
  'BT-X-332': './ram:TypeCode',
  'BT-X-333': `./${FORMATTED}`,
  'BT-X-99': `${LINE_SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:TypeCode`,
  // French profile
  'BT-128-AFL': `${OBJECT}[ram:ReferenceTypeCode=AFL]/ram:IssuerAssignedID`,
  'BT-128-AVV': `${OBJECT}[ram:ReferenceTypeCode=AVV]/ram:IssuerAssignedID`,
};
