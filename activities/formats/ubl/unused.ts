/**
 * What UBL has and EN 16931 does not use: warnings UBL-CR-001 … of CEN's validation artefacts 1.3.16. A line names an
 * element by its path, then a rule's number and the child (or attribute) that the rule speaks of; a child without a
 * number has the next one. `LINE` is a line of either document, `//` anything at any depth, `/` the document itself.
 */
export const UNUSED = `
/: 1 ext:UBLExtensions 3 ProfileExecutionID CopyIndicator UUID IssueTime PricingCurrencyCode PaymentCurrencyCode
  PaymentAlternativeCurrencyCode AccountingCostCode LineCountNumeric 77 StatementDocumentReference 137 Signature 294
  BuyerCustomerParty SellerSupplierParty 410 DeliveryTerms 470 PrepaidPayment 490 TaxExchangeRate
  PricingExchangeRate PaymentExchangeRate PaymentAlternativeExchangeRate 513 WithholdingTaxTotal
InvoicePeriod: 12 StartTime EndTime DurationMeasure Description
OrderReference: 16 CopyIndicator UUID IssueDate IssueTime CustomerReference OrderTypeCode DocumentReference
BillingReference/InvoiceDocumentReference: 23 CopyIndicator UUID IssueTime DocumentTypeCode DocumentType XPath
  LanguageID LocaleCode VersionID DocumentStatusCode DocumentDescription Attachment ValidityPeriod IssuerParty
  ResultOfVerification
BillingReference: 38 SelfBilledInvoiceDocumentReference CreditNoteDocumentReference
  SelfBilledCreditNoteDocumentReference DebitNoteDocumentReference ReminderDocumentReference
  AdditionalDocumentReference BillingReferenceLine
DespatchDocumentReference: 45 CopyIndicator UUID IssueDate IssueTime DocumentTypeCode DocumentType XPath LanguageID
  LocaleCode VersionID DocumentStatusCode DocumentDescription Attachment ValidityPeriod IssuerParty
  ResultOfVerification
ReceiptDocumentReference: 61 CopyIndicator UUID IssueDate IssueTime DocumentTypeCode DocumentType XPath LanguageID
  LocaleCode VersionID DocumentStatusCode DocumentDescription Attachment ValidityPeriod IssuerParty
  ResultOfVerification
OriginatorDocumentReference: 78 CopyIndicator UUID IssueDate IssueTime DocumentTypeCode DocumentType XPath
  LanguageID LocaleCode VersionID DocumentStatusCode DocumentDescription Attachment ValidityPeriod IssuerParty
  ResultOfVerification
ContractDocumentReference: 94 CopyIndicator UUID IssueDate IssueTime DocumentTypeCode DocumentType XPath LanguageID
  LocaleCode VersionID DocumentStatusCode DocumentDescription Attachment ValidityPeriod IssuerParty
  ResultOfVerification
AdditionalDocumentReference: 110 CopyIndicator UUID IssueDate IssueTime DocumentType XPath LanguageID LocaleCode
  VersionID DocumentStatusCode 131 ValidityPeriod IssuerParty ResultOfVerification
AdditionalDocumentReference/Attachment/ExternalReference: 121 DocumentHash HashAlgorithmMethod ExpiryDate ExpiryTime
  MimeCode FormatCode EncodingCode CharacterSetCode FileName Description
ProjectReference: 134 UUID IssueDate WorkPhaseReference
AccountingSupplierParty: 138 CustomerAssignedAccountID AdditionalAccountID DataSendingCapability 198 DespatchContact
  AccountingContact SellerContact
AccountingSupplierParty/Party: 141 MarkCareIndicator MarkAttentionIndicator WebsiteURI LogoReferenceID
  IndustryClassificationCode Language 168 PhysicalLocation 193 Person AgentParty ServiceProviderParty
  PowerOfAttorney FinancialAccount
AccountingSupplierParty/Party/PostalAddress: 147 ID AddressTypeCode AddressFormatCode Postbox Floor Room BlockName
  BuildingName BuildingNumber InhouseMail Department MarkAttention MarkCare PlotIdentification CitySubdivisionName
  CountrySubentityCode Region District TimezoneOffset 167 LocationCoordinate
AccountingSupplierParty/Party/PostalAddress/Country: 166 Name
AccountingSupplierParty/Party/PartyTaxScheme: 169 RegistrationName TaxLevelCode ExemptionReasonCode ExemptionReason
  RegistrationAddress
AccountingSupplierParty/Party/PartyTaxScheme/TaxScheme: 174 Name TaxTypeCode CurrencyCode JurisdictionRegionAddress
AccountingSupplierParty/Party/PartyLegalEntity: 178 RegistrationDate RegistrationExpirationDate CompanyLegalFormCode
  SoleProprietorshipIndicator CompanyLiquidationStatusCode CorporateStockAmount FullyPaidSharesIndicator
  RegistrationAddress CorporateRegistrationScheme HeadOfficeParty ShareholderParty
AccountingSupplierParty/Party/Contact: 189 ID Telefax Note OtherCommunication
AccountingCustomerParty: 201 CustomerAssignedAccountID SupplierAssignedAccountID AdditionalAccountID 262
  DeliveryContact AccountingContact BuyerContact
AccountingCustomerParty/Party: 204 MarkCareIndicator MarkAttentionIndicator WebsiteURI LogoReferenceID
  IndustryClassificationCode Language 231 PhysicalLocation 257 Person AgentParty ServiceProviderParty
  PowerOfAttorney FinancialAccount
AccountingCustomerParty/Party/PostalAddress: 210 ID AddressTypeCode AddressFormatCode Postbox Floor Room BlockName
  BuildingName BuildingNumber InhouseMail Department MarkAttention MarkCare PlotIdentification CitySubdivisionName
  CountrySubentityCode Region District TimezoneOffset 230 LocationCoordinate
AccountingCustomerParty/Party/PostalAddress/Country: 229 Name
AccountingCustomerParty/Party/PartyTaxScheme: 232 RegistrationName TaxLevelCode ExemptionReasonCode ExemptionReason
  RegistrationAddress
AccountingCustomerParty/Party/PartyTaxScheme/TaxScheme: 237 Name TaxTypeCode CurrencyCode JurisdictionRegionAddress
AccountingCustomerParty/Party/PartyLegalEntity: 241 RegistrationDate RegistrationExpirationDate CompanyLegalFormCode
  CompanyLegalForm SoleProprietorshipIndicator CompanyLiquidationStatusCode CorporateStockAmount
  FullyPaidSharesIndicator RegistrationAddress CorporateRegistrationScheme HeadOfficeParty ShareholderParty
AccountingCustomerParty/Party/Contact: 253 ID Telefax Note OtherCommunication
PayeeParty: 265 MarkCareIndicator MarkAttentionIndicator WebsiteURI LogoReferenceID EndpointID
  IndustryClassificationCode Language PostalAddress PhysicalLocation PartyTaxScheme 288 Contact Person AgentParty
  ServiceProviderParty PowerOfAttorney FinancialAccount
PayeeParty/PartyLegalEntity: 275 RegistrationName RegistrationDate RegistrationExpirationDate CompanyLegalFormCode
  CompanyLegalForm SoleProprietorshipIndicator CompanyLiquidationStatusCode CorporateStockAmount
  FullyPaidSharesIndicator RegistrationAddress CorporateRegistrationScheme HeadOfficeParty ShareholderParty
TaxRepresentativeParty: 296 MarkCareIndicator MarkAttentionIndicator WebsiteURI LogoReferenceID EndpointID
  IndustryClassificationCode PartyIdentification Language 325 PhysicalLocation 335 PartyLegalEntity Contact Person
  AgentParty ServiceProviderParty PowerOfAttorney FinancialAccount
TaxRepresentativeParty/PostalAddress: 304 ID AddressTypeCode AddressFormatCode Postbox Floor Room BlockName
  BuildingName BuildingNumber InhouseMail Department MarkAttention MarkCare PlotIdentification CitySubdivisionName
  CountrySubentityCode Region District TimezoneOffset 324 LocationCoordinate
TaxRepresentativeParty/PostalAddress/Country: 323 Name
TaxRepresentativeParty/PartyTaxScheme: 326 RegistrationName TaxLevelCode ExemptionReasonCode ExemptionReason
  RegistrationAddress
TaxRepresentativeParty/PartyTaxScheme/TaxScheme: 331 Name TaxTypeCode CurrencyCode JurisdictionRegionAddress
Delivery: 342 ID Quantity MinimumQuantity MaximumQuantity ActualDeliveryTime LatestDeliveryDate LatestDeliveryTime
  ReleaseID TrackingID 382 AlternativeDeliveryLocation RequestedDeliveryPeriod EstimatedDeliveryPeriod CarrierParty
  404 NotifyParty Despatch DeliveryTerms MinimumDeliveryUnit MaximumDeliveryUnit Shipment 682 DeliveryAddress
Delivery/DeliveryLocation: 351 Description Conditions CountrySubentity CountrySubentityCode LocationTypeCode
  InformationURI Name ValidityPeriod 380 SubsidiaryLocation LocationCoordinate
Delivery/DeliveryLocation/Address: 359 ID AddressTypeCode AddressFormatCode Postbox Floor Room BlockName
  BuildingName BuildingNumber InhouseMail Department MarkAttention MarkCare PlotIdentification CitySubdivisionName
  CountrySubentityCode Region District TimezoneOffset 379 LocationCoordinate
Delivery/DeliveryLocation/Address/Country: 378 Name
Delivery/DeliveryParty: 386 MarkCareIndicator MarkAttentionIndicator WebsiteURI LogoReferenceID EndpointID
  IndustryClassificationCode PartyIdentification Language PostalAddress PhysicalLocation PartyTaxScheme
  PartyLegalEntity Contact Person AgentParty ServiceProviderParty PowerOfAttorney FinancialAccount
PaymentMeans: 411 ID 413 PaymentChannelCode InstructionID 434 CreditAccount 451 TradeFinancing 681 InstructionNote
PaymentMeans/CardAccount: 415 CardTypeCode ValidityStartDate ExpiryDate IssuerID IssueNumberID CV2ID CardChipCode
  ChipApplicationID
PaymentMeans/PayeeFinancialAccount: 424 AliasName AccountTypeCode AccountFormatCode CurrencyCode PaymentNote 433
  Country
PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch: 429 Name 432 Address
PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/FinancialInstitution: 430 Name Address
PaymentMeans/PaymentMandate: 435 MandateTypeCode MaximumPaymentInstructionsNumeric MaximumPaidAmount SignatureID
  PayerParty 448 ValidityPeriod PaymentReversalPeriod Clause
PaymentMeans/PaymentMandate/PayerFinancialAccount: 440 Name AliasName AccountTypeCode AccountFormatCode CurrencyCode
  PaymentNote FinancialInstitutionBranch Country
PaymentTerms: 452 ID PaymentMeansID PrepaidPaymentReferenceID ReferenceEventCode SettlementDiscountPercent
  PenaltySurchargePercent PaymentPercent Amount SettlementDiscountAmount PenaltyAmount PaymentTermsDetailsURI
  PaymentDueDate InstallmentDueDate InvoicingPartyReference SettlementPeriod PenaltyPeriod ExchangeRate
  ValidityPeriod
AllowanceCharge: 471 ID PrepaidIndicator SequenceNumeric AccountingCostCode AccountingCost PerUnitAmount 488
  TaxTotal PaymentMeans
AllowanceCharge/TaxCategory: 477 Name BaseUnitMeasure PerUnitAmount TaxExemptionReasonCode TaxExemptionReason
  TierRange TierRatePercent
AllowanceCharge/TaxCategory/TaxScheme: 484 Name TaxTypeCode CurrencyCode JurisdictionRegionAddress
TaxTotal: 494 RoundingAmount TaxEvidenceIndicator TaxIncludedIndicator
TaxTotal/TaxSubtotal: 497 CalculationSequenceNumeric TransactionCurrencyTaxAmount Percent BaseUnitMeasure
  PerUnitAmount TierRange TierRatePercent
TaxTotal/TaxSubtotal/TaxCategory: 504 Name BaseUnitMeasure PerUnitAmount TierRange TierRatePercent
TaxTotal/TaxSubtotal/TaxCategory/TaxScheme: 509 Name TaxTypeCode CurrencyCode JurisdictionRegionAddress
LegalMonetaryTotal: 514 PayableAlternativeAmount
LINE: 515 UUID TaxPointDate AccountingCostCode PaymentPurposeCode FreeOfChargeIndicator 529 DespatchLineReference
  ReceiptLineReference BillingReference 548 PricingReference OriginatorParty Delivery PaymentTerms 561 TaxTotal
  WithholdingTaxTotal 645 DeliveryTerms SubInvoiceLine ItemPriceExtension
LINE/InvoicePeriod: 520 StartTime EndTime DurationMeasure DescriptionCode Description
LINE/OrderLineReference: 525 SalesOrderLineID UUID LineStatusCode OrderReference
LINE/DocumentReference: 532 CopyIndicator UUID IssueDate IssueTime 537 DocumentType XPath LanguageID LocaleCode
  VersionID DocumentStatusCode DocumentDescription Attachment ValidityPeriod IssuerParty ResultOfVerification
LINE/AllowanceCharge: 552 ID PrepaidIndicator SequenceNumeric AccountingCostCode AccountingCost PerUnitAmount
  TaxCategory TaxTotal PaymentMeans
LINE/Item: 563 PackQuantity PackSizeNumeric CatalogueIndicator HazardousRiskIndicator AdditionalInformation Keyword
  BrandName ModelName 581 ManufacturersItemIdentification 587 CatalogueItemIdentification
  AdditionalItemIdentification CatalogueDocumentReference ItemSpecificationDocumentReference 595
  TransactionConditions HazardousItem 619 ManufacturerParty InformationContentProviderParty OriginAddress
  ItemInstance Certificate Dimension
LINE/Item/BuyersItemIdentification: 571 ExtendedID BarcodeSymbologyID PhysicalAttribute MeasurementDimension
  IssuerParty
LINE/Item/SellersItemIdentification: 576 ExtendedID BarcodeSymbologyID PhysicalAttribute MeasurementDimension
  IssuerParty
LINE/Item/StandardItemIdentification: 582 ExtendedID BarcodeSymbologyID PhysicalAttribute MeasurementDimension
  IssuerParty
LINE/Item/OriginCountry: 591 Name
LINE/Item/CommodityClassification: 592 NatureCode CargoTypeCode CommodityCode
LINE/Item/ClassifiedTaxCategory: 597 Name BaseUnitMeasure PerUnitAmount TaxExemptionReasonCode TaxExemptionReason
  TierRange TierRatePercent
LINE/Item/ClassifiedTaxCategory/TaxScheme: 604 Name TaxTypeCode CurrencyCode JurisdictionRegionAddress
LINE/Item/AdditionalItemProperty: 608 ID NameCode TestMethod ValueQuantity ValueQualifier ImportanceCode ListValue
  UsabilityPeriod ItemPropertyGroup RangeDimension ItemPropertyRange
LINE/Price: 625 PriceChangeReason PriceTypeCode PriceType OrderableUnitFactorRate cbc:ValidityPeriod cbc:PriceList
  644 PricingExchangeRate
LINE/Price/AllowanceCharge: 632 ID AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric
  PrepaidIndicator SequenceNumeric AccountingCostCode AccountingCost PerUnitAmount TaxCategory TaxTotal PaymentMeans
CustomizationID: 648 @schemeID
ProfileID: 649 @schemeID
ID: 650 @schemeID
SalesOrderID: 651 @schemeID
//PartyTaxScheme/CompanyID: 652 @schemeID
PaymentMeans/PaymentID: 653 @schemeID
PaymentMeans/PayeeFinancialAccount/ID: 654 @schemeID
PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/ID: 655 @schemeID
InvoiceTypeCode: 656 @listID
DocumentCurrencyCode: 657 @listID
TaxCurrencyCode: 658 @listID
AdditionalDocumentReference/DocumentTypeCode: 659 @listID
//Country/IdentificationCode: 660 @listID
PaymentMeans/PaymentMeansCode: 661 @listID
//AllowanceChargeReasonCode: 662 @listID
//: 663 @unitCodeListID FinancialInstitution
//BuyersItemIdentification/ID: 667 @schemeID
//SellersItemIdentification/ID: 668 @schemeID
//Price/AllowanceCharge: 669 AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric
CreditNoteTypeCode: 672 @listID
//PrimaryAccountNumberID: 674 @schemeID
//CardAccount/NetworkID: 675 @schemeID
//PaymentMandate/ID: 676 @schemeID
//PaymentMandate/PayerFinancialAccount/ID: 677 @schemeID
//TaxCategory/ID: 678 @schemeID
//ClassifiedTaxCategory/ID: 679 @schemeID
//PaymentMeans: 680 PayerFinancialAccount
`;
