/*
 * What Factur-X 1.09.2 allows in its profile MINIMUM: the sequences of its schema in the notation of `mapping/order.ts`,
 * and the uses of elements in the notation of `use.ts`.
 */
const SEQUENCES = `
rsm/CrossIndustryInvoice: rsm/ExchangedDocumentContext rsm/ExchangedDocument rsm/SupplyChainTradeTransaction
rsm/ExchangedDocumentContext: BusinessProcessSpecifiedDocumentContextParameter?
  GuidelineSpecifiedDocumentContextParameter
rsm/ExchangedDocument: ID TypeCode IssueDateTime
rsm/SupplyChainTradeTransaction: ApplicableHeaderTradeAgreement ApplicableHeaderTradeDelivery
  ApplicableHeaderTradeSettlement
BusinessProcessSpecifiedDocumentContextParameter GuidelineSpecifiedDocumentContextParameter
  SpecifiedTaxRegistration: ID
IssueDateTime: udt/DateTimeString?
ApplicableHeaderTradeAgreement: BuyerReference? SellerTradeParty BuyerTradeParty BuyerOrderReferencedDocument?
ApplicableHeaderTradeSettlement: InvoiceCurrencyCode SpecifiedTradeSettlementHeaderMonetarySummation
SellerTradeParty BuyerTradeParty: Name SpecifiedLegalOrganization? PostalTradeAddress? SpecifiedTaxRegistration*
BuyerOrderReferencedDocument: IssuerAssignedID
SpecifiedTradeSettlementHeaderMonetarySummation: TaxBasisTotalAmount TaxTotalAmount* GrandTotalAmount
  DuePayableAmount
SpecifiedLegalOrganization: ID?
PostalTradeAddress: CountryID`;

const USES = `
rsm/CrossIndustryInvoice
 rsm/ExchangedDocument ID=1:19 TypeCode=1:20
  ID !@schemeID
  IssueDateTime
   udt/DateTimeString @format:21 @format#=102:22
  TypeCode .#documentTypes:23
 rsm/ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<=1:24
 & GuidelineSpecifiedDocumentContextParameter=1:25
  BusinessProcessSpecifiedDocumentContextParameter ID=1:406
   ID !@schemeID
  GuidelineSpecifiedDocumentContextParameter ID=1:407
   ID .#=urn:factur-x.eu:1p0:minimum,urn:zugferd.de:2p0:minimum:26 !@schemeID
 rsm/SupplyChainTradeTransaction
  ApplicableHeaderTradeAgreement SellerTradeParty=1:27 BuyerTradeParty=1:28
   BuyerOrderReferencedDocument IssuerAssignedID=1:29
    IssuerAssignedID !@schemeID
   BuyerTradeParty Name=1:30
    PostalTradeAddress !
    SpecifiedLegalOrganization ID=1:408
     ID @schemeID#identifierSchemes:31
    SpecifiedTaxRegistration !
   SellerTradeParty Name=1:409 PostalTradeAddress=1:32 SpecifiedTaxRegistration[VA]<=1:33
   & SpecifiedTaxRegistration[FC]<=1:34
    PostalTradeAddress CountryID=1:35
     CountryID .#countries+SS-AN:36
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:410
    SpecifiedTaxRegistration[other] !
    SpecifiedTaxRegistration[FC] ID=1:411
     ID @schemeID:37
    SpecifiedTaxRegistration[VA] ID=1:412
     ID @schemeID:413
  ApplicableHeaderTradeSettlement InvoiceCurrencyCode=1:38 SpecifiedTradeSettlementHeaderMonetarySummation=1:39
   InvoiceCurrencyCode .#currencies+STN-STD:40
   SpecifiedTradeSettlementHeaderMonetarySummation TaxBasisTotalAmount=1:41 TaxTotalAmount[own]<=1:42
   & TaxTotalAmount[accounting]<=1:192 GrandTotalAmount=1:43 DuePayableAmount=1:44
    DuePayableAmount !@currencyID
    GrandTotalAmount !@currencyID
    TaxBasisTotalAmount !@currencyID
    TaxTotalAmount[other] !
    TaxTotalAmount[own] @currencyID#currencies+STN-STD:45
    TaxTotalAmount[accounting] @currencyID#currencies+STN-STD:414
`;

export const minimum = { sequences: SEQUENCES, uses: USES };
