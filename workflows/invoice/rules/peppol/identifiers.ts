import {
  isAustralian,
  isBelgian,
  isDanish,
  isGln,
  isItalianOffice,
  isItalianTaxCode,
  isItalianVat,
  isNorwegian,
  isSwedish,
} from '#workflows/invoice/checkDigits.ts';
import type { Edition } from '#workflows/invoice/rules/judged.ts';
import { type Rule, rule, visitValues } from '#workflows/invoice/rules/rule.ts';
import { mild, onlyIn } from './edition.ts';

/** Terms with a scheme: addresses, identifiers and registrations of parties. */
const ADDRESSES = ['BT-34', 'BT-49'];
const IDENTIFIERS = [...ADDRESSES, 'BT-29', 'BT-30', 'BT-46', 'BT-47', 'BT-60', 'BT-61'];
/** The rules for CII look at these too. */
const MORE: Readonly<Record<Edition, readonly string[]>> = { ubl: [], cii: ['BT-71', 'BT-157'] };

interface SchemedValue {
  readonly value: string;
  readonly scheme?: string;
}

const isSchemed = (value: unknown): value is SchemedValue =>
  typeof value === 'object' && value !== null && 'value' in value && 'scheme' in value;

/** An identifier of that scheme must be one that can be. */
const formed = (
  id: string,
  scheme: string,
  fr: string,
  en: string,
  isRight: (value: string) => boolean,
  terms: readonly string[] = IDENTIFIERS,
): Rule =>
  rule(
    id,
    terms,
    {
      fr: `un identifiant de schéma ${scheme} n’est pas valable : ${fr}`,
      en: `an identifier of scheme ${scheme} is not valid: ${en}`,
    },
    {
      fr: 'Vérifiez l’identifiant auprès de l’entreprise, ou corrigez son schéma.',
      en: 'Check the identifier with the company, or correct its scheme.',
    },
    (invoice, { edition }) => {
      const places: string[] = [];
      const isAll = terms === IDENTIFIERS;
      for (const term of isAll ? [...terms, ...MORE[edition]] : terms)
        visitValues(invoice, term, (value, at) => {
          if (isSchemed(value) && value.scheme === scheme && !isRight(value.value))
            places.push(at());
        });
      return places;
    },
  );

/** PEPPOL-COMMON-R040 to R053: identifiers by their scheme (ISO/IEC 6523 and EAS). */
export const identifierRules: readonly Rule[] = [
  formed(
    'PEPPOL-COMMON-R040',
    '0088',
    'la clé du GLN ne convient pas',
    'the check digit of the GLN is wrong',
    isGln,
  ),
  formed(
    'PEPPOL-COMMON-R041',
    '0192',
    'numéro d’organisation norvégien, 9 chiffres',
    'Norwegian organisation number, 9 digits',
    isNorwegian,
  ),
  formed(
    'PEPPOL-COMMON-R042',
    '0184',
    'numéro CVR danois, 8 chiffres',
    'Danish CVR number, 8 digits',
    isDanish,
  ),
  formed(
    'PEPPOL-COMMON-R043',
    '0208',
    'numéro d’entreprise belge, 10 chiffres',
    'Belgian enterprise number, 10 digits',
    isBelgian,
  ),
  mild(
    formed(
      'PEPPOL-COMMON-R044',
      '0201',
      'code IPA italien, 6 caractères',
      'Italian IPA code, 6 characters',
      isItalianOffice,
    ),
  ),
  mild(
    formed(
      'PEPPOL-COMMON-R045',
      '0210',
      'codice fiscale italien',
      'Italian codice fiscale',
      isItalianTaxCode,
    ),
  ),
  mild(
    formed(
      'PEPPOL-COMMON-R046',
      '9907',
      'codice fiscale italien',
      'Italian codice fiscale',
      isItalianTaxCode,
      ADDRESSES,
    ),
  ),
  mild(
    formed(
      'PEPPOL-COMMON-R047',
      '0211',
      'partita IVA italienne',
      'Italian partita IVA',
      isItalianVat,
    ),
  ),
  ...onlyIn('cii', [
    mild(
      formed(
        'PEPPOL-COMMON-R048',
        '9906',
        'partita IVA italienne',
        'Italian partita IVA',
        isItalianVat,
        ADDRESSES,
      ),
    ),
  ]),
  formed(
    'PEPPOL-COMMON-R049',
    '0007',
    'numéro d’organisation suédois, 10 chiffres',
    'Swedish organisation number, 10 digits',
    (value) => value.length === 10 && isSwedish(value),
  ),
  formed(
    'PEPPOL-COMMON-R050',
    '0151',
    'numéro d’entreprise australien (ABN), 11 chiffres',
    'Australian Business Number, 11 digits',
    isAustralian,
  ),
  ...onlyIn('ubl', [
    mild(
      formed(
        'PEPPOL-COMMON-R052',
        '0096',
        'numéro danois P, 10 chiffres',
        'Danish P number, 10 digits',
        (value) => /^\d{10}$/.test(value),
      ),
    ),
    mild(
      formed(
        'PEPPOL-COMMON-R053',
        '0198',
        'numéro SE danois, DK et 8 chiffres',
        'Danish SE number, DK and 8 digits',
        (value) => /^DK\d{8}$/.test(value),
      ),
    ),
  ]),
];
