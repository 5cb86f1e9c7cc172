import type { ElementOrder } from './mapping/write.ts';

/*
 * Child order of the CII elements that the table writes. Source: the sequences of the UN/CEFACT D16B schema,
 * cut to what is used; D22B keeps the order.
 */
const ram = (names: string): string[] => names.split(' ').map((name) => `ram:${name}`);

const party = ram(
  'ID GlobalID Name Description SpecifiedLegalOrganization DefinedTradeContact PostalTradeAddress URIUniversalCommunication SpecifiedTaxRegistration',
);
const reference = ram(
  'IssuerAssignedID URIID LineID TypeCode Name AttachmentBinaryObject ReferenceTypeCode FormattedIssueDateTime',
);
const tax = ram(
  'CalculatedAmount TypeCode ExemptionReason BasisAmount CategoryCode ExemptionReasonCode TaxPointDate DueDateTypeCode RateApplicablePercent',
);
const price = ram('ChargeAmount BasisQuantity AppliedTradeAllowanceCharge');

export const ciiOrder: ElementOrder = {
  'rsm:ExchangedDocumentContext': ram(
    'BusinessProcessSpecifiedDocumentContextParameter GuidelineSpecifiedDocumentContextParameter',
  ),
  'rsm:ExchangedDocument': ram('ID TypeCode IssueDateTime IncludedNote'),
  'ram:IncludedNote': ram('Content SubjectCode'),
  'rsm:SupplyChainTradeTransaction': ram(
    'IncludedSupplyChainTradeLineItem ApplicableHeaderTradeAgreement ApplicableHeaderTradeDelivery ApplicableHeaderTradeSettlement',
  ),
  'ram:ApplicableHeaderTradeAgreement': ram(
    'BuyerReference SellerTradeParty BuyerTradeParty SellerTaxRepresentativeTradeParty SellerOrderReferencedDocument BuyerOrderReferencedDocument ContractReferencedDocument AdditionalReferencedDocument SpecifiedProcuringProject',
  ),
  'ram:SellerTradeParty': party,
  'ram:BuyerTradeParty': party,
  'ram:SellerTaxRepresentativeTradeParty': party,
  'ram:ShipToTradeParty': party,
  'ram:PayeeTradeParty': party,
  'ram:SpecifiedLegalOrganization': ram('ID TradingBusinessName'),
  'ram:DefinedTradeContact': ram(
    'PersonName DepartmentName TelephoneUniversalCommunication EmailURIUniversalCommunication',
  ),
  'ram:PostalTradeAddress': ram(
    'PostcodeCode LineOne LineTwo LineThree CityName CountryID CountrySubDivisionName',
  ),
  'ram:SellerOrderReferencedDocument': reference,
  'ram:BuyerOrderReferencedDocument': reference,
  'ram:ContractReferencedDocument': reference,
  'ram:AdditionalReferencedDocument': reference,
  'ram:InvoiceReferencedDocument': reference,
  'ram:DespatchAdviceReferencedDocument': reference,
  'ram:ReceivingAdviceReferencedDocument': reference,
  'ram:SpecifiedProcuringProject': ram('ID Name'),
  'ram:ApplicableHeaderTradeDelivery': ram(
    'ShipToTradeParty ActualDeliverySupplyChainEvent DespatchAdviceReferencedDocument ReceivingAdviceReferencedDocument',
  ),
  'ram:ApplicableHeaderTradeSettlement': ram(
    'CreditorReferenceID PaymentReference TaxCurrencyCode InvoiceCurrencyCode PayeeTradeParty SpecifiedTradeSettlementPaymentMeans ApplicableTradeTax BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge SpecifiedTradePaymentTerms SpecifiedTradeSettlementHeaderMonetarySummation InvoiceReferencedDocument ReceivableSpecifiedTradeAccountingAccount',
  ),
  'ram:SpecifiedTradeSettlementPaymentMeans': ram(
    'TypeCode Information ApplicableTradeSettlementFinancialCard PayerPartyDebtorFinancialAccount PayeePartyCreditorFinancialAccount PayeeSpecifiedCreditorFinancialInstitution',
  ),
  'ram:ApplicableTradeSettlementFinancialCard': ram('ID CardholderName'),
  'ram:PayeePartyCreditorFinancialAccount': ram('IBANID AccountName ProprietaryID'),
  'ram:ApplicableTradeTax': tax,
  'ram:CategoryTradeTax': tax,
  'ram:BillingSpecifiedPeriod': ram('StartDateTime EndDateTime'),
  'ram:SpecifiedTradeAllowanceCharge': ram(
    'ChargeIndicator CalculationPercent BasisAmount ActualAmount ReasonCode Reason CategoryTradeTax',
  ),
  'ram:AppliedTradeAllowanceCharge': ram('ChargeIndicator ActualAmount'),
  'ram:SpecifiedTradePaymentTerms': ram('Description DueDateDateTime DirectDebitMandateID'),
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation': ram(
    'LineTotalAmount ChargeTotalAmount AllowanceTotalAmount TaxBasisTotalAmount TaxTotalAmount RoundingAmount GrandTotalAmount TotalPrepaidAmount DuePayableAmount',
  ),
  'ram:IncludedSupplyChainTradeLineItem': ram(
    'AssociatedDocumentLineDocument SpecifiedTradeProduct SpecifiedLineTradeAgreement SpecifiedLineTradeDelivery SpecifiedLineTradeSettlement',
  ),
  'ram:AssociatedDocumentLineDocument': ram('LineID IncludedNote'),
  'ram:SpecifiedTradeProduct': ram(
    'GlobalID SellerAssignedID BuyerAssignedID Name Description ApplicableProductCharacteristic DesignatedProductClassification OriginTradeCountry',
  ),
  'ram:ApplicableProductCharacteristic': ram('Description Value'),
  'ram:SpecifiedLineTradeAgreement': ram(
    'BuyerOrderReferencedDocument GrossPriceProductTradePrice NetPriceProductTradePrice',
  ),
  'ram:GrossPriceProductTradePrice': price,
  'ram:NetPriceProductTradePrice': price,
  'ram:SpecifiedLineTradeSettlement': ram(
    'ApplicableTradeTax BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge SpecifiedTradeSettlementLineMonetarySummation AdditionalReferencedDocument ReceivableSpecifiedTradeAccountingAccount',
  ),
};
