import { words } from '#workflows/invoice/codes/words.ts';
import { codeRules as en16931Codes } from '#workflows/invoice/rules/en16931/codes.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { law, type Rule, rule, visitValues } from '#workflows/invoice/rules/rule.ts';
import { areBothIn } from './countries.ts';
import { processOf } from './document.ts';
import { onlyIn } from './edition.ts';

/** Peppol's electronic address schemes (EAS) of release 2025-11. */
export const addressSchemes = words(`
  0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183
  0184 0188 0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209
  0210 0211 0212 0213 0215 0216 0217 0218 0221 0225 0230 0235 0240 0244 0245 9910 9913 9914 9915
  9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937
  9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959
`);

/** Document types of the billing process 01. */
const invoiceTypes = words(`
  71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876
  877
`);
const creditNoteTypes = words('381 396 81 83 532');

/** A list that Peppol checks again, under its own id. */
function again(id: string, of: string): Rule {
  const known = en16931Codes.find((one) => one.id === of);
  if (!known) throw new RangeError(`no rule ${of}`);
  return { ...known, id };
}

/** An exemption reason that stands for one VAT category. */
const reasonOf = (id: string, reason: string, category: string): Rule =>
  rule(
    id,
    ['BT-118', 'BT-121'],
    {
      fr: `le motif ${reason} (BT-121) va avec la catégorie de TVA ${category} (BT-118)`,
      en: `the reason ${reason} (BT-121) goes with VAT category ${category} (BT-118)`,
    },
    {
      fr: 'Corrigez la catégorie de TVA ou le motif d’exonération.',
      en: 'Correct the VAT category or the exemption reason.',
    },
    function* broken({ vatBreakdown }) {
      for (const [i, one] of vatBreakdown.entries())
        if (one.exemptionCode?.toUpperCase() === reason && one.category !== category)
          yield `vatBreakdown[${i}].category`;
    },
  );

const typeRule = (id: string, isRight: (code: string, judged: Judged) => boolean): Rule =>
  law(
    id,
    ['BT-3', 'BT-23'],
    'typeCode',
    {
      fr: 'ce type de document (BT-3) n’est pas admis dans le processus Peppol de la facture (BT-23)',
      en: 'this document type (BT-3) is not taken in the Peppol process of the invoice (BT-23)',
    },
    {
      fr: 'Prenez 380 pour une facture, 381 pour un avoir, ou un autre type de la liste de Peppol.',
      en: 'Take 380 for an invoice, 381 for a credit note, or another type of Peppol’s list.',
    },
    (invoice, judged) =>
      invoice.typeCode === undefined ||
      processOf(invoice) !== '01' ||
      isRight(invoice.typeCode, judged),
  );

/** Code lists and document types of Peppol BIS Billing 3.0: CL001 to CL008, P0100 to P0112. */
export const codeRules: readonly Rule[] = [
  again('PEPPOL-EN16931-CL001', 'BR-CL-24'),
  again('PEPPOL-EN16931-CL002', 'BR-CL-19'),
  again('PEPPOL-EN16931-CL003', 'BR-CL-20'),
  ...onlyIn('ubl', [again('PEPPOL-EN16931-CL006', 'BR-CL-06')]),
  rule(
    'PEPPOL-EN16931-CL008',
    ['BT-34', 'BT-49'],
    {
      fr: 'le schéma d’une adresse électronique n’est pas dans la liste EAS de Peppol',
      en: 'the scheme of an electronic address is not in Peppol’s EAS list',
    },
    {
      fr: 'Prenez le schéma sous lequel l’entreprise est inscrite dans Peppol, par exemple 0225 ou 0088.',
      en: 'Take the scheme under which the company is registered in Peppol, for example 0225 or 0088.',
    },
    (invoice, { edition }) => {
      const places: string[] = [];
      for (const term of ['BT-34', 'BT-49'])
        visitValues(invoice, term, (value, at) => {
          const scheme = schemeOf(value);
          // It is for BR-62 and BR-63 to say that a scheme is missing; the rules for CII say it again.
          if (scheme === undefined ? edition === 'cii' : !addressSchemes.has(scheme))
            places.push(at());
        });
      return places;
    },
  ),
  typeRule('PEPPOL-EN16931-P0100', (code, judged) =>
    judged.edition === 'cii'
      ? invoiceTypes.has(code) || creditNoteTypes.has(code)
      : judged.isCreditNote || invoiceTypes.has(code),
  ),
  ...onlyIn('ubl', [
    typeRule(
      'PEPPOL-EN16931-P0101',
      (code, judged) => !judged.isCreditNote || creditNoteTypes.has(code),
    ),
    law(
      'PEPPOL-EN16931-P0112',
      ['BT-3', 'BT-40', 'BT-55'],
      'typeCode',
      {
        fr: 'les types 326 et 384 (BT-3) ne sont admis qu’entre deux parties allemandes',
        en: 'types 326 and 384 (BT-3) are taken between two German parties only',
      },
      {
        fr: 'Prenez 380 pour une facture ou 381 pour un avoir.',
        en: 'Take 380 for an invoice or 381 for a credit note.',
      },
      (invoice, judged) =>
        !['326', '384'].includes(invoice.typeCode ?? '') ||
        judged.isCreditNote ||
        areBothIn(invoice, 'DE'),
    ),
    reasonOf('PEPPOL-EN16931-P0104', 'VATEX-EU-G', 'G'),
    reasonOf('PEPPOL-EN16931-P0105', 'VATEX-EU-O', 'O'),
    reasonOf('PEPPOL-EN16931-P0106', 'VATEX-EU-IC', 'K'),
    reasonOf('PEPPOL-EN16931-P0107', 'VATEX-EU-AE', 'AE'),
    reasonOf('PEPPOL-EN16931-P0108', 'VATEX-EU-D', 'E'),
    reasonOf('PEPPOL-EN16931-P0109', 'VATEX-EU-F', 'E'),
    reasonOf('PEPPOL-EN16931-P0110', 'VATEX-EU-I', 'E'),
    reasonOf('PEPPOL-EN16931-P0111', 'VATEX-EU-J', 'E'),
  ]),
];

const schemeOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'scheme' in value
    ? String(value.scheme)
    : undefined;
