import { isCreditNote } from '#workflows/invoice/credit.ts';
import { extensionsFit } from '#workflows/invoice/extensions.ts';
import { carriedPart, type LostTerm, lostTerms } from '#workflows/invoice/lost.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { carriedIn, type Target, type TargetProfile } from '#workflows/invoice/targets.ts';
import { termOf } from '#workflows/invoice/terms.ts';
import { isFatal, type Problem } from '#workflows/problem.ts';
import { EN16931, writeCii } from './cii/cii.ts';
import { writeJson } from './json.ts';
import { prefixes } from './namespaces.ts';
import { writeUbl } from './ubl/ubl.ts';
import { judgeTree } from './validate.ts';
import { parseXml } from './xml.ts';

export type Written =
  | {
      readonly ok: true;
      /** The invoice as the document says it: with the target's BT-24, without what it cannot carry. */
      readonly invoice: Invoice;
      readonly bytes: Uint8Array;
      readonly lost: readonly LostTerm[];
      /** Warnings. */
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Writes the invoice in a profile of a target, as data, and judges the document by the target's rules. The same invoice
 * gives the same bytes.
 */
export function writeData(given: Invoice, target: Target, profile: TargetProfile): Written {
  if (target.syntax === 'json')
    return { ok: true, invoice: given, bytes: utf8(writeJson(given)), lost: [], problems: [] };
  const stated = statedIn(given, profile);
  const carries = carriedIn(target, profile, given);
  const lost = [
    ...lostTerms(stated, carries, extensionsFit(stated, extensionSyntax(target, given))),
    ...replaced(given, stated),
  ];
  const invoice = lost.length > 0 ? carriedPart(stated, carries) : stated;
  const bytes = utf8(target.syntax === 'cii' ? writeCii(invoice) : writeUbl(invoice));
  const problems = profile.rules === undefined ? [] : judge(bytes, profile.rules);
  return problems.some(isFatal)
    ? { ok: false, problems }
    : { ok: true, invoice, bytes, lost, problems };
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** With the BT-24 of the profile, and its business process where the invoice names none that the profile takes. */
function statedIn(invoice: Invoice, { specification, process }: TargetProfile): Invoice {
  const stated = { ...invoice, specification: specification ?? invoice.specification ?? EN16931 };
  return process === undefined || process.pattern.test(invoice.processType ?? '')
    ? stated
    : { ...stated, processType: process.id };
}

function replaced(given: Invoice, stated: Invoice): LostTerm[] {
  if (given.processType === undefined || given.processType === stated.processType) return [];
  const { term, path, label } = termOf('BT-23');
  return [{ term, path, label, times: 1 }];
}

const extensionSyntax = ({ syntax }: Target, { typeCode }: Invoice) =>
  syntax === 'cii' ? 'cii' : isCreditNote(typeCode) ? 'ubl-credit-note' : 'ubl-invoice';

function judge(bytes: Uint8Array, rules: NonNullable<TargetProfile['rules']>): Problem[] {
  const parsed = parseXml(bytes, prefixes);
  return parsed.ok ? judgeTree(parsed.document.root, rules) : [...parsed.problems];
}
