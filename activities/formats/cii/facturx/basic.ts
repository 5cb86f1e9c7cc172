/*
 * What Factur-X 1.09.2 allows in its profile BASIC: the sequences of its schema in the notation of `mapping/order.ts`,
 * and the uses of elements in the notation of `use.ts`.
 */
const SEQUENCES = `
rsm/CrossIndustryInvoice: rsm/ExchangedDocumentContext rsm/ExchangedDocument rsm/SupplyChainTradeTransaction
rsm/ExchangedDocumentContext: BusinessProcessSpecifiedDocumentContextParameter?
  GuidelineSpecifiedDocumentContextParameter
rsm/ExchangedDocument: ID TypeCode IssueDateTime IncludedNote*
rsm/SupplyChainTradeTransaction: IncludedSupplyChainTradeLineItem+ ApplicableHeaderTradeAgreement
  ApplicableHeaderTradeDelivery ApplicableHeaderTradeSettlement
BusinessProcessSpecifiedDocumentContextParameter GuidelineSpecifiedDocumentContextParameter
  ReceivableSpecifiedTradeAccountingAccount SpecifiedTaxRegistration: ID
IssueDateTime OccurrenceDateTime StartDateTime EndDateTime DueDateDateTime: udt/DateTimeString?
IncludedNote: Content SubjectCode?
IncludedSupplyChainTradeLineItem: AssociatedDocumentLineDocument SpecifiedTradeProduct SpecifiedLineTradeAgreement
  SpecifiedLineTradeDelivery SpecifiedLineTradeSettlement
ApplicableHeaderTradeAgreement: BuyerReference? SellerTradeParty BuyerTradeParty SellerTaxRepresentativeTradeParty?
  BuyerOrderReferencedDocument? ContractReferencedDocument?
ApplicableHeaderTradeDelivery: ShipToTradeParty? ActualDeliverySupplyChainEvent? DespatchAdviceReferencedDocument?
ApplicableHeaderTradeSettlement: CreditorReferenceID? PaymentReference? TaxCurrencyCode? InvoiceCurrencyCode
  PayeeTradeParty? SpecifiedTradeSettlementPaymentMeans* ApplicableTradeTax+ BillingSpecifiedPeriod?
  SpecifiedTradeAllowanceCharge* SpecifiedTradePaymentTerms? SpecifiedTradeSettlementHeaderMonetarySummation
  InvoiceReferencedDocument* ReceivableSpecifiedTradeAccountingAccount?
AssociatedDocumentLineDocument: LineID IncludedNote?
SpecifiedTradeProduct: GlobalID? Name
SpecifiedLineTradeAgreement: GrossPriceProductTradePrice? NetPriceProductTradePrice
SpecifiedLineTradeDelivery: BilledQuantity
SpecifiedLineTradeSettlement: ApplicableTradeTax BillingSpecifiedPeriod? SpecifiedTradeAllowanceCharge*
  SpecifiedTradeSettlementLineMonetarySummation
SellerTradeParty BuyerTradeParty SellerTaxRepresentativeTradeParty ShipToTradeParty PayeeTradeParty: ID* GlobalID*
  Name? SpecifiedLegalOrganization? PostalTradeAddress? URIUniversalCommunication? SpecifiedTaxRegistration*
BuyerOrderReferencedDocument ContractReferencedDocument DespatchAdviceReferencedDocument InvoiceReferencedDocument:
  IssuerAssignedID FormattedIssueDateTime?
ActualDeliverySupplyChainEvent: OccurrenceDateTime
SpecifiedTradeSettlementPaymentMeans: TypeCode PayerPartyDebtorFinancialAccount? PayeePartyCreditorFinancialAccount?
ApplicableTradeTax CategoryTradeTax: CalculatedAmount? TypeCode ExemptionReason? BasisAmount? CategoryCode
  ExemptionReasonCode? DueDateTypeCode? RateApplicablePercent?
BillingSpecifiedPeriod: StartDateTime? EndDateTime?
SpecifiedTradeAllowanceCharge AppliedTradeAllowanceCharge: ChargeIndicator CalculationPercent? BasisAmount?
  ActualAmount ReasonCode? Reason? CategoryTradeTax?
SpecifiedTradePaymentTerms: Description? DueDateDateTime? DirectDebitMandateID?
SpecifiedTradeSettlementHeaderMonetarySummation: LineTotalAmount ChargeTotalAmount? AllowanceTotalAmount?
  TaxBasisTotalAmount TaxTotalAmount* GrandTotalAmount TotalPrepaidAmount? DuePayableAmount
GrossPriceProductTradePrice NetPriceProductTradePrice: ChargeAmount BasisQuantity? AppliedTradeAllowanceCharge?
SpecifiedTradeSettlementLineMonetarySummation: LineTotalAmount
SpecifiedLegalOrganization: ID? TradingBusinessName?
PostalTradeAddress: PostcodeCode? LineOne? LineTwo? LineThree? CityName? CountryID CountrySubDivisionName?
URIUniversalCommunication: URIID
FormattedIssueDateTime: qdt/DateTimeString
PayerPartyDebtorFinancialAccount: IBANID
PayeePartyCreditorFinancialAccount: IBANID? ProprietaryID?
ChargeIndicator: udt/Indicator?`;

const USES = `
rsm/CrossIndustryInvoice
 rsm/SupplyChainTradeTransaction IncludedSupplyChainTradeLineItem>=1:265
  ApplicableHeaderTradeAgreement SellerTradeParty=1:27 BuyerTradeParty=1:28
   BuyerOrderReferencedDocument IssuerAssignedID=1:29
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
   BuyerTradeParty ID<=1:163 GlobalID<=1:164 Name=1:30 PostalTradeAddress=1:419 URIUniversalCommunication<=1:165
   & SpecifiedTaxRegistration<=1:166
    GlobalID @schemeID:420 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:494
    ID !@schemeID
    PostalTradeAddress CountryID=1:422 CountrySubDivisionName<=1:167
     CountryID .#countries+SS-AN:495
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:496
     TradingBusinessName !
    SpecifiedTaxRegistration ID=1:425
     ID @schemeID:426 @schemeID#=VA:497
    URIUniversalCommunication URIID=1:168
     URIID @schemeID:428 @schemeID#addressSchemes-0219-0220:498
   ContractReferencedDocument IssuerAssignedID=1:430
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
   SellerTaxRepresentativeTradeParty Name=1:431 PostalTradeAddress=1:432 SpecifiedTaxRegistration=1:169
    GlobalID !
    ID !
    PostalTradeAddress CountryID=1:433 CountrySubDivisionName<=1:434
     CountryID .#countries+SS-AN:499
    SpecifiedLegalOrganization !
    SpecifiedTaxRegistration ID=1:436
     ID @schemeID:437 @schemeID#=VA:500
    URIUniversalCommunication !
   SellerTradeParty Name=1:409 PostalTradeAddress=1:32 URIUniversalCommunication<=1:439
   & SpecifiedTaxRegistration[VA]<=1:33 SpecifiedTaxRegistration[FC]<=1:34
    GlobalID @schemeID:440 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:501
    ID !@schemeID
    PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:442
     CountryID .#countries+SS-AN:502
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:503
    SpecifiedTaxRegistration[other] !
    SpecifiedTaxRegistration[FC] ID=1:411
     ID @schemeID:37
    SpecifiedTaxRegistration[VA] ID=1:412
     ID @schemeID:413
    URIUniversalCommunication URIID=1:445
     URIID @schemeID:446 @schemeID#addressSchemes-0219-0220:504
  ApplicableHeaderTradeSettlement PaymentReference<=1:172 InvoiceCurrencyCode=1:38 ApplicableTradeTax>=1:173
  & SpecifiedTradePaymentTerms<=1:174 SpecifiedTradeSettlementHeaderMonetarySummation=1:39
  & ReceivableSpecifiedTradeAccountingAccount<=1:175
   InvoiceReferencedDocument IssuerAssignedID=1:415
    FormattedIssueDateTime
     qdt/DateTimeString @format:465 @format#=102:515
    IssuerAssignedID !@schemeID
   ApplicableTradeTax CalculatedAmount=1:176 TypeCode=1:458 BasisAmount=1:177 CategoryCode=1:178
    BasisAmount !@currencyID
    CalculatedAmount !@currencyID
    CategoryCode .#vatCategories-B:508
    DueDateTypeCode .#=5,29,72:509
    ExemptionReasonCode .#exemptionReasons:510
    TypeCode .#=VAT:511
   BillingSpecifiedPeriod
    EndDateTime
     udt/DateTimeString @format:460 @format#=102:512
    StartDateTime
     udt/DateTimeString @format:462 @format#=102:513
   CreditorReferenceID !@schemeID
   InvoiceCurrencyCode .#currencies+STN-STD:514
   PayeeTradeParty ID<=1:467 GlobalID<=1:468 Name=1:469
    GlobalID @schemeID:470 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:516
    ID !@schemeID
    PostalTradeAddress !
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:517
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
     CategoryCode .#vatCategories-B:518
     DueDateTypeCode !
     ExemptionReason !
     ExemptionReasonCode !
     TypeCode .#=VAT:519
    ReasonCode .#allowanceReasons:520
   SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1:477 ActualAmount=1:478 CategoryTradeTax=1:479
    ActualAmount !@currencyID
    BasisAmount !@currencyID
    CategoryTradeTax TypeCode=1:480 CategoryCode=1:481
     BasisAmount !
     CalculatedAmount !
     CategoryCode .#vatCategories-B:521
     DueDateTypeCode !
     ExemptionReason !
     ExemptionReasonCode !
     TypeCode .#=VAT:522
    ReasonCode[other] !
    ReasonCode[unlisted] .#chargeReasons:523
    ReasonCode[5153]
   SpecifiedTradePaymentTerms Description<=1:187 DirectDebitMandateID<=1:188
    DirectDebitMandateID !@schemeID
    DueDateDateTime
     udt/DateTimeString @format:484 @format#=102:524
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
    TaxTotalAmount[own] @currencyID#currencies+STN-STD:525
    TaxTotalAmount[accounting] @currencyID#currencies+STN-STD:526
    TotalPrepaidAmount !@currencyID
   SpecifiedTradeSettlementPaymentMeans TypeCode=1:488 PayeePartyCreditorFinancialAccount<=1:194
    PayeePartyCreditorFinancialAccount
     IBANID !@schemeID
     ProprietaryID !@schemeID
    PayerPartyDebtorFinancialAccount IBANID=1:195
     IBANID !@schemeID
    TypeCode .#paymentMeans:527
   TaxCurrencyCode .#currencies+STN-STD:528
  ApplicableHeaderTradeDelivery
   ActualDeliverySupplyChainEvent OccurrenceDateTime=1:171
    OccurrenceDateTime
     udt/DateTimeString @format:448 @format#=102:505
   DespatchAdviceReferencedDocument IssuerAssignedID=1:450
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
   ShipToTradeParty ID<=1:451 GlobalID<=1:452
    GlobalID @schemeID:453 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:506
    ID !@schemeID
    PostalTradeAddress CountryID=1:455 CountrySubDivisionName<=1:456
     CountryID .#countries+SS-AN:507
    SpecifiedLegalOrganization !
    SpecifiedTaxRegistration !
    URIUniversalCommunication !
  IncludedSupplyChainTradeLineItem AssociatedDocumentLineDocument=1:266 SpecifiedTradeProduct=1:267
  & SpecifiedLineTradeAgreement=1:268 SpecifiedLineTradeDelivery=1:269
   AssociatedDocumentLineDocument LineID=1:270 IncludedNote<=1:271
    IncludedNote Content=1:529
     SubjectCode !
    LineID !@schemeID
   SpecifiedLineTradeAgreement NetPriceProductTradePrice=1:272
    GrossPriceProductTradePrice ChargeAmount=1:273 AppliedTradeAllowanceCharge[false]<=1:274
     AppliedTradeAllowanceCharge[other] !
     AppliedTradeAllowanceCharge[false] ChargeIndicator=1:530 ActualAmount=1:531
      ActualAmount !@currencyID
      BasisAmount !
      CalculationPercent !
      CategoryTradeTax !
      Reason !
      ReasonCode !
     BasisQuantity @unitCode#units:275
     ChargeAmount !@currencyID
     AppliedTradeAllowanceCharge[true]
    NetPriceProductTradePrice ChargeAmount=1:532
     AppliedTradeAllowanceCharge !
     BasisQuantity @unitCode#units:533
     ChargeAmount !@currencyID
   SpecifiedLineTradeDelivery BilledQuantity=1:276
    BilledQuantity @unitCode#units:534
   SpecifiedLineTradeSettlement ApplicableTradeTax=1:278 SpecifiedTradeSettlementLineMonetarySummation=1:279
    ApplicableTradeTax TypeCode=1:535 CategoryCode=1:536
     BasisAmount !
     CalculatedAmount !
     CategoryCode .#vatCategories-B:537
     DueDateTypeCode !
     ExemptionReason !
     ExemptionReasonCode !
     TypeCode .#=VAT:538
    BillingSpecifiedPeriod
     EndDateTime
      udt/DateTimeString @format:539 @format#=102:540
     StartDateTime
      udt/DateTimeString @format:541 @format#=102:542
    SpecifiedTradeAllowanceCharge[other] !
    SpecifiedTradeAllowanceCharge[false] ChargeIndicator=1:543 ActualAmount=1:544
     ActualAmount !@currencyID
     BasisAmount !
     CalculationPercent !
     CategoryTradeTax !
     ReasonCode .#allowanceReasons:545
    SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1:546 ActualAmount=1:547
     ActualAmount !@currencyID
     BasisAmount !
     CalculationPercent !
     CategoryTradeTax !
     ReasonCode[other] !
     ReasonCode[unlisted] .#chargeReasons:548
     ReasonCode[5153]
    SpecifiedTradeSettlementLineMonetarySummation LineTotalAmount=1:549
     LineTotalAmount !@currencyID
   SpecifiedTradeProduct Name=1:550
    GlobalID @schemeID:551 @schemeID#identifierSchemes:552
 rsm/ExchangedDocument ID=1:19 TypeCode=1:20
  ID !@schemeID
  IncludedNote Content=1:160 SubjectCode<=1:161
   SubjectCode .#noteSubjects:490
  IssueDateTime
   udt/DateTimeString @format:21 @format#=102:491
  TypeCode .#documentTypes:492
 rsm/ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<=1:24
 & GuidelineSpecifiedDocumentContextParameter=1:25
  BusinessProcessSpecifiedDocumentContextParameter ID=1:406
   ID !@schemeID
  GuidelineSpecifiedDocumentContextParameter ID=1:407
   ID
   & .#=urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic,
   +urn:cen.eu:en16931:2017#compliant#urn:zugferd.de:2p0:basic:493
   & !@schemeID
`;

export const basic = { sequences: SEQUENCES, uses: USES };
