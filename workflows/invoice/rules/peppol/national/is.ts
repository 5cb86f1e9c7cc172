import type { Invoice } from '#workflows/invoice/model.ts';
import { mild, onlyIn } from '#workflows/invoice/rules/peppol/edition.ts';
import { law, type Rule } from '#workflows/invoice/rules/rule.ts';

const isHere = ({ seller }: Invoice): boolean => seller.address?.country === 'IS';
const areHere = (invoice: Invoice): boolean =>
  isHere(invoice) && invoice.buyer.address?.country === 'IS';

/** The last day to pay (eindagi) is given as a supporting document of this description. */
const finalDaysOf = ({ attachments }: Invoice) =>
  attachments.filter(({ description }) => description === 'EINDAGI');

const register = (
  id: string,
  number: string,
  party: 'seller' | 'buyer',
  isMeant: (invoice: Invoice) => boolean,
): Rule =>
  law(
    id,
    [number],
    `${party}.legalId`,
    {
      fr: `une entreprise islandaise doit donner son identifiant (${number}, kennitala de schéma 0196)`,
      en: `an Icelandic company must give its identifier (${number}, kennitala of scheme 0196)`,
    },
    { fr: 'Ajoutez la kennitala avec le schéma 0196.', en: 'Add the kennitala with scheme 0196.' },
    (invoice, { lacks }) =>
      !isMeant(invoice) || lacks(party) || invoice[party].legalId?.scheme === '0196',
  );

const address = (
  id: string,
  reads: readonly string[],
  party: 'seller' | 'buyer',
  isMeant: (invoice: Invoice) => boolean,
): Rule =>
  law(
    id,
    reads,
    `${party}.address`,
    {
      fr: 'une adresse islandaise doit avoir rue et code postal',
      en: 'an Icelandic address must have street and post code',
    },
    { fr: `Renseignez ${reads.join(' et ')}.`, en: `Fill in ${reads.join(' and ')}.` },
    (invoice, { lacks }) => {
      const { line1, postCode } = invoice[party].address ?? {};
      return !isMeant(invoice) || lacks(party) || (line1 !== undefined && postCode !== undefined);
    },
  );

const account = (id: string, code: string): Rule =>
  law(
    id,
    ['BT-81', 'BT-84'],
    'payment.accounts',
    {
      fr: `le moyen de paiement ${code} demande en Islande un compte de 12 chiffres (BT-84)`,
      en: `payment means ${code} asks in Iceland for an account of 12 digits (BT-84)`,
    },
    {
      fr: 'Donnez banque, livre et numéro de compte à la suite, 12 chiffres.',
      en: 'Give bank, ledger and account number in a row, 12 digits.',
    },
    (invoice, { tally }) => {
      const means = tally.means.filter((one) => one.code === code);
      const accounts = means.flatMap((one) => one.accounts).filter((one) => one !== undefined);
      const [first] = accounts;
      return !isHere(invoice) || means.length === 0 || first?.length === 12;
    },
  );

/** Iceland: suppliers there, and where it says so their customers there. */
export const icelandic: readonly Rule[] = onlyIn('ubl', [
  mild(
    law(
      'IS-R-001',
      ['BT-3'],
      'typeCode',
      {
        fr: 'un vendeur islandais émet des factures (380) ou des avoirs (381)',
        en: 'an Icelandic seller issues invoices (380) or credit notes (381)',
      },
      { fr: 'Prenez 380 ou 381.', en: 'Take 380 or 381.' },
      (invoice) => !isHere(invoice) || ['380', '381'].includes(invoice.typeCode ?? ''),
    ),
  ),
  register('IS-R-002', 'BT-30', 'seller', isHere),
  address('IS-R-003', ['BT-35', 'BT-38'], 'seller', isHere),
  register('IS-R-004', 'BT-47', 'buyer', areHere),
  address('IS-R-005', ['BT-50', 'BT-53'], 'buyer', areHere),
  account('IS-R-006', '9'),
  account('IS-R-007', '42'),
  law(
    'IS-R-008',
    ['BT-122', 'BT-123'],
    'attachments',
    {
      fr: 'le dernier jour de paiement (pièce EINDAGI) n’est pas une date AAAA-MM-JJ (BT-122)',
      en: 'the final day to pay (document EINDAGI) is no date YYYY-MM-DD (BT-122)',
    },
    { fr: 'Écrivez la date comme 2026-11-30.', en: 'Write the date as 2026-11-30.' },
    (invoice) => !isHere(invoice) || finalDaysOf(invoice).every(({ id = '' }) => isDay(id)),
  ),
  law(
    'IS-R-009',
    ['BT-9', 'BT-123'],
    'dueDate',
    {
      fr: 'la facture donne un dernier jour de paiement (EINDAGI) sans échéance (BT-9)',
      en: 'the invoice has a final day to pay (EINDAGI) without a due date (BT-9)',
    },
    { fr: 'Ajoutez la date d’échéance.', en: 'Add the payment due date.' },
    (invoice) =>
      !isHere(invoice) || finalDaysOf(invoice).length === 0 || invoice.dueDate !== undefined,
  ),
  law(
    'IS-R-010',
    ['BT-9', 'BT-122', 'BT-123'],
    'dueDate',
    {
      fr: 'le dernier jour de paiement (EINDAGI) précède l’échéance (BT-9)',
      en: 'the final day to pay (EINDAGI) comes before the due date (BT-9)',
    },
    { fr: 'Corrigez l’une des deux dates.', en: 'Correct either date.' },
    (invoice) => {
      const days = finalDaysOf(invoice);
      const { dueDate } = invoice;
      return (
        !isHere(invoice) ||
        days.length === 0 ||
        (dueDate !== undefined && days.some(({ id = '' }) => dueDate <= id))
      );
    },
  ),
]);

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true;
