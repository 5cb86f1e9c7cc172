import {
  documentTypes,
  noteSubjects,
  referenceQualifiers,
} from '#workflows/invoice/codes/documents.ts';
import {
  allowanceReasons,
  chargeReasons,
  exemptionReasons,
  paymentMeans,
  vatCategories,
} from '#workflows/invoice/codes/money.ts';
import { countries, currencies } from '#workflows/invoice/codes/places.ts';
import {
  addressSchemes,
  classificationSchemes,
  identifierSchemes,
} from '#workflows/invoice/codes/schemes.ts';
import { units } from '#workflows/invoice/codes/units.ts';
import { words } from '#workflows/invoice/codes/words.ts';
import { attachmentTypes } from '#workflows/invoice/rules/en16931/codes.ts';
import type { Check } from '../binding/check.ts';
import { type CodePlace, codeCheck, isIn } from '../binding/codes.ts';
import type { XmlElement } from '../xml.ts';
import { textAt } from '../xml-walk.ts';

/** UNTDID 2475, which CII has for what the model and UBL say in UNTDID 2005: BT-8. */
const timeReferences = words('5 29 72');

const isWithin = (trail: readonly XmlElement[], ...names: readonly string[]): boolean =>
  trail.some(({ name }) => names.includes(name));

const isAdjustment =
  (...indicators: readonly string[]) =>
  (_: XmlElement, trail: readonly XmlElement[]): boolean => {
    const parent = trail.at(-1);
    return (
      parent?.name === 'ram:SpecifiedTradeAllowanceCharge' &&
      indicators.includes(textAt(parent, 'ram:ChargeIndicator', 'udt:Indicator') ?? '')
    );
  };

const places: readonly CodePlace[] = [
  {
    id: 'BR-CL-01',
    on: ['ram:TypeCode'],
    list: documentTypes,
    when: isIn('rsm:ExchangedDocument'),
  },
  {
    id: 'BR-CL-03',
    on: ['ram:TaxTotalAmount'],
    attribute: 'currencyID',
    isOptional: true,
    list: currencies,
  },
  { id: 'BR-CL-04', on: ['ram:InvoiceCurrencyCode'], list: currencies },
  { id: 'BR-CL-05', on: ['ram:TaxCurrencyCode'], list: currencies },
  { id: 'BR-CL-06', on: ['ram:DueDateTypeCode'], list: timeReferences },
  { id: 'BR-CL-07', on: ['ram:ReferenceTypeCode'], list: referenceQualifiers },
  { id: 'BR-CL-08', on: ['ram:SubjectCode'], list: noteSubjects },
  {
    id: 'BR-CL-10',
    on: ['ram:GlobalID'],
    attribute: 'schemeID',
    isOptional: true,
    list: identifierSchemes,
    when: (_, trail) => !isWithin(trail, 'ram:SpecifiedTradeProduct', 'ram:ShipToTradeParty'),
  },
  {
    id: 'BR-CL-11',
    on: ['ram:ID'],
    attribute: 'schemeID',
    isOptional: true,
    list: identifierSchemes,
    when: (_, trail) => !isWithin(trail, 'ram:SpecifiedTaxRegistration'),
  },
  {
    id: 'BR-CL-13',
    on: ['ram:ClassCode'],
    attribute: 'listID',
    isOptional: true,
    list: classificationSchemes,
  },
  { id: 'BR-CL-14', on: ['ram:CountryID'], list: countries },
  {
    id: 'BR-CL-15',
    on: ['ram:ID'],
    list: countries,
    // With a scheme it is BR-CL-11 that looks at it.
    when: ({ attributes }, trail) =>
      trail.at(-1)?.name === 'ram:OriginTradeCountry' && attributes.schemeID === undefined,
  },
  {
    id: 'BR-CL-16',
    on: ['ram:TypeCode'],
    list: paymentMeans,
    when: isIn('ram:SpecifiedTradeSettlementPaymentMeans'),
  },
  {
    id: 'BR-CL-17',
    on: ['ram:CategoryCode'],
    list: vatCategories,
    when: isIn('ram:CategoryTradeTax'),
  },
  {
    id: 'BR-CL-18',
    on: ['ram:CategoryCode'],
    list: vatCategories,
    when: isIn('ram:ApplicableTradeTax'),
  },
  {
    id: 'BR-CL-19',
    on: ['ram:ReasonCode'],
    list: allowanceReasons,
    when: isAdjustment('false', '0'),
  },
  { id: 'BR-CL-20', on: ['ram:ReasonCode'], list: chargeReasons, when: isAdjustment('true', '1') },
  {
    id: 'BR-CL-21',
    on: ['ram:GlobalID'],
    attribute: 'schemeID',
    isOptional: true,
    list: identifierSchemes,
    when: isIn('ram:SpecifiedTradeProduct'),
  },
  { id: 'BR-CL-22', on: ['ram:ExemptionReasonCode'], list: exemptionReasons, anyCase: true },
  {
    id: 'BR-CL-23',
    on: ['ram:BasisQuantity', 'ram:BilledQuantity'],
    attribute: 'unitCode',
    isOptional: true,
    list: units,
  },
  {
    id: 'BR-CL-24',
    on: ['ram:AttachmentBinaryObject'],
    attribute: 'mimeCode',
    isOptional: true,
    list: attachmentTypes,
  },
  {
    id: 'BR-CL-25',
    on: ['ram:URIID'],
    attribute: 'schemeID',
    isOptional: true,
    list: addressSchemes,
    when: isIn('ram:URIUniversalCommunication'),
  },
  {
    id: 'BR-CL-26',
    on: ['ram:GlobalID'],
    attribute: 'schemeID',
    isOptional: true,
    list: identifierSchemes,
    when: (_, trail) =>
      trail.at(-1)?.name === 'ram:ShipToTradeParty' &&
      trail.at(-2)?.name === 'ram:ApplicableHeaderTradeDelivery',
  },
];

/** BR-CL-01 to BR-CL-26 where CII has codes. Source: CEN's validation artefacts 1.3.16. */
export const ciiCodeChecks: readonly Check[] = places.map(codeCheck);
