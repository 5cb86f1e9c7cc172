import { isCreditNote } from '#workflows/invoice/credit.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { terms } from '#workflows/invoice/terms.ts';
import type { Problem } from '#workflows/problem.ts';
import { emptyElement } from '../mapping/make.ts';
import { plan } from '../mapping/plan.ts';
import { type ReadInvoice, readRoot, type Syntax, writeRoot } from '../mapping/syntax.ts';
import { parseXml, type XmlElement } from '../xml.ts';
import { ublCodec } from './codec.ts';
import { ublStructure } from './order.ts';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const ROOTS = { Invoice: `${UBL}Invoice-2`, CreditNote: `${UBL}CreditNote-2` } as const;
const NAMESPACES = {
  cac: `${UBL}CommonAggregateComponents-2`,
  cbc: `${UBL}CommonBasicComponents-2`,
  ext: `${UBL}CommonExtensionComponents-2`,
} as const;

/** Prefixes of the names in the tree, by namespace; the roots are `invoice:Invoice` and `creditNote:CreditNote`. */
export const ublPrefixes: Readonly<Record<string, string>> = {
  [ROOTS.Invoice]: 'invoice',
  [ROOTS.CreditNote]: 'creditNote',
  ...Object.fromEntries(Object.entries(NAMESPACES).map(([prefix, uri]) => [uri, prefix])),
};

const common = { codec: ublCodec, structure: ublStructure };
const syntaxes: Readonly<Record<keyof typeof ROOTS, Syntax>> = {
  Invoice: { ...common, plan: plan(terms, (term) => term.ublInvoice) },
  CreditNote: { ...common, plan: plan(terms, (term) => term.ublCreditNote) },
};

/** Reads an OASIS UBL 2.1 Invoice or CreditNote. */
export function readUbl(bytes: Uint8Array): ReadInvoice {
  const parsed = parseXml(bytes, ublPrefixes);
  return parsed.ok ? readUblTree(parsed.document.root) : parsed;
}

/** @param root with names under `ublPrefixes` */
export function readUblTree(root: XmlElement): ReadInvoice {
  const kind = ublKind(root.name);
  return kind ? readRoot(root, syntaxes[kind]) : { ok: false, problems: [notUbl(root.name)] };
}

/** Which of the two documents the root's name, under `ublPrefixes`, stands for. */
export function ublKind(rootName: string): keyof typeof ROOTS | undefined {
  if (rootName === 'invoice:Invoice') return 'Invoice';
  return rootName === 'creditNote:CreditNote' ? 'CreditNote' : undefined;
}

/**
 * Writes UBL 2.1: a CreditNote when BT-3 names one, else an Invoice, valid against the schema when the invoice obeys
 * the business rules.
 */
export function writeUbl(invoice: Invoice): string {
  const kind = isCreditNote(invoice.typeCode) ? 'CreditNote' : 'Invoice';
  const root = emptyElement(kind);
  root.attributes.xmlns = ROOTS[kind];
  for (const prefix of ['cac', 'cbc'] as const)
    root.attributes[`xmlns:${prefix}`] = NAMESPACES[prefix];
  return writeRoot(invoice, root, syntaxes[kind]);
}

const notUbl = (name: string): Problem => ({
  code: 'UBL_ROOT',
  at: name.slice(0, 200),
  severity: 'fatal',
  message: {
    fr: 'l’élément racine n’est pas celui d’une facture ou d’un avoir UBL (Invoice ou CreditNote)',
    en: 'the root element is not that of a UBL invoice or credit note (Invoice or CreditNote)',
  },
  fix: {
    fr: 'Exportez la facture en UBL 2.1, par exemple au profil EN 16931.',
    en: 'Export the invoice as UBL 2.1, for example in the EN 16931 profile.',
  },
});
