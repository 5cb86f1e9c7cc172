import { parseStructure, type Structure } from '../mapping/order.ts';

/*
 * The sequence of every element that may occur under a Cross Industry Invoice. Source: the UN/CEFACT D22B schema,
 * which keeps the order of D16B and adds to it: `^` marks what D16B does not have, `~` what it allows once only, `!` what
 * it requires.
 */
const SEQUENCES = `
rsm/CrossIndustryInvoice: rsm/ExchangedDocumentContext rsm/ExchangedDocument rsm/SupplyChainTradeTransaction
  rsm/ValuationBreakdownStatement?
rsm/ExchangedDocumentContext: SpecifiedTransactionID? TestIndicator? BusinessProcessSpecifiedDocumentContextParameter*
  BIMSpecifiedDocumentContextParameter* ScenarioSpecifiedDocumentContextParameter*
  ApplicationSpecifiedDocumentContextParameter* GuidelineSpecifiedDocumentContextParameter*
  SubsetSpecifiedDocumentContextParameter* MessageStandardSpecifiedDocumentContextParameter?
  ^UserSpecifiedDocumentContextParameter*
rsm/ExchangedDocument: ID! Name* TypeCode? IssueDateTime CopyIndicator? Purpose? ControlRequirementIndicator?
  LanguageID* PurposeCode? RevisionDateTime? VersionID? GlobalID? RevisionID? PreviousRevisionID? CategoryCode?
  ^RequestedResponseTypeCode* ^CreationDateTime? ^FirstVersionIssueDateTime? ^SubtypeCode? IncludedNote*
  ^ReferenceReferencedDocument* ^SignatoryDocumentAuthentication? EffectiveSpecifiedPeriod? IssuerTradeParty?
  ^AttachedSpecifiedBinaryFile*
rsm/SupplyChainTradeTransaction: IncludedSupplyChainTradeLineItem* ApplicableHeaderTradeAgreement
  ApplicableHeaderTradeDelivery ApplicableHeaderTradeSettlement
rsm/ValuationBreakdownStatement: ID Name Description* MeasurementMethodID* CreationDateTime DefaultCurrencyCode
  DefaultLanguageCode Comment* TypeCode* RequestedActionCode* PriceListID? ContractualLanguageCode?
  ItemGroupedWorkItem* ItemBasicWorkItem* TotalCalculatedPrice* ChangedRecordedStatus* CreationSpecifiedBinaryFile*
  ReaderSpecifiedBinaryFile* ReferencedSpecifiedBinaryFile*
BusinessProcessSpecifiedDocumentContextParameter BIMSpecifiedDocumentContextParameter
  ScenarioSpecifiedDocumentContextParameter ApplicationSpecifiedDocumentContextParameter
  GuidelineSpecifiedDocumentContextParameter SubsetSpecifiedDocumentContextParameter
  MessageStandardSpecifiedDocumentContextParameter UserSpecifiedDocumentContextParameter: ID? Value?
  SpecifiedDocumentVersion?
IncludedNote AdditionalInformationNote SpecifiedNote InformationNote ApplicableNote: Subject? ContentCode? Content*
  SubjectCode~ ID?
ReferenceReferencedDocument SellerOrderReferencedDocument BuyerOrderReferencedDocument QuotationReferencedDocument
  OrderResponseReferencedDocument ContractReferencedDocument DemandForecastReferencedDocument
  SupplyInstructionReferencedDocument PromotionalDealReferencedDocument PriceListReferencedDocument
  AdditionalReferencedDocument RequisitionerReferencedDocument PurchaseConditionsReferencedDocument
  UltimateCustomerOrderReferencedDocument DespatchAdviceReferencedDocument ReceivingAdviceReferencedDocument
  DeliveryNoteReferencedDocument ConsumptionReportReferencedDocument PackingListReferencedDocument
  InvoiceReferencedDocument ProFormaInvoiceReferencedDocument LetterOfCreditReferencedDocument
  FactoringAgreementReferencedDocument FactoringListReferencedDocument
  CertificationEvidenceReferenceReferencedDocument InspectionReferenceReferencedDocument
  MSDSReferenceReferencedDocument AdditionalReferenceReferencedDocument BuyerSuppliedPartsReferenceReferencedDocument
  TransportContractReferencedDocument AssociatedReferencedDocument InvoiceReferenceReferencedDocument
  InvoiceSpecifiedReferencedDocument PreviousAdministrativeReferencedDocument: IssuerAssignedID? URIID? StatusCode?
  CopyIndicator? LineID? TypeCode? GlobalID? RevisionID? Name* ^ReceiptDateTime? AttachmentBinaryObject* Information*
  ^CategoryCode? ReferenceTypeCode? SectionName* PreviousRevisionID* FormattedIssueDateTime? ^PageID?
  ^SubordinateLineID? ^SubtypeCode* EffectiveSpecifiedPeriod? IssuerTradeParty? AttachedSpecifiedBinaryFile*
  ^IncludedNote*
SignatoryDocumentAuthentication: ActualDateTime? ID? Information* Signatory? SignatoryImageBinaryObject? CategoryCode*
EffectiveSpecifiedPeriod AccessAvailabilitySpecifiedPeriod BillingSpecifiedPeriod OccurrenceSpecifiedPeriod
  ValiditySpecifiedPeriod DepositValueValiditySpecifiedPeriod: DurationMeasure* InclusiveIndicator? Description*
  StartDateTime? EndDateTime? CompleteDateTime? OpenIndicator? SeasonCode? ID? Name* SequenceNumeric?
  StartDateFlexibilityCode? ContinuousIndicator? PurposeCode?
IssuerTradeParty SellerTradeParty BuyerTradeParty SalesAgentTradeParty BuyerRequisitionerTradeParty
  BuyerAssignedAccountantTradeParty SellerAssignedAccountantTradeParty BuyerTaxRepresentativeTradeParty
  SellerTaxRepresentativeTradeParty ProductEndUserTradeParty BuyerAgentTradeParty ShipToTradeParty
  UltimateShipToTradeParty ShipFromTradeParty InvoicerTradeParty InvoiceeTradeParty PayeeTradeParty PayerTradeParty
  UltimatePayeeTradeParty ManufacturerTradeParty LegalRightsOwnerTradeParty BrandOwnerTradeParty ItemSellerTradeParty
  ItemBuyerTradeParty ConsignorTradeParty ConsigneeTradeParty CarrierTradeParty FreightForwarderTradeParty
  DeliveryTradeParty CustomsImportAgentTradeParty CustomsExportAgentTradeParty GroupingCentreTradeParty
  ClaimRelatedTradeParty CoverageTradeParty IssuingTradeParty OwnerTradeParty: ID* GlobalID* ^TypeCode* Name?
  RoleCode* Description* ^RegisteredID* ^Role* SpecifiedLegalOrganization? DefinedTradeContact* PostalTradeAddress?
  URIUniversalCommunication* ^SpecifiedLogisticsLocation* SpecifiedTaxRegistration* EndPointURIUniversalCommunication?
  LogoAssociatedSpecifiedBinaryFile*
AttachedSpecifiedBinaryFile CreationSpecifiedBinaryFile ReaderSpecifiedBinaryFile ReferencedSpecifiedBinaryFile
  LogoAssociatedSpecifiedBinaryFile PresentationSpecifiedBinaryFile ValueSpecifiedBinaryFile: ID* Title* AuthorName*
  VersionID? FileName? URIID? MIMECode? EncodingCode? CharacterSetCode? IncludedBinaryObject* Access* Description*
  SizeMeasure? AccessAvailabilitySpecifiedPeriod?
IncludedSupplyChainTradeLineItem: DescriptionCode? AssociatedDocumentLineDocument! SpecifiedTradeProduct?
  ^AdditionalInformationNote* SpecifiedLineTradeAgreement? SpecifiedLineTradeDelivery? SpecifiedLineTradeSettlement
  IncludedSubordinateTradeLineItem*
ApplicableHeaderTradeAgreement: Reference* BuyerReference? SellerTradeParty? BuyerTradeParty? SalesAgentTradeParty?
  BuyerRequisitionerTradeParty* BuyerAssignedAccountantTradeParty? SellerAssignedAccountantTradeParty?
  BuyerTaxRepresentativeTradeParty? SellerTaxRepresentativeTradeParty? ProductEndUserTradeParty?
  ApplicableTradeDeliveryTerms? SellerOrderReferencedDocument? BuyerOrderReferencedDocument?
  QuotationReferencedDocument? OrderResponseReferencedDocument? ContractReferencedDocument?
  DemandForecastReferencedDocument? SupplyInstructionReferencedDocument? PromotionalDealReferencedDocument?
  PriceListReferencedDocument? AdditionalReferencedDocument* RequisitionerReferencedDocument* BuyerAgentTradeParty?
  PurchaseConditionsReferencedDocument* SpecifiedProcuringProject? UltimateCustomerOrderReferencedDocument*
  ^PricingBaseApplicableLogisticsLocation?
ApplicableHeaderTradeDelivery: RelatedSupplyChainConsignment? ShipToTradeParty? UltimateShipToTradeParty?
  ShipFromTradeParty? ActualDespatchSupplyChainEvent? ActualPickUpSupplyChainEvent? ActualDeliverySupplyChainEvent?
  ActualReceiptSupplyChainEvent? AdditionalReferencedDocument* DespatchAdviceReferencedDocument?
  ReceivingAdviceReferencedDocument? DeliveryNoteReferencedDocument? ConsumptionReportReferencedDocument?
  PreviousDeliverySupplyChainEvent* PackingListReferencedDocument?
ApplicableHeaderTradeSettlement: DuePayableAmount* CreditorReferenceTypeCode* CreditorReferenceType*
  CreditorReferenceIssuerID* CreditorReferenceID? PaymentReference* TaxCurrencyCode? InvoiceCurrencyCode?
  PaymentCurrencyCode? InvoiceIssuerReference? InvoiceDateTime? NextInvoiceDateTime* CreditReasonCode? CreditReason*
  InvoicerTradeParty? InvoiceeTradeParty? PayeeTradeParty? PayerTradeParty? TaxApplicableTradeCurrencyExchange?
  InvoiceApplicableTradeCurrencyExchange? PaymentApplicableTradeCurrencyExchange?
  SpecifiedTradeSettlementPaymentMeans* ApplicableTradeTax* BillingSpecifiedPeriod? SpecifiedTradeAllowanceCharge*
  SubtotalCalculatedTradeTax* SpecifiedLogisticsServiceCharge* SpecifiedTradePaymentTerms*
  SpecifiedTradeSettlementHeaderMonetarySummation? SpecifiedFinancialAdjustment* InvoiceReferencedDocument~
  ProFormaInvoiceReferencedDocument? LetterOfCreditReferencedDocument? FactoringAgreementReferencedDocument*
  FactoringListReferencedDocument* PayableSpecifiedTradeAccountingAccount* ReceivableSpecifiedTradeAccountingAccount*
  PurchaseSpecifiedTradeAccountingAccount* SalesSpecifiedTradeAccountingAccount*
  SpecifiedTradeSettlementFinancialCard* SpecifiedAdvancePayment* UltimatePayeeTradeParty?
ItemGroupedWorkItem: ID PrimaryClassificationCode* AlternativeClassificationCode* TypeCode* Comment* TotalQuantity?
  Index? RequestedActionCode* PriceListItemID? ContractualLanguageCode? TotalCalculatedPrice* ItemGroupedWorkItem*
  ItemBasicWorkItem* ChangedRecordedStatus* ActualWorkItemComplexDescription* ReferencedSpecifiedBinaryFile*
ItemBasicWorkItem: ID ReferenceID? PrimaryClassificationCode* AlternativeClassificationCode* TypeCode* Comment*
  TotalQuantity? TotalQuantityClassificationCode? Index? RequestedActionCode* PriceListItemID?
  ContractualLanguageCode? ActualWorkItemComplexDescription* TotalQuantityWorkItemQuantityAnalysis*
  UnitCalculatedPrice* TotalCalculatedPrice* ChangedRecordedStatus* ItemBasicWorkItem* ReferencedSpecifiedBinaryFile*
TotalCalculatedPrice UnitCalculatedPrice: TypeCode* ChargeAmount* RelatedAppliedAllowanceCharge*
ChangedRecordedStatus: ConditionCode ChangerName? ChangedDateTime
SpecifiedDocumentVersion: ID? Name? IssueDateTime?
SpecifiedLegalOrganization: LegalClassificationCode? Name? ID? TradingBusinessName? PostalTradeAddress?
  AuthorizedLegalRegistration*
DefinedTradeContact: ID? PersonName? DepartmentName? TypeCode? JobTitle? Responsibility? PersonID*
  TelephoneUniversalCommunication? DirectTelephoneUniversalCommunication? MobileTelephoneUniversalCommunication?
  FaxUniversalCommunication? EmailURIUniversalCommunication? TelexUniversalCommunication? VOIPUniversalCommunication?
  InstantMessagingUniversalCommunication? SpecifiedNote* SpecifiedContactPerson?
PostalTradeAddress: ID? PostcodeCode? PostOfficeBox? BuildingName? LineOne? LineTwo? LineThree? LineFour? LineFive?
  StreetName? CityName? CitySubDivisionName? CountryID? CountryName* CountrySubDivisionID? CountrySubDivisionName*
  AttentionOf? CareOf? BuildingNumber? DepartmentName? AdditionalStreetName? ^CityID? ^TypeCode*
URIUniversalCommunication EndPointURIUniversalCommunication TelephoneUniversalCommunication
  DirectTelephoneUniversalCommunication MobileTelephoneUniversalCommunication FaxUniversalCommunication
  EmailURIUniversalCommunication TelexUniversalCommunication VOIPUniversalCommunication
  InstantMessagingUniversalCommunication: URIID? ChannelCode? CompleteNumber?
SpecifiedLogisticsLocation PricingBaseApplicableLogisticsLocation TransitLogisticsLocation OccurrenceLogisticsLocation
  PaymentPlaceLogisticsLocation AppliedFromLogisticsLocation AppliedToLogisticsLocation: ID? Name* TypeCode?
  Description* ^CountryID? ^CountrySubDivisionID? PhysicalGeographicalCoordinate? PostalTradeAddress?
  ^SubordinateLocation?
SpecifiedTaxRegistration: ID? ^IOSSID? AssociatedRegisteredTax?
AssociatedDocumentLineDocument: LineID? ParentLineID? LineStatusCode? LineStatusReasonCode? ^CategoryCode?
  ^ResponseReasonCode? IncludedNote* ^ReferenceReferencedDocument*
SpecifiedTradeProduct ApplicableTradeProduct: ID? GlobalID? SellerAssignedID? BuyerAssignedID? ManufacturerAssignedID?
  ^IndustryAssignedID? ^ModelID? Name* TradeName? Description~ TypeCode? NetWeightMeasure? GrossWeightMeasure?
  ^StatusCode? ProductGroupID* ^NetVolumeMeasure? ^GrossVolumeMeasure? EndItemTypeCode* EndItemName*
  ^CustomerAssignedID* ^BatchID* AreaDensityMeasure? UseDescription* ^ConciseDescription* ^AdditionalDescription*
  BrandName? SubBrandName? DrainedNetWeightMeasure? VariableMeasureIndicator? ^ConfigurableIndicator? ColourCode?
  ColourDescription* ^RecyclingTypeCode? ^UnitTypeCode* ^ContentUnitQuantity? ^CommonName? ^ModelName? Designation*
  FormattedCancellationAnnouncedLaunchDateTime? FormattedLatestProductDataChangeDateTime? ^ExportIndicator?
  ^UltimateCustomerAssignedExtensionID* ^SizeCode? ApplicableProductCharacteristic*
  ApplicableMaterialGoodsCharacteristic* DesignatedProductClassification* IndividualTradeProductInstance*
  CertificationEvidenceReferenceReferencedDocument* InspectionReferenceReferencedDocument* OriginTradeCountry?
  LinearSpatialDimension~ MinimumLinearSpatialDimension? MaximumLinearSpatialDimension? ManufacturerTradeParty?
  PresentationSpecifiedBinaryFile* MSDSReferenceReferencedDocument? AdditionalReferenceReferencedDocument*
  LegalRightsOwnerTradeParty? BrandOwnerTradeParty? IncludedReferencedProduct* InformationNote*
  ^BuyerSuppliedPartsReferenceReferencedDocument*
SpecifiedLineTradeAgreement: BuyerReference? BuyerRequisitionerTradeParty* ApplicableTradeDeliveryTerms?
  SellerOrderReferencedDocument? BuyerOrderReferencedDocument? QuotationReferencedDocument?
  ContractReferencedDocument? DemandForecastReferencedDocument? PromotionalDealReferencedDocument?
  AdditionalReferencedDocument* GrossPriceProductTradePrice? NetPriceProductTradePrice?
  RequisitionerReferencedDocument* ItemSellerTradeParty? ItemBuyerTradeParty? IncludedSpecifiedMarketplace?
  UltimateCustomerOrderReferencedDocument*
SpecifiedLineTradeDelivery: RequestedQuantity? ReceivedQuantity? BilledQuantity? ChargeFreeQuantity? PackageQuantity?
  ProductUnitQuantity? PerPackageUnitQuantity? NetWeightMeasure? GrossWeightMeasure? TheoreticalWeightMeasure?
  DespatchedQuantity? SpecifiedDeliveryAdjustment* IncludedSupplyChainPackaging* RelatedSupplyChainConsignment?
  ShipToTradeParty? UltimateShipToTradeParty? ShipFromTradeParty? ActualDespatchSupplyChainEvent?
  ActualPickUpSupplyChainEvent? RequestedDeliverySupplyChainEvent? ActualDeliverySupplyChainEvent?
  ActualReceiptSupplyChainEvent? AdditionalReferencedDocument* DespatchAdviceReferencedDocument?
  ReceivingAdviceReferencedDocument? DeliveryNoteReferencedDocument? ConsumptionReportReferencedDocument?
  PackingListReferencedDocument?
SpecifiedLineTradeSettlement: PaymentReference* InvoiceIssuerReference? TotalAdjustmentAmount? DiscountIndicator?
  ^InvoiceDateTime? ApplicableTradeTax* BillingSpecifiedPeriod? SpecifiedTradeAllowanceCharge*
  SubtotalCalculatedTradeTax* SpecifiedLogisticsServiceCharge* SpecifiedTradePaymentTerms*
  SpecifiedTradeSettlementLineMonetarySummation? SpecifiedFinancialAdjustment* InvoiceReferencedDocument~
  AdditionalReferencedDocument* PayableSpecifiedTradeAccountingAccount* ReceivableSpecifiedTradeAccountingAccount*
  PurchaseSpecifiedTradeAccountingAccount* SalesSpecifiedTradeAccountingAccount*
  SpecifiedTradeSettlementFinancialCard?
IncludedSubordinateTradeLineItem: ID* ^ResponseReasonCode? ^CategoryCode? SpecifiedReferencedProduct?
  ApplicableTradeProduct* SpecifiedSubordinateLineTradeAgreement? SpecifiedSubordinateLineTradeDelivery?
  SpecifiedSubordinateLineTradeSettlement?
ApplicableTradeDeliveryTerms: DeliveryTypeCode? Description* ^FunctionCode? ^DeliveryDiscontinuationCode?
  ^PartialDeliveryAllowedIndicator? RelevantTradeLocation?
SpecifiedProcuringProject: ID Description? Name
RelatedSupplyChainConsignment: ^ID? GrossWeightMeasure* NetWeightMeasure* GrossVolumeMeasure*
  ^ChargeableWeightMeasure? InsurancePremiumAmount? AssociatedInvoiceAmount* TotalChargeAmount?
  DeclaredValueForCustomsAmount? PackageQuantity? ^NetVolumeMeasure* ConsignorTradeParty? ConsigneeTradeParty?
  CarrierTradeParty? FreightForwarderTradeParty? DeliveryTradeParty? CustomsImportAgentTradeParty?
  CustomsExportAgentTradeParty? GroupingCentreTradeParty* ^TransitLogisticsLocation*
  TransportContractReferencedDocument? AssociatedReferencedDocument* IncludedSupplyChainConsignmentItem*
  UtilizedLogisticsTransportEquipment* SpecifiedLogisticsTransportMovement* ^ApplicableTransportCargoInsurance?
  ^ApplicableCrossBorderRegulatoryProcedure* ^ApplicableCrossBorderCustomsValuation*
ActualDespatchSupplyChainEvent ActualPickUpSupplyChainEvent ActualDeliverySupplyChainEvent
  ActualReceiptSupplyChainEvent PreviousDeliverySupplyChainEvent RequestedDeliverySupplyChainEvent
  ProductionSupplyChainEvent PackagingSupplyChainEvent: ID? OccurrenceDateTime? TypeCode? Description*
  DescriptionBinaryObject* UnitQuantity? LatestOccurrenceDateTime? EarliestOccurrenceDateTime?
  ^TimeOccurrenceDateTime? OccurrenceSpecifiedPeriod? OccurrenceLogisticsLocation?
TaxApplicableTradeCurrencyExchange InvoiceApplicableTradeCurrencyExchange PaymentApplicableTradeCurrencyExchange
  ActualTradeCurrencyExchange ApplicableTradeCurrencyExchange: SourceCurrencyCode SourceUnitBasisNumeric?
  TargetCurrencyCode TargetUnitBaseNumeric? MarketID? ConversionRate ConversionRateDateTime?
  AssociatedReferencedDocument*
SpecifiedTradeSettlementPaymentMeans: PaymentChannelCode? TypeCode? GuaranteeMethodCode? PaymentMethodCode?
  Information* ID* ApplicableTradeSettlementFinancialCard? PayerPartyDebtorFinancialAccount?
  PayeePartyCreditorFinancialAccount~ PayerSpecifiedDebtorFinancialInstitution?
  PayeeSpecifiedCreditorFinancialInstitution?
ApplicableTradeTax SubtotalCalculatedTradeTax CategoryTradeTax AppliedTradeTax RelatedTradeTax IncludedTradeTax:
  CalculatedAmount* TypeCode? ExemptionReason? CalculatedRate? CalculationSequenceNumeric? BasisQuantity? BasisAmount*
  UnitBasisAmount* LineTotalBasisAmount* AllowanceChargeBasisAmount* CategoryCode? CurrencyCode? Jurisdiction*
  CustomsDutyIndicator? ExemptionReasonCode? TaxBasisAllowanceRate? TaxPointDate? Type? InformationAmount*
  CategoryName* DueDateTypeCode? RateApplicablePercent? ^GrandTotalAmount* ^CalculationMethodCode?
  SpecifiedTradeAccountingAccount* ServiceSupplyTradeCountry? BuyerRepayableTaxSpecifiedTradeAccountingAccount?
  SellerPayableTaxSpecifiedTradeAccountingAccount? SellerRefundableTaxSpecifiedTradeAccountingAccount?
  BuyerDeductibleTaxSpecifiedTradeAccountingAccount? BuyerNonDeductibleTaxSpecifiedTradeAccountingAccount?
  PlaceApplicableTradeLocation*
SpecifiedTradeAllowanceCharge AppliedTradeAllowanceCharge: ChargeIndicator? ID? SequenceNumeric? CalculationPercent?
  BasisAmount? BasisQuantity? PrepaidIndicator? ActualAmount* UnitBasisAmount? ReasonCode? Reason? TypeCode?
  CategoryTradeTax* ActualTradeCurrencyExchange?
SpecifiedLogisticsServiceCharge: ID? Description* PaymentArrangementCode? TariffClassCode? ChargeCategoryCode?
  ServiceCategoryCode? DisbursementAmount* AppliedAmount* AllowanceCharge? PayingPartyRoleCode? CalculationBasisCode?
  CalculationBasis? TransportPaymentMethodCode? PaymentPlaceLogisticsLocation? AppliedFromLogisticsLocation?
  AppliedToLogisticsLocation? AppliedTradeTax*
SpecifiedTradePaymentTerms: ID? FromEventCode? SettlementPeriodMeasure? Description* DueDateDateTime? TypeCode?
  InstructionTypeCode? DirectDebitMandateID* PartialPaymentPercent? PaymentMeansID* PartialPaymentAmount*
  ^DueDateTime? ^BillStartDateTime? ApplicableTradePaymentPenaltyTerms? ApplicableTradePaymentDiscountTerms?
  PayeeTradeParty*
SpecifiedTradeSettlementHeaderMonetarySummation: LineTotalAmount* ChargeTotalAmount* AllowanceTotalAmount*
  TaxBasisTotalAmount* TaxTotalAmount* RoundingAmount* GrandTotalAmount* InformationAmount* TotalPrepaidAmount*
  TotalDiscountAmount* TotalAllowanceChargeAmount* DuePayableAmount* RetailValueExcludingTaxInformationAmount*
  TotalDepositFeeInformationAmount* ProductValueExcludingTobaccoTaxInformationAmount*
  TotalRetailValueInformationAmount* GrossLineTotalAmount* NetLineTotalAmount* NetIncludingTaxesLineTotalAmount*
  ^InsuranceChargeTotalAmount* ^IncludingTaxesLineTotalAmount*
SpecifiedFinancialAdjustment: ReasonCode? Reason* ActualAmount* ActualQuantity? ActualDateTime? ^DirectionCode?
  ClaimRelatedTradeParty? InvoiceReferenceReferencedDocument? ^RelatedTradeTax*
PayableSpecifiedTradeAccountingAccount ReceivableSpecifiedTradeAccountingAccount
  PurchaseSpecifiedTradeAccountingAccount SalesSpecifiedTradeAccountingAccount SpecifiedTradeAccountingAccount
  BuyerRepayableTaxSpecifiedTradeAccountingAccount SellerPayableTaxSpecifiedTradeAccountingAccount
  SellerRefundableTaxSpecifiedTradeAccountingAccount BuyerDeductibleTaxSpecifiedTradeAccountingAccount
  BuyerNonDeductibleTaxSpecifiedTradeAccountingAccount: ID SetTriggerCode? TypeCode? AmountTypeCode? Name?
  CostReferenceDimensionPattern?
SpecifiedTradeSettlementFinancialCard ApplicableTradeSettlementFinancialCard: MicrochipIndicator? ID? TypeCode?
  CardholderName? ExpiryDate? VerificationNumeric? ValidFromDateTime? CreditLimitAmount* CreditAvailableAmount*
  InterestRatePercent? IssuingCompanyName? Description?
SpecifiedAdvancePayment: PaidAmount FormattedReceivedDateTime? IncludedTradeTax* ^InvoiceSpecifiedReferencedDocument*
ActualWorkItemComplexDescription SubsetWorkItemComplexDescription: Abstract* Content* ContractualLanguageCode?
  RequestingSpecificationQuery* RespondingSpecificationResponse* SubsetWorkItemComplexDescription?
TotalQuantityWorkItemQuantityAnalysis BreakdownWorkItemQuantityAnalysis: ID ActualQuantity? Description?
  ActualQuantityPercent? TypeCode? PrimaryClassificationCode* AlternativeClassificationCode* ContractualLanguageCode?
  ActualQuantityWorkItemDimension* BreakdownWorkItemQuantityAnalysis* ChangedRecordedStatus*
RelatedAppliedAllowanceCharge: ActualAmount? Description? ReasonCode? CalculationPercent? BasisAmount? ChargeIndicator
  CategoryAppliedTax?
AuthorizedLegalRegistration: TypeCode? ID?
SpecifiedContactPerson: GivenName? MiddleName? FamilyName?
PhysicalGeographicalCoordinate: AltitudeMeasure? LatitudeMeasure? LongitudeMeasure? SystemID?
SubordinateLocation: ID? Name? TypeCode? PhysicalGeographicalCoordinate?
AssociatedRegisteredTax: TypeCode? ExemptionReasonCode? ExemptionReason* CurrencyCode? Jurisdiction* Description*
  CustomsDutyIndicator?
ApplicableProductCharacteristic ClassProductCharacteristic: ID* TypeCode? Description* ValueMeasure?
  MeasurementMethodCode? Value* ValueCode? ValueDateTime? ValueIndicator? ContentTypeCode? ValueSpecifiedBinaryFile?
  ApplicableProductCharacteristicCondition* ApplicableReferencedStandard?
ApplicableMaterialGoodsCharacteristic: Description* TypeCode? ProportionalConstituentPercent?
  AbsolutePresenceWeightMeasure? AbsolutePresenceVolumeMeasure?
DesignatedProductClassification: SystemID? SystemName* ClassCode? ClassName* SubClassCode? ClassProductCharacteristic*
  ApplicableReferencedStandard?
IndividualTradeProductInstance: GlobalSerialID? BatchID? KanbanID? SupplierAssignedSerialID? BestBeforeDateTime?
  ExpiryDateTime? SellByDateTime? SerialID* RegistrationID* ProductionSupplyChainEvent? PackagingSupplyChainEvent?
  ApplicableMaterialGoodsCharacteristic* ApplicableProductCharacteristic*
OriginTradeCountry ServiceSupplyTradeCountry: ID? Name* SubordinateTradeCountrySubDivision*
LinearSpatialDimension MinimumLinearSpatialDimension MaximumLinearSpatialDimension: ValueMeasure? TypeCode?
  Description* WidthMeasure? LengthMeasure? HeightMeasure? ID? DiameterMeasure?
IncludedReferencedProduct SpecifiedReferencedProduct: ID* GlobalID* SellerAssignedID? BuyerAssignedID?
  ManufacturerAssignedID* IndustryAssignedID* Name* Description* RelationshipTypeCode* UnitQuantity*
GrossPriceProductTradePrice NetPriceProductTradePrice: TypeCode? ChargeAmount+ BasisQuantity? MinimumQuantity?
  MaximumQuantity? ChangeReason* OrderUnitConversionFactorNumeric? ^Type* ^BasisDateTime? AppliedTradeAllowanceCharge*
  ValiditySpecifiedPeriod? IncludedTradeTax* DeliveryTradeLocation* TradeComparisonReferencePrice*
  AssociatedReferencedDocument*
IncludedSpecifiedMarketplace: ID? Name? VirtualIndicator? WebsiteURIID* SalesMethodCode? OrderingAvailablePeriod*
SpecifiedDeliveryAdjustment: ReasonCode? Reason* ActualAmount* ActualQuantity? ActualDateTime?
IncludedSupplyChainPackaging: TypeCode? Type? Description* ConditionCode? DisposalMethodCode* WeightMeasure*
  MaximumStackabilityQuantity? MaximumStackabilityWeightMeasure? CustomerFacingTotalUnitQuantity?
  LayerTotalUnitQuantity? ContentLayerQuantity? ^AdditionalInstructionCode* ^AdditionalInstructionIndicator?
  LinearSpatialDimension? MinimumLinearSpatialDimension? MaximumLinearSpatialDimension? SpecifiedPackagingMarking*
  ApplicableMaterialGoodsCharacteristic* ApplicableDisposalInstructions* ApplicableReturnableAssetInstructions*
SpecifiedTradeSettlementLineMonetarySummation: LineTotalAmount* ChargeTotalAmount* AllowanceTotalAmount*
  TaxBasisTotalAmount* TaxTotalAmount* GrandTotalAmount* InformationAmount* TotalAllowanceChargeAmount*
  TotalRetailValueInformationAmount* GrossLineTotalAmount* NetLineTotalAmount* NetIncludingTaxesLineTotalAmount*
  ProductWeightLossInformationAmount* ^IncludingTaxesLineTotalAmount*
SpecifiedSubordinateLineTradeAgreement: SellerOrderReferencedDocument? BuyerOrderReferencedDocument?
  AdditionalReferencedDocument* GrossPriceProductTradePrice~ NetPriceProductTradePrice~
SpecifiedSubordinateLineTradeDelivery: PackageQuantity? ProductUnitQuantity? PerPackageUnitQuantity? ^BilledQuantity*
  IncludedSupplyChainPackaging* ^ActualDeliverySupplyChainEvent*
SpecifiedSubordinateLineTradeSettlement: ^AmountDirectionCode? ApplicableTradeTax? ^InvoiceReferencedDocument*
  ^SpecifiedFinancialAdjustment* ^SpecifiedTradeAllowanceCharge*
RelevantTradeLocation PlaceApplicableTradeLocation DeliveryTradeLocation: CountryID? CountryName? ID? Name?
IncludedSupplyChainConsignmentItem: TypeCode? TypeExtensionCode? DeclaredValueForCustomsAmount?
  DeclaredValueForStatisticsAmount? InvoiceAmount* GrossWeightMeasure? NetWeightMeasure? TariffQuantity? ^GlobalID*
  NatureIdentificationTransportCargo? ^ApplicableTransportDangerousGoods* ^PreviousAdministrativeReferencedDocument*
  ^ApplicableNote*
UtilizedLogisticsTransportEquipment: ID? LoadingLengthMeasure? CategoryCode? CharacteristicCode? ^Characteristic?
  UsedCapacityCode? ^CarrierAssignedBookingID* ^SealedIndicator? ^ReturnableIndicator? ^AffixedLogisticsSeal*
  LinearSpatialDimension? ^ApplicableNote*
SpecifiedLogisticsTransportMovement: StageCode? ModeCode? Mode? ^ID? ^StatusCode? ^ServiceCode? ^Service? ^Type?
  ^Cycle? UsedLogisticsTransportMeans?
ApplicableTransportCargoInsurance: CoverageCode? CoverageDescription? ContractGeneralConditions? CoverageTradeParty?
ApplicableCrossBorderRegulatoryProcedure: TypeCode* TransactionNatureCode? TariffAmount? NonTariffChargeAmount?
  TotalChargeAmount? Remark* ApplicableTradeTax*
ApplicableCrossBorderCustomsValuation: AddedAdjustmentAmount? DeductedAdjustmentAmount? AddedAdjustmentPercent?
  DeductedAdjustmentPercent? MethodCode? WTOAdditionCode? ChargeApportionMethodCode? OtherChargeAmount*
  BuyerSellerRelationshipIndicator? BuyerSellerRelationshipPriceInfluenceIndicator? SaleRestrictionIndicator?
  SalePriceConditionIndicator? RoyaltyLicenseFeeIndicator? TypeCode? SaleRestriction* ApplicableTradeCurrencyExchange?
PayerPartyDebtorFinancialAccount: IBANID? AccountName? ProprietaryID?
PayeePartyCreditorFinancialAccount: IBANID? AccountName? ProprietaryID?
PayerSpecifiedDebtorFinancialInstitution: BICID? ClearingSystemName? CHIPSUniversalID? NewZealandNCCID? IrishNSCID?
  UKSortCodeID? CHIPSParticipantID? SwissBCID? FedwireRoutingNumberID? PortugueseNCCID? RussianCentralBankID?
  ItalianDomesticID? AustrianBankleitzahlID? CanadianPaymentsAssociationID? SICID? GermanBankleitzahlID?
  SpanishDomesticInterbankingID? SouthAfricanNCCID? HongKongBankID? AustralianBSBID? IndianFinancialSystemID?
  HellenicBankID? PolishNationalClearingID? Name? JapanFinancialInstitutionCommonID?
  LocationFinancialInstitutionAddress? SubDivisionBranchFinancialInstitution?
PayeeSpecifiedCreditorFinancialInstitution: BICID? CHIPSUniversalID? NewZealandNCCID? IrishNSCID? UKSortCodeID?
  CHIPSParticipantID? SwissBCID? FedwireRoutingNumberID? PortugueseNCCID? RussianCentralBankID? ItalianDomesticID?
  AustrianBankleitzahlID? CanadianPaymentsAssociationID? SICID? GermanBankleitzahlID? SpanishDomesticInterbankingID?
  SouthAfricanNCCID? HongKongBankID? AustralianBSBID? IndianFinancialSystemID? HellenicBankID?
  PolishNationalClearingID? Name? ClearingSystemName? JapanFinancialInstitutionCommonID?
  LocationFinancialInstitutionAddress? SubDivisionBranchFinancialInstitution?
ApplicableTradePaymentPenaltyTerms: BasisDateTime? BasisPeriodMeasure? BasisAmount? CalculationPercent?
  ActualPenaltyAmount?
ApplicableTradePaymentDiscountTerms: BasisDateTime? BasisPeriodMeasure? BasisAmount? CalculationPercent?
  ActualDiscountAmount?
RequestingSpecificationQuery: ID TypeCode? Content ContractualLanguageCode?
RespondingSpecificationResponse: ID QueryID? TypeCode? Content ContractualLanguageCode?
ActualQuantityWorkItemDimension ComponentWorkItemDimension: ID? ValueMeasure Description? TypeCode
  ContractualLanguageCode? ComponentWorkItemDimension*
CategoryAppliedTax: CalculatedAmount? TypeCode? CalculatedRate? BasisAmount? TaxPointDate?
ApplicableProductCharacteristicCondition: TypeCode? Name* ValueMeasure?
ApplicableReferencedStandard: ID? VersionID? ElementVersionID? URIID? PartID? AgencyID?
SubordinateTradeCountrySubDivision: ID? Name*
TradeComparisonReferencePrice: ChargeAmount? BasisQuantity* NetPriceIndicator* ComparisonMethodCode?
OrderingAvailablePeriod: StartDateTime? EndDateTime? Description?
SpecifiedPackagingMarking: TypeCode* Content* ContentDateTime? ContentAmount* BarcodeTypeCode* ContentCode*
  AutomaticDataCaptureMethodTypeCode*
ApplicableDisposalInstructions: MaterialID? RecyclingDescriptionCode* Description* RecyclingProcedure*
ApplicableReturnableAssetInstructions: MaterialID* TermsAndConditionsDescription* TermsAndConditionsDescriptionCode?
  DepositValueSpecifiedAmount* DepositValueValiditySpecifiedPeriod?
NatureIdentificationTransportCargo: TypeCode? Identification~ OperationalCategoryCode? StatisticalClassificationCode?
ApplicableTransportDangerousGoods: UNDGIdentificationCode? RegulationCode? RegulationName* TechnicalName* EMSID?
  PackagingDangerLevelCode? HazardClassificationID? AdditionalHazardClassificationID? ProperShippingName?
AffixedLogisticsSeal: ID? MaximumID? TypeCode? ConditionCode* SealingPartyRoleCode? IssuingTradeParty?
UsedLogisticsTransportMeans: TypeCode? Type? ID? Name? OwnerTradeParty?
LocationFinancialInstitutionAddress: PostcodeCode? BuildingNumber? LineOne? LineTwo? LineThree? LineFour? LineFive?
  StreetName? CityName? CountrySubDivisionID? CountryID? TypeCode? DepartmentName? PostOfficeBox? CityID?
  CountrySubDivisionName? CountryName?
SubDivisionBranchFinancialInstitution: ID? Name? LocationFinancialInstitutionAddress?
TestIndicator CopyIndicator ControlRequirementIndicator InclusiveIndicator OpenIndicator ContinuousIndicator
  VariableMeasureIndicator ConfigurableIndicator ExportIndicator DiscountIndicator PartialDeliveryAllowedIndicator
  CustomsDutyIndicator ChargeIndicator PrepaidIndicator MicrochipIndicator ValueIndicator VirtualIndicator
  AdditionalInstructionIndicator SealedIndicator ReturnableIndicator BuyerSellerRelationshipIndicator
  BuyerSellerRelationshipPriceInfluenceIndicator SaleRestrictionIndicator SalePriceConditionIndicator
  RoyaltyLicenseFeeIndicator NetPriceIndicator: udt/IndicatorString? udt/Indicator?
IssueDateTime RevisionDateTime FirstVersionIssueDateTime ReceiptDateTime ActualDateTime StartDateTime EndDateTime
  CompleteDateTime InvoiceDateTime NextInvoiceDateTime ChangedDateTime OccurrenceDateTime LatestOccurrenceDateTime
  EarliestOccurrenceDateTime ConversionRateDateTime DueDateDateTime BillStartDateTime ValueDateTime BestBeforeDateTime
  ExpiryDateTime SellByDateTime BasisDateTime ContentDateTime: udt/DateTimeString? udt/DateTime?
TaxPointDate ExpiryDate: udt/DateString? udt/Date?
FormattedIssueDateTime FormattedCancellationAnnouncedLaunchDateTime FormattedLatestProductDataChangeDateTime
  DueDateTime FormattedReceivedDateTime: qdt/DateTimeString
CreationDateTime: udt/DateTimeString? udt/DateTime? qdt/DateTimeString?`;

/** Children of each element by its name in the tree (`ram:SellerTradeParty`). */
export const ciiStructure: Structure = parseStructure(SEQUENCES, (word) =>
  word.includes('/') ? word.replace('/', ':') : `ram:${word}`,
);
