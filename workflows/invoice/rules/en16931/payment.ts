import { compare } from '#workflows/invoice/amount.ts';
import { isBlank, law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import type { Means } from '#workflows/invoice/rules/tally.ts';

/** UNTDID 4461: credit transfer, SEPA credit transfer. */
const CREDIT_TRANSFERS = new Set(['30', '58']);

const isTransfer = ({ code = '' }: Means): boolean => CREDIT_TRANSFERS.has(code);

const account = (id: string, broken: Rule['broken']): Rule =>
  rule(
    id,
    ['BT-81', 'BT-84'],
    {
      fr: 'le paiement est un virement (BT-81) mais le compte à créditer n’a pas d’IBAN (BT-84)',
      en: 'payment is by credit transfer (BT-81) but the account to credit has no identifier (BT-84)',
    },
    { fr: 'Indiquez l’IBAN du bénéficiaire.', en: 'Give the payee’s IBAN.' },
    broken,
  );

export const paymentRules: readonly Rule[] = [
  rule(
    'BR-49',
    ['BT-81'],
    {
      fr: 'un moyen de paiement (BG-16) n’a pas de code (BT-81)',
      en: 'a payment instruction (BG-16) has no payment means code (BT-81)',
    },
    {
      fr: 'Indiquez le code du moyen de paiement, par exemple 58 pour un virement SEPA.',
      en: 'Give the payment means code, for example 58 for a SEPA credit transfer.',
    },
    (_, { tally }) =>
      tally.means.flatMap(({ at, code }) => (code === undefined ? [`${at}.meansCode`] : [])),
  ),
  account('BR-50', (_, { tally }) =>
    tally.means.flatMap((means) =>
      isTransfer(means) && means.accounts.some(isBlank) ? [`${means.at}.accounts`] : [],
    ),
  ),
  // In CII an account without identifier breaks it; in UBL a transfer without any identified account does.
  account('BR-61', (_, { edition, tally }) =>
    tally.means.flatMap((means) => {
      const { at, accounts } = means;
      const isThere = (id: string | undefined) => id !== undefined;
      const isRight = edition === 'cii' ? accounts.every(isThere) : accounts.some(isThere);
      return isTransfer(means) && !isRight ? [`${at}.accounts`] : [];
    }),
  ),
  {
    ...law(
      'BR-51',
      ['BT-87'],
      'payment.card.number',
      {
        fr: 'le numéro de carte (BT-87) a plus de 10 chiffres',
        en: 'the card number (BT-87) has more than 10 digits',
      },
      {
        fr: 'Ne donnez que les 4 à 6 derniers chiffres de la carte.',
        en: 'Give only the last 4 to 6 digits of the card.',
      },
      ({ payment }) => (payment?.card?.number?.replace(/\s+/g, ' ').length ?? 0) <= 10,
    ),
    isMildInUbl: true,
  },
  law(
    'BR-CO-03',
    ['BT-7', 'BT-8'],
    'taxPointDate',
    {
      fr: 'la date d’exigibilité de la TVA (BT-7) et son code (BT-8) sont tous deux donnés',
      en: 'both the VAT point date (BT-7) and its code (BT-8) are given',
    },
    { fr: 'Gardez l’une des deux.', en: 'Keep one of the two.' },
    ({ taxPointDate, taxPointCode }) => taxPointDate === undefined || taxPointCode === undefined,
  ),
  // The standard has it, and so have the official rules for UBL and CII up to CEN 1.3.15; 1.3.16 leaves it out. In UBL
  // it never spoke of credit notes.
  law(
    'BR-CO-25',
    ['BT-115', 'BT-9', 'BT-20'],
    'dueDate',
    {
      fr: 'il reste un net à payer (BT-115) sans date d’échéance (BT-9) ni conditions de paiement (BT-20)',
      en: 'an amount is due (BT-115) with neither a due date (BT-9) nor payment terms (BT-20)',
    },
    {
      fr: 'Indiquez la date d’échéance ou les conditions de paiement.',
      en: 'Give the due date or the payment terms.',
    },
    ({ totals, dueDate, paymentTerms }, { edition, isCreditNote }) =>
      (edition === 'ubl' && isCreditNote) ||
      totals.payable === undefined ||
      compare(totals.payable, '0') <= 0 ||
      dueDate !== undefined ||
      paymentTerms !== undefined,
  ),
];
