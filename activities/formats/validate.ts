import { isFacturxSet } from '#workflows/invoice/rules/facturx/ids.ts';
import type { Facts, Recipient, Treatment } from '#workflows/invoice/rules/judged.ts';
import { gradedBy, type RuleSet } from '#workflows/invoice/rules/ruleSet.ts';
import {
  type RuleSetName,
  ruleSetFor,
  ruleSets,
  validateInvoice,
} from '#workflows/invoice/validate.ts';
import { isFatal, type Problem } from '#workflows/problem.ts';
import { type Binding, inspect } from './binding/inspect.ts';
import { bindingFor } from './binding/sets.ts';
import { CII_ROOT, ciiSyntax } from './cii/cii.ts';
import { ciiValueType } from './cii/codeLists.ts';
import { judgeUse } from './cii/facturx/judgeUse.ts';
import { facturxProfile } from './cii/facturx/profiles.ts';
import { ciiStructure } from './cii/order.ts';
import { ciiTally } from './cii/tally.ts';
import { readLiterally } from './mapping/literal.ts';
import type { Structure } from './mapping/order.ts';
import type { ReadOptions } from './mapping/syntax.ts';
import { prefixes } from './namespaces.ts';
import { inPdfThread } from './pdf/thread.ts';
import { type InputFile, readInvoice, type Syntax } from './read.ts';
import { schemaProblem } from './schema/problems.ts';
import { schemaProblems } from './schema/schema.ts';
import { valueType } from './schema/values.ts';
import { kindOf } from './sniff.ts';
import { ublStructure } from './ubl/order.ts';
import { ublTally } from './ubl/tally.ts';
import { ublKind, ublSyntaxes } from './ubl/ubl.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { textAt } from './xml-walk.ts';

export interface Verdict {
  /** Undefined when the file could not be read at all. */
  readonly syntax: Syntax | undefined;
  /** BT-24 as the document gives it, `''` when it gives none. */
  readonly profile: string | undefined;
  /** The set that was judged by. */
  readonly rules: RuleSetName;
  /** Nothing fatal was found. */
  readonly valid: boolean;
  readonly problems: readonly Problem[];
}

/** A set; or how to choose one by the document's specification identifier (BT-24). */
export type RulesWanted = RuleSetName | 'auto' | ((specification: string) => RuleSetName);

/** What is known of an invoice beside its document. */
export interface Beside {
  readonly treatment?: Treatment | undefined;
  readonly recipient?: Recipient | undefined;
}

function setFor(wanted: RulesWanted, specification: string): RuleSetName {
  if (wanted === 'auto') return ruleSetFor(specification);
  return typeof wanted === 'function' ? wanted(specification) : wanted;
}

/**
 * Judges a file as it is written. XML, alone or in a PDF, goes through the stages of official validators: first the
 * schema, and only when that is obeyed the rules. Anything else is read, and its invoice judged by both editions.
 *
 * @param rules `auto`: what the specification identifier (BT-24) asks for
 * @param how a CSV file or an EDIFACT message is read
 */
export async function validateFile(
  file: InputFile,
  rules: RulesWanted,
  beside: Beside = {},
  how: Pick<ReadOptions, 'csv' | 'partner'> = {},
): Promise<Verdict> {
  const kind = kindOf(file.bytes, how.csv);
  if (kind === 'xml') return validateXml(file.bytes, rules, beside);
  if (kind === 'pdf') {
    const extracted = await inPdfThread('extract', { bytes: file.bytes });
    const [data, second] = extracted.ok ? extracted.value.data : [];
    if (data && !second) {
      const verdict = validateXml(data.bytes, rules, beside);
      return verdict.syntax ? { ...verdict, syntax: 'factur-x' } : verdict;
    }
  }
  const read = await readInvoice([file], { ...how, keepsExtensions: false });
  if (!read.ok) return refused(rules, read.problems);
  const { invoice, syntax, profile, unmapped } = read;
  const set = setFor(rules, profile);
  const problems = [...unmapped, ...validateInvoice(invoice, { rules: set, ...beside })];
  return { syntax, profile, rules: set, valid: !problems.some(isFatal), problems };
}

/** Judges an XML document as it is written. */
export function validateXml(bytes: Uint8Array, rules: RulesWanted, beside: Beside = {}): Verdict {
  const parsed = parseXml(bytes, prefixes);
  if (!parsed.ok) return refused(rules, parsed.problems);
  const { root } = parsed.document;
  const syntax = syntaxOf(root);
  if (!syntax) return refused(rules, [schemaProblem('unknown', root.name.slice(0, 200))]);
  const profile = specificationOf(root, syntax);
  const set = setFor(rules, profile);
  const broken = schemaProblems(root, structureFor(set, syntax), typesFor(set, syntax));
  const problems = broken.length > 0 ? broken : judgeTree(root, set, beside);
  return { syntax, profile, rules: set, valid: !problems.some(isFatal), problems };
}

/** A profile of Factur-X has a schema of its own. */
function structureFor(set: RuleSetName, syntax: 'cii' | 'ubl'): Structure {
  if (syntax === 'ubl') return ublStructure;
  return isFacturxSet(set) ? facturxProfile(set).structure : ciiStructure;
}

/** The schemas of Factur-X and of the French profile let any list be named. */
function typesFor(set: RuleSetName, syntax: 'cii' | 'ubl') {
  const isD16b = syntax === 'cii' && !isFacturxSet(set) && set !== 'france-extended';
  return isD16b ? ciiValueType : (name: string) => valueType(name, syntax);
}

const refused = (rules: RulesWanted, problems: readonly Problem[]): Verdict => ({
  syntax: undefined,
  profile: undefined,
  rules: setFor(rules, ''),
  valid: false,
  problems,
});

function syntaxOf(root: XmlElement): 'cii' | 'ubl' | undefined {
  if (ublKind(root.name)) return 'ubl';
  return root.name === CII_ROOT ? 'cii' : undefined;
}

const SPECIFICATION = {
  cii: ['rsm:ExchangedDocumentContext', 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID'],
  ubl: ['cbc:CustomizationID'],
} as const;

const specificationOf = (root: XmlElement, syntax: 'cii' | 'ubl'): string =>
  textAt(root, ...SPECIFICATION[syntax]) ?? '';

/**
 * Judges a document as it is written: by the edition of the business rules for its syntax, and by the rules on how
 * EN 16931 uses that syntax.
 *
 * @param root of CII or UBL, with the names of `namespaces`
 * @throws RangeError for any other root
 */
export function judgeTree(root: XmlElement, rules: RuleSetName, beside: Beside = {}): Problem[] {
  const kind = ublKind(root.name);
  if (!kind && root.name !== CII_ROOT) throw new RangeError(`neither CII nor UBL: ${root.name}`);
  const { invoice, lacking } = readLiterally(root, kind ? ublSyntaxes[kind] : ciiSyntax);
  const facts: Facts = kind
    ? { edition: 'ubl', tally: ublTally(root), lacking, isCreditNote: kind === 'CreditNote' }
    : { edition: 'cii', tally: ciiTally(root), lacking };
  const problems = validateInvoice(invoice, { rules, facts, ...beside });
  const set: RuleSet = ruleSets[rules];
  if (set.hasOwnBinding) return problems;
  const binding = bindingFor(rules, facts.edition);
  const settledProblems = settled(problems, gradedBy(set, inspect(root, binding)), binding);
  const isProfile = isFacturxSet(rules) && facts.edition === 'cii';
  return isProfile
    ? [...settledProblems, ...judgeUse(root, facturxProfile(rules).use)]
    : settledProblems;
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
