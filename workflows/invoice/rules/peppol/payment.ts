import { type Rule, rule } from '#workflows/invoice/rules/rule.ts';

/** UNTDID 4461: direct debit, SEPA direct debit. */
const DIRECT_DEBITS = ['49', '59'];

/** R061: a direct debit names its mandate. */
export const paymentRules: readonly Rule[] = [
  rule(
    'PEPPOL-EN16931-R061',
    ['BT-81', 'BT-89'],
    {
      fr: 'le paiement est un prélèvement (BT-81) sans référence de mandat (BT-89)',
      en: 'payment is by direct debit (BT-81) without a mandate reference (BT-89)',
    },
    {
      fr: 'Ajoutez la référence du mandat de prélèvement.',
      en: 'Add the reference of the direct debit mandate.',
    },
    (_, { tally }) =>
      tally.means.flatMap(({ at, code = '', debit }) =>
        DIRECT_DEBITS.includes(code) && debit?.mandate === undefined
          ? [`${at}.directDebit.mandate`]
          : [],
      ),
  ),
];
