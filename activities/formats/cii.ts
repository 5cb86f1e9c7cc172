import { Invoice } from '#workflows/invoice/model.ts';
import { terms } from '#workflows/invoice/terms.ts';
import type { Problem } from '#workflows/problem.ts';
import { ciiOrder } from './cii-order.ts';
import { plan } from './mapping/plan.ts';
import { readTree } from './mapping/read.ts';
import { writeTree } from './mapping/write.ts';
import { shapeProblems } from './shape.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { printXml } from './xml-print.ts';

/** BT-24 of the plain EN 16931 profile. */
export const EN16931 = 'urn:cen.eu:en16931:2017';

const NAMESPACES = {
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
} as const;
const PREFIXES = Object.fromEntries(
  Object.entries(NAMESPACES).map(([prefix, uri]) => [uri, prefix]),
);

const CII_ROOT = 'rsm:CrossIndustryInvoice';

const entries = plan(terms, (term) => term.cii);

export type ReadInvoice =
  | {
      readonly ok: true;
      readonly invoice: Invoice;
      /** Warnings: what the document says beyond EN 16931. */
      readonly unmapped: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a UN/CEFACT Cross Industry Invoice, D16B or D22B. */
export function readCii(bytes: Uint8Array): ReadInvoice {
  const parsed = parseXml(bytes, PREFIXES);
  return parsed.ok ? readCiiTree(parsed.document.root) : parsed;
}

function readCiiTree(root: XmlElement): ReadInvoice {
  if (root.name !== CII_ROOT) return { ok: false, problems: [notCii(root.name)] };
  const { fields, problems, unmapped } = readTree(root, entries);
  const parsed = Invoice.safeParse(fields);
  const all = [...problems, ...(parsed.success ? [] : shapeProblems(parsed.error))];
  return parsed.success && all.length === 0
    ? { ok: true, invoice: parsed.data, unmapped }
    : { ok: false, problems: all };
}

/**
 * Writes CII of the EN 16931 profile, valid against D16B and D22B when the invoice obeys the business rules.
 * An invoice without BT-24 gets the profile's.
 */
export function writeCii(invoice: Invoice): string {
  const root: XmlElement = { name: CII_ROOT, attributes: {}, children: [], text: '' };
  for (const [prefix, uri] of Object.entries(NAMESPACES)) root.attributes[`xmlns:${prefix}`] = uri;
  for (const name of ['rsm:ExchangedDocumentContext', 'rsm:ExchangedDocument'])
    root.children.push(empty(name));
  const trade = empty('rsm:SupplyChainTradeTransaction');
  for (const part of ['Agreement', 'Delivery', 'Settlement'])
    trade.children.push(empty(`ram:ApplicableHeaderTrade${part}`));
  root.children.push(trade);
  writeTree(
    { ...invoice, specification: invoice.specification ?? EN16931 },
    entries,
    root,
    ciiOrder,
  );
  return printXml(root);
}

const empty = (name: string): XmlElement => ({ name, attributes: {}, children: [], text: '' });

const notCii = (name: string): Problem => ({
  code: 'CII_ROOT',
  at: name.slice(0, 200),
  severity: 'fatal',
  message: {
    fr: 'l’élément racine n’est pas celui d’une facture CII (CrossIndustryInvoice)',
    en: 'the root element is not that of a CII invoice (CrossIndustryInvoice)',
  },
  fix: {
    fr: 'Exportez la facture en CII (UN/CEFACT D16B ou D22B), par exemple au profil EN 16931.',
    en: 'Export the invoice as CII (UN/CEFACT D16B or D22B), for example in the EN 16931 profile.',
  },
});
