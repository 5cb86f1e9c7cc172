import { equal, isZero } from '#workflows/invoice/amount.ts';
import { words } from '#workflows/invoice/codes/words.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { type Rule, valuesOf } from '#workflows/invoice/rules/rule.ts';
import type { Text } from '#workflows/text.ts';
import { frenchLaw, frenchRule, type Ids } from './frenchRule.ts';
import { countedLines } from './lines.ts';

export const frenchDocumentTypes = words(
  '380 389 393 501 386 500 384 471 472 473 261 262 381 396 502 503',
);

/** Cadres de facturation: what is sold (B goods, S services, M both) and in which case. */
export const processTypes = words('B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9');

const attachmentKinds = words(`
RIB LISIBLE FEUILLE_DE_STYLE PJA BORDEREAU_SUIVI DOCUMENT_ANNEXE BON_LIVRAISON BON_COMMANDE BORDEREAU_SUIVI_VALIDATION
ETAT_ACOMPTE FACTURE_PAIEMENT_DIRECT RECAPITULATIF_COTRAITANCE`);

const PAID = words('B2 S2 M2');
const AFTER_ADVANCE = words('B4 S4 M4');
const ADVANCES = words('386 500 503');
const CORRECTED = words('384 471 472 473');
const CREDITED = words('261 381 396 502 503');

type Numbered = readonly [term: string, ids: Ids, ...more: Ids[]];

const invoiceNumbers: readonly Numbered[] = [
  [
    'BT-1',
    ['BR-FR-01_BT-1', 'BR-FR-01_BT-1-1'],
    ['BR-FR-02_BT-1', 'BR-FR-01_BT-1-2', 'BR-FR-02_BT-1'],
  ],
  [
    'BT-25',
    ['BR-FR-01_BT-25', 'BR-FR-01_BT-25-1'],
    ['BR-FR-02_BT-25', 'BR-FR-01_BT-25-2', 'BR-FR-02_BT-25'],
  ],
  [
    'BT-X-331',
    ['BR-FR-01_EXT-FR-FE-136', 'BR-FR-01_EXT-FR-FE-136-1'],
    ['BR-FR-02_EXT-FR-FE-136', 'BR-FR-01_EXT-FR-FE-136-2', 'BR-FR-02_EXT-FR-FE-136'],
  ],
];

const failing = (invoice: Invoice, term: string, passes: (value: string) => boolean): string[] =>
  valuesOf(invoice, term).flatMap(([at, value]) => (passes(String(value)) ? [] : [at]));

const numberRules: readonly Rule[] = invoiceNumbers.flatMap(([term, length, format = '']) => [
  frenchRule(
    length,
    [term],
    {
      fr: `un numéro de facture (${term}) dépasse 35 caractères`,
      en: `an invoice number (${term}) is longer than 35 characters`,
    },
    { fr: 'Raccourcissez le numéro.', en: 'Shorten the number.' },
    (invoice) => failing(invoice, term, (value) => [...value].length <= 35),
  ),
  frenchRule(
    format,
    [term],
    {
      fr: `un numéro de facture (${term}) a d’autres signes que lettres, chiffres et + - _ /`,
      en: `an invoice number (${term}) has other signs than letters, digits and + - _ /`,
    },
    {
      fr: 'Numérotez sans espaces, accents ni autres signes.',
      en: 'Number without spaces, accents or other signs.',
    },
    (invoice) => failing(invoice, term, (value) => /^[A-Za-z0-9+\-_/]+$/.test(value)),
  ),
]);

/** Terms with their ids; a due date of a credit note has another place in UBL, which is not judged. */
const dates: readonly (readonly [Ids, readonly string[]])[] = [
  ['BR-FR-03_BT-2', ['BT-2']],
  ['BR-FR-03_BT-7', ['BT-7']],
  ['BR-FR-03_BT-9', ['BT-9', 'BT-9-X']],
  ['BR-FR-03_BT-26', ['BT-26']],
  ['BR-FR-03_BT-72', ['BT-72']],
  ['BR-FR-03_BT-73', ['BT-73']],
  ['BR-FR-03_BT-74', ['BT-74']],
  ['BR-FR-03_EXT-FR-FE-138', ['BT-X-333']],
  ['BR-FR-03_EXT-FR-FE-158', ['BT-X-85']],
  [['BR-FR-03_EXT-FR-FE-134', 'BR-FR-03_BT-134'], ['BT-134']],
  [['BR-FR-03_EXT-FR-FE-135', 'BR-FR-03_BT-135'], ['BT-135']],
];

function isFrenchDate(value: string): boolean {
  const date = /^\d{8}/.test(value)
    ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`
    : value;
  const time = new Date(`${date}T00:00:00Z`);
  return (
    /^20\d\d-\d\d-\d\d$/.test(date) &&
    !Number.isNaN(time.getTime()) &&
    time.toISOString().startsWith(date)
  );
}

const dateRules: readonly Rule[] = dates.map(([ids, terms]) =>
  frenchRule(
    ids,
    terms,
    {
      fr: `une date (${terms[0]}) n’est pas un jour des années 2000 à 2099`,
      en: `a date (${terms[0]}) is not a day of the years 2000 to 2099`,
    },
    { fr: 'Corrigez la date.', en: 'Correct the date.' },
    (invoice, judged) =>
      terms[0] === 'BT-9' && isUblCredit(judged)
        ? []
        : terms.flatMap((term) => failing(invoice, term, isFrenchDate)),
  ),
);

const isUblCredit = ({ edition, isCreditNote }: Judged): boolean =>
  edition === 'ubl' && isCreditNote;

/** Rules that UBL has for its credit notes only. */
const isJudgedAsCredit = ({ edition, isCreditNote }: Judged): boolean =>
  edition === 'cii' || isCreditNote;

const codeRules: readonly Rule[] = [
  ...(
    [
      ['BR-FR-04_BT-3', 'BT-3'],
      ['BR-FR-04_EXT-FR-FE-02', 'BT-X-555'],
      ['BR-FR-04_EXT-FR-FE-137', 'BT-X-332'],
    ] as const
  ).map(([id, term]) =>
    frenchRule(
      id,
      [term],
      {
        fr: `un code de type de facture (${term}) n’est pas de ceux admis en France`,
        en: `an invoice type code (${term}) is not one of those allowed in France`,
      },
      {
        fr: `Prenez l’un de ${[...frenchDocumentTypes].join(', ')}.`,
        en: `Take one of ${[...frenchDocumentTypes].join(', ')}.`,
      },
      (invoice) => failing(invoice, term, (value) => frenchDocumentTypes.has(value)),
    ),
  ),
  frenchLaw(
    'BR-FR-08_BT-23',
    ['BT-23'],
    'processType',
    {
      fr: 'le cadre de facturation (BT-23) manque, ou n’est pas connu',
      en: 'the business process (BT-23) is missing, or is not known',
    },
    {
      fr: `Renseignez BT-23 avec l’un de ${[...processTypes].join(', ')}.`,
      en: `Fill in BT-23 with one of ${[...processTypes].join(', ')}.`,
    },
    ({ processType = '' }) => processTypes.has(processType),
  ),
  frenchRule(
    'BR-FR-17_BT-123',
    ['BT-123'],
    {
      fr: 'la description d’une pièce jointe (BT-123) n’est pas un code connu',
      en: 'the description of an attachment (BT-123) is not a known code',
    },
    {
      fr: `Prenez l’un de ${[...attachmentKinds].join(', ')}.`,
      en: `Take one of ${[...attachmentKinds].join(', ')}.`,
    },
    (invoice) =>
      failing(invoice, 'BT-123', (value) => value.trim() === '' || attachmentKinds.has(value)),
  ),
  frenchLaw(
    'BR-FR-18_BT-123',
    ['BT-123'],
    'attachments',
    {
      fr: 'plusieurs pièces jointes sont le LISIBLE (BT-123)',
      en: 'several attachments are the readable one (BT-123 LISIBLE)',
    },
    { fr: 'Gardez une seule représentation lisible.', en: 'Keep one readable representation.' },
    ({ attachments }) =>
      attachments.filter(({ description }) => description === 'LISIBLE').length <= 1,
  ),
  ...(['AFL', 'AVV'] as const).map((scheme) =>
    frenchLaw(
      `BR-FR-29_${scheme}`,
      ['BT-18', 'BT-18-1'],
      'invoicedObject',
      {
        fr: `l’objet facturé de schéma ${scheme} (BT-18) est vide`,
        en: `the invoiced object of scheme ${scheme} (BT-18) is empty`,
      },
      { fr: 'Renseignez-le, ou retirez-le.', en: 'Fill it in, or remove it.' },
      ({ invoicedObject }) =>
        invoicedObject?.scheme !== scheme || invoicedObject.value.trim() !== '',
    ),
  ),
];

const referenceFix: Text = {
  fr: 'Citez la facture corrigée avec son numéro (BT-25) et sa date (BT-26).',
  en: 'Refer to the corrected invoice by its number (BT-25) and date (BT-26).',
};

const isDated = ({
  number,
  issueDate,
}: {
  number?: string | undefined;
  issueDate?: string | undefined;
}) => number !== undefined && issueDate !== undefined;

const conditionRules: readonly Rule[] = [
  frenchLaw(
    'BR-FR-CO-03_BT-3',
    ['BT-3', 'BT-12', 'BT-73', 'BT-74'],
    'typeCode',
    {
      fr: 'un avoir de remise globale (262) n’a pas de contrat (BT-12) ou de période (BT-73, BT-74)',
      en: 'a credit note for a global allowance (262) has no contract (BT-12) or period (BT-73, BT-74)',
    },
    {
      fr: 'Renseignez le contrat et la période de facturation.',
      en: 'Fill in the contract and the invoicing period.',
    },
    ({ typeCode, contractReference, delivery }, judged) =>
      !isJudgedAsCredit(judged) ||
      typeCode !== '262' ||
      Boolean(contractReference && delivery?.period?.start && delivery.period.end),
  ),
  frenchLaw(
    ['BR-FR-CO-04_BT-4', 'BR-FR-CO-04_BT-3'],
    ['BT-3', 'BT-25'],
    'precedingInvoices',
    {
      fr: 'une facture rectificative ne cite pas une, et une seule, facture antérieure (BG-3)',
      en: 'a corrected invoice does not refer to one, and only one, preceding invoice (BG-3)',
    },
    referenceFix,
    ({ typeCode = '', precedingInvoices }) =>
      !CORRECTED.has(typeCode) || precedingInvoices.length === 1,
  ),
  frenchLaw(
    'BR-FR-CO-05_BT-3',
    ['BT-3', 'BT-25', 'BT-26', 'BT-X-331', 'BT-X-333'],
    'precedingInvoices',
    {
      fr: 'un avoir ne cite aucune facture antérieure, ni en entête ni à chaque ligne',
      en: 'a credit note refers to no preceding invoice, neither in its header nor on each line',
    },
    referenceFix,
    (invoice, judged) =>
      !isJudgedAsCredit(judged) ||
      !CREDITED.has(invoice.typeCode ?? '') ||
      invoice.precedingInvoices.some(isDated) ||
      countedLines(invoice, judged.edition).every(({ precedingInvoices = [] }) =>
        precedingInvoices.some(isDated),
      ),
  ),
  frenchLaw(
    'BR-FR-CO-07_BT-9',
    ['BT-9', 'BT-2', 'BT-3', 'BT-23'],
    'dueDate',
    {
      fr: 'l’échéance (BT-9) est avant la date d’émission (BT-2)',
      en: 'the due date (BT-9) is before the issue date (BT-2)',
    },
    {
      fr: 'Corrigez l’échéance ; seule une facture d’acompte ou déjà payée peut échoir plus tôt.',
      en: 'Correct the due date; only an advance or already paid invoice may be due earlier.',
    },
    ({ dueDate, issueDate, typeCode = '', processType = '' }, judged) =>
      !dueDate ||
      isUblCredit(judged) ||
      ADVANCES.has(typeCode) ||
      PAID.has(processType) ||
      (issueDate === undefined ? judged.edition === 'ubl' : dueDate >= issueDate),
  ),
  frenchLaw(
    'BR-FR-CO-08_BT-23',
    ['BT-23', 'BT-3'],
    'processType',
    {
      fr: 'une facture d’acompte ne peut avoir le cadre d’une facture définitive (B4, S4, M4)',
      en: 'an advance invoice cannot have the process of a final invoice (B4, S4, M4)',
    },
    {
      fr: 'Corrigez le cadre (BT-23) ou le type (BT-3).',
      en: 'Correct the process (BT-23) or the type (BT-3).',
    },
    ({ processType = '', typeCode = '' }) =>
      !AFTER_ADVANCE.has(processType) || !ADVANCES.has(typeCode),
  ),
  frenchLaw(
    'BR-FR-CO-09_BT-23-1',
    ['BT-23', 'BT-112', 'BT-113'],
    'totals.paid',
    {
      fr: 'une facture déjà payée (B2, S2, M2) n’a pas en montant payé (BT-113) le total TVA comprise (BT-112)',
      en: 'an already paid invoice (B2, S2, M2) does not state the total with VAT (BT-112) as paid (BT-113)',
    },
    { fr: 'Égalez BT-113 à BT-112.', en: 'Make BT-113 equal to BT-112.' },
    ({ processType = '', totals: { paid, withVat } }) =>
      !PAID.has(processType) ||
      (paid !== undefined && withVat !== undefined && equal(paid, withVat)),
  ),
  frenchLaw(
    'BR-FR-CO-09_BT-23-2',
    ['BT-23', 'BT-115'],
    'totals.payable',
    {
      fr: 'une facture déjà payée (B2, S2, M2) a un net à payer (BT-115)',
      en: 'an already paid invoice (B2, S2, M2) has an amount due (BT-115)',
    },
    { fr: 'Mettez BT-115 à zéro.', en: 'Set BT-115 to zero.' },
    ({ processType = '', totals: { payable } }) =>
      !PAID.has(processType) || (payable !== undefined && isZero(payable)),
  ),
  frenchLaw(
    'BR-FR-CO-09_BT-23-3',
    ['BT-23', 'BT-9'],
    'dueDate',
    {
      fr: 'une facture déjà payée (B2, S2, M2) ne dit pas quand (BT-9)',
      en: 'an already paid invoice (B2, S2, M2) does not say when (BT-9)',
    },
    { fr: 'Indiquez en BT-9 la date du paiement.', en: 'Give the date of payment in BT-9.' },
    ({ processType = '', dueDate }) => !PAID.has(processType) || Boolean(dueDate),
  ),
  frenchLaw(
    'BR-FR-CO-12_BT-5',
    ['BT-5', 'BT-6', 'BT-110', 'BT-111'],
    'vatCurrency',
    {
      fr: 'une facture en devise n’a pas sa TVA en euros (BT-6 EUR, BT-111)',
      en: 'an invoice in a foreign currency does not have its VAT in euros (BT-6 EUR, BT-111)',
    },
    {
      fr: 'Indiquez EUR en BT-6 et le total de TVA en euros en BT-111.',
      en: 'Give EUR in BT-6 and the total VAT in euros in BT-111.',
    },
    ({ currency, vatCurrency }, { tally }) =>
      currency === undefined ||
      currency === 'EUR' ||
      (vatCurrency === 'EUR' &&
        tally.taxTotals.some((one) => one.currency === 'EUR' && one.amount !== undefined)),
  ),
];

export const documentRules: readonly Rule[] = [
  ...numberRules,
  ...dateRules,
  ...codeRules,
  ...conditionRules,
];
