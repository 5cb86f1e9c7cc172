/*
 * What Factur-X 1.09.2 allows in its profile EN 16931: the sequences of its schema in the notation of `mapping/order.ts`,
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
  ReceivableSpecifiedTradeAccountingAccount OriginTradeCountry SpecifiedTaxRegistration: ID
IssueDateTime OccurrenceDateTime StartDateTime EndDateTime DueDateDateTime: udt/DateTimeString?
IncludedNote: Content SubjectCode?
IncludedSupplyChainTradeLineItem: AssociatedDocumentLineDocument SpecifiedTradeProduct SpecifiedLineTradeAgreement
  SpecifiedLineTradeDelivery SpecifiedLineTradeSettlement
ApplicableHeaderTradeAgreement: BuyerReference? SellerTradeParty BuyerTradeParty SellerTaxRepresentativeTradeParty?
  SellerOrderReferencedDocument? BuyerOrderReferencedDocument? ContractReferencedDocument?
  AdditionalReferencedDocument* SpecifiedProcuringProject?
ApplicableHeaderTradeDelivery: ShipToTradeParty? ActualDeliverySupplyChainEvent? DespatchAdviceReferencedDocument?
  ReceivingAdviceReferencedDocument?
ApplicableHeaderTradeSettlement: CreditorReferenceID? PaymentReference? TaxCurrencyCode? InvoiceCurrencyCode
  PayeeTradeParty? SpecifiedTradeSettlementPaymentMeans* ApplicableTradeTax+ BillingSpecifiedPeriod?
  SpecifiedTradeAllowanceCharge* SpecifiedTradePaymentTerms? SpecifiedTradeSettlementHeaderMonetarySummation
  InvoiceReferencedDocument* ReceivableSpecifiedTradeAccountingAccount?
AssociatedDocumentLineDocument: LineID IncludedNote?
SpecifiedTradeProduct: GlobalID? SellerAssignedID? BuyerAssignedID? Name Description?
  ApplicableProductCharacteristic* DesignatedProductClassification* OriginTradeCountry?
SpecifiedLineTradeAgreement: BuyerOrderReferencedDocument? GrossPriceProductTradePrice? NetPriceProductTradePrice
SpecifiedLineTradeDelivery: BilledQuantity
SpecifiedLineTradeSettlement: ApplicableTradeTax BillingSpecifiedPeriod? SpecifiedTradeAllowanceCharge*
  SpecifiedTradeSettlementLineMonetarySummation AdditionalReferencedDocument?
  ReceivableSpecifiedTradeAccountingAccount?
SellerTradeParty BuyerTradeParty SellerTaxRepresentativeTradeParty ShipToTradeParty PayeeTradeParty: ID* GlobalID*
  Name? Description? SpecifiedLegalOrganization? DefinedTradeContact? PostalTradeAddress? URIUniversalCommunication?
  SpecifiedTaxRegistration*
SellerOrderReferencedDocument BuyerOrderReferencedDocument ContractReferencedDocument AdditionalReferencedDocument
  DespatchAdviceReferencedDocument ReceivingAdviceReferencedDocument InvoiceReferencedDocument: IssuerAssignedID?
  URIID? LineID? TypeCode? Name? AttachmentBinaryObject? ReferenceTypeCode? FormattedIssueDateTime?
SpecifiedProcuringProject: ID Name
ActualDeliverySupplyChainEvent: OccurrenceDateTime
SpecifiedTradeSettlementPaymentMeans: TypeCode Information? ApplicableTradeSettlementFinancialCard?
  PayerPartyDebtorFinancialAccount? PayeePartyCreditorFinancialAccount? PayeeSpecifiedCreditorFinancialInstitution?
ApplicableTradeTax CategoryTradeTax: CalculatedAmount? TypeCode ExemptionReason? BasisAmount? CategoryCode
  ExemptionReasonCode? TaxPointDate? DueDateTypeCode? RateApplicablePercent?
BillingSpecifiedPeriod: StartDateTime? EndDateTime?
SpecifiedTradeAllowanceCharge AppliedTradeAllowanceCharge: ChargeIndicator CalculationPercent? BasisAmount?
  ActualAmount ReasonCode? Reason? CategoryTradeTax?
SpecifiedTradePaymentTerms: Description? DueDateDateTime? DirectDebitMandateID?
SpecifiedTradeSettlementHeaderMonetarySummation: LineTotalAmount ChargeTotalAmount? AllowanceTotalAmount?
  TaxBasisTotalAmount TaxTotalAmount* RoundingAmount? GrandTotalAmount TotalPrepaidAmount? DuePayableAmount
ApplicableProductCharacteristic: Description Value
DesignatedProductClassification: ClassCode?
GrossPriceProductTradePrice NetPriceProductTradePrice: ChargeAmount BasisQuantity? AppliedTradeAllowanceCharge?
SpecifiedTradeSettlementLineMonetarySummation: LineTotalAmount
SpecifiedLegalOrganization: ID? TradingBusinessName?
DefinedTradeContact: PersonName? DepartmentName? TelephoneUniversalCommunication? EmailURIUniversalCommunication?
PostalTradeAddress: PostcodeCode? LineOne? LineTwo? LineThree? CityName? CountryID CountrySubDivisionName?
URIUniversalCommunication TelephoneUniversalCommunication EmailURIUniversalCommunication: URIID? CompleteNumber?
FormattedIssueDateTime: qdt/DateTimeString
ApplicableTradeSettlementFinancialCard: ID CardholderName?
PayerPartyDebtorFinancialAccount: IBANID
PayeePartyCreditorFinancialAccount: IBANID? AccountName? ProprietaryID?
PayeeSpecifiedCreditorFinancialInstitution: BICID
TaxPointDate: udt/DateString?
ChargeIndicator: udt/Indicator?`;

const USES = `
rsm/CrossIndustryInvoice
 rsm/SupplyChainTradeTransaction IncludedSupplyChainTradeLineItem>=1:265
  ApplicableHeaderTradeAgreement SellerTradeParty=1:27 BuyerTradeParty=1:28
   AdditionalReferencedDocument[other] !
   AdditionalReferencedDocument[130] IssuerAssignedID=1:557 TypeCode=1:558
    AttachmentBinaryObject !
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode .#referenceQualifiers:282
    TypeCode .#=130:559
    URIID !
   AdditionalReferencedDocument[50] IssuerAssignedID=1:560 TypeCode=1:561
    AttachmentBinaryObject !
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode .#=50:562
    URIID !
   AdditionalReferencedDocument[916] IssuerAssignedID=1:563 TypeCode=1:564 Name<=1:283 AttachmentBinaryObject<=1:284
    AttachmentBinaryObject @mimeCode:285
    & @mimeCode#=application/pdf,application/vnd.oasis.opendocument.spreadsheet,
    +application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,image/jpeg,image/png,text/csv:287
    & @filename:286
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
    LineID !
    ReferenceTypeCode !
    TypeCode .#=916:565
    URIID !@schemeID
   BuyerOrderReferencedDocument IssuerAssignedID=1:29
    AttachmentBinaryObject !
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   BuyerTradeParty ID<=1:163 GlobalID<=1:164 Name=1:30 DefinedTradeContact<=1:288 PostalTradeAddress=1:419
   & URIUniversalCommunication<=1:165 SpecifiedTaxRegistration<=1:166
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:566
      CompleteNumber !
      URIID !@schemeID
     TelephoneUniversalCommunication CompleteNumber=1:289
      URIID !
    Description !
    GlobalID @schemeID:420 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:567
    ID !@schemeID
    PostalTradeAddress CountryID=1:422 CountrySubDivisionName<=1:167
     CountryID .#countries+SS-AN:568
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:569
    SpecifiedTaxRegistration ID=1:425
     ID @schemeID:426 @schemeID#=VA:570
    URIUniversalCommunication URIID=1:168
     CompleteNumber !
     URIID @schemeID:428 @schemeID#addressSchemes-0219-0220:571
   ContractReferencedDocument IssuerAssignedID=1:430
    AttachmentBinaryObject !
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   SellerOrderReferencedDocument IssuerAssignedID=1:572
    AttachmentBinaryObject !
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   SellerTaxRepresentativeTradeParty Name=1:431 PostalTradeAddress=1:432 SpecifiedTaxRegistration=1:169
    DefinedTradeContact !
    Description !
    GlobalID !
    ID !
    PostalTradeAddress CountryID=1:433 CountrySubDivisionName<=1:434
     CountryID .#countries+SS-AN:573
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization !
    SpecifiedTaxRegistration ID=1:436
     ID @schemeID:437 @schemeID#=VA:574
    URIUniversalCommunication !
   SellerTradeParty Name=1:409 Description<=1:575 DefinedTradeContact<=1:576 PostalTradeAddress=1:32
   & URIUniversalCommunication<=1:439 SpecifiedTaxRegistration[VA]<=1:33 SpecifiedTaxRegistration[FC]<=1:34
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:577
      CompleteNumber !
      URIID !@schemeID
     TelephoneUniversalCommunication CompleteNumber=1:578
      URIID !
    GlobalID @schemeID:440 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:579
    ID !@schemeID
    PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:442
     CountryID .#countries+SS-AN:580
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:581
    SpecifiedTaxRegistration[other] !
    SpecifiedTaxRegistration[FC] ID=1:411
     ID @schemeID:37
    SpecifiedTaxRegistration[VA] ID=1:412
     ID @schemeID:413
    URIUniversalCommunication URIID=1:445
     CompleteNumber !
     URIID @schemeID:446 @schemeID#addressSchemes-0219-0220:582
   SpecifiedProcuringProject
    ID !@schemeID
  ApplicableHeaderTradeSettlement PaymentReference<=1:172 InvoiceCurrencyCode=1:38 ApplicableTradeTax>=1:173
  & SpecifiedTradePaymentTerms<=1:174 SpecifiedTradeSettlementHeaderMonetarySummation=1:39
  & ReceivableSpecifiedTradeAccountingAccount<=1:175
   InvoiceReferencedDocument IssuerAssignedID=1:415
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:465 @format#=102:596
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   ApplicableTradeTax CalculatedAmount=1:176 TypeCode=1:458 BasisAmount=1:177 CategoryCode=1:178
    BasisAmount !@currencyID
    CalculatedAmount !@currencyID
    CategoryCode .#vatCategories-B:587
    DueDateTypeCode .#=5,29,72:588
    ExemptionReasonCode .#exemptionReasons:589 !@listID !@listVersionID
    TaxPointDate
     udt/DateString @format:590 @format#=102:591
    TypeCode .#=VAT:592
   BillingSpecifiedPeriod
    EndDateTime
     udt/DateTimeString @format:460 @format#=102:593
    StartDateTime
     udt/DateTimeString @format:462 @format#=102:594
   CreditorReferenceID !@schemeID
   InvoiceCurrencyCode .#currencies+STN-STD:595
   PayeeTradeParty ID<=1:467 GlobalID<=1:468 Name=1:469
    DefinedTradeContact !
    Description !
    GlobalID @schemeID:470 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:597
    ID !@schemeID
    PostalTradeAddress !
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:598
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
     CategoryCode .#vatCategories-B:599
     DueDateTypeCode !
     ExemptionReason !
     ExemptionReasonCode !
     TaxPointDate !
     TypeCode .#=VAT:600
    ReasonCode .#allowanceReasons:601
   SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1:477 ActualAmount=1:478 CategoryTradeTax=1:479
    ActualAmount !@currencyID
    BasisAmount !@currencyID
    CategoryTradeTax TypeCode=1:480 CategoryCode=1:481
     BasisAmount !
     CalculatedAmount !
     CategoryCode .#vatCategories-B:602
     DueDateTypeCode !
     ExemptionReason !
     ExemptionReasonCode !
     TaxPointDate !
     TypeCode .#=VAT:603
    ReasonCode[other] !
    ReasonCode[unlisted] .#chargeReasons:604
    ReasonCode[5153]
   SpecifiedTradePaymentTerms Description<=1:187 DirectDebitMandateID<=1:188
    DirectDebitMandateID !@schemeID
    DueDateDateTime
     udt/DateTimeString @format:484 @format#=102:605
   SpecifiedTradeSettlementHeaderMonetarySummation LineTotalAmount=1:189 ChargeTotalAmount<=1:190
   & AllowanceTotalAmount<=1:191 TaxBasisTotalAmount=1:41 TaxTotalAmount[own]<=1:42
   & TaxTotalAmount[accounting]<=1:192 RoundingAmount<=1:290 GrandTotalAmount=1:43 TotalPrepaidAmount<=1:193
   & DuePayableAmount=1:44
    AllowanceTotalAmount !@currencyID
    ChargeTotalAmount !@currencyID
    DuePayableAmount !@currencyID
    GrandTotalAmount !@currencyID
    LineTotalAmount !@currencyID
    RoundingAmount !@currencyID
    TaxBasisTotalAmount !@currencyID
    TaxTotalAmount[other] !
    TaxTotalAmount[own] @currencyID#currencies+STN-STD:606
    TaxTotalAmount[accounting] @currencyID#currencies+STN-STD:607
    TotalPrepaidAmount !@currencyID
   SpecifiedTradeSettlementPaymentMeans TypeCode=1:488 Information<=1:291 PayeePartyCreditorFinancialAccount<=1:194
    ApplicableTradeSettlementFinancialCard ID=1:608
     ID !@schemeID
    PayeePartyCreditorFinancialAccount
     IBANID !@schemeID
     ProprietaryID !@schemeID
    PayeeSpecifiedCreditorFinancialInstitution BICID=1:292
     BICID !@schemeID
    PayerPartyDebtorFinancialAccount IBANID=1:195
     IBANID !@schemeID
    TypeCode .#paymentMeans:609
   TaxCurrencyCode .#currencies+STN-STD:610
  IncludedSupplyChainTradeLineItem AssociatedDocumentLineDocument=1:266 SpecifiedTradeProduct=1:267
  & SpecifiedLineTradeAgreement=1:268 SpecifiedLineTradeDelivery=1:269
   SpecifiedLineTradeSettlement ApplicableTradeTax=1:278 SpecifiedTradeSettlementLineMonetarySummation=1:279
   & AdditionalReferencedDocument<=1:293 ReceivableSpecifiedTradeAccountingAccount<=1:614
    AdditionalReferencedDocument IssuerAssignedID=1:615 TypeCode=1:616
     AttachmentBinaryObject !
     FormattedIssueDateTime !
     IssuerAssignedID !@schemeID
     LineID !
     Name !
     ReferenceTypeCode .#referenceQualifiers:617
     TypeCode .#=50,130,916:618
     URIID !
    ApplicableTradeTax TypeCode=1:535 CategoryCode=1:536
     BasisAmount !
     CalculatedAmount !
     CategoryCode .#vatCategories-B:619
     DueDateTypeCode !
     ExemptionReason !
     ExemptionReasonCode !
     TaxPointDate !
     TypeCode .#=VAT:620
    BillingSpecifiedPeriod
     EndDateTime
      udt/DateTimeString @format:539 @format#=102:621
     StartDateTime
      udt/DateTimeString @format:541 @format#=102:622
    ReceivableSpecifiedTradeAccountingAccount
     ID !@schemeID
    SpecifiedTradeAllowanceCharge[other] !
    SpecifiedTradeAllowanceCharge[false] ChargeIndicator=1:543 ActualAmount=1:544
     ActualAmount !@currencyID
     BasisAmount !@currencyID
     CategoryTradeTax !
     ReasonCode .#allowanceReasons:623
    SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1:546 ActualAmount=1:547
     ActualAmount !@currencyID
     BasisAmount !@currencyID
     CategoryTradeTax !
     ReasonCode[other] !
     ReasonCode[unlisted] .#chargeReasons:624
     ReasonCode[5153]
    SpecifiedTradeSettlementLineMonetarySummation LineTotalAmount=1:549
     LineTotalAmount !@currencyID
   AssociatedDocumentLineDocument LineID=1:270 IncludedNote<=1:271
    IncludedNote Content=1:529
     SubjectCode !
    LineID !@schemeID
   SpecifiedLineTradeAgreement NetPriceProductTradePrice=1:272
    BuyerOrderReferencedDocument
     AttachmentBinaryObject !
     FormattedIssueDateTime !
     IssuerAssignedID !
     LineID !@schemeID
     Name !
     ReferenceTypeCode !
     TypeCode !
     URIID !
    GrossPriceProductTradePrice ChargeAmount=1:273 AppliedTradeAllowanceCharge[false]<=1:274
     AppliedTradeAllowanceCharge[other] !
     AppliedTradeAllowanceCharge[false] ChargeIndicator=1:530 ActualAmount=1:531
      ActualAmount !@currencyID
      BasisAmount !
      CalculationPercent !
      CategoryTradeTax !
      Reason !
      ReasonCode !
     BasisQuantity @unitCode#units:611
     ChargeAmount !@currencyID
     AppliedTradeAllowanceCharge[true]
    NetPriceProductTradePrice ChargeAmount=1:532
     AppliedTradeAllowanceCharge !
     BasisQuantity @unitCode#units:612
     ChargeAmount !@currencyID
   SpecifiedLineTradeDelivery BilledQuantity=1:276
    BilledQuantity @unitCode#units:613
   SpecifiedTradeProduct Name=1:550 Description<=1:625
    ApplicableProductCharacteristic Description=1:294 Value=1:295
    BuyerAssignedID !@schemeID
    DesignatedProductClassification
     ClassCode @listID:296 @listID#classificationSchemes:297
    GlobalID @schemeID:551 @schemeID#identifierSchemes:626
    OriginTradeCountry ID=1:627
     ID .#countries+SS-AN:628
    SellerAssignedID !@schemeID
  ApplicableHeaderTradeDelivery
   ActualDeliverySupplyChainEvent OccurrenceDateTime=1:171
    OccurrenceDateTime
     udt/DateTimeString @format:448 @format#=102:583
   DespatchAdviceReferencedDocument IssuerAssignedID=1:450
    AttachmentBinaryObject !
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   ReceivingAdviceReferencedDocument IssuerAssignedID=1:584
    AttachmentBinaryObject !
    FormattedIssueDateTime !
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   ShipToTradeParty ID<=1:451 GlobalID<=1:452
    DefinedTradeContact !
    Description !
    GlobalID @schemeID:453 @schemeID#identifierSchemes-0241-0242-0243-0244-0245-0246-0247-0248:585
    ID !@schemeID
    PostalTradeAddress CountryID=1:455 CountrySubDivisionName<=1:456
     CountryID .#countries+SS-AN:586
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization !
    SpecifiedTaxRegistration !
    URIUniversalCommunication !
 rsm/ExchangedDocument ID=1:19 TypeCode=1:20
  ID !@schemeID
  IncludedNote Content=1:160 SubjectCode<=1:161
   SubjectCode .#noteSubjects:553 !@listID !@listVersionID
  IssueDateTime
   udt/DateTimeString @format:21 @format#=102:554
  TypeCode .#documentTypes:555
 rsm/ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<=1:24
 & GuidelineSpecifiedDocumentContextParameter=1:25
  BusinessProcessSpecifiedDocumentContextParameter ID=1:406
   ID !@schemeID
  GuidelineSpecifiedDocumentContextParameter ID=1:407
   ID .#=urn:cen.eu:en16931:2017:556 !@schemeID
`;

export const en16931 = { sequences: SEQUENCES, uses: USES };
