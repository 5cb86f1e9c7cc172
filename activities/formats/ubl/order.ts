import { parseStructure, type Structure } from '../mapping/order.ts';

/*
 * The sequence of every element that may occur under an invoice or credit note: first those with a value (`cbc`), then
 * behind the bar those with children (`cac`). Source: the OASIS UBL 2.1 schemas.
 */
const SEQUENCES = `
Invoice: ext/UBLExtensions? UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID CopyIndicator? UUID? IssueDate IssueTime?
  DueDate? InvoiceTypeCode? Note* TaxPointDate? DocumentCurrencyCode? TaxCurrencyCode? PricingCurrencyCode?
  PaymentCurrencyCode? PaymentAlternativeCurrencyCode? AccountingCostCode? AccountingCost? LineCountNumeric?
  BuyerReference? | InvoicePeriod* OrderReference? BillingReference* DespatchDocumentReference*
  ReceiptDocumentReference* StatementDocumentReference* OriginatorDocumentReference* ContractDocumentReference*
  AdditionalDocumentReference* ProjectReference* Signature* AccountingSupplierParty AccountingCustomerParty
  PayeeParty? BuyerCustomerParty? SellerSupplierParty? TaxRepresentativeParty? Delivery* DeliveryTerms? PaymentMeans*
  PaymentTerms* PrepaidPayment* AllowanceCharge* TaxExchangeRate? PricingExchangeRate? PaymentExchangeRate?
  PaymentAlternativeExchangeRate? TaxTotal* WithholdingTaxTotal* LegalMonetaryTotal InvoiceLine+
CreditNote: ext/UBLExtensions? UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID CopyIndicator? UUID? IssueDate IssueTime?
  TaxPointDate? CreditNoteTypeCode? Note* DocumentCurrencyCode? TaxCurrencyCode? PricingCurrencyCode?
  PaymentCurrencyCode? PaymentAlternativeCurrencyCode? AccountingCostCode? AccountingCost? LineCountNumeric?
  BuyerReference? | InvoicePeriod* DiscrepancyResponse* OrderReference? BillingReference* DespatchDocumentReference*
  ReceiptDocumentReference* ContractDocumentReference* AdditionalDocumentReference* StatementDocumentReference*
  OriginatorDocumentReference* Signature* AccountingSupplierParty AccountingCustomerParty PayeeParty?
  BuyerCustomerParty? SellerSupplierParty? TaxRepresentativeParty? Delivery* DeliveryTerms* PaymentMeans*
  PaymentTerms* TaxExchangeRate? PricingExchangeRate? PaymentExchangeRate? PaymentAlternativeExchangeRate?
  AllowanceCharge* TaxTotal* LegalMonetaryTotal CreditNoteLine+
InvoicePeriod ValidityPeriod RequestedDeliveryPeriod PromisedDeliveryPeriod EstimatedDeliveryPeriod SettlementPeriod
  PenaltyPeriod EstimatedDespatchPeriod RequestedDespatchPeriod PaymentReversalPeriod NominationPeriod TransitPeriod
  EstimatedTransitPeriod UsabilityPeriod Period EstimatedDurationPeriod: StartDate? StartTime? EndDate? EndTime?
  DurationMeasure? DescriptionCode* Description*
OrderReference: ID SalesOrderID? CopyIndicator? UUID? IssueDate? IssueTime? CustomerReference? OrderTypeCode? |
  DocumentReference?
BillingReference: | InvoiceDocumentReference? SelfBilledInvoiceDocumentReference? CreditNoteDocumentReference?
  SelfBilledCreditNoteDocumentReference? DebitNoteDocumentReference? ReminderDocumentReference?
  AdditionalDocumentReference? BillingReferenceLine*
DespatchDocumentReference ReceiptDocumentReference StatementDocumentReference OriginatorDocumentReference
  ContractDocumentReference AdditionalDocumentReference DocumentReference InvoiceDocumentReference
  SelfBilledInvoiceDocumentReference CreditNoteDocumentReference SelfBilledCreditNoteDocumentReference
  DebitNoteDocumentReference ReminderDocumentReference OriginalDocumentReference WorkOrderDocumentReference
  IdentityDocumentReference MandateDocumentReference CatalogueDocumentReference ItemSpecificationDocumentReference
  ShipmentDocumentReference RegistryCertificateDocumentReference: ID CopyIndicator? UUID? IssueDate? IssueTime?
  DocumentTypeCode? DocumentType? XPath* LanguageID? LocaleCode? VersionID? DocumentStatusCode? DocumentDescription* |
  Attachment? ValidityPeriod? IssuerParty? ResultOfVerification?
ProjectReference: ID UUID? IssueDate? | WorkPhaseReference*
Signature: ID Note* ValidationDate? ValidationTime? ValidatorID? CanonicalizationMethod? SignatureMethod? |
  SignatoryParty? DigitalSignatureAttachment? OriginalDocumentReference?
AccountingSupplierParty SellerSupplierParty SupplierParty: CustomerAssignedAccountID? AdditionalAccountID*
  DataSendingCapability? | Party? DespatchContact? AccountingContact? SellerContact?
AccountingCustomerParty BuyerCustomerParty: CustomerAssignedAccountID? SupplierAssignedAccountID? AdditionalAccountID*
  | Party? DeliveryContact? AccountingContact? BuyerContact?
PayeeParty TaxRepresentativeParty IssuerParty SignatoryParty Party AgentParty CarrierParty DeliveryParty NotifyParty
  OriginatorParty HeadOfficeParty NotaryParty WitnessParty DespatchParty PayerParty FinancingParty ManufacturerParty
  InformationContentProviderParty ConsigneeParty ExporterParty ConsignorParty ImporterParty FreightForwarderParty
  OriginalDespatchParty FinalDeliveryParty PerformingCarrierParty SubstituteCarrierParty LogisticsOperatorParty
  TransportAdvisorParty HazardousItemNotificationParty InsuranceParty MortgageHolderParty BillOfLadingHolderParty
  TerminalOperatorParty CustomsAgentParty ContactParty ResponsibleTransportServiceProviderParty PickupParty OwnerParty
  ProviderParty LoadingProofParty OperatingParty: MarkCareIndicator? MarkAttentionIndicator? WebsiteURI?
  LogoReferenceID? EndpointID? IndustryClassificationCode? | PartyIdentification* PartyName* Language? PostalAddress?
  PhysicalLocation? PartyTaxScheme* PartyLegalEntity* Contact? Person* AgentParty? ServiceProviderParty*
  PowerOfAttorney* FinancialAccount?
Delivery ContractualDelivery: ID? Quantity? MinimumQuantity? MaximumQuantity? ActualDeliveryDate? ActualDeliveryTime?
  LatestDeliveryDate? LatestDeliveryTime? ReleaseID? TrackingID? | DeliveryAddress? DeliveryLocation?
  AlternativeDeliveryLocation? RequestedDeliveryPeriod? PromisedDeliveryPeriod? EstimatedDeliveryPeriod? CarrierParty?
  DeliveryParty? NotifyParty* Despatch? DeliveryTerms* MinimumDeliveryUnit? MaximumDeliveryUnit? Shipment?
DeliveryTerms: ID? SpecialTerms* LossRiskResponsibilityCode? LossRisk* Amount? | DeliveryLocation? AllowanceCharge?
PaymentMeans: ID? PaymentMeansCode PaymentDueDate? PaymentChannelCode? InstructionID? InstructionNote* PaymentID* |
  CardAccount? PayerFinancialAccount? PayeeFinancialAccount? CreditAccount? PaymentMandate? TradeFinancing?
PaymentTerms CollectPaymentTerms DisbursementPaymentTerms PrepaidPaymentTerms: ID? PaymentMeansID*
  PrepaidPaymentReferenceID? Note* ReferenceEventCode? SettlementDiscountPercent? PenaltySurchargePercent?
  PaymentPercent? Amount? SettlementDiscountAmount? PenaltyAmount? PaymentTermsDetailsURI? PaymentDueDate?
  InstallmentDueDate? InvoicingPartyReference? | SettlementPeriod? PenaltyPeriod? ExchangeRate? ValidityPeriod?
PrepaidPayment: ID? PaidAmount? ReceivedDate? PaidDate? PaidTime? InstructionID?
AllowanceCharge FreightAllowanceCharge ExtraAllowanceCharge ServiceAllowanceCharge: ID? ChargeIndicator
  AllowanceChargeReasonCode? AllowanceChargeReason* MultiplierFactorNumeric? PrepaidIndicator? SequenceNumeric? Amount
  BaseAmount? AccountingCostCode? AccountingCost? PerUnitAmount? | TaxCategory* TaxTotal? PaymentMeans*
TaxExchangeRate PricingExchangeRate PaymentExchangeRate PaymentAlternativeExchangeRate ExchangeRate:
  SourceCurrencyCode SourceCurrencyBaseRate? TargetCurrencyCode TargetCurrencyBaseRate? ExchangeMarketID?
  CalculationRate? MathematicOperatorCode? Date? | ForeignExchangeContract?
TaxTotal WithholdingTaxTotal: TaxAmount RoundingAmount? TaxEvidenceIndicator? TaxIncludedIndicator? | TaxSubtotal*
LegalMonetaryTotal: LineExtensionAmount? TaxExclusiveAmount? TaxInclusiveAmount? AllowanceTotalAmount?
  ChargeTotalAmount? PrepaidAmount? PayableRoundingAmount? PayableAmount PayableAlternativeAmount?
InvoiceLine SubInvoiceLine: ID UUID? Note* InvoicedQuantity? LineExtensionAmount TaxPointDate? AccountingCostCode?
  AccountingCost? PaymentPurposeCode? FreeOfChargeIndicator? | InvoicePeriod* OrderLineReference*
  DespatchLineReference* ReceiptLineReference* BillingReference* DocumentReference* PricingReference? OriginatorParty?
  Delivery* PaymentTerms* AllowanceCharge* TaxTotal* WithholdingTaxTotal* Item Price? DeliveryTerms? SubInvoiceLine*
  ItemPriceExtension?
DiscrepancyResponse: ReferenceID? ResponseCode? Description* EffectiveDate? EffectiveTime? | Status*
CreditNoteLine SubCreditNoteLine: ID UUID? Note* CreditedQuantity? LineExtensionAmount? TaxPointDate?
  AccountingCostCode? AccountingCost? PaymentPurposeCode? FreeOfChargeIndicator? | InvoicePeriod* OrderLineReference*
  DiscrepancyResponse* DespatchLineReference* ReceiptLineReference* BillingReference* DocumentReference*
  PricingReference? OriginatorParty? Delivery* PaymentTerms* TaxTotal* AllowanceCharge* Item? Price? DeliveryTerms*
  SubCreditNoteLine* ItemPriceExtension?
BillingReferenceLine: ID Amount? | AllowanceCharge*
Attachment DigitalSignatureAttachment: EmbeddedDocumentBinaryObject? | ExternalReference?
ResultOfVerification: ValidatorID? ValidationResultCode? ValidationDate? ValidationTime? ValidateProcess?
  ValidateTool? ValidateToolVersion? | SignatoryParty?
WorkPhaseReference: ID? WorkPhaseCode? WorkPhase* ProgressPercent? StartDate? EndDate? | WorkOrderDocumentReference*
DespatchContact AccountingContact SellerContact DeliveryContact BuyerContact Contact: ID? Name? Telephone? Telefax?
  ElectronicMail? Note* | OtherCommunication*
PartyIdentification: ID
PartyName: Name
Language: ID? Name? LocaleCode?
PostalAddress DeliveryAddress Address RegistrationAddress ResidenceAddress DespatchAddress ReturnAddress OriginAddress
  JurisdictionRegionAddress ApplicableTerritoryAddress LocationAddress ApplicableAddress: ID? AddressTypeCode?
  AddressFormatCode? Postbox? Floor? Room? StreetName? AdditionalStreetName? BlockName? BuildingName? BuildingNumber?
  InhouseMail? Department? MarkAttention? MarkCare? PlotIdentification? CitySubdivisionName? CityName? PostalZone?
  CountrySubentity? CountrySubentityCode? Region? District? TimezoneOffset? | AddressLine* Country?
  LocationCoordinate*
PhysicalLocation DeliveryLocation AlternativeDeliveryLocation SubsidiaryLocation DespatchLocation
  FirstArrivalPortLocation LastExitPortLocation LoadingPortLocation UnloadingPortLocation TransshipPortLocation
  FreightChargeLocation Location PickupLocation LoadingLocation UnloadingLocation StorageLocation RegistryPortLocation
  MeasurementFromLocation MeasurementToLocation: ID? Description* Conditions* CountrySubentity? CountrySubentityCode?
  LocationTypeCode? InformationURI? Name? | ValidityPeriod* Address? SubsidiaryLocation* LocationCoordinate*
PartyTaxScheme: RegistrationName? CompanyID? TaxLevelCode? ExemptionReasonCode? ExemptionReason* |
  RegistrationAddress? TaxScheme
PartyLegalEntity: RegistrationName? CompanyID? RegistrationDate? RegistrationExpirationDate? CompanyLegalFormCode?
  CompanyLegalForm? SoleProprietorshipIndicator? CompanyLiquidationStatusCode? CorporateStockAmount?
  FullyPaidSharesIndicator? | RegistrationAddress? CorporateRegistrationScheme? HeadOfficeParty? ShareholderParty*
Person PassengerPerson DriverPerson ReportingPerson CrewMemberPerson SecurityOfficerPerson MasterPerson
  ShipsSurgeonPerson: ID? FirstName? FamilyName? Title? MiddleName? OtherName? NameSuffix? JobTitle? NationalityID?
  GenderCode? BirthDate? BirthplaceName? OrganizationDepartment? | Contact? FinancialAccount?
  IdentityDocumentReference* ResidenceAddress?
ServiceProviderParty: ID? ServiceTypeCode? ServiceType* | Party SellerContact?
PowerOfAttorney: ID? IssueDate? IssueTime? Description* | NotaryParty? AgentParty WitnessParty*
  MandateDocumentReference*
FinancialAccount PayerFinancialAccount PayeeFinancialAccount FinancingFinancialAccount: ID? Name? AliasName?
  AccountTypeCode? AccountFormatCode? CurrencyCode? PaymentNote* | FinancialInstitutionBranch? Country?
Despatch: ID? RequestedDespatchDate? RequestedDespatchTime? EstimatedDespatchDate? EstimatedDespatchTime?
  ActualDespatchDate? ActualDespatchTime? GuaranteedDespatchDate? GuaranteedDespatchTime? ReleaseID? Instructions* |
  DespatchAddress? DespatchLocation? DespatchParty? CarrierParty? NotifyParty* Contact? EstimatedDespatchPeriod?
  RequestedDespatchPeriod?
MinimumDeliveryUnit MaximumDeliveryUnit DeliveryUnit: BatchQuantity ConsumerUnitQuantity? HazardousRiskIndicator?
Shipment ConsolidatedShipment ReferencedShipment ReportedShipment: ID ShippingPriorityLevelCode? HandlingCode?
  HandlingInstructions* Information* GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure? GrossVolumeMeasure?
  NetVolumeMeasure? TotalGoodsItemQuantity? TotalTransportHandlingUnitQuantity? InsuranceValueAmount?
  DeclaredCustomsValueAmount? DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount?
  SpecialInstructions* DeliveryInstructions* SplitConsignmentIndicator? ConsignmentQuantity? | Consignment* GoodsItem*
  ShipmentStage* Delivery? TransportHandlingUnit* ReturnAddress? OriginAddress? FirstArrivalPortLocation?
  LastExitPortLocation? ExportCountry? FreightAllowanceCharge*
CardAccount: PrimaryAccountNumberID NetworkID CardTypeCode? ValidityStartDate? ExpiryDate? IssuerID? IssueNumberID?
  CV2ID? CardChipCode? ChipApplicationID? HolderName?
CreditAccount: AccountID
PaymentMandate: ID? MandateTypeCode? MaximumPaymentInstructionsNumeric? MaximumPaidAmount? SignatureID? | PayerParty?
  PayerFinancialAccount? ValidityPeriod? PaymentReversalPeriod? Clause*
TradeFinancing: ID? FinancingInstrumentCode? | ContractDocumentReference? DocumentReference* FinancingParty
  FinancingFinancialAccount? Clause*
TaxCategory ClassifiedTaxCategory ApplicableTaxCategory: ID? Name? Percent? BaseUnitMeasure? PerUnitAmount?
  TaxExemptionReasonCode? TaxExemptionReason* TierRange? TierRatePercent? | TaxScheme
ForeignExchangeContract TransportContract: ID? IssueDate? IssueTime? NominationDate? NominationTime? ContractTypeCode?
  ContractType? Note* VersionID? Description* | ValidityPeriod? ContractDocumentReference* NominationPeriod?
  ContractualDelivery?
TaxSubtotal: TaxableAmount? TaxAmount CalculationSequenceNumeric? TransactionCurrencyTaxAmount? Percent?
  BaseUnitMeasure? PerUnitAmount? TierRange? TierRatePercent? | TaxCategory
OrderLineReference: LineID SalesOrderLineID? UUID? LineStatusCode? | OrderReference?
DespatchLineReference ReceiptLineReference DependentLineReference: LineID UUID? LineStatusCode? | DocumentReference?
PricingReference: | OriginalItemLocationQuantity? AlternativeConditionPrice*
Item: Description* PackQuantity? PackSizeNumeric? CatalogueIndicator? Name? HazardousRiskIndicator?
  AdditionalInformation* Keyword* BrandName* ModelName* | BuyersItemIdentification? SellersItemIdentification?
  ManufacturersItemIdentification* StandardItemIdentification? CatalogueItemIdentification?
  AdditionalItemIdentification* CatalogueDocumentReference? ItemSpecificationDocumentReference* OriginCountry?
  CommodityClassification* TransactionConditions* HazardousItem* ClassifiedTaxCategory* AdditionalItemProperty*
  ManufacturerParty* InformationContentProviderParty? OriginAddress* ItemInstance* Certificate* Dimension*
Price AlternativeConditionPrice: PriceAmount BaseQuantity? PriceChangeReason* PriceTypeCode? PriceType?
  OrderableUnitFactorRate? | ValidityPeriod* PriceList? AllowanceCharge* PricingExchangeRate?
ItemPriceExtension: Amount | TaxTotal*
Status CurrentStatus: ConditionCode? ReferenceDate? ReferenceTime? Description* StatusReasonCode? StatusReason*
  SequenceID? Text* IndicationIndicator? Percent? ReliabilityPercent? | Condition*
ExternalReference: URI? DocumentHash? HashAlgorithmMethod? ExpiryDate? ExpiryTime? MimeCode? FormatCode? EncodingCode?
  CharacterSetCode? FileName? Description*
OtherCommunication: ChannelCode? Channel? Value?
AddressLine: Line
Country ExportCountry OriginCountry OriginalDepartureCountry FinalDestinationCountry TransitCountry:
  IdentificationCode? Name?
LocationCoordinate: CoordinateSystemCode? LatitudeDegreesMeasure? LatitudeMinutesMeasure? LatitudeDirectionCode?
  LongitudeDegreesMeasure? LongitudeMinutesMeasure? LongitudeDirectionCode? AltitudeMeasure?
TaxScheme: ID? Name? TaxTypeCode? CurrencyCode? | JurisdictionRegionAddress*
CorporateRegistrationScheme: ID? Name? CorporateRegistrationTypeCode? | JurisdictionRegionAddress*
ShareholderParty: PartecipationPercent? | Party?
FinancialInstitutionBranch: ID? Name? | FinancialInstitution? Address?
Consignment ChildConsignment: ID CarrierAssignedID? ConsigneeAssignedID? ConsignorAssignedID?
  FreightForwarderAssignedID? BrokerAssignedID? ContractedCarrierAssignedID? PerformingCarrierAssignedID?
  SummaryDescription* TotalInvoiceAmount? DeclaredCustomsValueAmount? TariffDescription* TariffCode?
  InsurancePremiumAmount? GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure? ChargeableWeightMeasure?
  GrossVolumeMeasure? NetVolumeMeasure? LoadingLengthMeasure? Remarks* HazardousRiskIndicator? AnimalFoodIndicator?
  HumanFoodIndicator? LivestockIndicator? BulkCargoIndicator? ContainerizedIndicator? GeneralCargoIndicator?
  SpecialSecurityIndicator? ThirdPartyPayerIndicator? CarrierServiceInstructions* CustomsClearanceServiceInstructions*
  ForwarderServiceInstructions* SpecialServiceInstructions* SequenceID? ShippingPriorityLevelCode? HandlingCode?
  HandlingInstructions* Information* TotalGoodsItemQuantity? TotalTransportHandlingUnitQuantity? InsuranceValueAmount?
  DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount? SpecialInstructions*
  SplitConsignmentIndicator? DeliveryInstructions* ConsignmentQuantity? ConsolidatableIndicator? HaulageInstructions*
  LoadingSequenceID? ChildConsignmentQuantity? TotalPackagesQuantity? | ConsolidatedShipment* CustomsDeclaration*
  RequestedPickupTransportEvent? RequestedDeliveryTransportEvent? PlannedPickupTransportEvent?
  PlannedDeliveryTransportEvent? Status* ChildConsignment* ConsigneeParty? ExporterParty? ConsignorParty?
  ImporterParty? CarrierParty? FreightForwarderParty? NotifyParty? OriginalDespatchParty? FinalDeliveryParty?
  PerformingCarrierParty? SubstituteCarrierParty? LogisticsOperatorParty? TransportAdvisorParty?
  HazardousItemNotificationParty? InsuranceParty? MortgageHolderParty? BillOfLadingHolderParty?
  OriginalDepartureCountry? FinalDestinationCountry? TransitCountry* TransportContract? TransportEvent*
  OriginalDespatchTransportationService? FinalDeliveryTransportationService? DeliveryTerms? PaymentTerms?
  CollectPaymentTerms? DisbursementPaymentTerms? PrepaidPaymentTerms? FreightAllowanceCharge* ExtraAllowanceCharge*
  MainCarriageShipmentStage* PreCarriageShipmentStage* OnCarriageShipmentStage* TransportHandlingUnit*
  FirstArrivalPortLocation? LastExitPortLocation?
GoodsItem ContainedGoodsItem: ID? SequenceNumberID? Description* HazardousRiskIndicator? DeclaredCustomsValueAmount?
  DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount? InsuranceValueAmount?
  ValueAmount? GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure? ChargeableWeightMeasure? GrossVolumeMeasure?
  NetVolumeMeasure? Quantity? PreferenceCriterionCode? RequiredCustomsID? CustomsStatusCode? CustomsTariffQuantity?
  CustomsImportClassifiedIndicator? ChargeableQuantity? ReturnableQuantity? TraceID? | Item* GoodsItemContainer*
  FreightAllowanceCharge* InvoiceLine* Temperature* ContainedGoodsItem* OriginAddress? Delivery? Pickup? Despatch?
  MeasurementDimension* ContainingPackage* ShipmentDocumentReference? MinimumTemperature? MaximumTemperature?
ShipmentStage MainCarriageShipmentStage PreCarriageShipmentStage OnCarriageShipmentStage: ID? TransportModeCode?
  TransportMeansTypeCode? TransitDirectionCode? PreCarriageIndicator? OnCarriageIndicator? EstimatedDeliveryDate?
  EstimatedDeliveryTime? RequiredDeliveryDate? RequiredDeliveryTime? LoadingSequenceID? SuccessiveSequenceID?
  Instructions* DemurrageInstructions* CrewQuantity? PassengerQuantity? | TransitPeriod? CarrierParty* TransportMeans?
  LoadingPortLocation? UnloadingPortLocation? TransshipPortLocation? LoadingTransportEvent? ExaminationTransportEvent?
  AvailabilityTransportEvent? ExportationTransportEvent? DischargeTransportEvent? WarehousingTransportEvent?
  TakeoverTransportEvent? OptionalTakeoverTransportEvent? DropoffTransportEvent? ActualPickupTransportEvent?
  DeliveryTransportEvent? ReceiptTransportEvent? StorageTransportEvent? AcceptanceTransportEvent?
  TerminalOperatorParty? CustomsAgentParty? EstimatedTransitPeriod? FreightAllowanceCharge* FreightChargeLocation?
  DetentionTransportEvent* RequestedDepartureTransportEvent? RequestedArrivalTransportEvent?
  RequestedWaypointTransportEvent* PlannedDepartureTransportEvent? PlannedArrivalTransportEvent?
  PlannedWaypointTransportEvent* ActualDepartureTransportEvent? ActualWaypointTransportEvent?
  ActualArrivalTransportEvent? TransportEvent* EstimatedDepartureTransportEvent? EstimatedArrivalTransportEvent?
  PassengerPerson* DriverPerson* ReportingPerson? CrewMemberPerson* SecurityOfficerPerson? MasterPerson?
  ShipsSurgeonPerson?
TransportHandlingUnit PackagedTransportHandlingUnit: ID? TransportHandlingUnitTypeCode? HandlingCode?
  HandlingInstructions* HazardousRiskIndicator? TotalGoodsItemQuantity? TotalPackageQuantity? DamageRemarks*
  ShippingMarks* TraceID? | HandlingUnitDespatchLine* ActualPackage* ReceivedHandlingUnitReceiptLine*
  TransportEquipment* TransportMeans* HazardousGoodsTransit* MeasurementDimension* MinimumTemperature?
  MaximumTemperature? GoodsItem* FloorSpaceMeasurementDimension? PalletSpaceMeasurementDimension?
  ShipmentDocumentReference* Status* CustomsDeclaration* ReferencedShipment* Package*
Clause: ID? Content*
OriginalItemLocationQuantity: LeadTimeMeasure? MinimumQuantity? MaximumQuantity? HazardousRiskIndicator?
  TradingRestrictions* | ApplicableTerritoryAddress* Price? DeliveryUnit* ApplicableTaxCategory* Package?
  AllowanceCharge* DependentPriceReference?
BuyersItemIdentification SellersItemIdentification ManufacturersItemIdentification StandardItemIdentification
  CatalogueItemIdentification AdditionalItemIdentification: ID ExtendedID? BarcodeSymbologyID? | PhysicalAttribute*
  MeasurementDimension* IssuerParty?
CommodityClassification SupportedCommodityClassification UnsupportedCommodityClassification: NatureCode?
  CargoTypeCode? CommodityCode? ItemClassificationCode?
TransactionConditions: ID? ActionCode? Description* | DocumentReference*
HazardousItem: ID? PlacardNotation? PlacardEndorsement? AdditionalInformation* UNDGCode? EmergencyProceduresCode?
  MedicalFirstAidGuideCode? TechnicalName? CategoryName? HazardousCategoryCode? UpperOrangeHazardPlacardID?
  LowerOrangeHazardPlacardID? MarkingID? HazardClassID? NetWeightMeasure? NetVolumeMeasure? Quantity? | ContactParty?
  SecondaryHazard* HazardousGoodsTransit* EmergencyTemperature? FlashpointTemperature? AdditionalTemperature*
AdditionalItemProperty: ID? Name NameCode? TestMethod? Value? ValueQuantity? ValueQualifier* ImportanceCode?
  ListValue* | UsabilityPeriod? ItemPropertyGroup* RangeDimension? ItemPropertyRange?
ItemInstance: ProductTraceID? ManufactureDate? ManufactureTime? BestBeforeDate? RegistrationID? SerialID? |
  AdditionalItemProperty* LotIdentification?
Certificate: ID CertificateTypeCode CertificateType Remarks* | IssuerParty DocumentReference* Signature*
Dimension MeasurementDimension FloorSpaceMeasurementDimension PalletSpaceMeasurementDimension RangeDimension
  TotalCapacityDimension: AttributeID Measure? Description* MinimumMeasure? MaximumMeasure?
PriceList PreviousPriceList: ID? StatusCode? | ValidityPeriod* PreviousPriceList?
Condition: AttributeID Measure? Description* MinimumMeasure? MaximumMeasure?
FinancialInstitution: ID? Name? | Address?
CustomsDeclaration: ID | IssuerParty?
RequestedPickupTransportEvent RequestedDeliveryTransportEvent PlannedPickupTransportEvent
  PlannedDeliveryTransportEvent TransportEvent LoadingTransportEvent ExaminationTransportEvent
  AvailabilityTransportEvent ExportationTransportEvent DischargeTransportEvent WarehousingTransportEvent
  TakeoverTransportEvent OptionalTakeoverTransportEvent DropoffTransportEvent ActualPickupTransportEvent
  DeliveryTransportEvent ReceiptTransportEvent StorageTransportEvent AcceptanceTransportEvent DetentionTransportEvent
  RequestedDepartureTransportEvent RequestedArrivalTransportEvent RequestedWaypointTransportEvent
  PlannedDepartureTransportEvent PlannedArrivalTransportEvent PlannedWaypointTransportEvent
  ActualDepartureTransportEvent ActualWaypointTransportEvent ActualArrivalTransportEvent
  EstimatedDepartureTransportEvent EstimatedArrivalTransportEvent PositioningTransportEvent QuarantineTransportEvent
  PickupTransportEvent HandlingTransportEvent: IdentificationID? OccurrenceDate? OccurrenceTime?
  TransportEventTypeCode? Description* CompletionIndicator? | ReportedShipment? CurrentStatus* Contact* Location?
  Signature? Period*
OriginalDespatchTransportationService FinalDeliveryTransportationService: TransportServiceCode TariffClassCode?
  Priority? FreightRateClassCode? TransportationServiceDescription* TransportationServiceDetailsURI? NominationDate?
  NominationTime? Name? SequenceNumeric? | TransportEquipment* SupportedTransportEquipment*
  UnsupportedTransportEquipment* CommodityClassification* SupportedCommodityClassification*
  UnsupportedCommodityClassification* TotalCapacityDimension? ShipmentStage* TransportEvent*
  ResponsibleTransportServiceProviderParty? EnvironmentalEmission* EstimatedDurationPeriod? ScheduledServiceFrequency*
GoodsItemContainer: ID Quantity? | TransportEquipment*
Temperature MinimumTemperature MaximumTemperature EmergencyTemperature FlashpointTemperature AdditionalTemperature:
  AttributeID Measure Description*
Pickup: ID? ActualPickupDate? ActualPickupTime? EarliestPickupDate? EarliestPickupTime? LatestPickupDate?
  LatestPickupTime? | PickupLocation? PickupParty?
ContainingPackage ActualPackage Package ContainedPackage: ID? Quantity? ReturnableMaterialIndicator? PackageLevelCode?
  PackagingTypeCode? PackingMaterial* TraceID? | ContainedPackage* ContainingTransportEquipment? GoodsItem*
  MeasurementDimension* DeliveryUnit* Delivery? Pickup? Despatch?
TransportMeans ApplicableTransportMeans: JourneyID? RegistrationNationalityID? RegistrationNationality* DirectionCode?
  TransportMeansTypeCode? TradeServiceCode? | Stowage? AirTransport? RoadTransport? RailTransport? MaritimeTransport?
  OwnerParty? MeasurementDimension*
HandlingUnitDespatchLine: ID UUID? Note* LineStatusCode? DeliveredQuantity? BackorderQuantity? BackorderReason*
  OutstandingQuantity? OutstandingReason* OversupplyQuantity? | OrderLineReference+ DocumentReference* Item Shipment*
ReceivedHandlingUnitReceiptLine: ID UUID? Note* ReceivedQuantity? ShortQuantity? ShortageActionCode? RejectedQuantity?
  RejectReasonCode? RejectReason* RejectActionCode? QuantityDiscrepancyCode? OversupplyQuantity? ReceivedDate?
  TimingComplaintCode? TimingComplaint? | OrderLineReference? DespatchLineReference* DocumentReference* Item*
  Shipment*
TransportEquipment SupportedTransportEquipment UnsupportedTransportEquipment ContainingTransportEquipment
  AttachedTransportEquipment ContainedInTransportEquipment: ID? ReferencedConsignmentID* TransportEquipmentTypeCode?
  ProviderTypeCode? OwnerTypeCode? SizeTypeCode? DispositionCode? FullnessIndicationCode? RefrigerationOnIndicator?
  Information* ReturnabilityIndicator? LegalStatusIndicator? AirFlowPercent? HumidityPercent?
  AnimalFoodApprovedIndicator? HumanFoodApprovedIndicator? DangerousGoodsApprovedIndicator? RefrigeratedIndicator?
  Characteristics? DamageRemarks* Description* SpecialTransportRequirements* GrossWeightMeasure? GrossVolumeMeasure?
  TareWeightMeasure? TrackingDeviceCode? PowerIndicator? TraceID? | MeasurementDimension* TransportEquipmentSeal*
  MinimumTemperature? MaximumTemperature? ProviderParty? LoadingProofParty? SupplierParty? OwnerParty? OperatingParty?
  LoadingLocation? UnloadingLocation? StorageLocation? PositioningTransportEvent* QuarantineTransportEvent*
  DeliveryTransportEvent* PickupTransportEvent* HandlingTransportEvent* LoadingTransportEvent* TransportEvent*
  ApplicableTransportMeans? HaulageTradingTerms* HazardousGoodsTransit* PackagedTransportHandlingUnit*
  ServiceAllowanceCharge* FreightAllowanceCharge* AttachedTransportEquipment* Delivery? Pickup? Despatch?
  ShipmentDocumentReference* ContainedInTransportEquipment* Package* GoodsItem*
HazardousGoodsTransit: TransportEmergencyCardCode? PackingCriteriaCode? HazardousRegulationCode?
  InhalationToxicityZoneCode? TransportAuthorizationCode? | MaximumTemperature? MinimumTemperature?
DependentPriceReference: Percent? | LocationAddress? DependentLineReference?
PhysicalAttribute: AttributeID PositionCode? DescriptionCode? Description*
SecondaryHazard: ID? PlacardNotation? PlacardEndorsement? EmergencyProceduresCode? Extension*
ItemPropertyGroup: ID Name? ImportanceCode?
ItemPropertyRange: MinimumValue? MaximumValue?
LotIdentification: LotNumberID? ExpiryDate? | AdditionalItemProperty*
EnvironmentalEmission: EnvironmentalEmissionTypeCode ValueMeasure Description* | EmissionCalculationMethod*
ScheduledServiceFrequency: WeekDayCode
Stowage: LocationID? Location* | MeasurementDimension*
AirTransport: AircraftID
RoadTransport: LicensePlateID
RailTransport: TrainID RailCarID?
MaritimeTransport: VesselID? VesselName? RadioCallSignID? ShipsRequirements* GrossTonnageMeasure? NetTonnageMeasure? |
  RegistryCertificateDocumentReference? RegistryPortLocation?
TransportEquipmentSeal: ID SealIssuerTypeCode? Condition? SealStatusCode? SealingPartyType?
HaulageTradingTerms: Information* Reference? | ApplicableAddress?
EmissionCalculationMethod: CalculationMethodCode? FullnessIndicationCode? | MeasurementFromLocation?
  MeasurementToLocation?
ext/UBLExtensions: ext/UBLExtension+
ext/UBLExtension: ID? Name? ext/ExtensionAgencyID? ext/ExtensionAgencyName? ext/ExtensionVersionID?
  ext/ExtensionAgencyURI? ext/ExtensionURI? ext/ExtensionReasonCode? ext/ExtensionReason? ext/ExtensionContent`;

const ROOTS = new Set(['Invoice', 'CreditNote']);

/** Children of each element by its name in the tree (`cac:Party`; the roots have no prefix). */
export const ublStructure: Structure = parseStructure(SEQUENCES, (word, hasChildren) => {
  if (word.includes('/')) return word.replace('/', ':');
  if (ROOTS.has(word)) return word;
  return `${hasChildren ? 'cac' : 'cbc'}:${word}`;
});
