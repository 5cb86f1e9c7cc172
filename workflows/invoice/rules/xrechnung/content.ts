import { words } from '#workflows/invoice/codes/words.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { mild } from '#workflows/invoice/rules/peppol/edition.ts';
import { isBlank, law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import type { Dialect } from './german.ts';

const VAT_CODES = words('S Z E AE K G L M');
const TYPES = words('326 380 381 384 389 875 876 877');

/** Rules on references, VAT, payment terms and attachments: 14 to 18, 22, 26. */
export const contentRules = ({ id, discountLine }: Dialect): readonly Rule[] => [
  law(
    id('15'),
    ['BT-10'],
    'buyerReference',
    {
      fr: 'il manque la référence de l’acheteur (BT-10)',
      en: 'the buyer reference (BT-10) is missing',
    },
    {
      fr: 'Ajoutez la référence de l’acheteur ; pour l’administration allemande c’est la Leitweg-ID.',
      en: 'Add the buyer reference; for German authorities it is the Leitweg-ID.',
    },
    ({ buyerReference }) => !isBlank(buyerReference),
  ),
  law(
    id('16'),
    ['BT-31', 'BT-32', 'BG-11', 'BT-95', 'BT-102', 'BT-151'],
    'seller.vatId',
    {
      fr: 'la facture porte de la TVA, mais ni n° de TVA (BT-31), ni identifiant fiscal (BT-32), ni représentant fiscal (BG-11)',
      en: 'the invoice has VAT but no VAT identifier (BT-31), tax registration (BT-32) or tax representative (BG-11)',
    },
    {
      fr: 'Ajoutez le n° de TVA ou l’identifiant fiscal du vendeur.',
      en: 'Add the seller’s VAT identifier or tax registration.',
    },
    (invoice, judged) => !hasVat(judged) || isTaxable(invoice),
  ),
  mild(
    law(
      id('17'),
      ['BT-3'],
      'typeCode',
      {
        fr: 'le type de document (BT-3) n’est pas de ceux que l’Allemagne attend',
        en: 'the document type (BT-3) is not one that Germany expects',
      },
      {
        fr: 'Prenez 326, 380, 381, 384, 389, 875, 876 ou 877.',
        en: 'Take 326, 380, 381, 384, 389, 875, 876 or 877.',
      },
      ({ typeCode = '' }) => TYPES.has(typeCode),
    ),
  ),
  law(
    id('18'),
    ['BT-20'],
    'paymentTerms',
    {
      fr: 'l’escompte dans les conditions de paiement (BT-20) n’a pas la forme voulue en Allemagne',
      en: 'the discount in the payment terms (BT-20) is not in the form that Germany asks for',
    },
    {
      fr: 'Écrivez sur une ligne à part #SKONTO#TAGE=14#PROZENT=2.25# (au besoin #BASISBETRAG=357.93# à la fin), en majuscules, sans espace, et finissez par un saut de ligne.',
      en: 'Write on a line of its own #SKONTO#TAGE=14#PROZENT=2.25# (if need be with #BASISBETRAG=357.93# at the end), in capitals, without spaces, and end with a line break.',
    },
    ({ paymentTerms = '' }) => isDiscountWell(paymentTerms, discountLine),
  ),
  rule(
    id('22'),
    ['BT-125-2'],
    {
      fr: 'deux fichiers joints portent le même nom (BT-125-2)',
      en: 'two attached files have the same name (BT-125-2)',
    },
    {
      fr: 'Donnez à chaque fichier joint un nom à lui.',
      en: 'Give each attached file its own name.',
    },
    function* broken({ attachments }) {
      const names = new Set<string>();
      for (const [i, { file }] of attachments.entries()) {
        if (file?.name === undefined) continue;
        if (names.has(file.name)) yield `attachments[${i}].file.name`;
        names.add(file.name);
      }
    },
  ),
  mild(
    law(
      id('26'),
      ['BT-3', 'BG-3'],
      'precedingInvoices',
      {
        fr: 'une facture rectificative (BT-3 384) ne dit pas quelle facture elle corrige (BG-3)',
        en: 'a corrected invoice (BT-3 384) does not say which invoice it corrects (BG-3)',
      },
      {
        fr: 'Ajoutez le numéro de la facture corrigée (BT-25).',
        en: 'Add the number of the corrected invoice (BT-25).',
      },
      ({ typeCode, precedingInvoices }) =>
        typeCode !== '384' || precedingInvoices.some(({ number }) => number !== undefined),
    ),
  ),
  rule(
    id('14'),
    ['BT-119'],
    {
      fr: 'une ligne de la ventilation de TVA n’a pas de taux (BT-119)',
      en: 'an entry of the VAT breakdown has no rate (BT-119)',
    },
    {
      fr: 'Ajoutez le taux, 0 pour une opération exonérée.',
      en: 'Add the rate, 0 for an exempt transaction.',
    },
    (_, { tally }) =>
      tally.subtotals.flatMap(({ at, rate }) => (isBlank(rate) ? [`${at}.rate`] : [])),
  ),
];

/** The rules for CII miss allowances and charges of the document. */
function hasVat({ edition, tally }: Judged): boolean {
  const { lines, allowances, charges } = tally;
  const taxed = (edition === 'ubl' ? [lines, allowances, charges] : [lines])
    .flat()
    .flatMap(({ categories }) => categories);
  return (
    taxed.some(({ code = '' }) => VAT_CODES.has(code)) &&
    (edition === 'ubl' || taxed.some(({ isVat }) => isVat))
  );
}

const isTaxable = ({ seller, taxRepresentative }: Invoice): boolean =>
  taxRepresentative !== undefined || !isBlank(seller.vatId) || !isBlank(seller.taxId);

/** Every line that begins with `#` is a discount, and a line end comes after the last one. */
function isDiscountWell(terms: string, discountLine: RegExp): boolean {
  const lines = terms.split(/\r?\n/).map((line) => line.replace(/\s+/g, ' ').trim());
  const discounts = lines.filter((line) => line.startsWith('#'));
  const rest = terms.split(/#.+#/).at(-1) ?? '';
  return (
    discounts.length === 0 ||
    (discounts.every((line) => discountLine.test(line)) && /^\s*\n/.test(rest))
  );
}
