import { compare, isAmount } from '#workflows/invoice/amount.ts';
import { isSwedish } from '#workflows/invoice/checkDigits.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { mild } from '#workflows/invoice/rules/peppol/edition.ts';
import { law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import type { Means, Tally } from '#workflows/invoice/rules/tally.ts';

const isHere = ({ seller }: Invoice): boolean => seller.address?.country === 'SE';
const isTaxed = (invoice: Invoice): boolean =>
  isHere(invoice) && (invoice.seller.vatId ?? '').startsWith('SE');

/** What XPath takes for a number. */
const isNumber = (text: string): boolean => isAmount(text.trim());

const vat = (id: string, holds: (vatId: string) => boolean): Rule =>
  law(
    id,
    ['BT-31'],
    'seller.vatId',
    {
      fr: 'le n° de TVA suédois (BT-31) n’est pas SE et douze chiffres',
      en: 'the Swedish VAT identifier (BT-31) is not SE and twelve digits',
    },
    {
      fr: 'Écrivez le numéro comme SE556677889901.',
      en: 'Write it as SE556677889901.',
    },
    (invoice) => !isTaxed(invoice) || holds(invoice.seller.vatId ?? ''),
  );

const register = (id: string, holds: (legalId: string) => boolean): Rule =>
  law(
    id,
    ['BT-30'],
    'seller.legalId',
    {
      fr: 'le numéro d’organisation suédois (BT-30) n’est pas de dix chiffres avec la bonne clé',
      en: 'the Swedish organisation number (BT-30) is not ten digits with the right check digit',
    },
    {
      fr: 'Écrivez le numéro d’organisation sans tiret ni espace, et vérifiez-le.',
      en: 'Write the organisation number without hyphen or space, and check it.',
    },
    (invoice) =>
      !isHere(invoice) ||
      invoice.seller.legalId === undefined ||
      holds(invoice.seller.legalId.value),
  );

const giro = (
  id: string,
  bank: string,
  message: Rule['message'],
  holds: (account: string) => boolean,
): Rule =>
  mild(
    rule(
      id,
      ['BT-84', 'BT-86'],
      message,
      {
        fr: 'Écrivez le numéro de giro sans tiret ni espace.',
        en: 'Write the giro number without hyphen or space.',
      },
      (invoice, { tally }) =>
        means(invoice, tally).flatMap(({ at, code, accounts, banks }) =>
          code === '30' && banks.includes(bank) && !accounts.every((one) => !one || holds(one))
            ? [`${at}.accounts`]
            : [],
        ),
    ),
  );

const means = (invoice: Invoice, { means }: Tally): readonly Means[] =>
  isHere(invoice) ? means : [];

/** Sweden: suppliers there. */
export const swedish: readonly Rule[] = [
  vat('SE-R-001', (vatId) => vatId.length === 14),
  vat('SE-R-002', (vatId) => isNumber(vatId.slice(2, 14))),
  register('SE-R-003', isNumber),
  register('SE-R-004', (legalId) => legalId.length === 10),
  register('SE-R-013', isSwedish),
  law(
    'SE-R-005',
    ['BT-32'],
    'seller.taxId',
    {
      fr: 'l’identifiant fiscal d’un vendeur suédois (BT-32) ne peut être que « Godkänd för F-skatt »',
      en: 'the tax registration of a Swedish seller (BT-32) can only be “Godkänd för F-skatt”',
    },
    {
      fr: 'Mettez Godkänd för F-skatt, ou retirez BT-32.',
      en: 'Put Godkänd för F-skatt, or remove BT-32.',
    },
    (invoice) =>
      !isHere(invoice) ||
      invoice.seller.legalId === undefined ||
      invoice.seller.taxId === undefined ||
      invoice.seller.taxId.toUpperCase().replace(/\s+/g, ' ') === 'GODKÄND FÖR F-SKATT',
  ),
  rule(
    'SE-R-006',
    ['BT-96', 'BT-103', 'BT-119', 'BT-152'],
    {
      fr: 'un vendeur suédois n’a que les taux normaux 6, 12 et 25 %',
      en: 'a Swedish seller has no other standard rates than 6, 12 and 25 %',
    },
    {
      fr: 'Corrigez le taux, ou la catégorie de TVA.',
      en: 'Correct the rate, or the VAT category.',
    },
    (invoice, { edition, tally }) =>
      isTaxed(invoice)
        ? taxesOf(tally).flatMap(({ at, code, rate }) =>
            (edition === 'cii' || code === 'S') && !isSwedishRate(rate) ? [`${at}.rate`] : [],
          )
        : [],
  ),
  giro(
    'SE-R-007',
    'SE:PLUSGIRO',
    {
      fr: 'un numéro de Plusgiro (BT-84) n’a que des chiffres',
      en: 'a Plusgiro number (BT-84) has digits only',
    },
    isNumber,
  ),
  giro(
    'SE-R-010',
    'SE:PLUSGIRO',
    {
      fr: 'un numéro de Plusgiro (BT-84) a de 2 à 8 chiffres',
      en: 'a Plusgiro number (BT-84) has 2 to 8 digits',
    },
    ({ length }) => length >= 2 && length <= 8,
  ),
  giro(
    'SE-R-008',
    'SE:BANKGIRO',
    {
      fr: 'un numéro de Bankgiro (BT-84) n’a que des chiffres',
      en: 'a Bankgiro number (BT-84) has digits only',
    },
    isNumber,
  ),
  giro(
    'SE-R-009',
    'SE:BANKGIRO',
    {
      fr: 'un numéro de Bankgiro (BT-84) a 7 ou 8 chiffres',
      en: 'a Bankgiro number (BT-84) has 7 or 8 digits',
    },
    ({ length }) => length === 7 || length === 8,
  ),
  mild(
    rule(
      'SE-R-011',
      ['BT-81', 'BT-86'],
      {
        fr: 'un giro suédois s’annonce par le moyen de paiement 30, non par 50 ou 56',
        en: 'a Swedish giro is announced by payment means 30, not by 50 or 56',
      },
      {
        fr: 'Prenez 30, avec SE:BANKGIRO ou SE:PLUSGIRO comme banque (BT-86).',
        en: 'Take 30, with SE:BANKGIRO or SE:PLUSGIRO as the bank (BT-86).',
      },
      (invoice, { tally }) =>
        means(invoice, tally).flatMap(({ at, code }) =>
          code === '50' || code === '56' ? [`${at}.meansCode`] : [],
        ),
    ),
  ),
  mild(
    rule(
      'SE-R-012',
      ['BT-81'],
      {
        fr: 'entre deux parties suédoises un virement s’annonce par 30, non par 31',
        en: 'between two Swedish parties a credit transfer is announced by 30, not by 31',
      },
      { fr: 'Prenez 30 (BT-81).', en: 'Take 30 (BT-81).' },
      (invoice, { tally }) =>
        invoice.buyer.address?.country === 'SE'
          ? means(invoice, tally).flatMap(({ at, code }) =>
              code === '31' ? [`${at}.meansCode`] : [],
            )
          : [],
    ),
  ),
];

const taxesOf = (tally: Tally) => [
  ...[...tally.lines, ...tally.allowances, ...tally.charges].flatMap(
    ({ categories }) => categories,
  ),
  ...tally.subtotals,
  ...tally.lineAllowances,
  ...tally.lineCharges,
];

const isSwedishRate = (rate: string | undefined): boolean =>
  rate !== undefined && isAmount(rate) && ['6', '12', '25'].some((one) => compare(rate, one) === 0);
