import { Invoice } from '#workflows/invoice/model.ts';
import type { Problem } from '#workflows/problem.ts';
import { shapeProblems } from '../shape.ts';
import type { XmlElement } from '../xml.ts';
import { printXml } from '../xml-print.ts';
import type { Codec } from './codec.ts';
import { type Structure, sort } from './order.ts';
import type { Plan } from './plan.ts';
import { readTree } from './read.ts';
import { writeTree } from './write.ts';

/** Everything that a kind of XML document is read and written by. */
export interface Syntax {
  readonly plan: Plan;
  readonly codec: Codec;
  readonly structure: Structure;
}

export type ReadInvoice =
  | {
      readonly ok: true;
      readonly invoice: Invoice;
      /** Warnings: what the document says beyond EN 16931. */
      readonly unmapped: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function readRoot(root: XmlElement, { plan, codec }: Syntax): ReadInvoice {
  const { fields, problems, unmapped } = readTree(root, plan, codec);
  const parsed = Invoice.safeParse(fields);
  const all = [...problems, ...(parsed.success ? [] : shapeProblems(parsed.error))];
  return parsed.success && all.length === 0
    ? { ok: true, invoice: parsed.data, unmapped }
    : { ok: false, problems: all };
}

/** @param root with what the document has even when the invoice says nothing */
export function writeRoot(
  invoice: Invoice,
  root: XmlElement,
  { plan, codec, structure }: Syntax,
): string {
  writeTree(invoice, plan, root, codec);
  sort(root, structure);
  return printXml(root);
}
