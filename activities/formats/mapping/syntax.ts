import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import {
  EXTENSIONS_LIMIT,
  type Extension,
  type Extensions,
  extensionsFit,
} from '#workflows/invoice/extensions.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import type { Problem } from '#workflows/problem.ts';
import type { CsvMapping } from '../csv/mapping.ts';
import { namespaces, type Prefix } from '../namespaces.ts';
import { shapeProblems } from '../shape.ts';
import type { XmlElement } from '../xml.ts';
import { printXml } from '../xml-print.ts';
import type { Codec } from './codec.ts';
import { difference } from './difference.ts';
import { extend } from './extend.ts';
import { type Structure, sort } from './order.ts';
import type { Plan } from './plan.ts';
import { extensionsTooLarge } from './problems.ts';
import { readTree } from './read.ts';
import { writeTree } from './write.ts';

/** Everything that a kind of XML document is read and written by. */
export interface Syntax {
  readonly id: Extensions['syntax'];
  readonly plan: Plan;
  readonly codec: Codec;
  readonly structure: Structure;
  /** The invoice with what the syntax cannot leave out, and without what it cannot say. */
  readonly stated: (invoice: Invoice) => Invoice;
  /** A new root, with what the document has even when the invoice says nothing. */
  readonly blank: () => XmlElement;
}

export type ReadInvoice =
  | {
      readonly ok: true;
      readonly invoice: Invoice;
      /** Warnings: what the document says beyond EN 16931. */
      readonly unmapped: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface ReadOptions {
  /** Keeps what is said beyond the terms in `invoice.extensions`, at the cost of about one writing; true unless told. */
  readonly keepsExtensions?: boolean;
  /** How a CSV file or an Excel workbook is read; what it leaves out is detected. */
  readonly csv?: CsvMapping | undefined;
  /** Whose codes and segments an EDIFACT message has. */
  readonly partner?: EdifactPartner | undefined;
}

/** @param root with the names of `namespaces` */
export function readRoot(
  root: XmlElement,
  syntax: Syntax,
  { keepsExtensions = true }: ReadOptions = {},
): ReadInvoice {
  const { fields, problems, unmapped } = readTree(root, syntax.plan, syntax.codec);
  const parsed = Invoice.safeParse(fields);
  const all = [...problems, ...(parsed.success ? [] : shapeProblems(parsed.error))];
  if (!parsed.success || all.length > 0) return { ok: false, problems: all };
  const invoice = parsed.data;
  if (!keepsExtensions) return { ok: true, invoice, unmapped };

  const content = difference(root, treeOf(invoice, syntax));
  if (content.length === 0) return { ok: true, invoice, unmapped };
  if (isTooLarge(content))
    return { ok: true, invoice, unmapped: [...unmapped, extensionsTooLarge] };
  const { specification } = invoice;
  const extensions = { syntax: syntax.id, specification, content };
  return { ok: true, invoice: { ...invoice, extensions }, unmapped };
}

export function writeRoot(invoice: Invoice, syntax: Syntax): string {
  const root = treeOf(invoice, syntax);
  if (invoice.extensions && extensionsFit(invoice, syntax.id)) {
    extend(root, invoice.extensions.content, syntax.structure);
    declarePrefixes(root, root);
  }
  return printXml(root);
}

function treeOf(invoice: Invoice, { plan, codec, structure, stated, blank }: Syntax): XmlElement {
  const root = blank();
  writeTree(stated(invoice), plan, root, codec);
  sort(root, structure);
  return root;
}

/** Extensions may use a prefix that the terms do not need. */
function declarePrefixes(element: XmlElement, root: XmlElement): void {
  const end = element.name.startsWith('{') ? -1 : element.name.indexOf(':');
  if (end !== -1) {
    const prefix = element.name.slice(0, end) as Prefix;
    root.attributes[`xmlns:${prefix}`] ??= namespaces[prefix];
  }
  for (const child of element.children) declarePrefixes(child, root);
}

function isTooLarge(content: readonly Extension[]): boolean {
  let length = 0;
  for (const one of content) {
    length += one.path.length;
    if (one.kind === 'element') length += one.xml.length;
    if (one.kind === 'value') length += (one.value ?? '').length + (one.instead ?? '').length;
    if (one.kind === 'order') length += 6 * one.order.length;
  }
  return length > EXTENSIONS_LIMIT || content.length > 20_000;
}
