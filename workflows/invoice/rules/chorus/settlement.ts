import { isCreditNote } from '#workflows/invoice/credit.ts';
import { law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';

const TRANSFERS = ['30', '58'];
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

export const settlementRules: readonly Rule[] = [
  law(
    'CHORUS-PAYMENT-MEANS',
    ['BT-81', 'BT-3'],
    'payment.meansCode',
    {
      fr: 'le code du moyen de paiement (BT-81) manque',
      en: 'the payment means code (BT-81) is missing',
    },
    {
      fr: 'Renseignez BT-81 (30 ou 58 pour un virement).',
      en: 'Fill in BT-81 (30 or 58 for a transfer).',
    },
    ({ typeCode, payment }) => isCreditNote(typeCode) || payment?.meansCode !== undefined,
  ),
  law(
    'CHORUS-PAYMENT-CREDIT',
    ['BT-81', 'BT-3'],
    'payment.meansCode',
    {
      fr: 'un avoir ne doit pas dire comment il se paie (BT-81)',
      en: 'a credit note must not say how it is paid (BT-81)',
    },
    { fr: 'Retirez les instructions de paiement.', en: 'Remove the payment instructions.' },
    ({ typeCode, payment }) => !isCreditNote(typeCode) || payment?.meansCode === undefined,
  ),
  rule(
    'CHORUS-IBAN',
    ['BT-84', 'BT-81'],
    {
      fr: 'le compte à créditer (BT-84) n’est pas un IBAN',
      en: 'the account to credit (BT-84) is not an IBAN',
    },
    {
      fr: 'Indiquez l’IBAN enregistré dans Chorus Pro.',
      en: 'Give the IBAN that is registered with Chorus Pro.',
    },
    ({ payment }) =>
      TRANSFERS.includes(payment?.meansCode ?? '')
        ? (payment?.accounts ?? []).flatMap(({ id = '' }, i) =>
            IBAN.test(id.replaceAll(' ', '')) ? [] : [`payment.accounts[${i}].id`],
          )
        : [],
  ),
  law(
    'CHORUS-CREDIT-REFERENCE',
    ['BT-25', 'BT-3'],
    'precedingInvoices',
    {
      fr: 'un avoir ne cite pas la facture qu’il corrige (BT-25)',
      en: 'a credit note does not refer to the invoice that it corrects (BT-25)',
    },
    { fr: 'Renseignez le numéro de la facture.', en: 'Give the number of the invoice.' },
    ({ typeCode, precedingInvoices }) =>
      !isCreditNote(typeCode) || precedingInvoices.some(({ number }) => number !== undefined),
  ),
  rule(
    'CHORUS-GROSS-PRICE',
    ['BT-148', 'BT-147'],
    {
      fr: 'un prix brut (BT-148) sans rabais (BT-147) est refusé en CII',
      en: 'a gross price (BT-148) without a discount (BT-147) is refused in CII',
    },
    {
      fr: 'Retirez le prix brut, ou ajoutez le rabais, même nul.',
      en: 'Remove the gross price, or add the discount, even zero.',
    },
    ({ lines }, { edition }) =>
      edition === 'ubl'
        ? []
        : lines.flatMap(({ price }, i) =>
            price?.gross !== undefined && price.discount === undefined
              ? [`lines[${i}].price.gross`]
              : [],
          ),
  ),
];
