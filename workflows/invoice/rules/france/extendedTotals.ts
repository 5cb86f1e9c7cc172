import {
  type Amount,
  absolute,
  add,
  compare,
  equal,
  isAmount,
  isZero,
  multiply,
  roundUp,
  subtract,
  sum,
} from '#workflows/invoice/amount.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Edition, Judged } from '#workflows/invoice/rules/judged.ts';
import type { Rule } from '#workflows/invoice/rules/rule.ts';
import type { Text } from '#workflows/text.ts';
import { frenchLaw, frenchRule } from './frenchRule.ts';
import { countedLines, isCounted } from './lines.ts';

/*
 * Totals and VAT breakdown with a cent of tolerance for each amount that goes into them, over the lines that count.
 */
interface Sum {
  readonly total: Amount;
  readonly count: number;
}

const sumOf = (amounts: readonly (Amount | undefined)[]): Sum => ({
  total: roundUp(sum(amounts.flatMap((amount) => amount ?? []))),
  count: amounts.length,
});

const isNear = (difference: Amount, count: number): boolean =>
  compare(absolute(difference), multiply('0.01', String(count))) <= 0;

interface Parts {
  readonly lines: Sum;
  readonly allowances: Sum;
  readonly charges: Sum;
}

/** UBL has no logistics charges, and counts the lines that have an amount. */
function partsOf(invoice: Invoice, edition: Edition): Parts {
  const counted = countedLines(invoice, edition).map(({ netAmount }) => netAmount);
  const logistics = edition === 'cii' ? (invoice.logisticsCharges ?? []) : [];
  return {
    lines: sumOf(edition === 'cii' ? counted : counted.filter((amount) => amount !== undefined)),
    allowances: sumOf(invoice.allowances.map(({ amount }) => amount)),
    charges: sumOf([...invoice.charges, ...logistics].map(({ amount }) => amount)),
  };
}

const recompute: Text = {
  fr: 'Recalculez les totaux ; un centime d’écart par montant est admis.',
  en: 'Recompute the totals; a cent of difference for each amount is allowed.',
};

const totalLaw = (
  id: string,
  reads: readonly string[],
  field: string,
  message: Text,
  holds: (invoice: Invoice, parts: Parts, judged: Judged) => boolean,
): Rule =>
  frenchLaw(id, reads, `totals.${field}`, message, recompute, (invoice, judged) =>
    holds(invoice, partsOf(invoice, judged.edition), judged),
  );

const totalRules: readonly Rule[] = [
  totalLaw(
    'BR-FREXT-CO-10',
    ['BT-106', 'BT-131', 'BT-X-8'],
    'lineNet',
    {
      fr: 'la somme des lignes (BT-106) n’est pas celle des lignes qui comptent',
      en: 'the sum of line amounts (BT-106) is not that of the lines that count',
    },
    ({ totals: { lineNet }, lines }, parts, { edition }) =>
      lineNet !== undefined &&
      isNear(
        subtract(lineNet, parts.lines.total),
        edition === 'cii' ? lines.length : parts.lines.count,
      ),
  ),
  totalLaw(
    'BR-FREXT-CO-11',
    ['BT-107', 'BT-92'],
    'allowances',
    {
      fr: 'la somme des remises (BT-107) n’est pas celle des remises',
      en: 'the sum of allowances (BT-107) is not that of the allowances',
    },
    ({ totals: { allowances } }, parts) => agrees(allowances, parts.allowances),
  ),
  totalLaw(
    'BR-FREXT-CO-12',
    ['BT-108', 'BT-99', 'BT-X-272'],
    'charges',
    {
      fr: 'la somme des frais (BT-108) n’est pas celle des frais',
      en: 'the sum of charges (BT-108) is not that of the charges',
    },
    (invoice, parts) => {
      const { charges } = invoice.totals;
      // Logistics charges alone do not ask for the total.
      if (charges === undefined && invoice.charges.length === 0) return true;
      return agrees(charges, parts.charges);
    },
  ),
  totalLaw(
    'BR-FREXT-CO-13',
    ['BT-109', 'BT-131', 'BT-92', 'BT-99', 'BT-X-272'],
    'withoutVat',
    {
      fr: 'le total hors TVA (BT-109) n’est pas lignes − remises + frais',
      en: 'the total without VAT (BT-109) is not lines − allowances + charges',
    },
    ({ totals: { withoutVat } }, { lines, allowances, charges }) =>
      withoutVat !== undefined &&
      isNear(
        subtract(withoutVat, subtract(add(lines.total, charges.total), allowances.total)),
        lines.count + allowances.count + charges.count,
      ),
  ),
  totalLaw(
    'BR-FREXT-CO-15',
    ['BT-112', 'BT-109', 'BT-110'],
    'withVat',
    {
      fr: 'le total TVA comprise (BT-112) n’est pas hors TVA (BT-109) + TVA (BT-110)',
      en: 'the total with VAT (BT-112) is not without VAT (BT-109) + VAT (BT-110)',
    },
    ({ currency, totals: { withVat, withoutVat } }, { lines, allowances, charges }, judged) => {
      const stated = judged.tally.taxTotals.filter((one) => one.currency === currency);
      const [first] = stated;
      if (first?.amount === undefined) return judged.edition === 'ubl' && first === undefined;
      if (withVat === undefined || withoutVat === undefined) return false;
      const isSum = isNear(
        subtract(subtract(withVat, first.amount), withoutVat),
        lines.count + allowances.count + charges.count,
      );
      if (judged.edition === 'ubl') return isSum;
      return stated.length === 1 ? isSum : equal(withVat, withoutVat);
    },
  ),
  frenchLaw(
    'BR-CO-25',
    ['BT-115', 'BT-9', 'BT-20'],
    'dueDate',
    {
      fr: 'une facture à payer (BT-115) n’a ni échéance (BT-9) ni conditions de paiement (BT-20)',
      en: 'an invoice with an amount due (BT-115) has neither due date (BT-9) nor payment terms (BT-20)',
    },
    { fr: 'Renseignez l’échéance ou les conditions.', en: 'Fill in the due date or the terms.' },
    ({ totals: { payable }, dueDate, paymentTerms }, { edition, isCreditNote }) =>
      (edition === 'ubl' && isCreditNote) ||
      payable === undefined ||
      compare(payable, '0') <= 0 ||
      dueDate !== undefined ||
      paymentTerms !== undefined,
  ),
];

function agrees(stated: Amount | undefined, { total, count }: Sum): boolean {
  if (stated === undefined) return count === 0;
  return isNear(subtract(stated, total), count);
}

/** VAT categories by the letters that rules call them. */
const CATEGORIES = {
  S: 'S',
  Z: 'Z',
  E: 'E',
  AE: 'AE',
  IC: 'K',
  G: 'G',
  O: 'O',
  AF: 'L',
  AG: 'M',
} as const;

export const categoryCodes = Object.values(CATEGORIES);

interface Taxed {
  readonly category?: string | undefined;
  readonly rate?: string | undefined;
  readonly exemptionReason?: string | undefined;
  readonly exemptionCode?: string | undefined;
}

/** Whether an amount goes into an entry of the breakdown: by its category and rate, and by its reasons when asked. */
function goesInto(vat: Taxed | undefined, entry: Taxed, byReason: boolean): boolean {
  if (vat?.category !== entry.category) return false;
  if (entry.category !== 'O' && !isSameRate(vat?.rate, entry.rate)) return false;
  return (
    !byReason ||
    ((vat?.exemptionCode ?? '') === (entry.exemptionCode ?? '') &&
      (vat?.exemptionReason ?? '') === (entry.exemptionReason ?? ''))
  );
}

const isSameRate = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && isAmount(a) && isAmount(b) && equal(a, b);

type Entry = Invoice['vatBreakdown'][number];

function basisOf(invoice: Invoice, entry: Entry, edition: Edition, byReason: boolean): Sum {
  const taxed = <T extends { readonly vat?: Taxed | undefined }>(items: readonly T[]): T[] =>
    items.filter(({ vat }) => goesInto(vat, entry, byReason));
  const counted = taxed(countedLines(invoice, edition)).map(({ netAmount }) => netAmount);
  const lines = edition === 'cii' ? counted : counted.filter((amount) => amount !== undefined);
  const of = (
    items: readonly { readonly vat?: Taxed | undefined; readonly amount?: string | undefined }[],
  ) => sumOf(taxed(items).map(({ amount }) => amount));
  const parts = {
    lines: sumOf(lines),
    allowances: of(invoice.allowances),
    charges: of(invoice.charges),
    logistics: of(edition === 'cii' ? (invoice.logisticsCharges ?? []) : []),
  };
  const added = sum([parts.lines.total, parts.charges.total, parts.logistics.total]);
  return {
    total: subtract(added, parts.allowances.total),
    count: parts.lines.count + parts.allowances.count + parts.charges.count + parts.logistics.count,
  };
}

const isBasis = (invoice: Invoice, entry: Entry, edition: Edition, byReason: boolean): boolean => {
  const { total, count } = basisOf(invoice, entry, edition, byReason);
  return entry.base !== undefined && isNear(subtract(entry.base, total), count);
};

const entryRule = (
  [cii, ubl]: readonly [string, string],
  code: string,
  message: Text,
  field: string,
  holds: (invoice: Invoice, entry: Entry, edition: Edition) => boolean,
): Rule =>
  frenchRule(
    [cii, ubl],
    ['BT-116', 'BT-117', 'BT-118'],
    message,
    recompute,
    (invoice, { edition }) =>
      invoice.vatBreakdown.flatMap((entry, i) =>
        entry.category !== code || holds(invoice, entry, edition)
          ? []
          : [`vatBreakdown[${i}].${field}`],
      ),
  );

const mild = (rule: Rule): Rule => ({ ...rule, severity: 'warning' });

const vatRules: readonly Rule[] = Object.entries(CATEGORIES).flatMap(([name, code]) => [
  frenchLaw(
    `BR-FREXT-${name}-01`,
    ['BT-118', 'BT-151', 'BT-95', 'BT-102'],
    'vatBreakdown',
    {
      fr: `la catégorie de TVA ${code} est dans la ventilation (BG-23) sans être employée, ou l’inverse`,
      en: `VAT category ${code} is in the breakdown (BG-23) without being used, or the reverse`,
    },
    { fr: 'Recalculez la ventilation de TVA.', en: 'Recompute the VAT breakdown.' },
    (invoice, judged) =>
      judged.tally.subtotals.some((entry) => entry.code === code) === isUsed(invoice, judged, code),
  ),
  entryRule(
    [`BR-FXEXT-${name}-08`, `BR-FREXT-${name}-08`],
    code,
    {
      fr: `une base de TVA de catégorie ${code} (BT-116) n’est pas la somme de ses lignes, remises et frais`,
      en: `a VAT basis of category ${code} (BT-116) is not the sum of its lines, allowances and charges`,
    },
    'base',
    (invoice, entry, edition) =>
      isBasis(invoice, entry, edition, true) || isBasis(invoice, entry, edition, false),
  ),
  mild(
    entryRule(
      [`BR-FXEXT-${name}-08ini`, `BR-FREXT-${name}-08ini`],
      code,
      {
        fr: `une base de TVA de catégorie ${code} (BT-116) n’est pas la somme de ce qui a sa catégorie et son taux`,
        en: `a VAT basis of category ${code} (BT-116) is not the sum of what has its category and rate`,
      },
      'base',
      (invoice, entry, edition) => isBasis(invoice, entry, edition, false),
    ),
  ),
  mild(
    entryRule(
      [`BR-FXEXT-${name}-08rev`, `BR-FREXT-${name}-08rev`],
      code,
      {
        fr: `une base de TVA de catégorie ${code} (BT-116) n’est pas la somme de ce qui a aussi son motif`,
        en: `a VAT basis of category ${code} (BT-116) is not the sum of what has its reason as well`,
      },
      'base',
      (invoice, entry, edition) => isBasis(invoice, entry, edition, true),
    ),
  ),
]);

/** In CII the official rules count lines of any subtype. */
function isUsed(invoice: Invoice, { edition, tally }: Judged, code: string): boolean {
  const lines = tally.lines.filter((_, i) => {
    const line = invoice.lines[i];
    return edition === 'cii' || (line !== undefined && isCounted(line, edition));
  });
  const onLines = edition === 'cii' ? [...tally.lineAllowances, ...tally.lineCharges] : [];
  return [
    ...[...lines, ...tally.allowances, ...tally.charges].flatMap(({ categories }) => categories),
    ...onLines,
  ].some((one) => one.code === code);
}

const standardTax = entryRule(
  ['BR-FXEXT-S-09', 'BR-FREXT-S-09'],
  'S',
  {
    fr: 'un montant de TVA au taux normal (BT-117) n’est pas base × taux',
    en: 'a standard rated VAT amount (BT-117) is not basis × rate',
  },
  'amount',
  (invoice, entry, edition) => {
    const { base, rate, amount } = entry;
    if (base === undefined || rate === undefined || amount === undefined) return false;
    const difference = subtract(amount, roundUp(multiply(multiply(base, rate), '0.01')));
    if (isZero(difference)) return true;
    const byReason = basisOf(invoice, entry, edition, true).count;
    return (
      isNear(difference, byReason) ||
      (edition === 'cii' && isNear(difference, basisOf(invoice, entry, edition, false).count))
    );
  },
);

export const extendedTotalRules: readonly Rule[] = [...totalRules, ...vatRules, standardTax];
