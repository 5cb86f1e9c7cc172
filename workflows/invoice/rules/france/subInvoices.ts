import {
  type Amount,
  absolute,
  compare,
  multiply,
  subtract,
  sum,
} from '#workflows/invoice/amount.ts';
import { words } from '#workflows/invoice/codes/words.ts';
import type { Invoice, Line } from '#workflows/invoice/model.ts';
import type { Judged } from '#workflows/invoice/rules/judged.ts';
import type { Rule } from '#workflows/invoice/rules/rule.ts';
import type { Text } from '#workflows/text.ts';
import { frenchLaw, frenchRule, type Ids } from './frenchRule.ts';
import { hasSubInvoices, isBilledBothWays, isOfSeveralSellers } from './processes.ts';

/*
 * One invoice that stands for several (cadres 8 and 9): each sub-invoice is a group of lines, under the seller of its
 * items, with its own number (AFL) and process (AVV).
 */
const isGroup = ({ statusReason, parentId }: Line): boolean =>
  statusReason === 'GROUP' && parentId === undefined;

const groupsOf = ({ lines }: Invoice): readonly (readonly [number, Line])[] =>
  [...lines.entries()].filter(([, line]) => isGroup(line));

const sellerOf = ({ itemSeller }: Line): string => itemSeller?.legalId?.value.trim() ?? '';
const numberOf = ({ subInvoice }: Line): string => subInvoice?.number?.trim() ?? '';
const isSaid = (value: string | undefined): boolean => value !== undefined && value.trim() !== '';

/** A rule about each line, or each group, of invoices that stand for several. */
const lineRule = (
  ids: Ids,
  reads: readonly string[],
  message: Text,
  fix: Text,
  {
    among = hasSubInvoices,
    of = ({ lines }) => [...lines.entries()],
    field = '',
  }: {
    among?: (invoice: Invoice) => boolean;
    of?: (invoice: Invoice) => readonly (readonly [number, Line])[];
    field?: string;
  },
  holds: (line: Line, invoice: Invoice, judged: Judged, at: number) => boolean,
): Rule =>
  frenchRule(ids, ['BT-23', 'BT-X-8', ...reads], message, fix, (invoice, judged) =>
    among(invoice)
      ? of(invoice).flatMap(([i, line]) =>
          holds(line, invoice, judged, i) ? [] : [`lines[${i}]${field}`],
        )
      : [],
  );

const groupFix: Text = {
  fr: 'Complétez la ligne de tête (GROUP, sans parent) de la sous-facture.',
  en: 'Complete the head line (GROUP, without parent) of the sub-invoice.',
};

const missing = (what: Text): Text => ({
  fr: `une ligne de tête de sous-facture n’a pas ${what.fr}`,
  en: `a head line of a sub-invoice has no ${what.en}`,
});

const requiredOfGroups: readonly Rule[] = (
  [
    [
      'BR-FR-MV-03_EXT-FR-FE-164',
      'BT-X-569',
      { fr: 'le nom du vendeur', en: 'seller name' },
      ({ itemSeller }) => isSaid(itemSeller?.name),
    ],
    [
      'BR-FR-MV-03_EXT-FR-FE-167',
      'BT-X-572',
      { fr: 'l’immatriculation du vendeur', en: 'legal registration of the seller' },
      (line) => sellerOf(line) !== '',
    ],
    [
      'BR-FR-MV-03_EXT-FR-FE-177',
      'BT-X-584',
      { fr: 'le pays du vendeur', en: 'country of the seller' },
      ({ itemSeller }) => isSaid(itemSeller?.address?.country),
    ],
    [
      'BR-FR-MV-03_EXT-FR-FE-181',
      'BT-X-329',
      { fr: 'son total de TVA', en: 'VAT total' },
      ({ totals }) => isSaid(totals?.vat),
    ],
    [
      'BR-FR-MV-03_EXT-FR-FE-182',
      'BT-X-590',
      {
        fr: 'son total de TVA en devise de comptabilisation',
        en: 'VAT total in the accounting currency',
      },
      ({ totals }, { vatCurrency, currency }) =>
        vatCurrency === undefined ||
        isSaid(totals?.vatInAccountingCurrency ?? (vatCurrency === currency ? totals?.vat : '')),
    ],
  ] as const satisfies readonly (readonly [
    string,
    string,
    Text,
    (line: Line, invoice: Invoice) => boolean,
  ])[]
).map(
  ([id, term, what, holds]: readonly [
    string,
    string,
    Text,
    (line: Line, invoice: Invoice) => boolean,
  ]) => lineRule(id, [term], missing(what), groupFix, { of: groupsOf }, holds),
);

const groupRules: readonly Rule[] = [
  lineRule(
    'BR-FR-MV-01_EXT-FR-FE-163',
    [],
    {
      fr: 'une ligne d’une facture à sous-factures (cadres 8 et 9) n’a pas de sous-type',
      en: 'a line of an invoice with sub-invoices (processes 8 and 9) has no subtype',
    },
    { fr: 'Indiquez GROUP, DETAIL ou INFORMATION.', en: 'Give GROUP, DETAIL or INFORMATION.' },
    { field: '.statusReason' },
    ({ statusReason }, _, { edition }) =>
      statusReason === undefined ? edition === 'cii' : statusReason.trim() !== '',
  ),
  frenchLaw(
    'BR-FR-MV-02_EXT-FR-FE-163',
    ['BT-23', 'BT-X-8', 'BT-X-304'],
    'lines',
    {
      fr: 'une facture multi-vendeurs (S8, B8, M8) n’a aucune ligne de tête GROUP sans parent',
      en: 'an invoice of several sellers (S8, B8, M8) has no head line GROUP without parent',
    },
    groupFix,
    (invoice) => !isOfSeveralSellers(invoice) || groupsOf(invoice).length >= 1,
  ),
  frenchLaw(
    'BR-FR-BD-02_EXT-FR-FE-163',
    ['BT-23', 'BT-X-8', 'BT-X-304'],
    'lines',
    {
      fr: 'une facture bidirectionnelle (S9, B9, M9) n’a pas exactement deux lignes de tête GROUP',
      en: 'a two-way invoice (S9, B9, M9) does not have exactly two head lines GROUP',
    },
    groupFix,
    (invoice) => !isBilledBothWays(invoice) || groupsOf(invoice).length === 2,
  ),
  ...(
    [
      [['BR-FR-BD-02_BT-31', 'BR-FR-BD-02_BT-30'], 'seller', 'BT-30', 'du vendeur', 'the seller'],
      ['BR-FR-BD-02_BT-47', 'buyer', 'BT-47', 'de l’acheteur', 'the buyer'],
    ] as const
  ).map(([ids, party, term, fr, en]) =>
    frenchLaw(
      ids,
      ['BT-23', term, 'BT-X-572'],
      'lines',
      {
        fr: `une facture bidirectionnelle n’a pas exactement une sous-facture ${fr} (${term})`,
        en: `a two-way invoice does not have exactly one sub-invoice of ${en} (${term})`,
      },
      groupFix,
      (invoice) =>
        !isBilledBothWays(invoice) ||
        groupsOf(invoice).filter(([, line]) => isOf(line, invoice[party].legalId?.value)).length ===
          1,
    ),
  ),
  ...requiredOfGroups,
  lineRule(
    'BR-FR-MV-03_BT-128_AFL',
    ['BT-128-AFL'],
    missing({ fr: 'de numéro (BT-128, schéma AFL)', en: 'number (BT-128, scheme AFL)' }),
    groupFix,
    { of: groupsOf },
    ({ subInvoice }, _, { edition }) =>
      subInvoice?.number === undefined ? edition === 'cii' : isSaid(subInvoice.number),
  ),
  lineRule(
    'BR-FR-MV-03_BT-128_AVV',
    ['BT-128-AVV'],
    missing({
      fr: 'un cadre de facturation admis (BT-128, schéma AVV)',
      en: 'allowed business process (BT-128, scheme AVV)',
    }),
    groupFix,
    { of: groupsOf },
    ({ subInvoice }, _, { edition }) => {
      const process = subInvoice?.processType;
      if (process === undefined) return edition === 'cii';
      return isSaid(process) && !['M8', 'S8', 'B8'].includes(process);
    },
  ),
];

const isOf = ({ itemSeller }: Line, legalId: string | undefined): boolean =>
  legalId !== undefined && itemSeller?.legalId?.value === legalId;

const isWithin = (a: Amount, b: Amount, tolerance: Amount): boolean =>
  compare(absolute(subtract(a, b)), tolerance) <= 0;

const cents = (count: number): Amount => multiply('0.01', String(count));

const partsOf = (invoice: Invoice, id: string, has: (line: Line) => boolean): readonly Line[] =>
  invoice.lines.filter((line) => line.parentId === id && has(line));

const parentOf = ({ lines }: Invoice, { parentId }: Line): Line | undefined =>
  lines.find(({ id }) => id === parentId);

const amountFix: Text = {
  fr: 'Recalculez les montants de la sous-facture.',
  en: 'Recompute the amounts of the sub-invoice.',
};
const belongingFix: Text = {
  fr: 'Donnez à la ligne le vendeur et le numéro de sa sous-facture.',
  en: 'Give the line the seller and the number of its sub-invoice.',
};

const lineRules: readonly Rule[] = [
  lineRule(
    'BR-FR-MV-05_EXT-FR-FE-BG-12',
    ['BT-131', 'BT-X-304'],
    {
      fr: 'le montant net d’une ligne de tête (BT-131) n’est pas la somme de ses lignes',
      en: 'the net amount of a head line (BT-131) is not the sum of its lines',
    },
    amountFix,
    { of: groupsOf, field: '.netAmount' },
    ({ id = '', netAmount }, invoice) => {
      const amounts = partsOf(
        invoice,
        id,
        ({ statusReason }) => statusReason !== undefined && statusReason !== 'INFORMATION',
      ).flatMap((line) => line.netAmount ?? []);
      return netAmount !== undefined && isWithin(netAmount, sum(amounts), cents(amounts.length));
    },
  ),
  lineRule(
    'BR-FR-MV-06_EXT-FR-FE-167',
    ['BT-X-572', 'BT-X-304'],
    {
      fr: 'une ligne n’a pas l’immatriculation du vendeur de sa sous-facture',
      en: 'a line does not have the legal registration of its sub-invoice’s seller',
    },
    belongingFix,
    { field: '.itemSeller.legalId' },
    (line, invoice) => belongs(line, invoice, sellerOf),
  ),
  lineRule(
    'BR-FR-MV-07_BT-128',
    ['BT-128-AFL', 'BT-X-304'],
    {
      fr: 'une ligne n’a pas le numéro de sa sous-facture (BT-128, schéma AFL)',
      en: 'a line does not have the number of its sub-invoice (BT-128, scheme AFL)',
    },
    belongingFix,
    { field: '.subInvoice.number' },
    (line, invoice) => belongs(line, invoice, numberOf),
  ),
  lineRule(
    'BR-FR-MV-08_BT-128',
    ['BT-X-96', 'BT-128-AFL'],
    {
      fr: 'le motif de TVA d’une ligne DETAIL ne commence pas par #numéro de sous-facture#',
      en: 'the VAT reason of a line DETAIL does not begin with #sub-invoice number#',
    },
    {
      fr: 'Faites précéder le motif de #numéro#, pour ventiler la TVA par sous-facture.',
      en: 'Put #number# before the reason, to break the VAT down by sub-invoice.',
    },
    {
      of: ({ lines }) => [...lines.entries()].filter(([, line]) => line.statusReason === 'DETAIL'),
      field: '.vat.exemptionReason',
    },
    (line) =>
      numberOf(line) !== '' && (line.vat?.exemptionReason ?? '').startsWith(`#${numberOf(line)}#`),
  ),
  lineRule(
    'BR-FR-MV-09_EXT-FR-FE-181',
    ['BT-X-329', 'BT-117', 'BT-120'],
    {
      fr: 'le total de TVA d’une ligne de tête n’est pas celui de sa ventilation (BG-23)',
      en: 'the VAT total of a head line is not that of its breakdown (BG-23)',
    },
    amountFix,
    { of: groupsOf, field: '.totals.vat' },
    (line, { vatBreakdown }) => {
      const own = vatBreakdown
        .filter(({ exemptionReason = '' }) => exemptionReason.startsWith(`#${numberOf(line)}#`))
        .flatMap(({ amount }) => amount ?? []);
      const vat = line.totals?.vat;
      return vat !== undefined && isWithin(vat, sum(own), '0.01');
    },
  ),
  lineRule(
    'BR-FR-MV-10_EXT-FR-FE-184',
    ['BT-X-330', 'BT-X-329', 'BT-131'],
    {
      fr: 'le total TVA comprise d’une ligne de tête n’est pas net + TVA',
      en: 'the total with VAT of a head line is not net + VAT',
    },
    amountFix,
    { of: groupsOf, field: '.totals.withVat' },
    ({ id = '', netAmount, totals }, invoice) => {
      if (totals?.withVat === undefined) return true;
      const details = partsOf(invoice, id, ({ statusReason }) => statusReason === 'DETAIL');
      return (
        netAmount !== undefined &&
        totals.vat !== undefined &&
        isWithin(totals.withVat, sum([netAmount, totals.vat]), cents(details.length))
      );
    },
  ),
  lineRule(
    'BR-FR-MV-11_BT-128',
    ['BT-128-AFL', 'BT-1', 'BT-30', 'BT-X-572'],
    {
      fr: 'la sous-facture du vendeur lui-même n’a pas, elle seule, le numéro de la facture (BT-1)',
      en: 'not the seller’s own sub-invoice, and it alone, has the number of the invoice (BT-1)',
    },
    belongingFix,
    {
      of: (invoice) =>
        groupsOf(invoice).filter(([, line]) => isOf(line, invoice.seller.legalId?.value)),
      field: '.subInvoice.number',
    },
    (line, invoice) => {
      const own = groupsOf(invoice).filter(
        ([, group]) =>
          isOf(group, invoice.seller.legalId?.value) && group.subInvoice?.number === invoice.number,
      ).length;
      return own === 1 || (own > 1 && numberOf(line) !== invoice.number);
    },
  ),
  frenchLaw(
    'BR-FR-MV-12_BT-128',
    ['BT-128-AFL'],
    'lines',
    {
      fr: 'deux sous-factures ont le même numéro (BT-128, schéma AFL)',
      en: 'two sub-invoices have the same number (BT-128, scheme AFL)',
    },
    { fr: 'Numérotez chaque sous-facture à part.', en: 'Number each sub-invoice apart.' },
    (invoice) => !hasSubInvoices(invoice) || !repeatsNumber(invoice),
  ),
];

const belongs = (line: Line, invoice: Invoice, told: (line: Line) => string): boolean => {
  if (told(line) === '') return false;
  if (line.parentId === undefined) return true;
  const parent = parentOf(invoice, line);
  return told(line) === (parent ? told(parent) : '');
};

/** The number of a head line must not have been met before it. */
function repeatsNumber({ lines }: Invoice): boolean {
  const met = new Set<string>();
  for (const line of lines) {
    const { subInvoice, object, orderNumber } = line;
    if (isGroup(line) && subInvoice?.number !== undefined && met.has(subInvoice.number))
      return true;
    for (const number of [subInvoice?.number, object?.value, orderNumber])
      if (number !== undefined) met.add(number);
  }
  return false;
}

const SELF_BILLED = words('389 261 501 500 502 471 473');
const CORRECTIONS = words('384 472 381 396 503');
const SELF_BILLED_CORRECTIONS = words('261 471 473 502');

const typeFix: Text = {
  fr: 'Corrigez le type (BT-3) ou le cadre (BT-23).',
  en: 'Correct the type (BT-3) or the process (BT-23).',
};
const referenceFix: Text = {
  fr: 'Citez à la ligne de tête la facture corrigée, avec son numéro et sa date.',
  en: 'Refer on the head line to the corrected invoice, by its number and date.',
};

const typeRules: readonly Rule[] = [
  frenchLaw(
    'BR-FR-MV-13_BT-3',
    ['BT-3', 'BT-23'],
    'typeCode',
    {
      fr: 'une facture multi-vendeurs ne peut être autofacturée (BT-3)',
      en: 'an invoice of several sellers cannot be self-billed (BT-3)',
    },
    typeFix,
    (invoice) =>
      !isOfSeveralSellers(invoice) ||
      invoice.typeCode === undefined ||
      (invoice.typeCode.trim() !== '' && !SELF_BILLED.has(invoice.typeCode)),
  ),
  frenchLaw(
    ['BR-FR-BD-13_BT-3', 'BR-FR-MV-BD_BT-3'],
    ['BT-3', 'BT-23'],
    'typeCode',
    {
      fr: 'une facture bidirectionnelle doit être autofacturée (BT-3)',
      en: 'a two-way invoice must be self-billed (BT-3)',
    },
    typeFix,
    (invoice) =>
      !isBilledBothWays(invoice) ||
      invoice.typeCode === undefined ||
      SELF_BILLED.has(invoice.typeCode.trim()),
  ),
  ...(
    [
      ['MV', CORRECTIONS, isOfSeveralSellers],
      ['BD', SELF_BILLED_CORRECTIONS, isBilledBothWays],
    ] as const
  ).flatMap(([kind, types, isKind]) =>
    (
      [
        ['EXT-FR-FE-136', 'number', 'BT-X-331'],
        ['EXT-FR-FE-138', 'issueDate', 'BT-X-333'],
      ] as const
    ).map(([suffix, field, term]) =>
      lineRule(
        `BR-FR-${kind}-14-${suffix}`,
        [term, 'BT-3'],
        {
          fr: `une sous-facture rectificative ne cite pas la facture antérieure (${term})`,
          en: `a corrected sub-invoice does not refer to its preceding invoice (${term})`,
        },
        referenceFix,
        {
          among: (invoice) => isKind(invoice) && types.has(invoice.typeCode ?? ''),
          of: groupsOf,
          field: '.precedingInvoices',
        },
        ({ precedingInvoices = [] }) => precedingInvoices.some((one) => one[field] !== undefined),
      ),
    ),
  ),
];

export const subInvoiceRules: readonly Rule[] = [...groupRules, ...lineRules, ...typeRules];
