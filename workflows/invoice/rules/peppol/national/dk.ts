import { compare } from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import { mild, onlyIn } from '#workflows/invoice/rules/peppol/edition.ts';
import { isBlank, law, type Rule, rule } from '#workflows/invoice/rules/rule.ts';
import { danishPaymentRules } from './dkPayment.ts';

const isHere = ({ seller }: Invoice): boolean => seller.address?.country === 'DK';

/** Seller and buyer are Danish. */
export const areDanish = (invoice: Invoice): boolean =>
  isHere(invoice) && invoice.buyer.address?.country === 'DK';

const CVR = '0184';

const schemeless = (
  id: string,
  party: 'seller' | 'buyer',
  number: string,
  isMeant: (invoice: Invoice) => boolean,
): Rule =>
  law(
    id,
    [number],
    `${party}.legalId.scheme`,
    {
      fr: `l’immatriculation d’une entreprise danoise (${number}) doit porter le schéma 0184 (CVR)`,
      en: `the registration of a Danish company (${number}) must have scheme 0184 (CVR)`,
    },
    {
      fr: 'Donnez le numéro CVR avec le schéma 0184.',
      en: 'Give the CVR number with scheme 0184.',
    },
    (invoice) => {
      const { legalId } = invoice[party];
      return !isMeant(invoice) || legalId === undefined || legalId.scheme === CVR;
    },
  );

/** UNSPSC as classification (scheme TST), in the versions that Denmark uses. */
const UNSPSC = ['19.05.01', '19.0501', '26.08.01', '26.0801'];

/** A tax that is not VAT: four digits, or text around a `#`. */
const isDuty = (reason = ''): boolean => /^\d{4}$/.test(reason) || /^[^#].*#.*[^#]$/s.test(reason);

function* duties(invoice: Invoice, { edition }: Judged): Iterable<string> {
  for (const source of ['allowances', 'charges'] as const) {
    for (const [i, { reason, reasonCode }] of invoice[source].entries())
      if (reasonCode === 'ZZZ' && !isDuty(reason)) yield `${source}[${i}].reason`;
    if (edition === 'ubl')
      for (const [line, of] of invoice.lines.entries())
        for (const [i, { reason, reasonCode }] of of[source].entries())
          if (reasonCode === 'ZZZ' && !isDuty(reason))
            yield `lines[${line}].${source}[${i}].reason`;
  }
}

/** Denmark: suppliers there, and where it says so their customers there. */
export const danish: readonly Rule[] = [
  law(
    'DK-R-002',
    ['BT-30'],
    'seller.legalId',
    {
      fr: 'un vendeur danois doit donner son numéro CVR (BT-30)',
      en: 'a Danish seller must give its CVR number (BT-30)',
    },
    {
      fr: 'Ajoutez le numéro CVR avec le schéma 0184.',
      en: 'Add the CVR number with scheme 0184.',
    },
    (invoice) => !isHere(invoice) || !isBlank(invoice.seller.legalId?.value || undefined),
  ),
  schemeless('DK-R-014', 'seller', 'BT-30', isHere),
  ...onlyIn('ubl', [mild(schemeless('DK-R-017', 'buyer', 'BT-47', areDanish))]),
  law(
    'DK-R-016',
    ['BT-3', 'BT-115'],
    'totals.payable',
    {
      fr: 'le total d’un avoir danois (BT-115) est négatif',
      en: 'the total of a Danish credit note (BT-115) is negative',
    },
    {
      fr: 'Donnez un total positif, ou faites une facture.',
      en: 'Give a total above zero, or make an invoice.',
    },
    (invoice, { edition, isCreditNote }) => {
      const isCredit = edition === 'ubl' ? isCreditNote : invoice.typeCode === '381';
      const { payable } = invoice.totals;
      return !areDanish(invoice) || !isCredit || !payable || compare(payable, '0') >= 0;
    },
  ),
  rule(
    'DK-R-013',
    ['BT-29', 'BT-46'],
    {
      fr: 'un identifiant du vendeur ou de l’acheteur n’a pas de schéma',
      en: 'an identifier of seller or buyer has no scheme',
    },
    {
      fr: 'Ajoutez le schéma, par exemple 0088 pour un GLN ou 0184 pour un CVR.',
      en: 'Add the scheme, for example 0088 for a GLN or 0184 for a CVR number.',
    },
    function* broken(invoice) {
      if (!areDanish(invoice)) return;
      for (const party of ['seller', 'buyer'] as const)
        for (const [i, { scheme }] of invoice[party].identifiers.entries())
          if (isBlank(scheme)) yield `${party}.identifiers[${i}]`;
    },
  ),
  mild(
    rule(
      'DK-R-003',
      ['BT-158-1', 'BT-158-2'],
      {
        fr: 'la classification UNSPSC (schéma TST) n’est pas d’une version que le Danemark utilise',
        en: 'the UNSPSC classification (scheme TST) is not of a version that Denmark uses',
      },
      {
        fr: 'Donnez la version 19.05.01 ou 26.08.01.',
        en: 'Give version 19.05.01 or 26.08.01.',
      },
      function* broken(invoice) {
        if (!areDanish(invoice)) return;
        for (const [i, { item }] of invoice.lines.entries())
          if (
            item.classifications.some(({ scheme }) => scheme === 'TST') &&
            !item.classifications.some(({ version = '' }) => UNSPSC.includes(version))
          )
            yield `lines[${i}].item.classifications`;
      },
    ),
  ),
  rule(
    'DK-R-004',
    ['BT-97', 'BT-98', 'BT-104', 'BT-105', 'BT-139', 'BT-140', 'BT-144', 'BT-145'],
    {
      fr: 'une taxe autre que la TVA (motif ZZZ) doit être nommée par quatre chiffres, ou par un texte avec # au milieu',
      en: 'a tax other than VAT (reason ZZZ) must be named by four digits, or by a text with # within',
    },
    {
      fr: 'Écrivez le numéro de la taxe, ou « numéro#libellé », dans le motif.',
      en: 'Write the number of the tax, or “number#label”, as the reason.',
    },
    (invoice, judged) => (areDanish(invoice) ? duties(invoice, judged) : []),
  ),
  ...danishPaymentRules(areDanish),
];
