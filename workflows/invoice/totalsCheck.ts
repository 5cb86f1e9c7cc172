import type { Text } from '../text.ts';
import {
  type Amount,
  absolute,
  add,
  compare,
  equal,
  isAmount,
  isZero,
  negate,
  subtract,
} from './amount.ts';
import type { Invoice } from './model.ts';
import { termOf } from './terms.ts';
import { withTotals } from './totals.ts';

/** A document total that is not what follows from the lines, with what would make it so. */
export interface TotalsDifference {
  readonly term: string;
  readonly label: Text;
  /** Place in the model: `totals.withVat`. */
  readonly at: string;
  /** Undefined for a total that is missing. */
  readonly stated: Amount | undefined;
  readonly computed: Amount;
  /** Stated − computed. */
  readonly delta: Amount;
  readonly remedies: readonly Remedy[];
}

/** One way to make the totals add up: a change of the invoice, ready to be shown and made. */
export interface Remedy {
  readonly kind: 'recompute' | 'rounding' | 'allowance' | 'charge';
  readonly label: Text;
  readonly apply: Partial<Pick<Invoice, 'totals' | 'allowances' | 'charges' | 'vatBreakdown'>>;
  /** The same as an amendment of facts, where that alone makes all totals right. */
  readonly patch?: Readonly<Record<string, string>>;
}

/** A difference as it is shown and kept: with what each remedy does, without the invoice that it makes. */
export type ToldDifference = Omit<TotalsDifference, 'remedies' | 'stated'> & {
  readonly stated?: Amount | undefined;
  readonly remedies: readonly (Pick<Remedy, 'kind' | 'label'> & {
    readonly patch?: Remedy['patch'] | undefined;
  })[];
};

/** Rules that say that the document totals do not add up: BR-CO-10 to BR-CO-16. */
export const saysTotalsDiffer = (code: string): boolean => /^BR-CO-1[0-6]$/.test(code);

export const toldDifference = ({ remedies, ...difference }: TotalsDifference): ToldDifference => ({
  ...difference,
  remedies: remedies.map(({ kind, label, patch }) => ({ kind, label, ...(patch && { patch }) })),
});

const CHECKED = [
  ['BT-106', 'lineNet'],
  ['BT-107', 'allowances'],
  ['BT-108', 'charges'],
  ['BT-109', 'withoutVat'],
  ['BT-110', 'vat'],
  ['BT-112', 'withVat'],
  ['BT-115', 'payable'],
] as const;

/** Rounding (BT-114) is for cents: a larger difference says that something else is wrong. */
const MOST_ROUNDED = '1.00';

export const isRounding = (amount: Amount): boolean => compare(absolute(amount), MOST_ROUNDED) <= 0;

/**
 * Compares the stated totals (BG-22) with those that follow from the lines as EN 16931-1 §6.4.3 computes them, in its
 * order: the first difference is the cause of those after it. Empty when all agree, and for an invoice without lines.
 *
 * A total with VAT or an amount due that is a few cents off can be kept as stated by rounding (BT-114), one without VAT
 * by an allowance or charge of the difference under the VAT of the largest part of the invoice.
 */
export function totalsDifferences(invoice: Invoice): TotalsDifference[] {
  if (invoice.lines.length === 0) return [];
  const right = withTotals(invoice);
  const differences = CHECKED.flatMap(([term, field]): TotalsDifference[] => {
    const stated = invoice.totals[field];
    const computed = right.totals[field] ?? '0.00';
    const isAsked = termOf(term).cardinality.startsWith('1') || right.totals[field] !== undefined;
    if (stated === undefined && !isAsked) return [];
    if (stated !== undefined && (!isAmount(stated) || equal(stated, computed))) return [];
    const delta = subtract(stated ?? '0.00', computed);
    const { label } = termOf(term);
    const remedies = [recompute(right), ...keepingRemedies(invoice, right, field, stated, delta)];
    return [{ term, label, at: `totals.${field}`, stated, computed, delta, remedies }];
  });
  return differences.length === 1 ? differences.map(amendable) : differences;
}

/** Rounding changes no other figure: where the amount due alone differs, it is all that it takes. */
const amendable = (difference: TotalsDifference): TotalsDifference => ({
  ...difference,
  remedies: difference.remedies.map((remedy) => {
    const { rounding } = remedy.apply.totals ?? {};
    return remedy.kind === 'rounding' && rounding !== undefined
      ? { ...remedy, patch: { 'invoice.rounding': rounding } }
      : remedy;
  }),
});

const recompute = ({ totals, vatBreakdown }: Invoice): Remedy => ({
  kind: 'recompute',
  label: {
    fr: 'Recalculer tous les totaux et la TVA à partir des lignes',
    en: 'Recompute all totals and VAT from the lines',
  },
  apply: { totals, vatBreakdown },
});

/** What keeps the stated figure. */
function keepingRemedies(
  invoice: Invoice,
  right: Invoice,
  field: (typeof CHECKED)[number][1],
  stated: Amount | undefined,
  delta: Amount,
): Remedy[] {
  if (stated === undefined || isZero(delta)) return [];
  if (field === 'payable' && isRounding(delta)) return [rounding(right, stated, delta)];
  if (field === 'withoutVat') return adjustment(invoice, right, delta);
  return [];
}

/** As the amounts beside it are shown. */
const inFrench = (amount: Amount): string => amount.replace('.', ',');

function rounding({ totals, vatBreakdown }: Invoice, payable: Amount, delta: Amount): Remedy {
  const amount = add(totals.rounding ?? '0', delta);
  return {
    kind: 'rounding',
    label: {
      fr: `Garder le net à payer ${inFrench(payable)} avec un arrondi (BT-114) de ${inFrench(amount)}`,
      en: `Keep the amount due ${payable} with a rounding amount (BT-114) of ${amount}`,
    },
    apply: { totals: { ...totals, rounding: amount, payable }, vatBreakdown },
  };
}

/** The difference as an allowance when the stated total is smaller, else as a charge; none without a VAT category. */
function adjustment(invoice: Invoice, right: Invoice, delta: Amount): Remedy[] {
  const [largest] = right.vatBreakdown.toSorted((a, b) =>
    compare(absolute(b.base ?? '0'), absolute(a.base ?? '0')),
  );
  if (largest?.category === undefined) return [];
  const { category, rate } = largest;
  const isAllowance = compare(delta, '0') < 0;
  const amount = isAllowance ? negate(delta) : delta;
  const kind = isAllowance ? 'allowance' : 'charge';
  const list = isAllowance ? 'allowances' : 'charges';
  const vat = rate === undefined ? { category } : { category, rate };
  // UNTDID 5189 and 7161: discount, as agreed.
  const item = { amount, vat, reasonCode: isAllowance ? '95' : 'ZZZ' };
  const changed = withTotals({ ...invoice, [list]: [...invoice[list], item] });
  return [
    {
      kind,
      label: isAllowance
        ? {
            fr: `Ajouter une remise (BG-20) de ${inFrench(amount)} sur le document`,
            en: `Add a document level allowance (BG-20) of ${amount}`,
          }
        : {
            fr: `Ajouter des frais (BG-21) de ${inFrench(amount)} sur le document`,
            en: `Add a document level charge (BG-21) of ${amount}`,
          },
      apply: {
        [list]: changed[list],
        totals: changed.totals,
        vatBreakdown: changed.vatBreakdown,
      },
    },
  ];
}
