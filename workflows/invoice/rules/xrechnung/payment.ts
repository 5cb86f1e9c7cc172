import { isIban } from '#workflows/invoice/checkDigits.ts';
import type { Edition } from '#workflows/invoice/rules/judged.ts';
import { mild } from '#workflows/invoice/rules/peppol/edition.ts';
import { law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import type { Means } from '#workflows/invoice/rules/tally.ts';
import type { Dialect } from './german.ts';

/** UNTDID 4461 by what must come with it. */
const TRANSFERS = ['30', '58'];
const CARDS = ['48', '54', '55'];
const DEBITS = ['59'];

/** A rule about payment means of some codes. */
const about = (
  id: string,
  reads: readonly string[],
  codes: readonly string[],
  field: string,
  message: Rule['message'],
  fix: Rule['fix'],
  holds: (means: Means, edition: Edition) => boolean,
): Rule =>
  rule(id, ['BT-81', ...reads], message, fix, (_, { tally, edition }) =>
    tally.means.flatMap((means) =>
      codes.includes(means.code ?? '') && !holds(means, edition) ? [`${means.at}.${field}`] : [],
    ),
  );

const hasAccount = ({ accounts }: Means): boolean => accounts.length > 0;

const either = {
  fr: 'Gardez le seul moyen de paiement que le code annonce, ou corrigez le code (BT-81).',
  en: 'Keep only the means of payment that the code announces, or correct the code (BT-81).',
};

/** Rules on payment: 1, 19, 20, 23 to 25, 30, 31. */
export const paymentRules = ({ id }: Dialect): readonly Rule[] => [
  law(
    id('1'),
    ['BG-16'],
    'payment',
    {
      fr: 'il manque les instructions de paiement (BG-16)',
      en: 'the payment instructions (BG-16) are missing',
    },
    {
      fr: 'Indiquez comment payer : le code du moyen de paiement (BT-81) et ce qui va avec.',
      en: 'Say how to pay: the payment means code (BT-81) and what goes with it.',
    },
    (_, { tally }) => tally.means.length > 0,
  ),
  mild(
    about(
      id('19'),
      ['BT-84'],
      ['58'],
      'accounts',
      {
        fr: 'le paiement est un virement SEPA (58) et le compte (BT-84) n’est pas un IBAN valable',
        en: 'payment is by SEPA credit transfer (58) and the account (BT-84) is no valid IBAN',
      },
      { fr: 'Vérifiez l’IBAN du bénéficiaire.', en: 'Check the payee’s IBAN.' },
      ({ accounts }) => accounts.length > 0 && accounts.every((account) => isIban(account ?? '')),
    ),
  ),
  about(
    id('23a'),
    ['BG-17'],
    TRANSFERS,
    'accounts',
    {
      fr: 'le paiement est un virement et il manque le compte à créditer (BG-17)',
      en: 'payment is by credit transfer and the account to credit (BG-17) is missing',
    },
    { fr: 'Ajoutez l’IBAN du bénéficiaire (BT-84).', en: 'Add the payee’s IBAN (BT-84).' },
    hasAccount,
  ),
  about(
    id('23b'),
    ['BT-87', 'BT-89'],
    TRANSFERS,
    'meansCode',
    {
      fr: 'le paiement est un virement, avec une carte (BG-18) ou un prélèvement (BG-19) en plus',
      en: 'payment is by credit transfer, yet a card (BG-18) or direct debit (BG-19) is given too',
    },
    either,
    ({ hasCard, debit }) => !hasCard && !debit,
  ),
  about(
    id('24a'),
    ['BT-87'],
    CARDS,
    'card',
    {
      fr: 'le paiement est par carte et il manque la carte (BG-18)',
      en: 'payment is by card and the card (BG-18) is missing',
    },
    {
      fr: 'Ajoutez les derniers chiffres de la carte (BT-87).',
      en: 'Add the last digits of the card (BT-87).',
    },
    ({ hasCard }) => hasCard,
  ),
  about(
    id('24b'),
    ['BG-17', 'BT-89'],
    CARDS,
    'meansCode',
    {
      fr: 'le paiement est par carte, avec un compte (BG-17) ou un prélèvement (BG-19) en plus',
      en: 'payment is by card, yet an account (BG-17) or direct debit (BG-19) is given too',
    },
    either,
    (means) => !hasAccount(means) && !means.debit,
  ),
  mild(
    about(
      id('20'),
      ['BT-91'],
      DEBITS,
      'directDebit.debitedAccount',
      {
        fr: 'le paiement est un prélèvement SEPA (59) et le compte débité (BT-91) n’est pas un IBAN valable',
        en: 'payment is by SEPA direct debit (59) and the debited account (BT-91) is no valid IBAN',
      },
      { fr: 'Vérifiez l’IBAN de l’acheteur.', en: 'Check the buyer’s IBAN.' },
      ({ debit }) => isIban(debit?.account ?? ''),
    ),
  ),
  about(
    id('25a'),
    ['BT-89'],
    DEBITS,
    'directDebit',
    {
      fr: 'le paiement est un prélèvement et il manque le mandat (BG-19)',
      en: 'payment is by direct debit and the mandate (BG-19) is missing',
    },
    {
      fr: 'Ajoutez le mandat (BT-89), le créancier (BT-90) et le compte débité (BT-91).',
      en: 'Add mandate (BT-89), creditor (BT-90) and debited account (BT-91).',
    },
    ({ debit }) => debit !== undefined,
  ),
  about(
    id('25b'),
    ['BG-17', 'BT-87'],
    DEBITS,
    'meansCode',
    {
      fr: 'le paiement est un prélèvement, avec un compte (BG-17) ou une carte (BG-18) en plus',
      en: 'payment is by direct debit, yet an account (BG-17) or card (BG-18) is given too',
    },
    either,
    (means, edition) =>
      !hasAccount(means) && !means.hasCard && (edition === 'ubl' || means.banks.length === 0),
  ),
  ...debitRules(id),
];

/** A direct debit is whole. In CII its parts stand apart, so that any of them makes one. */
const debitRules = (id: Dialect['id']): readonly Rule[] => [
  law(
    id('30'),
    ['BT-89', 'BT-90', 'BT-91'],
    'payment.directDebit.creditorId',
    {
      fr: 'le prélèvement (BG-19) n’a pas d’identifiant de créancier (BT-90)',
      en: 'the direct debit (BG-19) has no creditor identifier (BT-90)',
    },
    {
      fr: 'Ajoutez l’identifiant de créancier SEPA (ICS) du vendeur.',
      en: 'Add the seller’s SEPA creditor identifier.',
    },
    ({ payment }, { edition, tally }) => {
      const { mandate, creditorId, debitedAccount } = payment?.directDebit ?? {};
      const isThere = creditorId !== undefined;
      if (edition === 'ubl') return isThere || tally.means.every(({ debit }) => !debit);
      const others = mandate ?? debitedAccount;
      return isThere === (others !== undefined);
    },
  ),
  law(
    id('31'),
    ['BT-89', 'BT-90', 'BT-91'],
    'payment.directDebit.debitedAccount',
    {
      fr: 'le prélèvement (BG-19) n’a pas de compte débité (BT-91)',
      en: 'the direct debit (BG-19) has no debited account (BT-91)',
    },
    { fr: 'Ajoutez l’IBAN de l’acheteur.', en: 'Add the buyer’s IBAN.' },
    ({ payment }, { edition, tally }) => {
      const { mandate, creditorId, debitedAccount } = payment?.directDebit ?? {};
      if (edition === 'ubl') {
        const debits = tally.means.flatMap(({ debit }) => debit ?? []);
        return debits.length === 0 || debits.some(({ account }) => account !== undefined);
      }
      const others = mandate ?? creditorId;
      return (debitedAccount !== undefined) === (others !== undefined);
    },
  ),
];
