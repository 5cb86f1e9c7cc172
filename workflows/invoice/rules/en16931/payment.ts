import { compare } from '#workflows/invoice/amount.ts';
import { law, type Rule, rule } from './rule.ts';

/** UNTDID 4461: credit transfer, SEPA credit transfer. */
const CREDIT_TRANSFERS = new Set(['30', '58']);

export const paymentRules: readonly Rule[] = [
  ...['BR-50', 'BR-61'].map((id) =>
    rule(
      id,
      ['BT-81', 'BT-84'],
      {
        fr: 'le paiement est un virement (BT-81) mais un compte n’a pas d’IBAN (BT-84)',
        en: 'payment is by credit transfer (BT-81) but an account has no identifier (BT-84)',
      },
      { fr: 'Indiquez l’IBAN du bénéficiaire.', en: 'Give the payee’s IBAN.' },
      ({ payment }) =>
        payment && CREDIT_TRANSFERS.has(payment.meansCode ?? '')
          ? payment.accounts.flatMap(({ id: account }, i) =>
              account === undefined ? [`payment.accounts[${i}].id`] : [],
            )
          : [],
    ),
  ),
  law(
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
    ({ payment }) => (payment?.card?.number?.length ?? 0) <= 10,
  ),
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
    ({ totals, dueDate, paymentTerms }) =>
      totals.payable === undefined ||
      compare(totals.payable, '0') <= 0 ||
      dueDate !== undefined ||
      paymentTerms !== undefined,
  ),
];
