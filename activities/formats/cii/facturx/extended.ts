/*
 * What Factur-X 1.09.2 allows in its profile EXTENDED: the sequences of its schema in the notation of `mapping/order.ts`,
 * and the uses of elements in the notation of `use.ts`.
 */
const SEQUENCES = `
rsm/CrossIndustryInvoice: rsm/ExchangedDocumentContext rsm/ExchangedDocument rsm/SupplyChainTradeTransaction
rsm/ExchangedDocumentContext: TestIndicator? BusinessProcessSpecifiedDocumentContextParameter?
  GuidelineSpecifiedDocumentContextParameter
rsm/ExchangedDocument: ID Name? TypeCode IssueDateTime CopyIndicator? LanguageID? IncludedNote*
  EffectiveSpecifiedPeriod?
rsm/SupplyChainTradeTransaction: IncludedSupplyChainTradeLineItem+ ApplicableHeaderTradeAgreement
  ApplicableHeaderTradeDelivery ApplicableHeaderTradeSettlement
TestIndicator CopyIndicator ChargeIndicator: udt/Indicator?
BusinessProcessSpecifiedDocumentContextParameter GuidelineSpecifiedDocumentContextParameter OriginTradeCountry
  SpecifiedTaxRegistration: ID
IssueDateTime StartDateTime EndDateTime CompleteDateTime OccurrenceDateTime ConversionRateDateTime DueDateDateTime
  BasisDateTime: udt/DateTimeString?
IncludedNote: ContentCode? Content? SubjectCode?
EffectiveSpecifiedPeriod BillingSpecifiedPeriod: Description? StartDateTime? EndDateTime? CompleteDateTime?
IncludedSupplyChainTradeLineItem: AssociatedDocumentLineDocument SpecifiedTradeProduct SpecifiedLineTradeAgreement?
  SpecifiedLineTradeDelivery? SpecifiedLineTradeSettlement
ApplicableHeaderTradeAgreement: BuyerReference? SellerTradeParty BuyerTradeParty SalesAgentTradeParty?
  BuyerTaxRepresentativeTradeParty? SellerTaxRepresentativeTradeParty? ProductEndUserTradeParty?
  ApplicableTradeDeliveryTerms? SellerOrderReferencedDocument? BuyerOrderReferencedDocument?
  QuotationReferencedDocument? ContractReferencedDocument? AdditionalReferencedDocument* BuyerAgentTradeParty?
  SpecifiedProcuringProject? UltimateCustomerOrderReferencedDocument*
ApplicableHeaderTradeDelivery: RelatedSupplyChainConsignment? ShipToTradeParty? UltimateShipToTradeParty?
  ShipFromTradeParty? ActualDeliverySupplyChainEvent? DespatchAdviceReferencedDocument?
  ReceivingAdviceReferencedDocument? DeliveryNoteReferencedDocument?
ApplicableHeaderTradeSettlement: CreditorReferenceID? PaymentReference? TaxCurrencyCode? InvoiceCurrencyCode
  InvoiceIssuerReference? InvoicerTradeParty? InvoiceeTradeParty? PayeeTradeParty? PayerTradeParty?
  TaxApplicableTradeCurrencyExchange? SpecifiedTradeSettlementPaymentMeans* ApplicableTradeTax+
  BillingSpecifiedPeriod? SpecifiedTradeAllowanceCharge* SpecifiedLogisticsServiceCharge*
  SpecifiedTradePaymentTerms* SpecifiedTradeSettlementHeaderMonetarySummation SpecifiedFinancialAdjustment*
  InvoiceReferencedDocument* ReceivableSpecifiedTradeAccountingAccount* SpecifiedAdvancePayment*
AssociatedDocumentLineDocument: LineID ParentLineID? LineStatusCode? LineStatusReasonCode? IncludedNote*
SpecifiedTradeProduct: ID? GlobalID? SellerAssignedID? BuyerAssignedID? IndustryAssignedID? ModelID? Name
  Description? BatchID* BrandName? ModelName? ApplicableProductCharacteristic* DesignatedProductClassification*
  IndividualTradeProductInstance* OriginTradeCountry? ManufacturerTradeParty? IncludedReferencedProduct*
SpecifiedLineTradeAgreement: ApplicableTradeDeliveryTerms? SellerOrderReferencedDocument?
  BuyerOrderReferencedDocument? QuotationReferencedDocument? ContractReferencedDocument?
  AdditionalReferencedDocument* GrossPriceProductTradePrice? NetPriceProductTradePrice? ItemSellerTradeParty?
  UltimateCustomerOrderReferencedDocument*
SpecifiedLineTradeDelivery: BilledQuantity? ChargeFreeQuantity? PackageQuantity? PerPackageUnitQuantity?
  ShipToTradeParty? UltimateShipToTradeParty? ActualDeliverySupplyChainEvent? DespatchAdviceReferencedDocument?
  ReceivingAdviceReferencedDocument? DeliveryNoteReferencedDocument?
SpecifiedLineTradeSettlement: ApplicableTradeTax* BillingSpecifiedPeriod? SpecifiedTradeAllowanceCharge*
  SpecifiedTradeSettlementLineMonetarySummation? InvoiceReferencedDocument? AdditionalReferencedDocument*
  ReceivableSpecifiedTradeAccountingAccount*
SellerTradeParty BuyerTradeParty SalesAgentTradeParty BuyerTaxRepresentativeTradeParty
  SellerTaxRepresentativeTradeParty ProductEndUserTradeParty BuyerAgentTradeParty ShipToTradeParty
  UltimateShipToTradeParty ShipFromTradeParty InvoicerTradeParty InvoiceeTradeParty PayeeTradeParty PayerTradeParty
  ManufacturerTradeParty ItemSellerTradeParty: ID* GlobalID* Name? RoleCode? Description?
  SpecifiedLegalOrganization? DefinedTradeContact* PostalTradeAddress? URIUniversalCommunication?
  SpecifiedTaxRegistration*
ApplicableTradeDeliveryTerms: DeliveryTypeCode RelevantTradeLocation?
SellerOrderReferencedDocument BuyerOrderReferencedDocument QuotationReferencedDocument ContractReferencedDocument
  AdditionalReferencedDocument UltimateCustomerOrderReferencedDocument DespatchAdviceReferencedDocument
  ReceivingAdviceReferencedDocument DeliveryNoteReferencedDocument InvoiceReferencedDocument
  InvoiceSpecifiedReferencedDocument: IssuerAssignedID? URIID? LineID? TypeCode? Name? AttachmentBinaryObject?
  ReferenceTypeCode? FormattedIssueDateTime?
SpecifiedProcuringProject: ID Name
RelatedSupplyChainConsignment: SpecifiedLogisticsTransportMovement*
ActualDeliverySupplyChainEvent: OccurrenceDateTime
TaxApplicableTradeCurrencyExchange: SourceCurrencyCode TargetCurrencyCode ConversionRate ConversionRateDateTime?
SpecifiedTradeSettlementPaymentMeans: TypeCode Information? ApplicableTradeSettlementFinancialCard?
  PayerPartyDebtorFinancialAccount? PayeePartyCreditorFinancialAccount? PayerSpecifiedDebtorFinancialInstitution?
  PayeeSpecifiedCreditorFinancialInstitution?
ApplicableTradeTax CategoryTradeTax AppliedTradeTax IncludedTradeTax: CalculatedAmount? TypeCode? ExemptionReason?
  BasisAmount? LineTotalBasisAmount? AllowanceChargeBasisAmount? CategoryCode? ExemptionReasonCode? TaxPointDate?
  DueDateTypeCode? RateApplicablePercent?
SpecifiedTradeAllowanceCharge AppliedTradeAllowanceCharge: ChargeIndicator SequenceNumeric? CalculationPercent?
  BasisAmount? BasisQuantity? ActualAmount ReasonCode? Reason? CategoryTradeTax?
SpecifiedLogisticsServiceCharge: Description AppliedAmount AppliedTradeTax+
SpecifiedTradePaymentTerms: Description? DueDateDateTime? DirectDebitMandateID? PartialPaymentAmount?
  ApplicableTradePaymentPenaltyTerms? ApplicableTradePaymentDiscountTerms? PayeeTradeParty?
SpecifiedTradeSettlementHeaderMonetarySummation: LineTotalAmount ChargeTotalAmount? AllowanceTotalAmount?
  TaxBasisTotalAmount TaxTotalAmount* RoundingAmount? GrandTotalAmount TotalPrepaidAmount? DuePayableAmount
SpecifiedFinancialAdjustment: Reason ActualAmount
ReceivableSpecifiedTradeAccountingAccount: ID TypeCode?
SpecifiedAdvancePayment: PaidAmount FormattedReceivedDateTime? IncludedTradeTax+ InvoiceSpecifiedReferencedDocument?
ApplicableProductCharacteristic: TypeCode? Description? ValueMeasure? Value?
DesignatedProductClassification: ClassCode? ClassName?
IndividualTradeProductInstance: BatchID? SupplierAssignedSerialID?
IncludedReferencedProduct: ID? GlobalID* SellerAssignedID? BuyerAssignedID? IndustryAssignedID? Name Description?
  UnitQuantity?
GrossPriceProductTradePrice NetPriceProductTradePrice: ChargeAmount BasisQuantity? AppliedTradeAllowanceCharge*
  IncludedTradeTax?
SpecifiedTradeSettlementLineMonetarySummation: LineTotalAmount? ChargeTotalAmount? AllowanceTotalAmount?
  TaxTotalAmount* GrandTotalAmount? TotalAllowanceChargeAmount?
SpecifiedLegalOrganization: ID? TradingBusinessName? PostalTradeAddress?
DefinedTradeContact: PersonName? DepartmentName? TypeCode? TelephoneUniversalCommunication?
  FaxUniversalCommunication? EmailURIUniversalCommunication?
PostalTradeAddress: PostcodeCode? LineOne? LineTwo? LineThree? CityName? CountryID CountrySubDivisionName?
URIUniversalCommunication TelephoneUniversalCommunication FaxUniversalCommunication EmailURIUniversalCommunication:
  URIID? CompleteNumber?
RelevantTradeLocation: CountryID? Name?
FormattedIssueDateTime FormattedReceivedDateTime: qdt/DateTimeString
SpecifiedLogisticsTransportMovement: ModeCode
ApplicableTradeSettlementFinancialCard: ID CardholderName?
PayerPartyDebtorFinancialAccount: IBANID AccountName?
PayeePartyCreditorFinancialAccount: IBANID? AccountName? ProprietaryID?
PayerSpecifiedDebtorFinancialInstitution: BICID?
PayeeSpecifiedCreditorFinancialInstitution: BICID
TaxPointDate: udt/DateString?
ApplicableTradePaymentPenaltyTerms: BasisDateTime? BasisPeriodMeasure? BasisAmount? CalculationPercent?
  ActualPenaltyAmount?
ApplicableTradePaymentDiscountTerms: BasisDateTime? BasisPeriodMeasure? BasisAmount? CalculationPercent?
  ActualDiscountAmount?`;

const USES = `
rsm/CrossIndustryInvoice
 rsm/SupplyChainTradeTransaction IncludedSupplyChainTradeLineItem>=1:265
  ApplicableHeaderTradeAgreement SellerTradeParty=1:27 BuyerTradeParty=1:28
   AdditionalReferencedDocument[other] !
   AdditionalReferencedDocument[130] IssuerAssignedID=1:557 TypeCode=1:558
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:637 @format#=102,205:638
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode .#referenceQualifiers:639
    TypeCode .#=130:640
    URIID !
   AdditionalReferencedDocument[50] IssuerAssignedID=1:560 TypeCode=1:561
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:641 @format#=102,205:642
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode .#=50:643
    URIID !
   AdditionalReferencedDocument[916] IssuerAssignedID=1:563 TypeCode=1:564 Name<=1:283 AttachmentBinaryObject<=1:284
    AttachmentBinaryObject @mimeCode:285
    & @mimeCode#=application/json,application/pdf,application/vnd.oasis.opendocument.spreadsheet,
    +application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/xml,image/jpeg,image/png,text/csv,
    +text/xml:644
    & @filename:286
    FormattedIssueDateTime
     qdt/DateTimeString @format:645 @format#=102,205:646
    IssuerAssignedID !@schemeID
    LineID !
    ReferenceTypeCode !
    TypeCode .#=916:647
    URIID !@schemeID
   ApplicableTradeDeliveryTerms DeliveryTypeCode=1:319
    DeliveryTypeCode .#deliveryTerms:320
    RelevantTradeLocation
     CountryID .#countries+SS-AN:648
   BuyerAgentTradeParty ID<=1:649 Name=1:650 RoleCode<=1:321 URIUniversalCommunication<=1:651
   & SpecifiedTaxRegistration<=1:652
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:653
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:654
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:655
      URIID !
    Description !
    GlobalID @schemeID:656 @schemeID#identifierSchemes+BY+SE:657
    ID !@schemeID
    PostalTradeAddress CountryID=1:658 CountrySubDivisionName<=1:659
     CountryID .#countries+SS-AN:660
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:661
     PostalTradeAddress CountryID=1:662 CountrySubDivisionName<=1:663
      CountryID .#countries+SS-AN:664
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:665
     ID @schemeID:666
    URIUniversalCommunication URIID=1:667
     CompleteNumber !
     URIID @schemeID:668 @schemeID#addressSchemes-0219-0220:669
   BuyerOrderReferencedDocument IssuerAssignedID=1:29
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:670 @format#=102,205:671
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   BuyerTaxRepresentativeTradeParty ID<=1:672 Name=1:673 RoleCode<=1:674 URIUniversalCommunication<=1:675
   & SpecifiedTaxRegistration=1:676
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:677
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:678
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:679
      URIID !
    Description !
    GlobalID @schemeID:680 @schemeID#identifierSchemes+BY+SE:681
    ID !@schemeID
    PostalTradeAddress CountryID=1:682 CountrySubDivisionName<=1:683
     CountryID .#countries+SS-AN:684
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:685
     PostalTradeAddress CountryID=1:686 CountrySubDivisionName<=1:687
      CountryID .#countries+SS-AN:688
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:689
     ID @schemeID:690
    URIUniversalCommunication URIID=1:691
     CompleteNumber !
     URIID @schemeID:692 @schemeID#addressSchemes-0219-0220:693
   BuyerTradeParty ID<=1:163 Name=1:30 RoleCode<=1:694 Description<=1:695 PostalTradeAddress=1:419
   & URIUniversalCommunication<=1:165 SpecifiedTaxRegistration<=1:166
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:566
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:696
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:289
      URIID !
    GlobalID @schemeID:420 @schemeID#identifierSchemes+BY+SE:697
    ID !@schemeID
    PostalTradeAddress CountryID=1:422 CountrySubDivisionName<=1:167
     CountryID .#countries+SS-AN:698
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:699
     PostalTradeAddress CountryID=1:700 CountrySubDivisionName<=1:701
      CountryID .#countries+SS-AN:702
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:425
     ID @schemeID:426 @schemeID#=VA:703
    URIUniversalCommunication URIID=1:168
     CompleteNumber !
     URIID @schemeID:428 @schemeID#addressSchemes-0219-0220:704
   ContractReferencedDocument IssuerAssignedID=1:430
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:705 @format#=102,205:706
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode .#referenceQualifiers+CONTRAT+MARCHE:707
    TypeCode !
    URIID !
   ProductEndUserTradeParty ID<=1:708 Name=1:709 RoleCode<=1:710 URIUniversalCommunication<=1:711
   & SpecifiedTaxRegistration<=1:712
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:713
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:714
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:715
      URIID !
    Description !
    GlobalID @schemeID:716 @schemeID#identifierSchemes+BY+SE:717
    ID !@schemeID
    PostalTradeAddress CountryID=1:718 CountrySubDivisionName<=1:719
     CountryID .#countries+SS-AN:720
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:721
     PostalTradeAddress CountryID=1:722 CountrySubDivisionName<=1:723
      CountryID .#countries+SS-AN:724
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:725
     ID @schemeID:726
    URIUniversalCommunication URIID=1:727
     CompleteNumber !
     URIID @schemeID:728 @schemeID#addressSchemes-0219-0220:729
   QuotationReferencedDocument IssuerAssignedID=1:730
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:731 @format#=102,205:732
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   SalesAgentTradeParty ID<=1:733 Name=1:734 RoleCode<=1:735 URIUniversalCommunication<=1:736
   & SpecifiedTaxRegistration<=1:737
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:738
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:739
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:740
      URIID !
    Description !
    GlobalID @schemeID:741 @schemeID#identifierSchemes+BY+SE:742
    ID !@schemeID
    PostalTradeAddress CountryID=1:743 CountrySubDivisionName<=1:744
     CountryID .#countries+SS-AN:745
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:746
     PostalTradeAddress CountryID=1:747 CountrySubDivisionName<=1:748
      CountryID .#countries+SS-AN:749
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:750
     ID @schemeID:751
    URIUniversalCommunication URIID=1:752
     CompleteNumber !
     URIID @schemeID:753 @schemeID#addressSchemes-0219-0220:754
   SellerOrderReferencedDocument IssuerAssignedID=1:572
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:755 @format#=102,205:756
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   SellerTaxRepresentativeTradeParty ID<=1:757 Name=1:431 RoleCode<=1:758 PostalTradeAddress=1:432
   & URIUniversalCommunication<=1:759 SpecifiedTaxRegistration=1:169
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:760
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:761
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:762
      URIID !
    Description !
    GlobalID @schemeID:763 @schemeID#identifierSchemes+BY+SE:764
    ID !@schemeID
    PostalTradeAddress CountryID=1:433 CountrySubDivisionName<=1:434
     CountryID .#countries+SS-AN:765
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:766
     PostalTradeAddress CountryID=1:767 CountrySubDivisionName<=1:768
      CountryID .#countries+SS-AN:769
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:436
     ID @schemeID:437 @schemeID#=VA:770
    URIUniversalCommunication URIID=1:771
     CompleteNumber !
     URIID @schemeID:772 @schemeID#addressSchemes-0219-0220:773
   SellerTradeParty Name=1:409 RoleCode<=1:774 Description<=1:575 PostalTradeAddress=1:32
   & URIUniversalCommunication<=1:439 SpecifiedTaxRegistration[VA]<=1:33 SpecifiedTaxRegistration[FC]<=1:34
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:577
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:775
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:578
      URIID !
    GlobalID @schemeID:440 @schemeID#identifierSchemes+BY+SE:776
    ID !@schemeID
    PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:442
     CountryID .#countries+SS-AN:777
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:778
     PostalTradeAddress CountryID=1:779 CountrySubDivisionName<=1:780
      CountryID .#countries+SS-AN:781
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration[other] !
    SpecifiedTaxRegistration[FC] ID=1:411
     ID @schemeID:37
    SpecifiedTaxRegistration[VA] ID=1:412
     ID @schemeID:413
    URIUniversalCommunication URIID=1:445
     CompleteNumber !
     URIID @schemeID:446 @schemeID#addressSchemes-0219-0220:782
   SpecifiedProcuringProject
    ID !@schemeID
   UltimateCustomerOrderReferencedDocument IssuerAssignedID=1:783
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:784 @format#=102,205:785
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
  ApplicableHeaderTradeSettlement PaymentReference<=1:172 InvoiceCurrencyCode=1:38 ApplicableTradeTax>=1:173
  & SpecifiedTradeSettlementHeaderMonetarySummation=1:39
   InvoiceReferencedDocument IssuerAssignedID=1:415
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:465 @format#=102,205:862
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode .#documentTypes-471-472-473-500-501-502-503:863
    URIID !
   ApplicableTradeTax CalculatedAmount=1:176 TypeCode=1:458 BasisAmount=1:177 LineTotalBasisAmount<=1:323
   & AllowanceChargeBasisAmount<=1:324 CategoryCode=1:178
    AllowanceChargeBasisAmount !@currencyID
    BasisAmount !@currencyID
    CalculatedAmount !@currencyID
    CategoryCode .#vatCategories:853
    DueDateTypeCode .#=5,29,72:854
    ExemptionReasonCode .#exemptionReasons:855 !@listID !@listVersionID
    LineTotalBasisAmount !@currencyID
    TaxPointDate
     udt/DateString @format:590 @format#=102:856
    TypeCode .#otherTaxes+VAT:857
   BillingSpecifiedPeriod Description<=1:858
    CompleteDateTime !
    EndDateTime
     udt/DateTimeString @format:460 @format#=102:859
    StartDateTime
     udt/DateTimeString @format:462 @format#=102:860
   CreditorReferenceID !@schemeID
   InvoiceCurrencyCode .#currencies+STN-STD:861
   InvoiceeTradeParty ID<=1:864 Name=1:865 RoleCode<=1:866 URIUniversalCommunication<=1:867
   & SpecifiedTaxRegistration<=1:868
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:869
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:870
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:871
      URIID !
    Description !
    GlobalID @schemeID:872 @schemeID#identifierSchemes+BY+SE:873
    ID !@schemeID
    PostalTradeAddress CountryID=1:874 CountrySubDivisionName<=1:875
     CountryID .#countries+SS-AN:876
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:877
     PostalTradeAddress CountryID=1:878 CountrySubDivisionName<=1:879
      CountryID .#countries+SS-AN:880
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:881
     ID @schemeID:882
    URIUniversalCommunication URIID=1:883
     CompleteNumber !
     URIID @schemeID:884 @schemeID#addressSchemes-0219-0220:885
   InvoicerTradeParty ID<=1:886 Name=1:887 RoleCode<=1:888 URIUniversalCommunication<=1:889
   & SpecifiedTaxRegistration<=1:890
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:891
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:892
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:893
      URIID !
    Description !
    GlobalID @schemeID:894 @schemeID#identifierSchemes+BY+SE:895
    ID !@schemeID
    PostalTradeAddress CountryID=1:896 CountrySubDivisionName<=1:897
     CountryID .#countries+SS-AN:898
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:899
     PostalTradeAddress CountryID=1:900 CountrySubDivisionName<=1:901
      CountryID .#countries+SS-AN:902
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:903
     ID @schemeID:904
    URIUniversalCommunication URIID=1:905
     CompleteNumber !
     URIID @schemeID:906 @schemeID#addressSchemes-0219-0220:907
   PayeeTradeParty ID<=1:467 Name=1:469 RoleCode<=1:908 URIUniversalCommunication<=1:909
   & SpecifiedTaxRegistration<=1:910
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:911
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:912
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:913
      URIID !
    Description !
    GlobalID @schemeID:470 @schemeID#identifierSchemes+BY+SE:914
    ID !@schemeID
    PostalTradeAddress CountryID=1:915 CountrySubDivisionName<=1:916
     CountryID .#countries+SS-AN:917
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:918
     PostalTradeAddress CountryID=1:919 CountrySubDivisionName<=1:920
      CountryID .#countries+SS-AN:921
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:922
     ID @schemeID:923
    URIUniversalCommunication URIID=1:924
     CompleteNumber !
     URIID @schemeID:925 @schemeID#addressSchemes-0219-0220:926
   PayerTradeParty ID<=1:927 Name=1:928 RoleCode<=1:929 URIUniversalCommunication<=1:930
   & SpecifiedTaxRegistration<=1:931
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:932
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:933
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:934
      URIID !
    Description !
    GlobalID @schemeID:935 @schemeID#identifierSchemes+BY+SE:936
    ID !@schemeID
    PostalTradeAddress CountryID=1:937 CountrySubDivisionName<=1:938
     CountryID .#countries+SS-AN:939
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:940
     PostalTradeAddress CountryID=1:941 CountrySubDivisionName<=1:942
      CountryID .#countries+SS-AN:943
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:944
     ID @schemeID:945
    URIUniversalCommunication URIID=1:946
     CompleteNumber !
     URIID @schemeID:947 @schemeID#addressSchemes-0219-0220:948
   ReceivableSpecifiedTradeAccountingAccount
    ID !@schemeID
    TypeCode .#=1,2,3,4,5,6,7:949
   SpecifiedAdvancePayment IncludedTradeTax>=1:325 InvoiceSpecifiedReferencedDocument<=1:326
    FormattedReceivedDateTime
     qdt/DateTimeString @format:950 @format#=102,205:951
    IncludedTradeTax CalculatedAmount=1:952 TypeCode=1:953 CategoryCode=1:954
     AllowanceChargeBasisAmount !
     BasisAmount !
     CalculatedAmount !@currencyID
     CategoryCode .#vatCategories:955
     DueDateTypeCode !
     ExemptionReasonCode .#exemptionReasons:956 !@listID !@listVersionID
     LineTotalBasisAmount !
     TaxPointDate !
     TypeCode .#otherTaxes+VAT:957
    InvoiceSpecifiedReferencedDocument IssuerAssignedID=1:958
     AttachmentBinaryObject !
     FormattedIssueDateTime
      qdt/DateTimeString @format:959 @format#=102,205:960
     IssuerAssignedID !@schemeID
     LineID !
     Name !
     ReferenceTypeCode !
     TypeCode .#documentTypes-471-472-473-500-501-502-503:961
     URIID !
    PaidAmount !@currencyID
   SpecifiedFinancialAdjustment Reason=1:383 ActualAmount=1:962
    ActualAmount !@currencyID
   SpecifiedLogisticsServiceCharge Description=1:963 AppliedAmount=1:327 AppliedTradeTax>=1:328
    AppliedAmount !@currencyID
    AppliedTradeTax TypeCode=1:964 CategoryCode=1:965 RateApplicablePercent=1:329
     AllowanceChargeBasisAmount !
     BasisAmount !
     CalculatedAmount !
     CategoryCode .#vatCategories:966
     DueDateTypeCode !
     ExemptionReasonCode .#exemptionReasons:967 !@listID !@listVersionID
     LineTotalBasisAmount !
     TaxPointDate !
     TypeCode .#otherTaxes+VAT:968
   SpecifiedTradeAllowanceCharge[other] !
   SpecifiedTradeAllowanceCharge[false] ChargeIndicator=1:183 ActualAmount=1:184 CategoryTradeTax=1:185
    ActualAmount !@currencyID
    BasisAmount !@currencyID
    BasisQuantity @unitCode#units:969
    CategoryTradeTax TypeCode=1:473 CategoryCode=1:474
     AllowanceChargeBasisAmount !
     BasisAmount !
     CalculatedAmount !
     CategoryCode .#vatCategories:970
     DueDateTypeCode !
     ExemptionReasonCode .#exemptionReasons:971 !@listID !@listVersionID
     LineTotalBasisAmount !
     TaxPointDate !
     TypeCode .#otherTaxes+VAT:972
    ReasonCode .#allowanceReasons:973 !@listID
   SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1:477 ActualAmount=1:478 CategoryTradeTax=1:479
    ActualAmount !@currencyID
    BasisAmount !@currencyID
    BasisQuantity @unitCode#units:974
    CategoryTradeTax TypeCode=1:480 CategoryCode=1:481
     AllowanceChargeBasisAmount !
     BasisAmount !
     CalculatedAmount !
     CategoryCode .#vatCategories:975
     DueDateTypeCode !
     ExemptionReasonCode .#exemptionReasons:976 !@listID !@listVersionID
     LineTotalBasisAmount !
     TaxPointDate !
     TypeCode .#otherTaxes+VAT:977
    ReasonCode[other] !
    ReasonCode[5153] .#otherTaxes:390
    ReasonCode[unlisted] .#chargeReasons:978 !@listID
   SpecifiedTradePaymentTerms Description<=1:187 DirectDebitMandateID<=1:188 PartialPaymentAmount<=1:330
   & PayeeTradeParty<=1:331
    ApplicableTradePaymentDiscountTerms
     ActualDiscountAmount !@currencyID
     BasisAmount !@currencyID
     BasisDateTime
      udt/DateTimeString @format:979 @format#=102:980
    ApplicableTradePaymentPenaltyTerms
     ActualPenaltyAmount !@currencyID
     BasisAmount !@currencyID
     BasisDateTime
      udt/DateTimeString @format:981 @format#=102:982
     BasisPeriodMeasure @unitCode:277
    DirectDebitMandateID !@schemeID
    DueDateDateTime
     udt/DateTimeString @format:484 @format#=102:983
    PartialPaymentAmount !@currencyID
    PayeeTradeParty ID<=1:984 Name=1:985 RoleCode<=1:986 URIUniversalCommunication<=1:987
    & SpecifiedTaxRegistration<=1:988
     DefinedTradeContact
      EmailURIUniversalCommunication URIID=1:989
       CompleteNumber !
       URIID !@schemeID
      FaxUniversalCommunication CompleteNumber=1:990
       URIID !
      TelephoneUniversalCommunication CompleteNumber=1:991
       URIID !
     Description !
     GlobalID @schemeID:992 @schemeID#identifierSchemes+BY+SE:993
     ID !@schemeID
     PostalTradeAddress CountryID=1:994 CountrySubDivisionName<=1:995
      CountryID .#countries+SS-AN:996
      PostcodeCode !@listID !@listVersionID
     SpecifiedLegalOrganization
      ID @schemeID#identifierSchemes:997
      PostalTradeAddress CountryID=1:998 CountrySubDivisionName<=1:999
       CountryID .#countries+SS-AN:1000
       PostcodeCode !@listID !@listVersionID
     SpecifiedTaxRegistration ID=1:1001
      ID @schemeID:1002
     URIUniversalCommunication URIID=1:1003
      CompleteNumber !
      URIID @schemeID:1004 @schemeID#addressSchemes-0219-0220:1005
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
    TaxTotalAmount[own] @currencyID#currencies+STN-STD:1006
    TaxTotalAmount[accounting] @currencyID#currencies+STN-STD:1007
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
    PayerSpecifiedDebtorFinancialInstitution
     BICID !@schemeID
    TypeCode .#paymentMeans:1008
   TaxApplicableTradeCurrencyExchange
    ConversionRateDateTime
     udt/DateTimeString @format:1009 @format#=102:1010
    SourceCurrencyCode .#currencies+STN-STD:332
    TargetCurrencyCode .#currencies+STN-STD:333
   TaxCurrencyCode .#currencies+STN-STD:1011
  ApplicableHeaderTradeDelivery
   ActualDeliverySupplyChainEvent OccurrenceDateTime=1:171
    OccurrenceDateTime
     udt/DateTimeString @format:448 @format#=102:786
   DeliveryNoteReferencedDocument IssuerAssignedID=1:787
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:788 @format#=102,205:789
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   DespatchAdviceReferencedDocument IssuerAssignedID=1:450
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:790 @format#=102,205:791
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   ReceivingAdviceReferencedDocument IssuerAssignedID=1:584
    AttachmentBinaryObject !
    FormattedIssueDateTime
     qdt/DateTimeString @format:792 @format#=102,205:793
    IssuerAssignedID !@schemeID
    LineID !
    Name !
    ReferenceTypeCode !
    TypeCode !
    URIID !
   RelatedSupplyChainConsignment
    SpecifiedLogisticsTransportMovement ModeCode=1:322
     ModeCode .#=0,1,2,3,4,5,6,7,8,9:346
   ShipFromTradeParty ID<=1:794 RoleCode<=1:795 URIUniversalCommunication<=1:796 SpecifiedTaxRegistration<=1:797
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:798
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:799
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:800
      URIID !
    Description !
    GlobalID @schemeID:801 @schemeID#identifierSchemes+BY+SE:802
    ID !@schemeID
    PostalTradeAddress CountryID=1:803 CountrySubDivisionName<=1:804
     CountryID .#countries+SS-AN:805
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:806
     PostalTradeAddress CountryID=1:807 CountrySubDivisionName<=1:808
      CountryID .#countries+SS-AN:809
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:810
     ID @schemeID:811
    URIUniversalCommunication URIID=1:812
     CompleteNumber !
     URIID @schemeID:813 @schemeID#addressSchemes-0219-0220:814
   ShipToTradeParty ID<=1:451 RoleCode<=1:815 URIUniversalCommunication<=1:816 SpecifiedTaxRegistration<=1:817
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:818
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:819
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:820
      URIID !
    Description !
    GlobalID @schemeID:453 @schemeID#identifierSchemes+BY+SE:821
    ID !@schemeID
    PostalTradeAddress CountryID=1:455 CountrySubDivisionName<=1:456
     CountryID .#countries+SS-AN:822
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:823
     PostalTradeAddress CountryID=1:824 CountrySubDivisionName<=1:825
      CountryID .#countries+SS-AN:826
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:827
     ID @schemeID:828
    URIUniversalCommunication URIID=1:829
     CompleteNumber !
     URIID @schemeID:830 @schemeID#addressSchemes-0219-0220:831
   UltimateShipToTradeParty ID<=1:832 RoleCode<=1:833 URIUniversalCommunication<=1:834 SpecifiedTaxRegistration<=1:835
    DefinedTradeContact
     EmailURIUniversalCommunication URIID=1:836
      CompleteNumber !
      URIID !@schemeID
     FaxUniversalCommunication CompleteNumber=1:837
      URIID !
     TelephoneUniversalCommunication CompleteNumber=1:838
      URIID !
    Description !
    GlobalID @schemeID:839 @schemeID#identifierSchemes+BY+SE:840
    ID !@schemeID
    PostalTradeAddress CountryID=1:841 CountrySubDivisionName<=1:842
     CountryID .#countries+SS-AN:843
     PostcodeCode !@listID !@listVersionID
    SpecifiedLegalOrganization
     ID @schemeID#identifierSchemes:844
     PostalTradeAddress CountryID=1:845 CountrySubDivisionName<=1:846
      CountryID .#countries+SS-AN:847
      PostcodeCode !@listID !@listVersionID
    SpecifiedTaxRegistration ID=1:848
     ID @schemeID:849
    URIUniversalCommunication URIID=1:850
     CompleteNumber !
     URIID @schemeID:851 @schemeID#addressSchemes-0219-0220:852
  IncludedSupplyChainTradeLineItem AssociatedDocumentLineDocument=1:266 SpecifiedTradeProduct=1:267
   AssociatedDocumentLineDocument LineID=1:270
    IncludedNote Content<=1:1012 SubjectCode<=1:1013
     ContentCode !@listID !@listVersionID
     SubjectCode .#noteSubjects:1014 !@listID !@listVersionID
    LineID !@schemeID
    LineStatusCode
    & .#=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,
    +40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,
    +77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,92,93,94,95,96,97,98,99,100,101,102,103,104,105,106,107,108,109,
    +110,111,112,113,114,115,116,117,118,119:334
    LineStatusReasonCode .#=DETAIL,GROUP,INFORMATION:335 !@listID !@listVersionID
    ParentLineID !@schemeID
   SpecifiedLineTradeAgreement
    AdditionalReferencedDocument IssuerAssignedID=1:1015 TypeCode=1:1016 Name<=1:1017 AttachmentBinaryObject<=1:1018
     AttachmentBinaryObject @mimeCode:1019
     & @mimeCode#=application/json,application/pdf,application/vnd.oasis.opendocument.spreadsheet,
     +application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/xml,image/jpeg,image/png,text/csv,
     +text/xml:1020
     & @filename:1021
     FormattedIssueDateTime
      qdt/DateTimeString @format:1022 @format#=102,205:1023
     IssuerAssignedID !@schemeID
     LineID !@schemeID
     ReferenceTypeCode .#referenceQualifiers:1024
     TypeCode .#=50,130,916:1025
     URIID !@schemeID
    ApplicableTradeDeliveryTerms DeliveryTypeCode=1:1026
     DeliveryTypeCode .#deliveryTerms:1027
     RelevantTradeLocation
      CountryID .#countries+SS-AN:1028
    BuyerOrderReferencedDocument
     AttachmentBinaryObject !
     FormattedIssueDateTime
      qdt/DateTimeString @format:1029 @format#=102,205:1030
     IssuerAssignedID !@schemeID
     LineID !@schemeID
     Name !
     ReferenceTypeCode !
     TypeCode !
     URIID !
    ContractReferencedDocument
     AttachmentBinaryObject !
     FormattedIssueDateTime
      qdt/DateTimeString @format:1031 @format#=102,205:1032
     IssuerAssignedID !@schemeID
     LineID !@schemeID
     Name !
     ReferenceTypeCode !
     TypeCode !
     URIID !
    GrossPriceProductTradePrice ChargeAmount=1:273
     AppliedTradeAllowanceCharge[other] !
     AppliedTradeAllowanceCharge[false] ChargeIndicator=1:530 ActualAmount=1:531
      ActualAmount !@currencyID
      BasisAmount !@currencyID
      BasisQuantity !
      CategoryTradeTax !
      ReasonCode .#allowanceReasons:1033 !@listID
      SequenceNumeric !
     AppliedTradeAllowanceCharge[true] ChargeIndicator=1:1034 ActualAmount=1:1035
      ActualAmount !@currencyID
      BasisAmount !@currencyID
      BasisQuantity !
      CategoryTradeTax !
      ReasonCode[other] !
      ReasonCode[5153] .#otherTaxes+VAT:1036
      ReasonCode[unlisted] !@listID
      SequenceNumeric !
     BasisQuantity @unitCode#units:1037
     ChargeAmount !@currencyID
     IncludedTradeTax !
    ItemSellerTradeParty RoleCode<=1:1038 Description<=1:1039 URIUniversalCommunication<=1:1040
    & SpecifiedTaxRegistration[VA]<=1:1041 SpecifiedTaxRegistration[FC]<=1:1042
     DefinedTradeContact
      EmailURIUniversalCommunication URIID=1:1043
       CompleteNumber !
       URIID !@schemeID
      FaxUniversalCommunication CompleteNumber=1:1044
       URIID !
      TelephoneUniversalCommunication CompleteNumber=1:1045
       URIID !
     GlobalID @schemeID:1046 @schemeID#identifierSchemes+BY+SE:1047
     ID !@schemeID
     PostalTradeAddress CountryID=1:1048 CountrySubDivisionName<=1:1049
      CountryID .#countries+SS-AN:1050
      PostcodeCode !@listID !@listVersionID
     SpecifiedLegalOrganization
      ID @schemeID#identifierSchemes:1051
      PostalTradeAddress !
     SpecifiedTaxRegistration[other] !
     SpecifiedTaxRegistration[FC] ID=1:1052
      ID @schemeID:1053
     SpecifiedTaxRegistration[VA] ID=1:1054
      ID @schemeID:1055
     URIUniversalCommunication URIID=1:1056
      CompleteNumber !
      URIID @schemeID:1057 @schemeID#addressSchemes-0219-0220:1058
    NetPriceProductTradePrice ChargeAmount=1:532 IncludedTradeTax<=1:336
     AppliedTradeAllowanceCharge !
     BasisQuantity @unitCode#units:1059
     ChargeAmount !@currencyID
     IncludedTradeTax CalculatedAmount=1:1060 TypeCode=1:1061 CategoryCode=1:1062 RateApplicablePercent=1:1063
      AllowanceChargeBasisAmount !
      BasisAmount !
      CalculatedAmount !@currencyID
      CategoryCode .#vatCategories:1064
      DueDateTypeCode !
      ExemptionReasonCode .#exemptionReasons:1065 !@listID !@listVersionID
      LineTotalBasisAmount !
      TaxPointDate !
      TypeCode .#=VAT:1066
    QuotationReferencedDocument
     AttachmentBinaryObject !
     FormattedIssueDateTime
      qdt/DateTimeString @format:1067 @format#=102,205:1068
     IssuerAssignedID !@schemeID
     LineID !@schemeID
     Name !
     ReferenceTypeCode !
     TypeCode !
     URIID !
    SellerOrderReferencedDocument
     AttachmentBinaryObject !
     FormattedIssueDateTime
      qdt/DateTimeString @format:1069 @format#=102,205:1070
     IssuerAssignedID !@schemeID
     LineID !@schemeID
     Name !
     ReferenceTypeCode !
     TypeCode !
     URIID !
    UltimateCustomerOrderReferencedDocument
     AttachmentBinaryObject !
     FormattedIssueDateTime
      qdt/DateTimeString @format:1071 @format#=102,205:1072
     IssuerAssignedID !@schemeID
     LineID !@schemeID
     Name !
     ReferenceTypeCode !
     TypeCode !
     URIID !
   SpecifiedLineTradeDelivery
    ActualDeliverySupplyChainEvent OccurrenceDateTime=1:1073
     OccurrenceDateTime
      udt/DateTimeString @format:1074 @format#=102:1075
    BilledQuantity @unitCode#units:1076
    ChargeFreeQuantity @unitCode:1077 @unitCode#units:1078
    DeliveryNoteReferencedDocument
     AttachmentBinaryObject !
     FormattedIssueDateTime
      qdt/DateTimeString @format:1079 @format#=102,205:1080
     IssuerAssignedID !@schemeID
     LineID !@schemeID
     Name !
     ReferenceTypeCode !
     TypeCode !
     URIID !
    DespatchAdviceReferencedDocument
     AttachmentBinaryObject !
     FormattedIssueDateTime
      qdt/DateTimeString @format:1081 @format#=102,205:1082
     IssuerAssignedID !@schemeID
     LineID !@schemeID
     Name !
     ReferenceTypeCode !
     TypeCode !
     URIID !
    PackageQuantity @unitCode:1083 @unitCode#units:1084
    PerPackageUnitQuantity @unitCode:1085 @unitCode#units:1086
    ReceivingAdviceReferencedDocument
     AttachmentBinaryObject !
     FormattedIssueDateTime
      qdt/DateTimeString @format:1087 @format#=102,205:1088
     IssuerAssignedID !@schemeID
     LineID !@schemeID
     Name !
     ReferenceTypeCode !
     TypeCode !
     URIID !
    ShipToTradeParty ID<=1:1089 RoleCode<=1:1090 URIUniversalCommunication<=1:1091 SpecifiedTaxRegistration<=1:1092
     DefinedTradeContact
      EmailURIUniversalCommunication URIID=1:1093
       CompleteNumber !
       URIID !@schemeID
      FaxUniversalCommunication CompleteNumber=1:1094
       URIID !
      TelephoneUniversalCommunication CompleteNumber=1:1095
       URIID !
     Description !
     GlobalID @schemeID:1096 @schemeID#identifierSchemes+BY+SE:1097
     ID !@schemeID
     PostalTradeAddress CountryID=1:1098 CountrySubDivisionName<=1:1099
      CountryID .#countries+SS-AN:1100
      PostcodeCode !@listID !@listVersionID
     SpecifiedLegalOrganization
      ID @schemeID:1101 @schemeID#identifierSchemes:1102
      PostalTradeAddress !
     SpecifiedTaxRegistration ID=1:1103
      ID @schemeID:1104
     URIUniversalCommunication URIID=1:1105
      CompleteNumber !
      URIID @schemeID:1106 @schemeID#addressSchemes-0219-0220:1107
    UltimateShipToTradeParty ID<=1:1108 RoleCode<=1:1109 URIUniversalCommunication<=1:1110
    & SpecifiedTaxRegistration<=1:1111
     DefinedTradeContact
      EmailURIUniversalCommunication URIID=1:1112
       CompleteNumber !
       URIID !@schemeID
      FaxUniversalCommunication CompleteNumber=1:1113
       URIID !
      TelephoneUniversalCommunication CompleteNumber=1:1114
       URIID !
     Description !
     GlobalID @schemeID:1115 @schemeID#identifierSchemes+BY+SE:1116
     ID !@schemeID
     PostalTradeAddress CountryID=1:1117 CountrySubDivisionName<=1:1118
      CountryID .#countries+SS-AN:1119
      PostcodeCode !@listID !@listVersionID
     SpecifiedLegalOrganization
      ID @schemeID#identifierSchemes:1120
      PostalTradeAddress !
     SpecifiedTaxRegistration ID=1:1121
      ID @schemeID:1122
     URIUniversalCommunication URIID=1:1123
      CompleteNumber !
      URIID @schemeID:1124 @schemeID#addressSchemes-0219-0220:1125
   SpecifiedLineTradeSettlement InvoiceReferencedDocument<=1:337
    AdditionalReferencedDocument IssuerAssignedID=1:615 TypeCode=1:616
     AttachmentBinaryObject !
     FormattedIssueDateTime !
     IssuerAssignedID !@schemeID
     LineID !
     Name !
     ReferenceTypeCode .#referenceQualifiers:1126
     TypeCode .#=50,130,916:1127
     URIID !
    ApplicableTradeTax CalculatedAmount<=1:338
     AllowanceChargeBasisAmount !
     BasisAmount !
     CalculatedAmount !@currencyID
     CategoryCode .#vatCategories:1128
     DueDateTypeCode .#=5,29,72:1129
     ExemptionReasonCode .#exemptionReasons:1130 !@listID !@listVersionID
     LineTotalBasisAmount !
     TaxPointDate !
     TypeCode .#otherTaxes+VAT:1131
    BillingSpecifiedPeriod
     CompleteDateTime !
     Description !
     EndDateTime
      udt/DateTimeString @format:539 @format#=102:1132
     StartDateTime
      udt/DateTimeString @format:541 @format#=102:1133
    InvoiceReferencedDocument
     AttachmentBinaryObject !
     FormattedIssueDateTime
      qdt/DateTimeString @format:1134 @format#=102,205:1135
     IssuerAssignedID !@schemeID
     LineID !@schemeID
     Name !
     ReferenceTypeCode !
     TypeCode .#documentTypes-471-472-473-500-501-502-503:1136
     URIID !
    ReceivableSpecifiedTradeAccountingAccount
     ID !@schemeID
    SpecifiedTradeAllowanceCharge[other] !
    SpecifiedTradeAllowanceCharge[false] ChargeIndicator=1:543 ActualAmount=1:544
     ActualAmount !@currencyID
     BasisAmount !@currencyID
     BasisQuantity !
     CategoryTradeTax !
     ReasonCode .#allowanceReasons:1137 !@listID
     SequenceNumeric !
    SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1:546 ActualAmount=1:547
     ActualAmount !@currencyID
     BasisAmount !@currencyID
     BasisQuantity !
     CategoryTradeTax !
     ReasonCode[other] !
     ReasonCode[5153] .#otherTaxes+VAT:1138
     ReasonCode[unlisted] .#chargeReasons:1139 !@listID
     SequenceNumeric !
    SpecifiedTradeSettlementLineMonetarySummation LineTotalAmount<=1:382 ChargeTotalAmount<=1:1140
    & AllowanceTotalAmount<=1:1141 TaxTotalAmount[own]<=1:387 TaxTotalAmount[accounting]<=1:388
    & GrandTotalAmount<=1:340 TotalAllowanceChargeAmount<=1:341
     AllowanceTotalAmount !@currencyID
     ChargeTotalAmount !@currencyID
     GrandTotalAmount !@currencyID
     LineTotalAmount !@currencyID
     TaxTotalAmount[other] !
     TaxTotalAmount[own] @currencyID#currencies+STN-STD:1142
     TaxTotalAmount[accounting] @currencyID#currencies+STN-STD:1143
     TotalAllowanceChargeAmount !@currencyID
   SpecifiedTradeProduct Name=1:550 Description<=1:625
    ApplicableProductCharacteristic Description<=1:1144 Value<=1:384
     TypeCode !@listID !@listVersionID
    BatchID !@schemeID
    BuyerAssignedID !@schemeID
    DesignatedProductClassification ClassName<=1:342
     ClassCode @listID:296 @listID#classificationSchemes:1145
    GlobalID @schemeID:551 @schemeID#identifierSchemes:1146
    ID !@schemeID
    IncludedReferencedProduct ID<=1:1147 IndustryAssignedID<=1:343 Name=1:1148 Description<=1:1149 UnitQuantity<=1:344
     BuyerAssignedID !@schemeID
     GlobalID @schemeID:1150 @schemeID#identifierSchemes:1151
     ID !@schemeID
     IndustryAssignedID !@schemeID
     SellerAssignedID !@schemeID
     UnitQuantity @unitCode:1152 @unitCode#units:1153
    IndividualTradeProductInstance
     BatchID !@schemeID
     SupplierAssignedSerialID !@schemeID
    IndustryAssignedID !@schemeID
    ManufacturerTradeParty RoleCode<=1:1154 Description<=1:1155 URIUniversalCommunication<=1:1156
    & SpecifiedTaxRegistration[VA]<=2:386 SpecifiedTaxRegistration[FC]<=2:385
     DefinedTradeContact
      EmailURIUniversalCommunication URIID=1:1157
       CompleteNumber !
       URIID !@schemeID
      FaxUniversalCommunication CompleteNumber=1:1158
       URIID !
      TelephoneUniversalCommunication CompleteNumber=1:1159
       URIID !
     GlobalID @schemeID:1160 @schemeID#identifierSchemes+BY+SE:1161
     ID !@schemeID
     PostalTradeAddress CountryID=1:1162 CountrySubDivisionName<=1:1163
      CountryID .#countries+SS-AN:1164
      PostcodeCode !@listID !@listVersionID
     SpecifiedLegalOrganization
      ID @schemeID#identifierSchemes:1165
      PostalTradeAddress !
     SpecifiedTaxRegistration[other] !
     SpecifiedTaxRegistration[FC] ID=1:1166
      ID @schemeID:1167
     SpecifiedTaxRegistration[VA] ID=1:1168
      ID @schemeID:1169
     URIUniversalCommunication URIID=1:1170
      CompleteNumber !
      URIID @schemeID:1171 @schemeID#addressSchemes-0219-0220:1172
    ModelID !@schemeID
    OriginTradeCountry ID=1:627
     ID .#countries+SS-AN:1173
    SellerAssignedID !@schemeID
 rsm/ExchangedDocument ID=1:19 Name<=1:630 TypeCode=1:20 LanguageID<=1:315
  EffectiveSpecifiedPeriod CompleteDateTime=1:316
   CompleteDateTime
    udt/DateTimeString @format:631 @format#=102:632
   Description !
   EndDateTime !
   StartDateTime !
  ID !@schemeID
  IncludedNote Content<=1:317 SubjectCode<=1:161
   ContentCode !@listID !@listVersionID
   SubjectCode .#noteSubjects:633 !@listID !@listVersionID
  IssueDateTime
   udt/DateTimeString @format:21 @format#=102:634
  LanguageID
  & .#=aar,abk,ace,ach,ada,ady,afa,afh,afr,ain,aka,akk,alb,ale,alg,alt,amh,ang,anp,apa,ara,arc,arg,arm,arn,arp,art,
  +arw,asm,ast,ath,aus,ava,ave,awa,aym,aze,bad,bai,bak,bal,bam,ban,baq,bas,bat,bej,bel,bem,ben,ber,bho,bih,bik,bin,
  +bis,bla,bnt,bod,bos,bra,bre,btk,bua,bug,bul,bur,byn,cad,cai,car,cat,cau,ceb,cel,ces,cha,chb,che,chg,chk,chm,chn,
  +cho,chp,chr,chu,chv,chy,cmc,cnr,cop,cor,cos,cpe,cpf,cpp,cre,crh,crp,csb,cus,cym,cze,dak,dan,dar,day,del,den,deu,
  +dgr,din,div,doi,dra,dsb,dua,dum,dut,dyu,dzo,efi,egy,eka,ell,elx,eng,enm,epo,est,eus,ewe,ewo,fan,fao,fas,fat,fij,
  +fil,fin,fiu,fon,fra,fre,frm,fro,frr,frs,fry,ful,fur,gaa,gay,gba,gem,geo,ger,gez,gil,gla,gle,glg,glv,gmh,goh,gon,
  +gor,got,grb,grc,gre,grn,gsw,guj,gwi,hai,hat,hau,haw,heb,her,hil,him,hin,hit,hmn,hmo,hrv,hsb,hun,hup,hye,iba,ibo,
  +ice,ido,iii,ijo,iku,ile,ilo,ina,inc,ind,ine,inh,ipk,ira,iro,isl,ita,jav,jbo,jpn,jpr,jrb,kaa,kab,kac,kal,kam,kan,
  +kar,kas,kat,kau,kaw,kaz,kbd,kha,khi,khm,kho,kik,kin,kir,kmb,kok,kom,kon,kor,kos,kpe,krc,krl,kro,kru,kua,kum,kur,
  +kut,lad,lah,lam,lao,lat,lav,lez,lim,lin,lit,lol,loz,ltz,lua,lub,lug,lui,lun,luo,lus,mac,mad,mag,mah,mai,mak,mal,
  +man,mao,map,mar,mas,may,mdf,mdr,men,mga,mic,min,mis,mkd,mkh,mlg,mlt,mnc,mni,mno,moh,mon,mos,mri,msa,mul,mun,mus,
  +mwl,mwr,mya,myn,myv,nah,nai,nap,nau,nav,nbl,nde,ndo,nds,nep,new,nia,nic,niu,nld,nno,nob,nog,non,nor,nqo,nso,nub,
  +nwc,nya,nym,nyn,nyo,nzi,oci,oji,ori,orm,osa,oss,ota,oto,paa,pag,pal,pam,pan,pap,pau,peo,per,phi,phn,pli,pol,pon,
  +por,pra,pro,pus,qaa-qtz,que,raj,rap,rar,roa,roh,rom,ron,rum,run,rup,rus,sad,sag,sah,sai,sal,sam,san,sas,sat,scn,
  +sco,sel,sem,sga,sgn,shn,sid,sin,sio,sit,sla,slk,slo,slv,sma,sme,smi,smj,smn,smo,sms,sna,snd,snk,sog,som,son,sot,
  +spa,sqi,srd,srn,srp,srr,ssa,ssw,suk,sun,sus,sux,swa,swe,syc,syr,tah,tai,tam,tat,tel,tem,ter,tet,tgk,tgl,tha,tib,
  +tig,tir,tiv,tkl,tlh,tli,tmh,tog,ton,tpi,tsi,tsn,tso,tuk,tum,tup,tur,tut,tvl,twi,tyv,udm,uga,uig,ukr,umb,und,urd,
  +uzb,vai,ven,vie,vol,vot,wak,wal,war,was,wel,wen,wln,wol,xal,xho,yao,yap,yid,yor,ypk,zap,zbl,zen,zgh,zha,zho,znd,
  +zul,zun,zxx,zza:389
  & !@schemeID
  TypeCode .#documentTypes:635
 rsm/ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<=1:24
 & GuidelineSpecifiedDocumentContextParameter=1:25
  BusinessProcessSpecifiedDocumentContextParameter ID=1:406
   ID !@schemeID
  GuidelineSpecifiedDocumentContextParameter ID=1:407
   ID
   & .#=urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended,
   +urn:cen.eu:en16931:2017#conformant#urn:zugferd.de:2p0:extended:636
   & !@schemeID
`;

export const extended = { sequences: SEQUENCES, uses: USES };
