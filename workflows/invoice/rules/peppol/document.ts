import { compare } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { law, type Rule, required } from '#workflows/invoice/rules/rule.ts';
import type { TaxTotal } from '#workflows/invoice/rules/tally.ts';
import { areBothIn } from './countries.ts';

/** BT-24 of Peppol BIS Billing 3.0; what it is a part of may follow. */
export const BILLING = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const PROCESS = /urn:fdc:peppol.eu:2017:poacc:billing:([0-9]{2}):1.0/;

/** The two digits of the business process (BT-23); undefined for any other text. */
export const processOf = ({ processType = '' }: Invoice): string | undefined =>
  PROCESS.exec(processType)?.[1];

/** Header rules of Peppol BIS Billing 3.0: R001 to R005, R007, R010, R020. */
export const documentRules: readonly Rule[] = [
  required('PEPPOL-EN16931-R001', 'BT-23'),
  law(
    'PEPPOL-EN16931-R007',
    ['BT-23'],
    'processType',
    {
      fr: 'le processus métier (BT-23) n’a pas la forme voulue par Peppol',
      en: 'the business process (BT-23) is not in the form that Peppol asks for',
    },
    {
      fr: 'Écrivez urn:fdc:peppol.eu:2017:poacc:billing:01:1.0 (01 est le numéro du processus).',
      en: 'Write urn:fdc:peppol.eu:2017:poacc:billing:01:1.0 (01 is the number of the process).',
    },
    (invoice) => processOf(invoice) !== undefined,
  ),
  law(
    'PEPPOL-EN16931-R002',
    ['BG-1', 'BT-40', 'BT-55'],
    'notes',
    {
      fr: 'la facture a plus d’une note (BG-1)',
      en: 'the invoice has more than one note (BG-1)',
    },
    {
      fr: 'Réunissez les notes en une seule, sans code de sujet ; seules les factures entre deux parties allemandes peuvent en avoir plusieurs.',
      en: 'Join the notes into one, without a subject code; only invoices between two German parties may have several.',
    },
    (invoice, { edition }) => {
      const { notes } = invoice;
      if (edition === 'ubl') return notes.length <= 1 || areBothIn(invoice, 'DE');
      return notes.length <= 1 && notes.every(({ subjectCode }) => subjectCode === undefined);
    },
  ),
  law(
    'PEPPOL-EN16931-R003',
    ['BT-10', 'BT-13'],
    'buyerReference',
    {
      fr: 'il manque la référence de l’acheteur (BT-10) ou le numéro de commande (BT-13)',
      en: 'neither buyer reference (BT-10) nor purchase order (BT-13) is given',
    },
    {
      fr: 'Demandez à l’acheteur sa référence ou son numéro de commande, et ajoutez-le.',
      en: 'Ask the buyer for its reference or order number, and add it.',
    },
    ({ buyerReference, orderReference }) =>
      buyerReference !== undefined || orderReference !== undefined,
  ),
  law(
    'PEPPOL-EN16931-R004',
    ['BT-24'],
    'specification',
    {
      fr: 'l’identifiant de spécification (BT-24) n’est pas celui de Peppol BIS Billing 3.0',
      en: 'the specification identifier (BT-24) is not that of Peppol BIS Billing 3.0',
    },
    {
      fr: 'Convertissez la facture vers la cible « Peppol », qui écrit cet identifiant.',
      en: 'Convert the invoice to the target “Peppol”, which writes this identifier.',
    },
    ({ specification = '' }) => specification.startsWith(BILLING),
  ),
  law(
    'PEPPOL-EN16931-R005',
    ['BT-5', 'BT-6'],
    'vatCurrency',
    {
      fr: 'la devise de comptabilisation de la TVA (BT-6) est celle de la facture (BT-5)',
      en: 'the VAT accounting currency (BT-6) is the invoice currency (BT-5)',
    },
    {
      fr: 'Retirez BT-6 et BT-111 : ils ne servent que si la devise diffère.',
      en: 'Remove BT-6 and BT-111: they are for another currency only.',
    },
    ({ currency, vatCurrency }) => vatCurrency === undefined || vatCurrency !== (currency ?? ''),
  ),
  law(
    'PEPPOL-EN16931-R010',
    ['BT-49'],
    'buyer.electronicAddress',
    {
      fr: 'l’acheteur n’a pas d’adresse électronique (BT-49)',
      en: 'the buyer has no electronic address (BT-49)',
    },
    {
      fr: 'Ajoutez l’adresse électronique de l’acheteur avec son schéma, par exemple 0225 ou 0088.',
      en: 'Add the buyer’s electronic address with its scheme, for example 0225 or 0088.',
    },
    ({ buyer }, { lacks }) => lacks('buyer') || buyer.electronicAddress !== undefined,
  ),
  law(
    'PEPPOL-EN16931-R020',
    ['BT-34'],
    'seller.electronicAddress',
    {
      fr: 'le vendeur n’a pas d’adresse électronique (BT-34)',
      en: 'the seller has no electronic address (BT-34)',
    },
    {
      fr: 'Ajoutez l’adresse électronique du vendeur avec son schéma, par exemple 0225 ou 0088.',
      en: 'Add the seller’s electronic address with its scheme, for example 0225 or 0088.',
    },
    ({ seller }, { lacks }) => lacks('seller') || seller.electronicAddress !== undefined,
  ),
];

/**
 * R053 to R055: one VAT total with its breakdown, and one more for the accounting currency.
 *
 * @param isOptionalInCii CII may go without a VAT total, as XRechnung has it
 */
export const taxTotalRules = ({ isOptionalInCii = false } = {}): readonly Rule[] => [
  law(
    'PEPPOL-EN16931-R053',
    ['BT-110', 'BG-23'],
    'totals.vat',
    {
      fr: 'il doit y avoir un total de TVA (BT-110) avec sa ventilation, et un seul',
      en: 'there must be one VAT total (BT-110) with its breakdown, and only one',
    },
    {
      fr: 'Donnez un seul total de TVA dans la devise de la facture, avec la ventilation par taux.',
      en: 'Give one VAT total in the invoice currency, with the breakdown by rate.',
    },
    (invoice, judged) => {
      const count = ventilated(invoice, judged);
      return count === 1 || (count === 0 && isOptionalInCii && judged.edition === 'cii');
    },
  ),
  law(
    'PEPPOL-EN16931-R054',
    ['BT-6', 'BT-111'],
    'totals.vatInAccountingCurrency',
    {
      fr: 'le total de TVA en devise de comptabilisation (BT-111) va avec cette devise (BT-6), une fois',
      en: 'the VAT total in accounting currency (BT-111) goes with this currency (BT-6), once',
    },
    {
      fr: 'Donnez BT-6 et BT-111 ensemble, ou aucun des deux.',
      en: 'Give both BT-6 and BT-111, or neither.',
    },
    ({ currency, vatCurrency }, { edition, tally }) => {
      const others = tally.taxTotals.filter((total) =>
        edition === 'ubl'
          ? total.parts === undefined
          : total.currency !== undefined && total.currency !== currency,
      );
      return others.length === (vatCurrency === undefined ? 0 : 1);
    },
  ),
  law(
    'PEPPOL-EN16931-R055',
    ['BT-110', 'BT-111'],
    'totals.vatInAccountingCurrency',
    {
      fr: 'les totaux de TVA BT-110 et BT-111 n’ont pas le même signe',
      en: 'the VAT totals BT-110 and BT-111 differ in sign',
    },
    {
      fr: 'Donnez aux deux totaux de TVA le même signe, celui de l’opération.',
      en: 'Give both VAT totals the same sign, that of the transaction.',
    },
    (invoice, judged) =>
      (isOptionalInCii && judged.edition === 'cii' && ventilated(invoice, judged) === 0) ||
      hasOneSign(invoice, judged),
  ),
];

const ventilated = ({ currency }: Invoice, { edition, tally }: Judged): number =>
  tally.taxTotals.filter((total) =>
    edition === 'ubl' ? total.parts !== undefined : total.currency === currency,
  ).length;

/** In UBL zero goes with either sign, in CII with plus only. */
function hasOneSign({ currency, vatCurrency }: Invoice, { edition, tally }: Judged): boolean {
  if (vatCurrency === undefined) return true;
  const amounts = (code: string | undefined) =>
    tally.taxTotals.filter((total) => total.currency === code).flatMap(signOf);
  const [own, accounted] = [amounts(currency), amounts(vatCurrency)];
  const both = (test: (sign: number) => boolean) => own.some(test) && accounted.some(test);
  return both((sign) => (edition === 'ubl' ? sign <= 0 : sign < 0)) || both((sign) => sign >= 0);
}

const signOf = ({ amount }: TaxTotal): number[] =>
  amount === undefined ? [] : [compare(amount, '0')];
