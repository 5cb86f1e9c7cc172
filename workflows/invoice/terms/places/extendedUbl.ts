/*
 * Where the French profile EXTENDED-CTC-FR puts terms beyond EN 16931 in UBL 2.1, in the path language of `Term`; most
 * parties are in `extendedParties.ts`. A line says what it is (group, detail, information) and to which it belongs in a
 * billing reference to the invoice's own number. Source: AFNOR XP Z12-012.
 */
const SELF = './cac:BillingReference[cac:InvoiceDocumentReference/cbc:ID=$number]';
const SHIP_TO = './cac:Delivery';
const VAT = 'cac:TaxCategory[cac:TaxScheme/cbc:ID=VAT]';
const LINE_VAT = './cac:Item/cac:ClassifiedTaxCategory[cac:TaxScheme/cbc:ID=VAT]';
const OBJECT = './cac:DocumentReference[cbc:DocumentTypeCode=130]';
const DISCOUNT = './cac:Price/cac:AllowanceCharge[cbc:ChargeIndicator=false]';
const EXCHANGE = 'cac:TaxExchangeRate';

const deliveryTerms = (within: string, code: string, location: string) => ({
  [code]: `${within}cac:DeliveryTerms/cbc:ID`,
  [location]: `${within}cac:DeliveryTerms/cac:DeliveryLocation/cbc:Name`,
});

export const extendedUbl: Readonly<Record<string, string>> = {
  ...deliveryTerms('', 'BT-X-145', 'BT-X-564'),
  'BT-X-147': 'cac:OrderReference/cbc:IssueDate',
  'BT-X-405': 'cac:ContractDocumentReference/cbc:DocumentType',
  'BT-X-148': 'cac:ContractDocumentReference/cbc:IssueDate',
  'BT-X-200': 'cac:DespatchDocumentReference/cbc:IssueDate',
  'BT-X-258': `${EXCHANGE}/cbc:SourceCurrencyCode`,
  'BT-X-259': `${EXCHANGE}/cbc:TargetCurrencyCode`,
  'BT-X-260': `${EXCHANGE}/cbc:CalculationRate`,
  'BT-X-261': `${EXCHANGE}/cbc:Date`,
  'BT-173': `./${VAT}/cbc:TaxExemptionReason`,
  'BT-174': `./${VAT}/cbc:TaxExemptionReasonCode`,
  'BT-175': `./${VAT}/cbc:TaxExemptionReason`,
  'BT-176': `./${VAT}/cbc:TaxExemptionReasonCode`,
  'BT-X-555': './cac:InvoiceDocumentReference/cbc:DocumentTypeCode',
  // Lines
  ...deliveryTerms('./', 'BT-X-562', 'BT-X-566'),
  'BT-X-304': `${SELF}/cac:BillingReferenceLine/cbc:ID`,
  'BT-X-8': `${SELF}/cac:InvoiceDocumentReference/cbc:DocumentStatusCode`,
  'BT-X-11': './cbc:NameCode',
  'BT-X-12': './cbc:ValueQuantity',
  'BT-X-12-0': './cbc:ValueQuantity/@unitCode',
  'BT-X-537': './cac:OrderLineReference/cac:OrderReference/cbc:SalesOrderID',
  'BT-X-538': './cac:OrderLineReference/cbc:SalesOrderLineID',
  'BT-X-21': './cac:OrderLineReference/cac:OrderReference/cbc:ID',
  'BT-X-313': `${DISCOUNT}/cbc:AllowanceChargeReasonCode`,
  'BT-X-36': `${DISCOUNT}/cbc:AllowanceChargeReason`,
  'BT-X-561': './cac:Item/cbc:PackQuantity',
  'BT-X-561-0': './cac:Item/cbc:PackQuantity/@unitCode',
  'BT-X-85': `${SHIP_TO}/cbc:ActualDeliveryDate`,
  'BT-X-86': './cac:DespatchLineReference/cac:DocumentReference/cbc:ID',
  'BT-X-87': './cac:DespatchLineReference/cbc:LineID',
  'BT-X-89': './cac:ReceiptLineReference/cac:DocumentReference/cbc:ID',
  'BT-X-90': './cac:ReceiptLineReference/cbc:LineID',
  'BT-X-96': `${LINE_VAT}/cbc:TaxExemptionReason`,
  'BT-X-97': `${LINE_VAT}/cbc:TaxExemptionReasonCode`,
  'BT-X-589': './cac:InvoicePeriod/cbc:DescriptionCode',
  'BT-X-329': './cac:TaxTotal[cbc:TaxAmount/@currencyID=$currency]/cbc:TaxAmount',
  'BT-X-590': './cac:TaxTotal[cbc:TaxAmount/@currencyID=$vatCurrency]/cbc:TaxAmount',
  'BG-X-48': './cac:BillingReference[cac:InvoiceDocumentReference/cbc:ID!=$number]',
  'BT-X-331': './cac:InvoiceDocumentReference/cbc:ID',
  'BT-X-540': './cac:BillingReferenceLine/cbc:ID',
  'BT-X-332': './cac:InvoiceDocumentReference/cbc:DocumentTypeCode',
  'BT-X-333': './cac:InvoiceDocumentReference/cbc:IssueDate',
  'BT-X-49': `${SHIP_TO}/cac:DeliveryLocation/cbc:ID`,
  'BT-X-50': `${SHIP_TO}/cac:DeliveryParty/cac:PartyName/cbc:Name`,
  'BT-X-58': `${SHIP_TO}/cac:DeliveryLocation/cac:Address/cbc:PostalZone`,
  'BT-X-59': `${SHIP_TO}/cac:DeliveryLocation/cac:Address/cbc:StreetName`,
  'BT-X-60': `${SHIP_TO}/cac:DeliveryLocation/cac:Address/cbc:AdditionalStreetName`,
  'BT-X-61': `${SHIP_TO}/cac:DeliveryLocation/cac:Address/cac:AddressLine/cbc:Line`,
  'BT-X-62': `${SHIP_TO}/cac:DeliveryLocation/cac:Address/cbc:CityName`,
  'BT-X-63': `${SHIP_TO}/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode`,
  'BT-X-64': `${SHIP_TO}/cac:DeliveryLocation/cac:Address/cbc:CountrySubentity`,
  // French profile
  'BT-128-AFL': `${OBJECT}[cbc:ID/@schemeID=AFL]/cbc:ID`,
  'BT-128-AVV': `${OBJECT}[cbc:ID/@schemeID=AVV]/cbc:ID`,
};
