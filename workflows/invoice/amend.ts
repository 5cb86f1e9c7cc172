import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import { shapeWords } from '../shapeWords.ts';
import type { Text } from '../text.ts';
import { isAmount } from './amount.ts';
import { customName, Invoice } from './model.ts';
import { termOf } from './terms.ts';
import { isRounding } from './totalsCheck.ts';

/**
 * What a person may correct on an invoice that waits, by the name that facts give it. References, names to
 * route by, where the buyer's post goes, and dates: never a number, a party's identity or an amount, for these make another invoice. Rounding alone
 * says how the amount due that is stated comes about.
 */
const AMENDABLE = {
  orderReference: 'BT-13',
  buyerReference: 'BT-10',
  contractReference: 'BT-12',
  projectReference: 'BT-11',
  salesOrderReference: 'BT-14',
  despatchAdviceReference: 'BT-16',
  receivingAdviceReference: 'BT-15',
  tenderReference: 'BT-17',
  buyerAccounting: 'BT-19',
  dueDate: 'BT-9',
  paymentTerms: 'BT-20',
  precedingInvoice: 'BT-25',
  rounding: 'BT-114',
  'buyer.siret': 'BT-46',
  'buyer.electronicAddress': 'BT-49',
  'buyer.address.line1': 'BT-50',
  'buyer.address.line2': 'BT-51',
  'buyer.address.postCode': 'BT-53',
  'buyer.address.city': 'BT-52',
} as const;

export const amendableFacts = Object.keys(AMENDABLE) as readonly (keyof typeof AMENDABLE)[];

export type Amended =
  | { readonly ok: true; readonly invoice: Invoice }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * @param patch fact paths without `invoice.` (`orderReference`); null removes the value. `custom.x` sets an own field
 */
export function amendInvoice(
  invoice: Invoice,
  patch: Readonly<Record<string, string | null>>,
): Amended {
  const amended: Record<string, unknown> = structuredClone(invoice);
  const problems: Problem[] = [];
  for (const [path, value] of Object.entries(patch)) {
    if (value !== null && value.trim() === '') problems.push(emptyValue(path));
    else if (path === 'rounding' && value !== null && isAmount(value) && !isRounding(value))
      problems.push(notRounding(path));
    else if (!put(amended, path, value)) problems.push(notAmendable(path));
  }
  if (problems.length > 0) return { ok: false, problems };
  const parsed = Invoice.safeParse(amended);
  return parsed.success
    ? { ok: true, invoice: parsed.data }
    : { ok: false, problems: parsed.error.issues.map(wrongValue) };
}

type Fields = Record<string, unknown>;

function put(invoice: Fields, path: string, value: string | null): boolean {
  if (path.startsWith('custom.')) {
    const name = path.slice('custom.'.length);
    const isName = customName.test(name);
    if (isName) setOrDelete(invoice.custom as Fields, name, value);
    return isName;
  }
  if (!Object.hasOwn(AMENDABLE, path)) return false;
  if (path === 'precedingInvoice') putPreceding(invoice, value);
  else if (path === 'buyer.siret') putSiret(invoice.buyer as Fields, value);
  else if (path === 'buyer.electronicAddress') putAddress(invoice.buyer as Fields, value);
  else if (path.startsWith('buyer.address.')) putPostal(invoice.buyer as Fields, path, value);
  else if (path === 'rounding') setOrDelete(invoice.totals as Fields, path, value);
  else setOrDelete(invoice, path, value);
  return true;
}

function putPreceding(invoice: Fields, number: string | null): void {
  const [first, ...rest] = invoice.precedingInvoices as Fields[];
  invoice.precedingInvoices = number === null ? rest : [{ ...first, number }, ...rest];
}

function putSiret(buyer: Fields, value: string | null): void {
  const others = (buyer.identifiers as { scheme?: string }[]).filter(
    ({ scheme }) => scheme !== '0009',
  );
  buyer.identifiers = value === null ? others : [...others, { value, scheme: '0009' }];
}

/** Keeps the scheme that was there; a new French address is of scheme 0225. `0225:123456789` names its own. */
function putAddress(buyer: Fields, value: string | null): void {
  const [, scheme, address] = /^(\d{4}|EM):(.+)$/.exec(value ?? '') ?? [];
  const before = buyer.electronicAddress as { scheme?: string } | undefined;
  setOrDelete(
    buyer,
    'electronicAddress',
    value === null ? null : { value: address ?? value, scheme: scheme ?? before?.scheme ?? '0225' },
  );
}

function putPostal(buyer: Fields, path: string, value: string | null): void {
  const address = { ...(buyer.address as Fields | undefined) };
  setOrDelete(address, path.slice('buyer.address.'.length), value);
  setOrDelete(buyer, 'address', Object.keys(address).length === 0 ? null : address);
}

function setOrDelete(object: Fields, name: string, value: unknown): void {
  if (value === null) delete object[name];
  else
    Object.defineProperty(object, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** The name of a fact that may be amended, or its path where it may not. */
export const amendedLabel = (path: string): Text => {
  const number = Object.hasOwn(AMENDABLE, path)
    ? AMENDABLE[path as keyof typeof AMENDABLE]
    : undefined;
  const short = path.slice(0, 80);
  if (number === undefined) return { fr: short, en: short };
  const { label } = termOf(number);
  return { fr: `${label.fr} (${number})`, en: `${label.en} (${number})` };
};

function notAmendable(path: string): Problem {
  const name = amendedLabel(path);
  return {
    code: 'AMEND_FORBIDDEN',
    at: path.slice(0, 80),
    severity: 'fatal',
    message: { fr: `${name.fr} ne se modifie pas ici`, en: `${name.en} cannot be amended here` },
    fix: {
      fr: 'Corrigez la facture dans le logiciel qui la fait : un montant, un numéro ou une partie changés font une autre facture.',
      en: 'Correct the invoice in the software that makes it: a changed amount, number or party makes another invoice.',
    },
  };
}

function notRounding(path: string): Problem {
  const name = amendedLabel(path);
  return {
    code: 'AMEND_VALUE',
    at: path,
    severity: 'fatal',
    message: {
      fr: `${name.fr} : plus d’une unité n’est plus un arrondi`,
      en: `${name.en}: more than one unit is no rounding`,
    },
    fix: {
      fr: 'Corrigez les montants dans le logiciel de facturation, et soumettez la facture de nouveau.',
      en: 'Correct the amounts in the billing software, and submit the invoice again.',
    },
  };
}

function emptyValue(path: string): Problem {
  const name = amendedLabel(path);
  return {
    code: 'AMEND_EMPTY',
    at: path.slice(0, 80),
    severity: 'fatal',
    message: { fr: `${name.fr} : la valeur est vide`, en: `${name.en}: the value is empty` },
    fix: {
      fr: 'Saisissez une valeur, ou retirez-la explicitement.',
      en: 'Type a value, or remove it explicitly.',
    },
  };
}

function wrongValue(issue: z.core.$ZodIssue): Problem {
  const path = issue.path.join('.');
  const name = amendedLabel(path);
  const words = shapeWords(issue);
  return {
    code: 'AMEND_VALUE',
    at: path.slice(0, 80),
    severity: 'fatal',
    message: {
      fr: `${name.fr} : la valeur ${words.fr}`,
      en: `${name.en}: the value ${words.en}`,
    },
    fix: {
      fr: 'Écrivez une date comme 2026-01-31, un texte sans caractères de contrôle.',
      en: 'Write a date like 2026-01-31, a text without control characters.',
    },
  };
}
