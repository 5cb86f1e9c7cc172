import {
  isAustralian,
  isBelgian,
  isDanish,
  isDutchVat,
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

/** What an identifier of a scheme (ISO/IEC 6523, EAS) must look like. */
export interface Form {
  readonly id: string;
  readonly scheme: string;
  readonly fr: string;
  readonly en: string;
  readonly isRight: (value: string) => boolean;
  readonly isMild?: true;
  /** It is for electronic addresses alone. */
  readonly isAddress?: true;
  /** The only official edition that has it. */
  readonly onlyIn?: Edition;
}

/** PEPPOL-COMMON-R040 to R057; those of the Netherlands (R054 on) came with release 2026-05. */
export const forms: readonly Form[] = [
  {
    id: 'PEPPOL-COMMON-R040',
    scheme: '0088',
    fr: 'la clé du GLN ne convient pas',
    en: 'the check digit of the GLN is wrong',
    isRight: isGln,
  },
  {
    id: 'PEPPOL-COMMON-R041',
    scheme: '0192',
    fr: 'numéro d’organisation norvégien, 9 chiffres',
    en: 'Norwegian organisation number, 9 digits',
    isRight: isNorwegian,
  },
  {
    id: 'PEPPOL-COMMON-R042',
    scheme: '0184',
    fr: 'numéro CVR danois, 8 chiffres',
    en: 'Danish CVR number, 8 digits',
    isRight: isDanish,
  },
  {
    id: 'PEPPOL-COMMON-R043',
    scheme: '0208',
    fr: 'numéro d’entreprise belge, 10 chiffres',
    en: 'Belgian enterprise number, 10 digits',
    isRight: isBelgian,
  },
  {
    id: 'PEPPOL-COMMON-R044',
    scheme: '0201',
    fr: 'code IPA italien, 6 caractères',
    en: 'Italian IPA code, 6 characters',
    isRight: isItalianOffice,
    isMild: true,
  },
  {
    id: 'PEPPOL-COMMON-R045',
    scheme: '0210',
    fr: 'codice fiscale italien',
    en: 'Italian codice fiscale',
    isRight: isItalianTaxCode,
    isMild: true,
  },
  {
    id: 'PEPPOL-COMMON-R046',
    scheme: '9907',
    fr: 'codice fiscale italien',
    en: 'Italian codice fiscale',
    isRight: isItalianTaxCode,
    isMild: true,
    isAddress: true,
  },
  {
    id: 'PEPPOL-COMMON-R047',
    scheme: '0211',
    fr: 'partita IVA italienne',
    en: 'Italian partita IVA',
    isRight: isItalianVat,
    isMild: true,
  },
  {
    id: 'PEPPOL-COMMON-R048',
    scheme: '9906',
    fr: 'partita IVA italienne',
    en: 'Italian partita IVA',
    isRight: isItalianVat,
    isMild: true,
    isAddress: true,
    onlyIn: 'cii',
  },
  {
    id: 'PEPPOL-COMMON-R049',
    scheme: '0007',
    fr: 'numéro d’organisation suédois, 10 chiffres',
    en: 'Swedish organisation number, 10 digits',
    isRight: (value) => value.length === 10 && isSwedish(value),
  },
  {
    id: 'PEPPOL-COMMON-R050',
    scheme: '0151',
    fr: 'numéro d’entreprise australien (ABN), 11 chiffres',
    en: 'Australian Business Number, 11 digits',
    isRight: isAustralian,
  },
  {
    id: 'PEPPOL-COMMON-R052',
    scheme: '0096',
    fr: 'numéro P danois, 10 chiffres',
    en: 'Danish P number, 10 digits',
    isRight: (value) => /^\d{10}$/.test(value),
    isMild: true,
    onlyIn: 'ubl',
  },
  {
    id: 'PEPPOL-COMMON-R053',
    scheme: '0198',
    fr: 'numéro SE danois, DK et 8 chiffres',
    en: 'Danish SE number, DK and 8 digits',
    isRight: (value) => /^DK\d{8}$/.test(value),
    isMild: true,
    onlyIn: 'ubl',
  },
  {
    id: 'PEPPOL-COMMON-R054',
    scheme: '0106',
    fr: 'numéro KVK néerlandais, 8 chiffres',
    en: 'Dutch KVK number, 8 digits',
    isRight: (value) => /^\d{8}$/.test(value),
    isMild: true,
  },
  {
    id: 'PEPPOL-COMMON-R055',
    scheme: '0190',
    fr: 'numéro OIN néerlandais, 20 chiffres',
    en: 'Dutch OIN number, 20 digits',
    isRight: (value) => /^\d{20}$/.test(value),
    isMild: true,
  },
  {
    id: 'PEPPOL-COMMON-R056-1',
    scheme: '9944',
    fr: 'n° de TVA néerlandais, NL123456789B12',
    en: 'Dutch VAT number, NL123456789B12',
    isRight: isDutchVat,
    isMild: true,
  },
  {
    id: 'PEPPOL-COMMON-R057',
    scheme: '0217',
    fr: 'numéro d’établissement néerlandais, 12 chiffres',
    en: 'Dutch establishment number, 12 digits',
    isRight: (value) => /^\d{12}$/.test(value),
    isMild: true,
    onlyIn: 'ubl',
  },
];

/** Terms with a scheme: addresses, identifiers and registrations of parties. */
const ADDRESSES = ['BT-34', 'BT-49'];
const IDENTIFIERS = [...ADDRESSES, 'BT-29', 'BT-30', 'BT-46', 'BT-47', 'BT-60', 'BT-61'];

/** Identifiers by their scheme, wherever the model has one; a document may have them in more places. */
export const identifierRules: readonly Rule[] = [
  ...forms.flatMap((form) => {
    const made = form.isMild ? mild(ruleOf(form)) : ruleOf(form);
    return form.onlyIn ? onlyIn(form.onlyIn, [made]) : [made];
  }),
  mild(
    rule(
      'PEPPOL-COMMON-R056-2',
      ['BT-31', 'BT-48', 'BT-63'],
      {
        fr: 'un n° de TVA néerlandais n’est pas NL, neuf chiffres, B et deux chiffres',
        en: 'a Dutch VAT identifier is not NL, nine digits, B and two digits',
      },
      { fr: 'Écrivez le numéro comme NL123456789B12.', en: 'Write it as NL123456789B12.' },
      (_, { tally }) =>
        tally.vatIds.flatMap(({ at, value }) =>
          value.startsWith('NL') && !isDutchVat(value) ? [at] : [],
        ),
    ),
  ),
];

function ruleOf({ id, scheme, fr, en, isRight, isAddress }: Form): Rule {
  const terms = isAddress ? ADDRESSES : IDENTIFIERS;
  return rule(
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
    (invoice) => {
      const places: string[] = [];
      for (const term of terms)
        visitValues(invoice, term, (value, at) => {
          if (isSchemed(value) && value.scheme === scheme && !isRight(value.value))
            places.push(at());
        });
      return places;
    },
  );
}

interface SchemedValue {
  readonly value: string;
  readonly scheme: string | undefined;
}

const isSchemed = (value: unknown): value is SchemedValue =>
  typeof value === 'object' && value !== null && 'value' in value && 'scheme' in value;
