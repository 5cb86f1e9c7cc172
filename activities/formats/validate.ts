import type { Facts } from '#workflows/invoice/rules/judged.ts';
import { type RuleSet, validateInvoice } from '#workflows/invoice/validate.ts';
import type { Problem } from '#workflows/problem.ts';
import { type Binding, inspect } from './binding/inspect.ts';
import { ciiBinding } from './cii/binding.ts';
import { CII_ROOT, ciiSyntax } from './cii/cii.ts';
import { ciiTally } from './cii/tally.ts';
import { readLiterally } from './mapping/literal.ts';
import { ublBinding } from './ubl/binding.ts';
import { ublTally } from './ubl/tally.ts';
import { ublKind, ublSyntaxes } from './ubl/ubl.ts';
import type { XmlElement } from './xml.ts';

/**
 * Judges a document as it is written: by the edition of the business rules for its syntax, and by the rules on how
 * EN 16931 uses that syntax.
 *
 * @param root of CII or UBL, with the names of `namespaces`
 * @throws RangeError for any other root
 */
export function judgeTree(root: XmlElement, rules: RuleSet): Problem[] {
  const kind = ublKind(root.name);
  if (!kind && root.name !== CII_ROOT) throw new RangeError(`neither CII nor UBL: ${root.name}`);
  const { invoice, lacking } = readLiterally(root, kind ? ublSyntaxes[kind] : ciiSyntax);
  const facts: Facts = kind
    ? { edition: 'ubl', tally: ublTally(root), lacking }
    : { edition: 'cii', tally: ciiTally(root), lacking };
  const binding = kind ? ublBinding : ciiBinding;
  return settled(validateInvoice(invoice, { rules, facts }), inspect(root, binding), binding);
}

/**
 * Where both the model and the document were asked about one rule, the document decides whether it is broken, and the
 * model says where, since a term is a better place than an element.
 */
function settled(
  ofModel: readonly Problem[],
  ofDocument: readonly Problem[],
  { ids }: Binding,
): Problem[] {
  const placed = new Set(ofModel.map(({ code }) => code));
  const broken = new Set(ofDocument.map(({ code }) => code));
  return [
    ...ofModel.filter(({ code }) => !ids.has(code) || broken.has(code)),
    ...ofDocument.filter(({ code }) => !placed.has(code)),
  ];
}
