import { type Amount, add, equal, isAmount, subtract, trim } from '#workflows/invoice/amount.ts';
import type { Adjustment, Invoice } from '#workflows/invoice/model.ts';

/**
 * What the rules on VAT and totals count and sum, gathered once an invoice. It says more than the model: a UBL line
 * may give two VAT categories or a tax that is not VAT, and the official rules count those too.
 */
export interface Tally {
  readonly lines: readonly Taxed[];
  readonly allowances: readonly Taxed[];
  readonly charges: readonly Taxed[];
  /** VAT of allowances and charges on lines: no term, but the syntaxes have a place and the rules look there. */
  readonly lineAllowances: readonly Category[];
  readonly lineCharges: readonly Category[];
  /** VAT of lines under lines, which UBL has a place for: it must be in the breakdown too. */
  readonly subLines: readonly Category[];
  readonly subtotals: readonly Subtotal[];
  /** BT-110 and BT-111 with their currencies, as the document gives them. */
  readonly taxTotals: readonly TaxTotal[];
  readonly means: readonly Means[];
  readonly taxNumbers: TaxNumbers;
  readonly vatIds: readonly Placed[];
  readonly countries: readonly string[];
}

export interface Category {
  readonly at: string;
  readonly code: string | undefined;
  readonly rate: Amount | undefined;
  readonly isVat: boolean;
}

export interface Taxed {
  readonly amount: Amount | undefined;
  readonly categories: readonly Category[];
}

/** An entry of the VAT breakdown (BG-23). */
export interface Subtotal extends Category {
  readonly base: Amount | undefined;
  readonly amount: Amount | undefined;
  /** It has BT-120 or BT-121. */
  readonly hasReason: boolean;
}

export interface TaxTotal {
  readonly currency: string | undefined;
  readonly amount: Amount | undefined;
  /** The tax amounts of the breakdown beneath it; undefined when there is none. */
  readonly parts: readonly Amount[] | undefined;
}

export interface Means {
  readonly at: string;
  readonly code: string | undefined;
  /** Identifiers of the accounts to credit; undefined for an account without. */
  readonly accounts: readonly (string | undefined)[];
  /** Their banks' identifiers (BT-86); undefined for a bank without. CII adds the bank to debit. */
  readonly banks: readonly (string | undefined)[];
  /** BT-83 */
  readonly remittance: string | undefined;
  readonly hasCard: boolean;
  readonly debit: Debit | undefined;
}

/** BG-19 */
export interface Debit {
  readonly mandate: string | undefined;
  readonly account: string | undefined;
}

export interface TaxNumbers {
  readonly sellerVat: boolean;
  /** Of any kind: BT-31 or BT-32. */
  readonly sellerTax: boolean;
  readonly representativeVat: boolean;
  readonly buyerVat: boolean;
  readonly buyerLegal: boolean;
}

export interface Placed {
  readonly at: string;
  readonly value: string;
}

/** From the model alone. */
export function tallyOf(invoice: Invoice): Tally {
  const { seller, buyer, taxRepresentative, delivery, payment, totals, currency } = invoice;
  const breakdown = invoice.vatBreakdown;
  const accounting = totals.vatInAccountingCurrency;
  return {
    lines: invoice.lines.map(({ vat, netAmount }, i) => ({
      amount: netAmount,
      categories: categoriesOf(vat, `lines[${i}].vat`),
    })),
    allowances: adjustments(invoice, 'allowances'),
    charges: adjustments(invoice, 'charges'),
    lineAllowances: [],
    lineCharges: [],
    subLines: [],
    subtotals: breakdown.map((entry, i) => ({
      at: `vatBreakdown[${i}]`,
      code: entry.category,
      rate: entry.rate,
      isVat: true,
      base: entry.base,
      amount: entry.amount,
      hasReason: entry.exemptionReason !== undefined || entry.exemptionCode !== undefined,
    })),
    taxTotals: [
      {
        currency,
        amount: totals.vat ?? '0',
        parts: breakdown.length === 0 ? undefined : breakdown.flatMap(({ amount }) => amount ?? []),
      },
      ...(accounting === undefined
        ? []
        : [{ currency: invoice.vatCurrency, amount: accounting, parts: undefined }]),
    ],
    means: payment ? [meansOf(payment)] : [],
    taxNumbers: {
      sellerVat: seller.vatId !== undefined,
      sellerTax: seller.vatId !== undefined || seller.taxId !== undefined,
      representativeVat: taxRepresentative?.vatId !== undefined,
      buyerVat: buyer.vatId !== undefined,
      buyerLegal: buyer.legalId !== undefined,
    },
    vatIds: Object.entries({ seller, taxRepresentative, buyer }).flatMap(([name, party]) =>
      party?.vatId === undefined ? [] : [{ at: `${name}.vatId`, value: party.vatId }],
    ),
    countries: [seller, buyer, taxRepresentative, delivery].flatMap(
      (party) => party?.address?.country ?? [],
    ),
  };
}

const meansOf = (payment: NonNullable<Invoice['payment']>): Means => ({
  at: 'payment',
  code: payment.meansCode,
  accounts: payment.accounts.map(({ id }) => id),
  banks: payment.accounts.flatMap(({ bic }) => bic ?? []),
  remittance: payment.remittance,
  hasCard: payment.card !== undefined,
  debit: payment.directDebit && {
    mandate: payment.directDebit.mandate,
    account: payment.directDebit.debitedAccount,
  },
});

const adjustments = (invoice: Invoice, source: 'allowances' | 'charges'): Taxed[] =>
  invoice[source].map(({ vat, amount }, i) => ({
    amount,
    categories: categoriesOf(vat, `${source}[${i}].vat`),
  }));

const categoriesOf = (vat: Adjustment['vat'], at: string): Category[] =>
  vat?.category === undefined ? [] : [{ at, code: vat.category, rate: vat.rate, isVat: true }];

/** Σ of the amounts that are given. */
export function totalOf(items: readonly { readonly amount: Amount | undefined }[]): Amount {
  let total: Amount = '0';
  for (const { amount } of items) if (amount !== undefined) total = add(total, amount);
  return total;
}

/** Sums of lines, allowances and charges under one VAT category, and rate when it is asked for. */
export interface Sums {
  readonly lines: Amount;
  readonly allowances: Amount;
  readonly charges: Amount;
  /** Whether anything at all has that category and rate. */
  readonly isUsed: boolean;
}

const SOURCES = ['lines', 'allowances', 'charges'] as const;
const none: Sums = { lines: '0', allowances: '0', charges: '0', isUsed: false };
const known = new WeakMap<Tally, Map<string, Sums>>();

export function sumsOf(tally: Tally, code: string, rate?: Amount): Sums {
  const sums = known.get(tally) ?? gather(tally);
  known.set(tally, sums);
  return sums.get(rate === undefined ? code : keyOf(code, rate)) ?? none;
}

const keyOf = (code: string, rate: Amount): string =>
  `${code} ${isAmount(rate) ? canonical(rate) : rate}`;

/** `20`, `20.0` and `020.00` are one rate. */
const canonical = (rate: Amount): Amount => trim(subtract(rate, '0')).replace(/^-0$/, '0');

function gather(tally: Tally): Map<string, Sums> {
  const sums = new Map<string, { -readonly [Key in keyof Sums]: Sums[Key] }>();
  for (const source of SOURCES)
    for (const { amount = '0', categories } of tally[source]) {
      const [category, another] = categories;
      const keys = another ? keysOfAll(categories) : category ? keysOf(category) : [];
      for (const key of keys) {
        const entry = sums.get(key) ?? { ...none };
        sums.set(key, entry);
        entry.isUsed = true;
        if (isAmount(amount)) entry[source] = add(entry[source], amount);
      }
    }
  return sums;
}

const keysOf = ({ code, rate }: Category): readonly string[] => {
  if (code === undefined) return [];
  return rate === undefined ? [code] : [code, keyOf(code, rate)];
};

/** Two VAT groups of one line: the official rules take any of the rates with any of the codes. */
function keysOfAll(categories: readonly Category[]): readonly string[] {
  const rates = categories.map(({ rate }) => rate);
  return [
    ...new Set(
      categories.flatMap(({ at, code, isVat }) =>
        rates.flatMap((rate) => keysOf({ at, code, rate, isVat })),
      ),
    ),
  ];
}

/** By value; what is no number equals nothing. */
export const isSame = (a: Amount | undefined, b: Amount | undefined): boolean =>
  a !== undefined && b !== undefined && equal(a, b);
