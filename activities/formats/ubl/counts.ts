import { atMost, type Check } from '../binding/check.ts';

const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'] as const;
const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';

/** Once at most in the document. */
const once: readonly (readonly [id: string, path: string])[] = [
  ['UBL-SR-01', 'cac:ContractDocumentReference/cbc:ID'],
  ['UBL-SR-02', 'cac:ReceiptDocumentReference/cbc:ID'],
  ['UBL-SR-03', 'cac:DespatchDocumentReference/cbc:ID'],
  ['UBL-SR-05', 'cac:PaymentTerms/cbc:Note'],
  ['UBL-SR-08', 'cac:InvoicePeriod'],
  ['UBL-SR-09', `${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`],
  ['UBL-SR-10', `${SELLER}/cac:PartyName/cbc:Name`],
  ['UBL-SR-11', `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`],
  ['UBL-SR-14', `${SELLER}/cac:PartyLegalEntity/cbc:CompanyLegalForm`],
  ['UBL-SR-15', `${BUYER}/cac:PartyLegalEntity/cbc:RegistrationName`],
  ['UBL-SR-16', `${BUYER}/cac:PartyIdentification/cbc:ID`],
  ['UBL-SR-17', `${BUYER}/cac:PartyLegalEntity/cbc:CompanyID`],
  ['UBL-SR-24', 'cac:Delivery'],
  ['UBL-SR-39', 'cac:ProjectReference/cbc:ID'],
  ['UBL-SR-40', `${BUYER}/cac:PartyName/cbc:Name`],
  ['UBL-SR-45', 'cac:PaymentMeans/cbc:PaymentDueDate'],
  ['UBL-SR-49', 'cac:InvoicePeriod/cbc:DescriptionCode'],
  ['UBL-SR-54', 'cac:PaymentMeans/cac:CardAccount'],
  ['UBL-SR-55', 'cac:PaymentMeans/cac:PaymentMandate'],
  ['UBL-SR-56', 'cac:OriginatorDocumentReference/cbc:ID'],
];

/** Once at most in each element of that name. */
const onceIn: readonly (readonly [id: string, on: string, path: string])[] = [
  ['UBL-SR-06', 'cac:BillingReference', 'cac:InvoiceDocumentReference'],
  ['UBL-SR-22', 'cac:TaxRepresentativeParty', 'cac:PartyName/cbc:Name'],
  ['UBL-SR-23', 'cac:TaxRepresentativeParty', 'cac:PartyTaxScheme/cbc:CompanyID'],
  ['UBL-SR-25', 'cac:Delivery', 'cac:DeliveryParty/cac:PartyName/cbc:Name'],
  ['UBL-SR-26', 'cac:PaymentMeans', 'cbc:PaymentID'],
  ['UBL-SR-27', 'cac:PaymentMeans', 'cbc:PaymentMeansCode'],
  ['UBL-SR-28', 'cac:PaymentMeans', 'cac:PaymentMandate/cbc:ID'],
  ['UBL-SR-32', 'cac:TaxSubtotal', 'cac:TaxCategory/cbc:TaxExemptionReason'],
  ['UBL-SR-33', 'cac:AdditionalDocumentReference', 'cbc:DocumentDescription'],
  ['UBL-SR-51', 'cac:PostalAddress', 'cac:AddressLine'],
  ['UBL-SR-51', 'cac:Address', 'cac:AddressLine'],
  ...LINES.flatMap(
    (line) =>
      [
        ['UBL-SR-34', line, 'cbc:Note'],
        ['UBL-SR-35', line, 'cac:OrderLineReference/cbc:LineID'],
        ['UBL-SR-36', line, 'cac:InvoicePeriod'],
        ['UBL-SR-37', line, 'cac:Price/cac:AllowanceCharge/cbc:Amount'],
        ['UBL-SR-50', line, 'cac:Item/cbc:Description'],
        ['UBL-SR-52', line, 'cac:DocumentReference'],
      ] as const,
  ),
];

/** The UBL-SR that count. Source: EN 16931-3-2, CEN's validation artefacts 1.3.16. */
export const countChecks: readonly Check[] = [
  ...once.map(([id, path]) => atMost(id, '/', path)),
  ...onceIn.map(([id, on, path]) => atMost(id, on, path)),
];
