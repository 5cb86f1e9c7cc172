import { isCreditNote } from '#workflows/invoice/credit.ts';
import { extensionsFit } from '#workflows/invoice/extensions.ts';
import { carriedPart, type LostTerm, lostTerms } from '#workflows/invoice/lost.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { carriedIn, type Target, type TargetProfile } from '#workflows/invoice/targets.ts';
import { termOf } from '#workflows/invoice/terms.ts';
import { isFatal, type Problem } from '#workflows/problem.ts';
import { EN16931, writeCii } from './cii/cii.ts';
import { writeJson } from './json.ts';
import { writeUbl } from './ubl/ubl.ts';
import { validateXml } from './validate.ts';

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
 * Writes the invoice in a profile of a target, as data, and judges the document by the rules that its BT-24 asks for. The same invoice
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
  const problems = profile.isPartial ? [] : validateXml(bytes, 'auto').problems;
  return problems.some(isFatal)
    ? { ok: false, problems }
    : { ok: true, invoice, bytes, lost, problems };
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/**
 * With the BT-24 of the profile, its business process where the invoice names none that the profile takes, and its notes
 * in one where there may be no more.
 */
function statedIn(invoice: Invoice, profile: TargetProfile): Invoice {
  const { specification, process, oneNoteOutside } = profile;
  const { processType, notes } = invoice;
  const countries = [invoice.seller, invoice.buyer].map(({ address }) => address?.country);
  const isOneNote = oneNoteOutside && countries.some((country) => country !== oneNoteOutside);
  return {
    ...invoice,
    specification: specification ?? invoice.specification ?? EN16931,
    processType: process?.pattern.test(processType ?? '') === false ? process.id : processType,
    notes: isOneNote && notes.length > 1 ? [{ text: joined(notes) }] : notes,
  };
}

const joined = (notes: Invoice['notes']): string =>
  notes.flatMap(({ text }) => text ?? []).join('\n');

/** What the statement above no longer says. */
function replaced(given: Invoice, stated: Invoice): LostTerm[] {
  const codes = given.notes.filter(({ subjectCode }) => subjectCode !== undefined).length;
  return [
    ...(given.processType === undefined || given.processType === stated.processType
      ? []
      : [lostTimes('BT-23', 1)]),
    ...(stated.notes === given.notes || codes === 0 ? [] : [lostTimes('BT-21', codes)]),
  ];
}

function lostTimes(number: string, times: number): LostTerm {
  const { term, path, label } = termOf(number);
  return { term, path, label, times };
}

const extensionSyntax = ({ syntax }: Target, { typeCode }: Invoice) =>
  syntax === 'cii' ? 'cii' : isCreditNote(typeCode) ? 'ubl-credit-note' : 'ubl-invoice';
