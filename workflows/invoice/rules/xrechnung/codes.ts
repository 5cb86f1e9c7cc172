import {
  addressSchemes,
  classificationSchemes,
  identifierSchemes,
} from '#workflows/invoice/codes/schemes.ts';
import { words } from '#workflows/invoice/codes/words.ts';
import { type Rule, rule, visitValues } from '#workflows/invoice/rules/rule.ts';
import { isExtension } from './specification.ts';

/** Schemes of digital health applications (DiGA), which the extension adds to the lists. */
const HEALTH = words('XR01 XR02 XR03');
const MEDIA_TYPES = words(`
  application/pdf image/png image/jpeg text/csv application/xml
  application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
  application/vnd.oasis.opendocument.spreadsheet
`);

const both = (...lists: ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => [...list]));

const identifiers = both(HEALTH, identifierSchemes);
const addresses = both(HEALTH, addressSchemes);

/** UNTDID 7143 with CVD, the class of clean vehicles. */
export const vehicleClasses = both(words('CVD'), classificationSchemes);

const schemed = (
  id: string,
  terms: readonly string[],
  list: ReadonlySet<string>,
  allowed: (scheme: string, term: string) => boolean = () => false,
): Rule =>
  rule(
    id,
    terms,
    {
      fr: `un schéma d’identifiant n’est pas dans la liste de l’extension XRechnung (${terms.join(', ')})`,
      en: `an identifier scheme is not in the list of the XRechnung extension (${terms.join(', ')})`,
    },
    {
      fr: 'Prenez un schéma ISO/IEC 6523 ou EAS, ou XR01 à XR03 pour une application de santé.',
      en: 'Take a scheme of ISO/IEC 6523 or EAS, or XR01 to XR03 for a health application.',
    },
    (invoice) => {
      const places: string[] = [];
      if (isExtension(invoice))
        for (const term of terms)
          visitValues(invoice, term, (value, at) => {
            // The official lists let an empty scheme pass.
            const scheme = schemeOf(value);
            if (scheme && !list.has(scheme) && !allowed(scheme, term)) places.push(at());
          });
      return places;
    },
  );

/** The lists of EN 16931 as the extension widens them: BR-DEX-01, 04 to 08. */
export const extensionCodeRules: readonly Rule[] = [
  rule(
    'BR-DEX-01',
    ['BT-125-1'],
    {
      fr: 'le type d’un fichier joint (BT-125-1) n’est pas admis par l’extension XRechnung',
      en: 'the media type of an attached file (BT-125-1) is not taken by the XRechnung extension',
    },
    {
      fr: 'Joignez un PDF, PNG, JPEG, CSV, XLSX, ODS ou XML.',
      en: 'Attach a PDF, PNG, JPEG, CSV, XLSX, ODS or XML file.',
    },
    function* broken(invoice) {
      if (!isExtension(invoice)) return;
      for (const [i, { file }] of invoice.attachments.entries())
        if (file && !MEDIA_TYPES.has(file.mediaType ?? ''))
          yield `attachments[${i}].file.mediaType`;
    },
  ),
  schemed(
    'BR-DEX-04',
    ['BT-29', 'BT-46', 'BT-60'],
    identifiers,
    (scheme, term) => scheme === 'SEPA' && term !== 'BT-46',
  ),
  schemed('BR-DEX-05', ['BT-30', 'BT-47', 'BT-61'], identifiers),
  schemed('BR-DEX-06', ['BT-157'], identifiers),
  schemed('BR-DEX-07', ['BT-34', 'BT-49'], addresses),
  schemed('BR-DEX-08', ['BT-71'], identifiers),
];

const schemeOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'scheme' in value
    ? String(value.scheme)
    : undefined;
