import { equal, parseAmount, roundUp, subtract, sum } from '#workflows/invoice/amount.ts';
import { EXTENSION } from '#workflows/invoice/rules/xrechnung/specification.ts';
import { slack } from '#workflows/invoice/rules/xrechnung/xrechnung.ts';
import { type Check, check } from '../binding/check.ts';
import type { XmlElement } from '../xml.ts';
import { elementsAt, textAt } from '../xml-walk.ts';
import { adjustmentCheck, sharedUblChecks } from './peppol.ts';

const isExtension = (root: XmlElement | undefined): boolean =>
  root !== undefined && textAt(root, 'cbc:CustomizationID') === EXTENSION;

const amount = (element: XmlElement, name: string): string =>
  parseAmount(textAt(element, name) ?? '') ?? '0';

const filled = (id: string, name: string, number: string, fr: string, en: string): Check =>
  check(
    id,
    'fatal',
    ['cac:PrepaidPayment'],
    {
      fr: `le paiement par un tiers (BG-DEX-09) ne donne pas ${fr} (${number})`,
      en: `the third party payment (BG-DEX-09) has no ${en} (${number})`,
    },
    (payment, trail) => !isMeant(trail) || Boolean(textAt(payment, name)),
    { fr: `Ajoutez ${fr}.`, en: `Add the ${en}.` },
  );

/** The rules on third party payments are for invoices; a credit note has none. */
const isMeant = (trail: readonly XmlElement[]): boolean =>
  trail.length === 1 && trail[0]?.name === 'invoice:Invoice' && isExtension(trail[0]);

const linesWithParts = (root: XmlElement): XmlElement[] => {
  const within = (lines: readonly XmlElement[]): XmlElement[] =>
    lines.flatMap((line) => [line, ...within(elementsAt(line, 'cac:SubInvoiceLine'))]);
  return within(elementsAt(root, 'cac:InvoiceLine')).filter(
    (line) => elementsAt(line, 'cac:SubInvoiceLine').length > 0,
  );
};

const partsOf = (line: XmlElement): string =>
  sum(
    elementsAt(line, 'cac:SubInvoiceLine').map((part) => amount(part, 'cbc:LineExtensionAmount')),
  );

/** XRechnung 3.0.2 on what only a UBL document can say: Peppol's rules, and the extension's. */
export const xrechnungUblChecks: readonly Check[] = [
  ...sharedUblChecks,
  check(
    'UBL-CR-646',
    'fatal',
    ['cac:SubInvoiceLine'],
    {
      fr: 'une ligne a des sous-lignes : seule l’extension de XRechnung en connaît',
      en: 'a line has sub-lines, which only the extension of XRechnung knows',
    },
    (_, [root]) => isExtension(root),
    {
      fr: 'Prenez l’identifiant (BT-24) de l’extension, ou mettez chaque sous-ligne en ligne.',
      en: 'Take the identifier (BT-24) of the extension, or make a line of each sub-line.',
    },
  ),
  adjustmentCheck((root) => slack({ currency: textAt(root, 'cbc:DocumentCurrencyCode') })),
  check(
    'BR-DEX-02',
    'warning',
    ['invoice:Invoice'],
    {
      fr: 'le montant d’une ligne (BT-131) n’est pas la somme de ses sous-lignes',
      en: 'the amount of a line (BT-131) is not the sum of its sub-lines',
    },
    (root) =>
      !isExtension(root) ||
      linesWithParts(root).every((line) =>
        equal(amount(line, 'cbc:LineExtensionAmount'), partsOf(line)),
      ),
    {
      fr: 'Recalculez la ligne dans le logiciel qui fait la facture.',
      en: 'Recompute the line in the software that makes the invoice.',
    },
  ),
  check(
    'BR-DEX-03',
    'fatal',
    ['cac:SubInvoiceLine'],
    {
      fr: 'une sous-ligne (BG-DEX-01) doit donner une TVA, et une seule (BG-DEX-06)',
      en: 'a sub-line (BG-DEX-01) must have one VAT information, and only one (BG-DEX-06)',
    },
    (line, [root]) =>
      root?.name !== 'invoice:Invoice' ||
      !isExtension(root) ||
      elementsAt(line, 'cac:Item').every(
        (item) => elementsAt(item, 'cac:ClassifiedTaxCategory').length === 1,
      ),
    {
      fr: 'Donnez la catégorie et le taux de TVA de la sous-ligne.',
      en: 'Give the VAT category and rate of the sub-line.',
    },
  ),
  check(
    'BR-DEX-09',
    'fatal',
    ['cac:LegalMonetaryTotal'],
    {
      fr: 'BT-115 doit être BT-112 − BT-113 + BT-114 + paiements par des tiers (BT-DEX-002)',
      en: 'BT-115 must be BT-112 − BT-113 + BT-114 + third party payments (BT-DEX-002)',
    },
    (totals, [root]) => {
      if (!root || !isExtension(root)) return true;
      const due = subtract(
        amount(totals, 'cbc:PayableAmount'),
        amount(totals, 'cbc:PayableRoundingAmount'),
      );
      const owed = subtract(
        amount(totals, 'cbc:TaxInclusiveAmount'),
        amount(totals, 'cbc:PrepaidAmount'),
      );
      const others = elementsAt(root, 'cac:PrepaidPayment').map((one) =>
        amount(one, 'cbc:PaidAmount'),
      );
      return equal(roundUp(due), roundUp(sum([owed, ...others])));
    },
    {
      fr: 'Recalculez les totaux dans le logiciel qui fait la facture.',
      en: 'Recompute the totals in the software that makes the invoice.',
    },
  ),
  filled('BR-DEX-10', 'cbc:ID', 'BT-DEX-001', 'sa nature', 'type'),
  filled('BR-DEX-11', 'cbc:PaidAmount', 'BT-DEX-002', 'son montant', 'amount'),
  filled('BR-DEX-12', 'cbc:InstructionID', 'BT-DEX-003', 'sa description', 'description'),
  check(
    'BR-DEX-13',
    'fatal',
    ['cac:PrepaidPayment'],
    {
      fr: 'le montant payé par un tiers (BT-DEX-002) a plus de deux décimales',
      en: 'the amount paid by a third party (BT-DEX-002) has more than two decimals',
    },
    (payment, trail) => !isMeant(trail) || !/\..{3}/s.test(textAt(payment, 'cbc:PaidAmount') ?? ''),
    { fr: 'Arrondissez à deux décimales.', en: 'Round to two decimals.' },
  ),
  check(
    'BR-DEX-14',
    'fatal',
    ['cac:PrepaidPayment'],
    {
      fr: 'le montant payé par un tiers (BT-DEX-002) n’est pas dans la devise de la facture (BT-5)',
      en: 'the amount paid by a third party (BT-DEX-002) is not in the invoice currency (BT-5)',
    },
    (payment, trail) =>
      !isMeant(trail) ||
      elementsAt(payment, 'cbc:PaidAmount').some(
        ({ attributes }) =>
          trail[0] && attributes.currencyID === textAt(trail[0], 'cbc:DocumentCurrencyCode'),
      ),
    {
      fr: 'Donnez le montant dans la devise de la facture.',
      en: 'Give the amount in the invoice currency.',
    },
  ),
];
