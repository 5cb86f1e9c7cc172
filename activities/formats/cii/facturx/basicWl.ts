/*
 * What Factur-X 1.09.2 allows in its profile BASIC WL: the sequences of its schema in the notation of `mapping/order.ts`,
 * and the uses of elements in the notation of `use.ts`.
 */
const SEQUENCES = `
rsm/CrossIndustryInvoice: rsm/ExchangedDocumentContext rsm/ExchangedDocument rsm/SupplyChainTradeTransaction
rsm/ExchangedDocumentContext: BusinessProcessSpecifiedDocumentContextParameter?
  GuidelineSpecifiedDocumentContextParameter
rsm/ExchangedDocument: ID TypeCode IssueDateTime IncludedNote*
rsm/SupplyChainTradeTransaction: ApplicableHeaderTradeAgreement ApplicableHeaderTradeDelivery
  ApplicableHeaderTradeSettlement
BusinessProcessSpecifiedDocumentContextParameter GuidelineSpecifiedDocumentContextParameter
  ReceivableSpecifiedTradeAccountingAccount SpecifiedTaxRegistration: ID
IssueDateTime OccurrenceDateTime StartDateTime EndDateTime DueDateDateTime: udt/DateTimeString?
IncludedNote: Content SubjectCode?
ApplicableHeaderTradeAgreement: BuyerReference? SellerTradeParty BuyerTradeParty SellerTaxRepresentativeTradeParty?
  BuyerOrderReferencedDocument? ContractReferencedDocument?
ApplicableHeaderTradeDelivery: ShipToTradeParty? ActualDeliverySupplyChainEvent? DespatchAdviceReferencedDocument?
ApplicableHeaderTradeSettlement: CreditorReferenceID? PaymentReference? TaxCurrencyCode? InvoiceCurrencyCode
  PayeeTradeParty? SpecifiedTradeSettlementPaymentMeans* ApplicableTradeTax+ BillingSpecifiedPeriod?
  SpecifiedTradeAllowanceCharge* SpecifiedTradePaymentTerms? SpecifiedTradeSettlementHeaderMonetarySummation
  InvoiceReferencedDocument* ReceivableSpecifiedTradeAccountingAccount?
SellerTradeParty BuyerTradeParty SellerTaxRepresentativeTradeParty ShipToTradeParty PayeeTradeParty: ID* GlobalID*
  Name? SpecifiedLegalOrganization? PostalTradeAddress? URIUniversalCommunication? SpecifiedTaxRegistration*
BuyerOrderReferencedDocument ContractReferencedDocument DespatchAdviceReferencedDocument InvoiceReferencedDocument:
  IssuerAssignedID FormattedIssueDateTime?
ActualDeliverySupplyChainEvent: OccurrenceDateTime
SpecifiedTradeSettlementPaymentMeans: TypeCode PayerPartyDebtorFinancialAccount? PayeePartyCreditorFinancialAccount?
ApplicableTradeTax CategoryTradeTax: CalculatedAmount? TypeCode ExemptionReason? BasisAmount? CategoryCode
  ExemptionReasonCode? DueDateTypeCode? RateApplicablePercent?
BillingSpecifiedPeriod: StartDateTime? EndDateTime?
SpecifiedTradeAllowanceCharge: ChargeIndicator CalculationPercent? BasisAmount? ActualAmount ReasonCode? Reason?
  CategoryTradeTax
SpecifiedTradePaymentTerms: Description? DueDateDateTime? DirectDebitMandateID?
SpecifiedTradeSettlementHeaderMonetarySummation: LineTotalAmount ChargeTotalAmount? AllowanceTotalAmount?
  TaxBasisTotalAmount TaxTotalAmount* GrandTotalAmount TotalPrepaidAmount? DuePayableAmount
SpecifiedLegalOrganization: ID? TradingBusinessName?
PostalTradeAddress: PostcodeCode? LineOne? LineTwo? LineThree? CityName? CountryID CountrySubDivisionName?
URIUniversalCommunication: URIID
FormattedIssueDateTime: qdt/DateTimeString
PayerPartyDebtorFinancialAccount: IBANID
PayeePartyCreditorFinancialAccount: IBANID? ProprietaryID?
ChargeIndicator: udt/Indicator?`;

const USES = `
rsm/CrossIndustryInvoice
 rsm/SupplyChainTradeTransaction
  ApplicableHeaderTradeAgreement SellerTradeParty=1:27 BuyerTradeParty=1:28
   BuyerOrderReferencedDocument IssuerAssignedID=1:29
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
   BuyerTradeParty ID<=1:163 GlobalID<=1:164 Name=1:30 PostalTradeAddress=1:419 URIUniversalCommunication<=1:165
   & SpecifiedTaxRegistration<=1:166
    GlobalID @schemeID:420 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:421
    ID !@schemeID
    PostalTradeAddress CountryID=1:422 CountrySubDivisionName<=1:167
     CountryID .#countries+SS-AN:423
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:424
     TradingBusinessName !
    SpecifiedTaxRegistration ID=1:425
     ID @schemeID:426 @schemeID#=VA:427
    URIUniversalCommunication URIID=1:168
     URIID @schemeID:428 @schemeID#addressSchemes-0219-0220:429
   ContractReferencedDocument IssuerAssignedID=1:430
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
   SellerTaxRepresentativeTradeParty Name=1:431 PostalTradeAddress=1:432 SpecifiedTaxRegistration=1:169
    GlobalID !
    ID !
    PostalTradeAddress CountryID=1:433 CountrySubDivisionName<=1:434
     CountryID .#countries+SS-AN:435
    SpecifiedLegalOrganization !
    SpecifiedTaxRegistration ID=1:436
     ID @schemeID:437 @schemeID#=VA:438
    URIUniversalCommunication !
   SellerTradeParty Name=1:409 PostalTradeAddress=1:32 URIUniversalCommunication<=1:439
   & SpecifiedTaxRegistration[VA]<=1:33 SpecifiedTaxRegistration[FC]<=1:34
    GlobalID @schemeID:440 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:441
    ID !@schemeID
    PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:442
     CountryID .#countries+SS-AN:443
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:444
    SpecifiedTaxRegistration[other] !
    SpecifiedTaxRegistration[FC] ID=1:411
     ID @schemeID:37
    SpecifiedTaxRegistration[VA] ID=1:412
     ID @schemeID:413
    URIUniversalCommunication URIID=1:445
     URIID @schemeID:446 @schemeID#addressSchemes-0219-0220:447
  ApplicableHeaderTradeSettlement PaymentReference<=1:172 InvoiceCurrencyCode=1:38 ApplicableTradeTax>=1:173
  & SpecifiedTradePaymentTerms<=1:174 SpecifiedTradeSettlementHeaderMonetarySummation=1:39
  & ReceivableSpecifiedTradeAccountingAccount<=1:175
   InvoiceReferencedDocument IssuerAssignedID=1:415
    FormattedIssueDateTime
     qdt/DateTimeString @format:465 @format#=102:466
    IssuerAssignedID !@schemeID
   ApplicableTradeTax CalculatedAmount=1:176 TypeCode=1:458 BasisAmount=1:177 CategoryCode=1:178
    BasisAmount !@currencyID
    CalculatedAmount !@currencyID
    CategoryCode .#vatCategories-B:179
    DueDateTypeCode .#=5,29,72:180
    ExemptionReasonCode .#exemptionReasons:181
    TypeCode .#=VAT:459
   BillingSpecifiedPeriod
    EndDateTime
     udt/DateTimeString @format:460 @format#=102:461
    StartDateTime
     udt/DateTimeString @format:462 @format#=102:463
   CreditorReferenceID !@schemeID
   InvoiceCurrencyCode .#currencies+STN-STD:464
   PayeeTradeParty ID<=1:467 GlobalID<=1:468 Name=1:469
    GlobalID @schemeID:470 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:471
    ID !@schemeID
    PostalTradeAddress !
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:472
     TradingBusinessName !
    SpecifiedTaxRegistration !
    URIUniversalCommunication !
   ReceivableSpecifiedTradeAccountingAccount
    ID !@schemeID
   SpecifiedTradeAllowanceCharge[other] !
   SpecifiedTradeAllowanceCharge[false] ChargeIndicator=1:183 ActualAmount=1:184 CategoryTradeTax=1:185
    ActualAmount !@currencyID
    BasisAmount !@currencyID
    CategoryTradeTax TypeCode=1:473 CategoryCode=1:474
     BasisAmount !
     CalculatedAmount !
     CategoryCode .#vatCategories-B:475
     DueDateTypeCode !
     ExemptionReason !
     ExemptionReasonCode !
     TypeCode .#=VAT:476
    ReasonCode .#allowanceReasons:186
   SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1:477 ActualAmount=1:478 CategoryTradeTax=1:479
    ActualAmount !@currencyID
    BasisAmount !@currencyID
    CategoryTradeTax TypeCode=1:480 CategoryCode=1:481
     BasisAmount !
     CalculatedAmount !
     CategoryCode .#vatCategories-B:482
     DueDateTypeCode !
     ExemptionReason !
     ExemptionReasonCode !
     TypeCode .#=VAT:483
    ReasonCode[other] !
    ReasonCode[unlisted] .#chargeReasons:391
    ReasonCode[5153]
   SpecifiedTradePaymentTerms Description<=1:187 DirectDebitMandateID<=1:188
    DirectDebitMandateID !@schemeID
    DueDateDateTime
     udt/DateTimeString @format:484 @format#=102:485
   SpecifiedTradeSettlementHeaderMonetarySummation LineTotalAmount=1:189 ChargeTotalAmount<=1:190
   & AllowanceTotalAmount<=1:191 TaxBasisTotalAmount=1:41 TaxTotalAmount[own]<=1:42
   & TaxTotalAmount[accounting]<=1:192 GrandTotalAmount=1:43 TotalPrepaidAmount<=1:193 DuePayableAmount=1:44
    AllowanceTotalAmount !@currencyID
    ChargeTotalAmount !@currencyID
    DuePayableAmount !@currencyID
    GrandTotalAmount !@currencyID
    LineTotalAmount !@currencyID
    TaxBasisTotalAmount !@currencyID
    TaxTotalAmount[other] !
    TaxTotalAmount[own] @currencyID#currencies+STN-STD:486
    TaxTotalAmount[accounting] @currencyID#currencies+STN-STD:487
    TotalPrepaidAmount !@currencyID
   SpecifiedTradeSettlementPaymentMeans TypeCode=1:488 PayeePartyCreditorFinancialAccount<=1:194
    PayeePartyCreditorFinancialAccount
     IBANID !@schemeID
     ProprietaryID !@schemeID
    PayerPartyDebtorFinancialAccount IBANID=1:195
     IBANID !@schemeID
    TypeCode .#paymentMeans:489
   TaxCurrencyCode .#currencies+STN-STD:196
  ApplicableHeaderTradeDelivery
   ActualDeliverySupplyChainEvent OccurrenceDateTime=1:171
    OccurrenceDateTime
     udt/DateTimeString @format:448 @format#=102:449
   DespatchAdviceReferencedDocument IssuerAssignedID=1:450
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
   ShipToTradeParty ID<=1:451 GlobalID<=1:452
    GlobalID @schemeID:453 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:454
    ID !@schemeID
    PostalTradeAddress CountryID=1:455 CountrySubDivisionName<=1:456
     CountryID .#countries+SS-AN:457
    SpecifiedLegalOrganization !
    SpecifiedTaxRegistration !
    URIUniversalCommunication !
 rsm/ExchangedDocument ID=1:19 TypeCode=1:20
  ID !@schemeID
  IncludedNote Content=1:160 SubjectCode<=1:161
   SubjectCode .#noteSubjects:162
  IssueDateTime
   udt/DateTimeString @format:21 @format#=102:416
  TypeCode .#documentTypes:417
 rsm/ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<=1:24
 & GuidelineSpecifiedDocumentContextParameter=1:25
  BusinessProcessSpecifiedDocumentContextParameter ID=1:406
   ID !@schemeID
  GuidelineSpecifiedDocumentContextParameter ID=1:407
   ID .#=urn:factur-x.eu:1p0:basicwl,urn:zugferd.de:2p0:basicwl:418 !@schemeID
`;

export const basicWl = { sequences: SEQUENCES, uses: USES };
