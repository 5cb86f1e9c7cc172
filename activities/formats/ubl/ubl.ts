import { isCreditNote } from '#workflows/invoice/credit.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { terms } from '#workflows/invoice/terms.ts';
import type { Problem } from '#workflows/problem.ts';
import { emptyElement } from '../mapping/make.ts';
import { plan } from '../mapping/plan.ts';
import {
  type ReadInvoice,
  type ReadOptions,
  readRoot,
  type Syntax,
  writeRoot,
} from '../mapping/syntax.ts';
import { namespaces, prefixes } from '../namespaces.ts';
import { parseXml, type XmlElement } from '../xml.ts';
import { ublCodec } from './codec.ts';
import { ublStructure } from './order.ts';
import { ublStated } from './stated.ts';

type Kind = 'Invoice' | 'CreditNote';

const blank = (kind: Kind, namespace: string) => (): XmlElement => {
  const root = emptyElement(kind);
  root.attributes.xmlns = namespace;
  for (const prefix of ['cac', 'cbc'] as const)
    root.attributes[`xmlns:${prefix}`] = namespaces[prefix];
  return root;
};

export const ublSyntaxes: Readonly<Record<Kind, Syntax>> = {
  Invoice: {
    id: 'ubl-invoice',
    plan: plan(terms, (term) => term.ublInvoice),
    codec: ublCodec,
    structure: ublStructure,
    stated: ublStated,
    blank: blank('Invoice', namespaces.invoice),
  },
  CreditNote: {
    id: 'ubl-credit-note',
    plan: plan(terms, (term) => term.ublCreditNote),
    codec: ublCodec,
    structure: ublStructure,
    stated: ublStated,
    blank: blank('CreditNote', namespaces.creditNote),
  },
};

/** Reads an OASIS UBL 2.1 Invoice or CreditNote. */
export function readUbl(bytes: Uint8Array, options?: ReadOptions): ReadInvoice {
  const parsed = parseXml(bytes, prefixes);
  return parsed.ok ? readUblTree(parsed.document.root, options) : parsed;
}

/** @param root with the names of `namespaces` */
export function readUblTree(root: XmlElement, options?: ReadOptions): ReadInvoice {
  const kind = ublKind(root.name);
  return kind
    ? readRoot(root, ublSyntaxes[kind], options)
    : { ok: false, problems: [notUbl(root.name)] };
}

/** Which of the two documents has a root of that name. */
export function ublKind(rootName: string): Kind | undefined {
  if (rootName === 'invoice:Invoice') return 'Invoice';
  return rootName === 'creditNote:CreditNote' ? 'CreditNote' : undefined;
}

/**
 * Writes UBL 2.1: a CreditNote when BT-3 names one, else an Invoice, valid against the schema when the invoice obeys
 * the business rules.
 */
export const writeUbl = (invoice: Invoice): string =>
  writeRoot(invoice, ublSyntaxes[isCreditNote(invoice.typeCode) ? 'CreditNote' : 'Invoice']);

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
