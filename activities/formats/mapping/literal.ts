import type { Invoice } from '#workflows/invoice/model.ts';
import { visit } from '#workflows/invoice/rules/rule.ts';
import { terms } from '#workflows/invoice/terms.ts';
import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import { type Fields, get, set } from './fields.ts';
import { readTree } from './read.ts';
import type { Syntax } from './syntax.ts';

export interface LiteralInvoice {
  /**
   * What the document says, to be judged and nothing else: as the model has it, but an empty element is `''`, a text
   * is as long as it is, and a number or date that is none is as it is written.
   */
  readonly invoice: Invoice;
  /** Groups that every invoice of the model has and this document lacks. */
  readonly lacking: ReadonlySet<string>;
  /** Values that are not of their term's type. */
  readonly unreadable: readonly Problem[];
}

/** Reads any document of a syntax, however wrong, so that rules can say what is wrong with it. */
export function readLiterally(root: XmlElement, { plan, codec }: Syntax): LiteralInvoice {
  const { fields, problems } = readTree(root, plan, codec, true);
  const lacking = new Set<string>();
  for (const group of ALWAYS) {
    if (get(fields, [group]) !== undefined) continue;
    lacking.add(group);
    set(fields, [group], {});
  }
  for (const line of (get(fields, ['lines']) ?? []) as Fields[]) line.item ??= {};
  for (const { parent, name } of lists)
    visit(fields, parent, (group) => {
      (group as Fields)[name] ??= [];
    });
  fields.custom = {};
  return { invoice: fields as Invoice, lacking, unreadable: problems };
}

/** Groups that the model's schema makes when they are not given. */
const ALWAYS = ['seller', 'buyer', 'totals'];

/** Lists before those in their items. */
const lists = terms
  .filter(({ cardinality }) => cardinality.endsWith('n'))
  .map(({ path }) => {
    const end = path.lastIndexOf('.');
    return { parent: path.slice(0, Math.max(end, 0)), name: path.slice(end + 1) };
  });
