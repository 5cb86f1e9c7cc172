import { compare } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { areBothIn, isSellerIn } from '#workflows/invoice/rules/peppol/countries.ts';
import { law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';

const isDutch = (invoice: Invoice): boolean => isSellerIn(invoice, 'NL');
const areDutch = (invoice: Invoice): boolean => areBothIn(invoice, 'NL');

type Address = Invoice['seller']['address'];

const isWhole = (address: Address): boolean =>
  !address ||
  (address.line1 !== undefined && address.city !== undefined && address.postCode !== undefined);

const address = (
  id: string,
  reads: readonly string[],
  party: 'seller' | 'buyer' | 'taxRepresentative',
  isMeant: (invoice: Invoice) => boolean,
): Rule =>
  law(
    id,
    reads,
    `${party}.address`,
    {
      fr: 'une adresse néerlandaise doit avoir rue, localité et code postal',
      en: 'a Dutch address must have street, city and post code',
    },
    {
      fr: `Renseignez ${reads.join(', ')}.`,
      en: `Fill in ${reads.join(', ')}.`,
    },
    (invoice) => !isMeant(invoice) || isWhole(invoice[party]?.address),
  );

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
      fr: `l’immatriculation d’une entreprise néerlandaise (${number}) doit être un numéro KVK (0106) ou OIN (0190)`,
      en: `the registration of a Dutch company (${number}) must be a KVK (0106) or OIN (0190) number`,
    },
    {
      fr: 'Donnez le numéro KVK ou OIN avec son schéma.',
      en: 'Give the KVK or OIN number with its scheme.',
    },
    (invoice) => {
      const { legalId } = invoice[party];
      if (!isMeant(invoice) || legalId === undefined) return true;
      return ['0106', '0190'].includes(legalId.scheme ?? '') && legalId.value !== '';
    },
  );

/** Credit notes that the rule for CII knows. */
const CII_CREDITS = ['81', '83', '381', '396', '532'];

const isCredit = ({ typeCode = '' }: Invoice, { edition, isCreditNote }: Judged): boolean =>
  edition === 'ubl' ? isCreditNote : CII_CREDITS.includes(typeCode);

/** The Netherlands: suppliers there, and where it says so their customers there. */
export const dutch: readonly Rule[] = [
  law(
    'NL-R-001',
    ['BT-3', 'BT-25'],
    'precedingInvoices',
    {
      fr: 'un avoir néerlandais doit citer la facture qu’il crédite (BT-25)',
      en: 'a Dutch credit note must name the invoice that it credits (BT-25)',
    },
    {
      fr: 'Ajoutez le numéro de la facture créditée.',
      en: 'Add the number of the credited invoice.',
    },
    (invoice, judged) =>
      !isDutch(invoice) ||
      invoice.typeCode === undefined ||
      !isCredit(invoice, judged) ||
      invoice.precedingInvoices.some(({ number }) => number !== undefined),
  ),
  address('NL-R-002', ['BT-35', 'BT-37', 'BT-38'], 'seller', isDutch),
  register('NL-R-003', 'BT-30', 'seller', isDutch),
  address('NL-R-004', ['BT-50', 'BT-52', 'BT-53'], 'buyer', areDutch),
  register('NL-R-005', 'BT-47', 'buyer', areDutch),
  address(
    'NL-R-006',
    ['BT-64', 'BT-66', 'BT-67'],
    'taxRepresentative',
    (invoice) =>
      isDutch(invoice) &&
      invoice.taxRepresentative?.address?.country?.trim().toUpperCase() === 'NL',
  ),
  law(
    'NL-R-007',
    ['BG-16', 'BT-115'],
    'payment',
    {
      fr: 'il y a un montant à payer (BT-115) sans moyen de paiement (BG-16)',
      en: 'an amount is due (BT-115) without means of payment (BG-16)',
    },
    {
      fr: 'Ajoutez le moyen de paiement, par exemple 30 ou 58 avec l’IBAN.',
      en: 'Add the means of payment, for example 30 or 58 with the IBAN.',
    },
    (invoice, { tally, lacks, edition, isCreditNote }) => {
      if (!isDutch(invoice) || lacks('totals') || tally.means.length > 0) return true;
      const { payable } = invoice.totals;
      if (payable === undefined) return false;
      const isBack = edition === 'ubl' ? isCreditNote : invoice.typeCode === '381';
      const sign = compare(payable, '0');
      return isBack ? sign >= 0 : sign <= 0;
    },
  ),
  rule(
    'NL-R-008',
    ['BT-81'],
    {
      fr: 'ce moyen de paiement (BT-81) n’est pas admis entre deux parties néerlandaises',
      en: 'this means of payment (BT-81) is not taken between two Dutch parties',
    },
    { fr: 'Prenez 30, 48, 49, 57, 58 ou 59.', en: 'Take 30, 48, 49, 57, 58 or 59.' },
    (invoice, { tally }) =>
      areDutch(invoice)
        ? tally.means.flatMap(({ at, code = '' }) =>
            ['30', '48', '49', '57', '58', '59'].includes(code) ? [] : [`${at}.meansCode`],
          )
        : [],
  ),
  law(
    'NL-R-009',
    ['BT-13', 'BT-132'],
    'orderReference',
    {
      fr: 'une ligne cite une ligne de commande (BT-132) sans que la facture cite la commande (BT-13)',
      en: 'a line names an order line (BT-132) but the invoice names no order (BT-13)',
    },
    { fr: 'Ajoutez le numéro de commande.', en: 'Add the purchase order number.' },
    (invoice) =>
      !isDutch(invoice) ||
      invoice.orderReference !== undefined ||
      invoice.lines.every(({ orderLine }) => orderLine === undefined),
  ),
];
