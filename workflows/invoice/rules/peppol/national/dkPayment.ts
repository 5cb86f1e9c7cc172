import type { Invoice } from '#workflows/invoice/model.ts';
import type { Edition } from '#workflows/invoice/rules/judged.ts';
import { isBlank, type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import type { Means } from '#workflows/invoice/rules/tally.ts';

/** UNTDID 4461 as Denmark uses it: 31 and 42 to a bank account, 49 direct debit, 50 giro, 93 FIK. */
const CODES = ['1', '10', '31', '42', '48', '49', '50', '58', '59', '93', '97'];

const isFilled = (value: string | undefined): boolean => !isBlank(value);

/** The kind of slip that a remittance text (BT-83) begins with: `71#`. */
const kindOf = ({ remittance = '' }: Means): string => remittance.slice(0, 3);

/** Payment in Denmark: DK-R-005 to DK-R-011. Credit notes in UBL are free of them. */
export function danishPaymentRules(isMeant: (invoice: Invoice) => boolean): readonly Rule[] {
  const about = (
    id: string,
    reads: readonly string[],
    message: Rule['message'],
    fix: Rule['fix'],
    holds: (means: Means, invoice: Invoice, edition: Edition) => boolean,
  ): Rule =>
    rule(id, ['BT-81', ...reads], message, fix, (invoice, { tally, edition, isCreditNote }) =>
      isMeant(invoice) && !(edition === 'ubl' && isCreditNote)
        ? tally.means.flatMap((means) => (holds(means, invoice, edition) ? [] : [means.at]))
        : [],
    );
  return [
    about(
      'DK-R-005',
      [],
      {
        fr: 'ce moyen de paiement (BT-81) n’est pas admis au Danemark',
        en: 'this means of payment (BT-81) is not taken in Denmark',
      },
      { fr: `Prenez l’un de ${CODES.join(', ')}.`, en: `Take one of ${CODES.join(', ')}.` },
      ({ code }) => code === undefined || CODES.includes(code),
    ),
    about(
      'DK-R-006',
      ['BT-84', 'BT-86'],
      {
        fr: 'un virement (31 ou 42) demande le compte (BT-84) et la banque (BT-86)',
        en: 'a transfer (31 or 42) asks for the account (BT-84) and the bank (BT-86)',
      },
      {
        fr: 'Ajoutez le numéro de compte et celui de la banque (registreringsnummer).',
        en: 'Add the account number and that of the bank (registreringsnummer).',
      },
      ({ code, accounts, banks }) =>
        !['31', '42'].includes(code ?? '') || (accounts.some(isFilled) && banks.some(isFilled)),
    ),
    about(
      'DK-R-007',
      ['BT-89', 'BT-90', 'BT-91'],
      {
        fr: 'un prélèvement (49) demande le mandat (BT-89) et le compte débité (BT-91)',
        en: 'a direct debit (49) asks for the mandate (BT-89) and the debited account (BT-91)',
      },
      {
        fr: 'Ajoutez le mandat et le compte de l’acheteur.',
        en: 'Add the mandate and the buyer’s account.',
      },
      ({ code, debit }, { payment }, edition) =>
        code !== '49' ||
        (isFilled(debit?.mandate) &&
          isFilled(edition === 'ubl' ? debit?.account : payment?.directDebit?.creditorId)),
    ),
    about(
      'DK-R-008',
      ['BT-83', 'BT-84'],
      {
        fr: 'un giro (50) demande une référence (BT-83) qui commence par 01#, 04# ou 15#, et un compte de 7 ou 8 chiffres (BT-84)',
        en: 'a giro (50) asks for a remittance text (BT-83) that begins with 01#, 04# or 15#, and an account of 7 or 8 digits (BT-84)',
      },
      {
        fr: 'Recopiez la référence et le compte de la carte de giro.',
        en: 'Copy the reference and the account from the giro slip.',
      },
      (means) =>
        means.code !== '50' ||
        (['01#', '04#', '15#'].includes(kindOf(means)) &&
          /^[0-9]{7,8}$/.test(means.accounts[0] ?? '')),
    ),
    about(
      'DK-R-009',
      ['BT-83'],
      {
        fr: 'une référence de giro (BT-83) de sorte 04# ou 15# a 16 chiffres de plus',
        en: 'a giro remittance text (BT-83) of kind 04# or 15# has 16 more digits',
      },
      {
        fr: 'Écrivez la sorte, puis les 16 chiffres : 04#1234567890123456.',
        en: 'Write the kind, then the 16 digits: 04#1234567890123456.',
      },
      (means) =>
        means.code !== '50' ||
        !['04#', '15#'].includes(kindOf(means)) ||
        means.remittance?.length === 19,
    ),
    about(
      'DK-R-010',
      ['BT-83', 'BT-84'],
      {
        fr: 'un paiement FIK (93) demande une référence (BT-83) qui commence par 71#, 73# ou 75#, et un créancier de 8 caractères (BT-84)',
        en: 'a FIK payment (93) asks for a remittance text (BT-83) that begins with 71#, 73# or 75#, and a creditor of 8 characters (BT-84)',
      },
      {
        fr: 'Recopiez la référence et le numéro de créancier du bulletin FIK.',
        en: 'Copy the reference and the creditor number from the FIK slip.',
      },
      (means) =>
        means.code !== '93' ||
        (['71#', '73#', '75#'].includes(kindOf(means)) && means.accounts[0]?.length === 8),
    ),
    about(
      'DK-R-011',
      ['BT-83'],
      {
        fr: 'une référence FIK (BT-83) de sorte 71# ou 75# a 15 ou 16 chiffres de plus',
        en: 'a FIK remittance text (BT-83) of kind 71# or 75# has 15 or 16 more digits',
      },
      {
        fr: 'Écrivez la sorte, puis les 15 ou 16 chiffres : 71#123456789012345.',
        en: 'Write the kind, then the 15 or 16 digits: 71#123456789012345.',
      },
      (means) =>
        means.code !== '93' ||
        !['71#', '75#'].includes(kindOf(means)) ||
        [18, 19].includes(means.remittance?.length ?? 0),
    ),
  ];
}
