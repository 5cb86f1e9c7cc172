import { attributeCodes, deliveryTerms, otherTaxes } from '#workflows/invoice/codes/extended.ts';
import { allowanceReasons, chargeReasons } from '#workflows/invoice/codes/money.ts';
import { identifierSchemes } from '#workflows/invoice/codes/schemes.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { each, type Rule, valuesOf } from '#workflows/invoice/rules/rule.ts';
import type { Text } from '#workflows/text.ts';
import { frenchRule, only } from './frenchRule.ts';
import { everyParty } from './parties.ts';

const fix: Text = { fr: 'Prenez un code de la liste.', en: 'Take a code of the list.' };

const listed = (
  id: string,
  terms: readonly string[],
  what: Text,
  has: (code: string) => boolean,
): Rule =>
  frenchRule(
    id,
    terms,
    { fr: `${what.fr} n’est pas de la liste`, en: `${what.en} is not in the list` },
    fix,
    (invoice) => outside(invoice, terms, has),
  );

const outside = (
  invoice: Invoice,
  terms: readonly string[],
  has: (code: string) => boolean,
): string[] =>
  terms.flatMap((term) =>
    valuesOf(invoice, term).flatMap(([at, value]) => (has(String(value).trim()) ? [] : [at])),
  );

const attachmentTypes = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/xml',
  'text/xml',
]);

interface Identified {
  readonly identifiers?: readonly { readonly scheme?: string | undefined }[];
}

/** Code lists where the profile has more than EN 16931, or terms of its own. */
export const extendedCodeRules: readonly Rule[] = [
  frenchRule(
    'BR-FREXT-CL-10',
    ['BT-29', 'BT-46', 'BT-60'],
    {
      fr: 'le schéma d’un identifiant de partie n’est pas de la liste (ISO/IEC 6523, ou BY, SE)',
      en: 'the scheme of a party identifier is not in the list (ISO/IEC 6523, or BY, SE)',
    },
    fix,
    (invoice) =>
      everyParty
        .filter((path) => !/shipTo$|ShipTo$|^delivery$/.test(path))
        .flatMap((path) =>
          each(invoice, path).flatMap(([at, party]) =>
            ((party as Identified).identifiers ?? []).every(
              ({ scheme }) =>
                scheme === undefined ||
                scheme === 'BY' ||
                scheme === 'SE' ||
                identifierSchemes.has(scheme.trim()),
            )
              ? []
              : [`${at}.identifiers`],
          ),
        ),
  ),
  listed(
    'BR-FREXT-CL-20',
    ['BT-105', 'BT-145'],
    { fr: 'le code de motif de frais', en: 'the reason code of a charge' },
    (code) => chargeReasons.has(code) || otherTaxes.has(code),
  ),
  only(
    'cii',
    listed(
      'BR-FREXT-CL-19-GP',
      ['BT-X-313'],
      { fr: 'le code de motif de rabais', en: 'the reason code of a price discount' },
      (code) => allowanceReasons.has(code),
    ),
  ),
  listed(
    'BR-FREXT-CL-24',
    ['BT-125-1', 'BT-X-31-1'],
    { fr: 'le type d’un fichier joint', en: 'the media type of an attached file' },
    (code) => attachmentTypes.has(code),
  ),
  listed(
    'BR-FREXT-CL-27',
    ['BT-X-145', 'BT-X-562'],
    { fr: 'le code des conditions de livraison', en: 'the code of delivery terms' },
    (code) => deliveryTerms.has(code),
  ),
  only(
    'ubl',
    listed(
      'BR-FREXT-04',
      ['BT-X-11'],
      { fr: 'le code d’un attribut d’article', en: 'the code of an item attribute' },
      (code) => attributeCodes.has(code),
    ),
  ),
];

/** Documents that the profile does not date. */
const undated = [
  ...[
    'BT-X-146',
    'BT-X-404',
    'BT-X-149',
    'BT-X-556',
    'BT-X-557',
    'BT-X-151',
    'BT-X-201',
    'BT-X-203',
  ],
  ...['BT-X-560', 'BT-X-539', 'BT-X-312', 'BT-X-45', 'BT-X-33', 'BT-X-91', 'BT-X-94'],
];

/** Where CII may say the type, the reference and the date of a document that is referred to. */
export const extendedReferenceRules: readonly Rule[] = [
  only(
    'cii',
    frenchRule(
      'CII-EXT-DT-018',
      ['BT-X-30', 'BT-X-559'],
      {
        fr: 'un document cité ne peut pas dire ce type ici',
        en: 'a document that is referred to cannot say this type here',
      },
      {
        fr: 'Retirez le code de type, ou prenez 50, 130 ou 916.',
        en: 'Remove the type code, or take 50, 130 or 916.',
      },
      (invoice) => [
        ...outside(invoice, ['BT-X-30'], (code) => ['50', '130', '916'].includes(code)),
        ...outside(invoice, ['BT-X-559'], () => false),
      ],
    ),
  ),
  only(
    'cii',
    frenchRule(
      'CII-FREXT-DT-024',
      ['BT-X-32', 'BT-X-30'],
      {
        fr: 'une pièce de ligne ne peut avoir de code de référence qu’au type 130',
        en: 'a line document can only have a reference code with type 130',
      },
      { fr: 'Retirez le code de référence.', en: 'Remove the reference code.' },
      ({ lines }) =>
        lines.flatMap(({ attachments = [] }, i) =>
          attachments.flatMap(({ referenceCode, typeCode }, j) =>
            referenceCode === undefined || typeCode === '130'
              ? []
              : [`lines[${i}].attachments[${j}].referenceCode`],
          ),
        ),
    ),
  ),
  only(
    'cii',
    frenchRule(
      'CII-FREXTDT-027',
      undated,
      {
        fr: 'un document cité ne peut être daté ici',
        en: 'a document that is referred to cannot be dated here',
      },
      {
        fr: 'Retirez la date ; commande, contrat, expédition et facture antérieure en ont une.',
        en: 'Remove the date; order, contract, despatch and preceding invoice have one.',
      },
      (invoice) => outside(invoice, undated, () => false),
    ),
  ),
];
