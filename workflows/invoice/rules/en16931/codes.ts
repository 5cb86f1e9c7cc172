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
import { type Rule, rule, visitValues } from '#workflows/invoice/rules/rule.ts';

/** Media types of attached files: BT-125-1. */
export const attachmentTypes: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
]);

const listed = (
  id: string,
  terms: readonly string[],
  list: ReadonlySet<string>,
  fr: string,
  en: string,
  anyCase = false,
): Rule =>
  rule(
    id,
    terms,
    {
      fr: `un code n’est pas dans la liste : ${fr} (${terms.join(', ')})`,
      en: `a code is not in its list: ${en} (${terms.join(', ')})`,
    },
    { fr: `Choisissez un code de la liste : ${fr}.`, en: `Choose a code of the list: ${en}.` },
    (invoice) => {
      const places: string[] = [];
      for (const term of terms)
        visitValues(invoice, term, (value, at) => {
          const code = codeOf(value);
          if (code !== undefined && !list.has(anyCase ? code.toUpperCase() : code))
            places.push(at());
        });
      return places;
    },
  );

/** The code itself, or the scheme of an identifier. */
function codeOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const hasScheme = typeof value === 'object' && value !== null && 'scheme' in value;
  return hasScheme && typeof value.scheme === 'string' ? value.scheme : undefined;
}

/** Codes come from the lists that EN 16931 names: BR-CL-01 to BR-CL-26. */
export const codeRules: readonly Rule[] = [
  listed(
    'BR-CL-01',
    ['BT-3'],
    documentTypes,
    'types de document UNTDID 1001',
    'document types UNTDID 1001',
  ),
  listed('BR-CL-03', ['BT-5', 'BT-6'], currencies, 'devises ISO 4217', 'currencies ISO 4217'),
  listed('BR-CL-04', ['BT-5'], currencies, 'devises ISO 4217', 'currencies ISO 4217'),
  listed('BR-CL-05', ['BT-6'], currencies, 'devises ISO 4217', 'currencies ISO 4217'),
  listed('BR-CL-06', ['BT-8'], taxPointCodes, 'exigibilité UNTDID 2005', 'tax point UNTDID 2005'),
  listed(
    'BR-CL-07',
    ['BT-18-1', 'BT-128-1'],
    referenceQualifiers,
    'références UNTDID 1153',
    'references UNTDID 1153',
  ),
  listed(
    'BR-CL-08',
    ['BT-21'],
    noteSubjects,
    'sujets de note UNTDID 4451',
    'note subjects UNTDID 4451',
  ),
  listed(
    'BR-CL-10',
    ['BT-29', 'BT-46', 'BT-60'],
    identifierSchemes,
    'schémas ISO/IEC 6523',
    'schemes ISO/IEC 6523',
  ),
  listed(
    'BR-CL-11',
    ['BT-30', 'BT-47', 'BT-61'],
    identifierSchemes,
    'schémas ISO/IEC 6523',
    'schemes ISO/IEC 6523',
  ),
  listed(
    'BR-CL-13',
    ['BT-158-1'],
    classificationSchemes,
    'classifications UNTDID 7143',
    'classifications UNTDID 7143',
  ),
  listed(
    'BR-CL-14',
    ['BT-40', 'BT-55', 'BT-69', 'BT-80'],
    countries,
    'pays ISO 3166-1',
    'countries ISO 3166-1',
  ),
  listed('BR-CL-15', ['BT-159'], countries, 'pays ISO 3166-1', 'countries ISO 3166-1'),
  listed(
    'BR-CL-16',
    ['BT-81'],
    paymentMeans,
    'moyens de paiement UNTDID 4461',
    'payment means UNTDID 4461',
  ),
  listed(
    'BR-CL-17',
    ['BT-95', 'BT-102'],
    vatCategories,
    'catégories de TVA UNTDID 5305',
    'VAT categories UNTDID 5305',
  ),
  listed(
    'BR-CL-18',
    ['BT-118', 'BT-151'],
    vatCategories,
    'catégories de TVA UNTDID 5305',
    'VAT categories UNTDID 5305',
  ),
  listed(
    'BR-CL-19',
    ['BT-98', 'BT-140'],
    allowanceReasons,
    'motifs de remise UNTDID 5189',
    'allowance reasons UNTDID 5189',
  ),
  listed(
    'BR-CL-20',
    ['BT-105', 'BT-145'],
    chargeReasons,
    'motifs de frais UNTDID 7161',
    'charge reasons UNTDID 7161',
  ),
  listed('BR-CL-21', ['BT-157'], identifierSchemes, 'schémas ISO/IEC 6523', 'schemes ISO/IEC 6523'),
  listed(
    'BR-CL-22',
    ['BT-121'],
    exemptionReasons,
    'motifs d’exonération VATEX',
    'exemption reasons VATEX',
    true,
  ),
  listed(
    'BR-CL-23',
    ['BT-130', 'BT-150'],
    units,
    'unités UN/ECE 20 et 21',
    'units UN/ECE 20 and 21',
  ),
  listed(
    'BR-CL-24',
    ['BT-125-1'],
    attachmentTypes,
    'types de fichier joint',
    'attachment media types',
  ),
  listed(
    'BR-CL-25',
    ['BT-34', 'BT-49'],
    addressSchemes,
    'schémas d’adresse EAS',
    'address schemes EAS',
  ),
  listed('BR-CL-26', ['BT-71'], identifierSchemes, 'schémas ISO/IEC 6523', 'schemes ISO/IEC 6523'),
];
