import {
  documentTypes,
  noteSubjects,
  referenceQualifiers,
  taxPointCodes,
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
import { isCreditNote } from '#workflows/invoice/credit.ts';
import { attachmentTypes } from '#workflows/invoice/rules/en16931/codes.ts';
import type { Check } from '../binding/check.ts';
import { codeCheck, isIn } from '../binding/codes.ts';
import type { XmlElement } from '../xml.ts';
import { textAt } from '../xml-walk.ts';

/** The official lists for UBL are not quite those for CII. */
const ublCountries = new Set([...countries, 'SS'].filter((code) => code !== 'AN'));
const ublNoteSubjects = without(
  noteSubjects,
  words('BAT BAU BAV BAW BAX BAY BAZ BBA BBB BMF BMG BMH CCJ CCK CCL CCM CCN CCO'),
);

const AMOUNTS = words(`
  Amount BaseAmount PriceAmount TaxAmount TaxableAmount LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount
  AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount
`);

const isAdjustment =
  (...indicators: readonly string[]) =>
  (_: XmlElement, trail: readonly XmlElement[]): boolean => {
    const parent = trail.at(-1);
    return (
      parent?.name === 'cac:AllowanceCharge' &&
      indicators.includes(textAt(parent, 'cbc:ChargeIndicator') ?? '')
    );
  };

const isObject = (_: XmlElement, trail: readonly XmlElement[]): boolean => {
  const parent = trail.at(-1);
  return (
    /^cac:(?:Additional)?DocumentReference$/.test(parent?.name ?? '') &&
    parent !== undefined &&
    textAt(parent, 'cbc:DocumentTypeCode') === '130'
  );
};

/** BT-21 as it stands in a note, `#AAB#…`; what has not three letters between the signs is text. */
const subjectCheck: Check = {
  ...codeCheck({ id: 'BR-CL-08', on: ['cbc:Note'], list: ublNoteSubjects }),
  holds({ text }, trail) {
    const code = /#([^#]*)#/.exec(text)?.[1];
    return trail.length !== 1 || code?.length !== 3 || ublNoteSubjects.has(code);
  },
};

/** A creditor's identifier (BT-90) stands among those of seller or payee. */
const schemeCheck: Check = (() => {
  const plain = codeCheck({
    id: 'BR-CL-10',
    on: ['cbc:ID'],
    attribute: 'schemeID',
    isOptional: true,
    list: identifierSchemes,
    when: isIn('cac:PartyIdentification'),
  });
  return {
    ...plain,
    holds: (element: XmlElement, trail: readonly XmlElement[]) =>
      plain.holds(element, trail) ||
      (element.attributes.schemeID?.trim() === 'SEPA' &&
        trail.some(({ name }) => /^cac:(?:AccountingSupplier|Payee)Party$/.test(name))),
  };
})();

/** BR-CL-01 to BR-CL-26 where UBL has codes. Source: CEN's validation artefacts 1.3.16. */
export const ublCodeChecks: readonly Check[] = [
  subjectCheck,
  schemeCheck,
  ...[
    {
      id: 'BR-CL-01',
      on: ['cbc:InvoiceTypeCode'],
      list: new Set([...documentTypes].filter((code) => !isCreditNote(code) || code === '81')),
    },
    {
      id: 'BR-CL-01',
      on: ['cbc:CreditNoteTypeCode'],
      list: new Set([...documentTypes].filter(isCreditNote)),
    },
    {
      id: 'BR-CL-03',
      on: [...AMOUNTS].map((name) => `cbc:${name}`),
      attribute: 'currencyID',
      list: currencies,
    },
    { id: 'BR-CL-04', on: ['cbc:DocumentCurrencyCode'], list: currencies },
    { id: 'BR-CL-05', on: ['cbc:TaxCurrencyCode'], list: currencies },
    {
      id: 'BR-CL-06',
      on: ['cbc:DescriptionCode'],
      list: taxPointCodes,
      when: isIn('cac:InvoicePeriod'),
    },
    {
      id: 'BR-CL-07',
      on: ['cbc:ID'],
      attribute: 'schemeID',
      isOptional: true,
      list: referenceQualifiers,
      when: isObject,
    },
    {
      id: 'BR-CL-11',
      on: ['cbc:CompanyID'],
      attribute: 'schemeID',
      isOptional: true,
      list: identifierSchemes,
      when: isIn('cac:PartyLegalEntity'),
    },
    {
      id: 'BR-CL-13',
      on: ['cbc:ItemClassificationCode'],
      attribute: 'listID',
      isOptional: true,
      list: classificationSchemes,
      when: isIn('cac:CommodityClassification'),
    },
    {
      id: 'BR-CL-14',
      on: ['cbc:IdentificationCode'],
      list: ublCountries,
      when: isIn('cac:Country'),
    },
    {
      id: 'BR-CL-15',
      on: ['cbc:IdentificationCode'],
      list: ublCountries,
      when: isIn('cac:OriginCountry'),
    },
    {
      id: 'BR-CL-16',
      on: ['cbc:PaymentMeansCode'],
      list: paymentMeans,
      when: isIn('cac:PaymentMeans'),
    },
    { id: 'BR-CL-17', on: ['cbc:ID'], list: vatCategories, when: isIn('cac:TaxCategory') },
    {
      id: 'BR-CL-18',
      on: ['cbc:ID'],
      list: vatCategories,
      when: isIn('cac:ClassifiedTaxCategory'),
    },
    {
      id: 'BR-CL-19',
      on: ['cbc:AllowanceChargeReasonCode'],
      list: allowanceReasons,
      when: isAdjustment('false', '0'),
    },
    {
      id: 'BR-CL-20',
      on: ['cbc:AllowanceChargeReasonCode'],
      list: chargeReasons,
      when: isAdjustment('true', '1'),
    },
    {
      id: 'BR-CL-21',
      on: ['cbc:ID'],
      attribute: 'schemeID',
      isOptional: true,
      list: identifierSchemes,
      when: isIn('cac:StandardItemIdentification'),
    },
    { id: 'BR-CL-22', on: ['cbc:TaxExemptionReasonCode'], list: exemptionReasons, anyCase: true },
    {
      id: 'BR-CL-23',
      on: ['cbc:InvoicedQuantity', 'cbc:BaseQuantity', 'cbc:CreditedQuantity'],
      attribute: 'unitCode',
      isOptional: true,
      list: units,
    },
    {
      id: 'BR-CL-24',
      on: ['cbc:EmbeddedDocumentBinaryObject'],
      attribute: 'mimeCode',
      isOptional: true,
      list: attachmentTypes,
    },
    {
      id: 'BR-CL-25',
      on: ['cbc:EndpointID'],
      attribute: 'schemeID',
      isOptional: true,
      list: addressSchemes,
    },
    {
      id: 'BR-CL-26',
      on: ['cbc:ID'],
      attribute: 'schemeID',
      isOptional: true,
      list: identifierSchemes,
      when: isIn('cac:DeliveryLocation'),
    },
  ].map(codeCheck),
];

function without(codes: ReadonlySet<string>, those: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...codes].filter((code) => !those.has(code)));
}
