/*
 * Where each term lies in OASIS UBL 2.1 Invoice and CreditNote, in the path language of `Term`. Source: EN 16931-3-2
 * and UBL 2.1, clause 4 and its schemas.
 */
const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';
const PAYEE = 'cac:PayeeParty';
const REPRESENTATIVE = 'cac:TaxRepresentativeParty';
const MEANS = 'cac:PaymentMeans';
// The schema wants a network; no term gives it.
const CARD = `${MEANS}/cac:CardAccount[cbc:NetworkID:=NA]`;
const TOTALS = 'cac:LegalMonetaryTotal';
const LEGAL = 'cac:PartyLegalEntity';
const IDS = 'cac:PartyIdentification*/cbc:ID[@schemeID!=SEPA]';
const VAT_ID = 'cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID';
const VAT = 'cac:TaxCategory[cac:TaxScheme/cbc:ID=VAT]';
const LINE_VAT = './cac:Item/cac:ClassifiedTaxCategory[cac:TaxScheme/cbc:ID=VAT]';
const PRICE = './cac:Price';
const DISCOUNT = `${PRICE}/cac:AllowanceCharge[cbc:ChargeIndicator=false]`;
const MONEY = '[@currencyID:=$currency]';
const DOCUMENT = 'cac:AdditionalDocumentReference';
const OBJECT = `${DOCUMENT}[cbc:DocumentTypeCode=130]`;
// The French profile has two of its own beside it (`terms/french.ts`).
const LINE_OBJECT =
  './cac:DocumentReference[cbc:DocumentTypeCode=130][cbc:ID/@schemeID!=AFL][cbc:ID/@schemeID!=AVV]';

const address = (
  place: string,
  [line1, line2, line3, city, post, part, country]: readonly string[],
) => ({
  [`${line1}`]: `${place}/cbc:StreetName`,
  [`${line2}`]: `${place}/cbc:AdditionalStreetName`,
  [`${line3}`]: `${place}/cac:AddressLine/cbc:Line`,
  [`${city}`]: `${place}/cbc:CityName`,
  [`${post}`]: `${place}/cbc:PostalZone`,
  [`${part}`]: `${place}/cbc:CountrySubentity`,
  [`${country}`]: `${place}/cac:Country/cbc:IdentificationCode`,
});

const contact = (place: string, [name, phone, email]: readonly string[]) => ({
  [`${name}`]: `${place}/cac:Contact/cbc:Name`,
  [`${phone}`]: `${place}/cac:Contact/cbc:Telephone`,
  [`${email}`]: `${place}/cac:Contact/cbc:ElectronicMail`,
});

/** BG-20, BG-21, BG-27, BG-28: amount, base, percent, reason, reason code. */
const adjustment = ([amount, base, percent, reason, code]: readonly string[]) => ({
  [`${amount}`]: `./cbc:Amount${MONEY}`,
  [`${base}`]: `./cbc:BaseAmount${MONEY}`,
  [`${percent}`]: './cbc:MultiplierFactorNumeric',
  [`${reason}`]: './cbc:AllowanceChargeReason',
  [`${code}`]: './cbc:AllowanceChargeReasonCode',
});

export const ublInvoice: Readonly<Record<string, string>> = {
  'BT-24': 'cbc:CustomizationID',
  'BT-23': 'cbc:ProfileID',
  'BT-1': 'cbc:ID',
  'BT-2': 'cbc:IssueDate',
  'BT-9': 'cbc:DueDate',
  'BT-3': 'cbc:InvoiceTypeCode',
  // BT-21 stands before the text, between `#` signs: `#AAB#No discount`.
  'BG-1': 'cbc:Note',
  'BT-22': '.',
  'BT-21': '.',
  'BT-7': 'cbc:TaxPointDate',
  'BT-5': 'cbc:DocumentCurrencyCode',
  'BT-6': 'cbc:TaxCurrencyCode',
  'BT-19': 'cbc:AccountingCost',
  'BT-10': 'cbc:BuyerReference',
  'BG-14': 'cac:InvoicePeriod',
  'BT-73': 'cac:InvoicePeriod/cbc:StartDate',
  'BT-74': 'cac:InvoicePeriod/cbc:EndDate',
  'BT-8': 'cac:InvoicePeriod/cbc:DescriptionCode',
  'BT-13': 'cac:OrderReference/cbc:ID',
  // The schema wants an order number beside it.
  'BT-14': 'cac:OrderReference[cbc:ID:=NA]/cbc:SalesOrderID',
  'BG-3': 'cac:BillingReference',
  'BT-25': './cac:InvoiceDocumentReference/cbc:ID',
  'BT-26': './cac:InvoiceDocumentReference/cbc:IssueDate',
  'BT-16': 'cac:DespatchDocumentReference/cbc:ID',
  'BT-15': 'cac:ReceiptDocumentReference/cbc:ID',
  'BT-17': 'cac:OriginatorDocumentReference/cbc:ID',
  'BT-12': 'cac:ContractDocumentReference/cbc:ID',
  'BT-18': `${OBJECT}/cbc:ID`,
  'BT-18-1': `${OBJECT}/cbc:ID/@schemeID`,
  'BG-24': `${DOCUMENT}[cbc:DocumentTypeCode!=130]`,
  'BT-122': './cbc:ID',
  'BT-123': './cbc:DocumentDescription',
  'BT-124': './cac:Attachment/cac:ExternalReference/cbc:URI',
  'BT-125': './cac:Attachment/cbc:EmbeddedDocumentBinaryObject',
  'BT-125-1': './cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@mimeCode',
  'BT-125-2': './cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@filename',
  'BT-11': 'cac:ProjectReference/cbc:ID',
  // Parties
  'BG-4': 'cac:AccountingSupplierParty',
  'BG-5': `${SELLER}/cac:PostalAddress`,
  'BG-6': `${SELLER}/cac:Contact`,
  'BT-34': `${SELLER}/cbc:EndpointID`,
  'BT-29': `${SELLER}/${IDS}`,
  'BT-28': `${SELLER}/cac:PartyName/cbc:Name`,
  ...address(`${SELLER}/cac:PostalAddress`, [
    'BT-35',
    'BT-36',
    'BT-162',
    'BT-37',
    'BT-38',
    'BT-39',
    'BT-40',
  ]),
  'BT-31': `${SELLER}/${VAT_ID}`,
  'BT-32': `${SELLER}/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID][cac:TaxScheme/cbc:ID!=VAT][cac:TaxScheme/cbc:ID:=TAX]/cbc:CompanyID`,
  'BT-27': `${SELLER}/${LEGAL}/cbc:RegistrationName`,
  'BT-30': `${SELLER}/${LEGAL}/cbc:CompanyID`,
  'BT-33': `${SELLER}/${LEGAL}/cbc:CompanyLegalForm`,
  ...contact(SELLER, ['BT-41', 'BT-42', 'BT-43']),
  'BG-7': 'cac:AccountingCustomerParty',
  'BG-8': `${BUYER}/cac:PostalAddress`,
  'BG-9': `${BUYER}/cac:Contact`,
  'BT-49': `${BUYER}/cbc:EndpointID`,
  'BT-46': `${BUYER}/${IDS}`,
  'BT-45': `${BUYER}/cac:PartyName/cbc:Name`,
  ...address(`${BUYER}/cac:PostalAddress`, [
    'BT-50',
    'BT-51',
    'BT-163',
    'BT-52',
    'BT-53',
    'BT-54',
    'BT-55',
  ]),
  'BT-48': `${BUYER}/${VAT_ID}`,
  'BT-44': `${BUYER}/${LEGAL}/cbc:RegistrationName`,
  'BT-47': `${BUYER}/${LEGAL}/cbc:CompanyID`,
  ...contact(BUYER, ['BT-56', 'BT-57', 'BT-58']),
  'BG-10': PAYEE,
  'BT-60': `${PAYEE}/${IDS}`,
  'BT-59': `${PAYEE}/cac:PartyName/cbc:Name`,
  'BT-61': `${PAYEE}/${LEGAL}/cbc:CompanyID`,
  'BG-11': REPRESENTATIVE,
  'BG-12': `${REPRESENTATIVE}/cac:PostalAddress`,
  'BT-62': `${REPRESENTATIVE}/cac:PartyName/cbc:Name`,
  ...address(`${REPRESENTATIVE}/cac:PostalAddress`, [
    'BT-64',
    'BT-65',
    'BT-164',
    'BT-66',
    'BT-67',
    'BT-68',
    'BT-69',
  ]),
  'BT-63': `${REPRESENTATIVE}/${VAT_ID}`,
  'BG-13': 'cac:Delivery',
  'BG-15': 'cac:Delivery/cac:DeliveryLocation/cac:Address',
  'BT-72': 'cac:Delivery/cbc:ActualDeliveryDate',
  'BT-71': 'cac:Delivery/cac:DeliveryLocation/cbc:ID',
  ...address('cac:Delivery/cac:DeliveryLocation/cac:Address', [
    'BT-75',
    'BT-76',
    'BT-165',
    'BT-77',
    'BT-78',
    'BT-79',
    'BT-80',
  ]),
  'BT-70': 'cac:Delivery/cac:DeliveryParty/cac:PartyName/cbc:Name',
  // Money
  'BG-16': MEANS,
  'BG-17': `${MEANS}[cbc:PaymentMeansCode:=$payment.meansCode][cac:PayeeFinancialAccount]`,
  'BT-84': './cac:PayeeFinancialAccount/cbc:ID',
  'BT-85': './cac:PayeeFinancialAccount/cbc:Name',
  'BT-86': './cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID',
  'BT-81': `${MEANS}/cbc:PaymentMeansCode`,
  'BT-82': `${MEANS}/cbc:PaymentMeansCode/@name`,
  'BT-83': `${MEANS}/cbc:PaymentID`,
  'BT-87': `${CARD}/cbc:PrimaryAccountNumberID`,
  'BT-88': `${CARD}/cbc:HolderName`,
  'BT-89': `${MEANS}/cac:PaymentMandate/cbc:ID`,
  'BT-91': `${MEANS}/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID`,
  'BT-90': `${SELLER}/cac:PartyIdentification*/cbc:ID[@schemeID=SEPA]|${PAYEE}/cac:PartyIdentification*/cbc:ID[@schemeID=SEPA]`,
  'BT-20': 'cac:PaymentTerms/cbc:Note',
  'BG-20': 'cac:AllowanceCharge[cbc:ChargeIndicator=false]',
  ...adjustment(['BT-92', 'BT-93', 'BT-94', 'BT-97', 'BT-98']),
  'BT-95': `./${VAT}/cbc:ID`,
  'BT-96': `./${VAT}/cbc:Percent`,
  'BG-21': 'cac:AllowanceCharge[cbc:ChargeIndicator=true]',
  ...adjustment(['BT-99', 'BT-100', 'BT-101', 'BT-104', 'BT-105']),
  'BT-102': `./${VAT}/cbc:ID`,
  'BT-103': `./${VAT}/cbc:Percent`,
  'BT-110': 'cac:TaxTotal[cbc:TaxAmount/@currencyID=$currency]/cbc:TaxAmount',
  'BT-111': 'cac:TaxTotal[cbc:TaxAmount/@currencyID=$vatCurrency]/cbc:TaxAmount',
  'BG-23': 'cac:TaxTotal[cbc:TaxAmount/@currencyID:=$currency]/cac:TaxSubtotal',
  'BT-116': `./cbc:TaxableAmount${MONEY}`,
  'BT-117': `./cbc:TaxAmount${MONEY}`,
  'BT-118': `./${VAT}/cbc:ID`,
  'BT-119': `./${VAT}/cbc:Percent`,
  'BT-121': `./${VAT}/cbc:TaxExemptionReasonCode`,
  'BT-120': `./${VAT}/cbc:TaxExemptionReason`,
  'BG-22': TOTALS,
  'BT-106': `${TOTALS}/cbc:LineExtensionAmount${MONEY}`,
  'BT-109': `${TOTALS}/cbc:TaxExclusiveAmount${MONEY}`,
  'BT-112': `${TOTALS}/cbc:TaxInclusiveAmount${MONEY}`,
  'BT-107': `${TOTALS}/cbc:AllowanceTotalAmount${MONEY}`,
  'BT-108': `${TOTALS}/cbc:ChargeTotalAmount${MONEY}`,
  'BT-113': `${TOTALS}/cbc:PrepaidAmount${MONEY}`,
  'BT-114': `${TOTALS}/cbc:PayableRoundingAmount${MONEY}`,
  'BT-115': `${TOTALS}/cbc:PayableAmount${MONEY}`,
  // Lines
  'BG-25': 'cac:InvoiceLine',
  'BT-126': './cbc:ID',
  'BT-127': './cbc:Note',
  'BT-129': './cbc:InvoicedQuantity',
  'BT-130': './cbc:InvoicedQuantity/@unitCode',
  'BT-131': `./cbc:LineExtensionAmount${MONEY}`,
  'BT-133': './cbc:AccountingCost',
  'BG-26': './cac:InvoicePeriod',
  'BT-134': './cac:InvoicePeriod/cbc:StartDate',
  'BT-135': './cac:InvoicePeriod/cbc:EndDate',
  'BT-132': './cac:OrderLineReference/cbc:LineID',
  'BT-128': `${LINE_OBJECT}/cbc:ID`,
  'BT-128-1': `${LINE_OBJECT}/cbc:ID/@schemeID`,
  'BG-27': './cac:AllowanceCharge[cbc:ChargeIndicator=false]',
  ...adjustment(['BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140']),
  'BG-28': './cac:AllowanceCharge[cbc:ChargeIndicator=true]',
  ...adjustment(['BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145']),
  'BG-31': './cac:Item',
  'BT-154': './cac:Item/cbc:Description',
  'BT-153': './cac:Item/cbc:Name',
  'BT-156': './cac:Item/cac:BuyersItemIdentification/cbc:ID',
  'BT-155': './cac:Item/cac:SellersItemIdentification/cbc:ID',
  'BT-157': './cac:Item/cac:StandardItemIdentification/cbc:ID',
  'BT-159': './cac:Item/cac:OriginCountry/cbc:IdentificationCode',
  'BT-158-0': './cac:Item/cac:CommodityClassification',
  'BT-158': './cbc:ItemClassificationCode',
  'BT-158-1': './cbc:ItemClassificationCode/@listID',
  'BT-158-2': './cbc:ItemClassificationCode/@listVersionID',
  'BG-30': LINE_VAT,
  'BT-151': `${LINE_VAT}/cbc:ID`,
  'BT-152': `${LINE_VAT}/cbc:Percent`,
  'BG-32': './cac:Item/cac:AdditionalItemProperty',
  'BT-160': './cbc:Name',
  'BT-161': './cbc:Value',
  'BG-29': PRICE,
  'BT-146': `${PRICE}/cbc:PriceAmount${MONEY}`,
  'BT-149': `${PRICE}/cbc:BaseQuantity`,
  'BT-150': `${PRICE}/cbc:BaseQuantity/@unitCode`,
  'BT-147': `${DISCOUNT}/cbc:Amount${MONEY}`,
  'BT-148': `${DISCOUNT}/cbc:BaseAmount${MONEY}`,
};

const CREDITED: Readonly<Record<string, string>> = {
  'BT-9': `${MEANS}/cbc:PaymentDueDate`,
  'BT-3': 'cbc:CreditNoteTypeCode',
  'BT-11': `${DOCUMENT}[cbc:DocumentTypeCode=50]/cbc:ID`,
  'BG-24': `${DOCUMENT}[cbc:DocumentTypeCode!=130][cbc:DocumentTypeCode!=50]`,
  'BG-25': 'cac:CreditNoteLine',
  'BT-129': './cbc:CreditedQuantity',
  'BT-130': './cbc:CreditedQuantity/@unitCode',
};

/** A credit note has the invoice's places but for these few. */
export const ublCreditNote: Readonly<Record<string, string>> = { ...ublInvoice, ...CREDITED };
