import { isCreditNote } from '#workflows/invoice/credit.ts';
import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import { extensionsFit } from '#workflows/invoice/extensions.ts';
import { carriedPart, type LostTerm, lostTerms } from '#workflows/invoice/lost.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Treatment } from '#workflows/invoice/rules/judged.ts';
import { carriedIn, EN16931, type Target, type TargetProfile } from '#workflows/invoice/targets.ts';
import { termOf } from '#workflows/invoice/terms.ts';
import { validateInvoice } from '#workflows/invoice/validate.ts';
import { isFatal, type Problem } from '#workflows/problem.ts';
import { writeCii } from './cii/cii.ts';
import { writeCsv } from './csv/write.ts';
import { earlierEditions } from './earlierEditions.ts';
import { plainPartner } from './edifact/partner.ts';
import { writeEdifact } from './edifact/write.ts';
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

export interface WriteOptions {
  readonly partner?: EdifactPartner | undefined;
  /** How the operation is treated in France, where no note of the invoice says it (BAR). */
  readonly treatment?: Treatment | undefined;
}

/**
 * Writes the invoice in a profile of a target, as data, and judges the document by the rules that its BT-24 asks for. The same invoice
 * gives the same bytes.
 *
 * @param how.partner how an EDIFACT partner wants it; plain EANCOM unless told
 */
export function writeData(
  given: Invoice,
  target: Target,
  profile: TargetProfile,
  { partner, treatment }: WriteOptions = {},
): Written {
  if (target.syntax === 'json')
    return { ok: true, invoice: given, bytes: utf8(writeJson(given)), lost: [], problems: [] };
  if (target.syntax === 'csv') {
    const lost = lostTerms(given, () => true, false);
    return { ok: true, invoice: given, bytes: writeCsv([given]), lost, problems: [] };
  }
  if (target.directory !== undefined) {
    const { directory } = target;
    return edifact(given, target, profile, { ...(partner ?? plainPartner(directory)), directory });
  }
  const stated = statedIn(given, target, profile);
  const carries = carriedIn(target, profile, given);
  const lost = [
    ...lostTerms(stated, carries, extensionsFit(stated, extensionSyntax(target, given))),
    ...replaced(given, stated),
  ];
  const invoice = lost.length > 0 ? carriedPart(stated, carries) : stated;
  const bytes = utf8(target.syntax === 'cii' ? writeCii(invoice) : writeUbl(invoice));
  const problems = [
    ...validateXml(bytes, 'auto', { treatment }).problems,
    ...earlierEditions(invoice, profile),
  ];
  return problems.some(isFatal)
    ? { ok: false, problems }
    : { ok: true, invoice, bytes, lost, problems };
}

function edifact(
  invoice: Invoice,
  target: Target,
  profile: TargetProfile,
  partner: EdifactPartner,
): Written {
  const broken = validateInvoice(invoice, { rules: 'en16931' }).filter(isFatal);
  if (broken.length > 0) return { ok: false, problems: broken };
  const written = writeEdifact(invoice, partner);
  const lost = lostTerms(invoice, carriedIn(target, profile, invoice), false);
  return written.ok ? { ...written, invoice, lost } : written;
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/**
 * With the BT-24 of the profile, its business process where the invoice names none that the profile takes, its notes in
 * one where there may be no more, and one preceding invoice where CII has a place for one: before D22B, which only the
 * extended profiles use.
 */
function statedIn(invoice: Invoice, { syntax }: Target, profile: TargetProfile): Invoice {
  const { specification, process, oneNoteOutside, carries } = profile;
  const { processType, notes, precedingInvoices } = invoice;
  const isOnePreceding = syntax === 'cii' && carries !== 'extended';
  const countries = [invoice.seller, invoice.buyer].map(({ address }) => address?.country);
  const isOneNote = oneNoteOutside && countries.some((country) => country !== oneNoteOutside);
  return {
    ...invoice,
    specification: specification ?? invoice.specification ?? EN16931,
    processType: process?.pattern.test(processType ?? '') === false ? process.id : processType,
    notes: isOneNote && notes.length > 1 ? [{ text: joined(notes) }] : notes,
    precedingInvoices: isOnePreceding ? precedingInvoices.slice(0, 1) : precedingInvoices,
  };
}

const joined = (notes: Invoice['notes']): string =>
  notes.flatMap(({ text }) => text ?? []).join('\n');

/** What the statement above no longer says. */
function replaced(given: Invoice, stated: Invoice): LostTerm[] {
  const isReplaced = given.processType !== undefined && given.processType !== stated.processType;
  const unsaid = given.precedingInvoices.slice(stated.precedingInvoices.length);
  const counts = {
    'BT-23': isReplaced ? 1 : 0,
    'BT-21':
      stated.notes === given.notes
        ? 0
        : given.notes.filter(({ subjectCode }) => subjectCode !== undefined).length,
    'BT-25': unsaid.length,
    'BT-26': unsaid.filter(({ issueDate }) => issueDate !== undefined).length,
  };
  return Object.entries(counts).flatMap(([number, times]) => {
    const { term, path, label } = termOf(number);
    return times > 0 ? [{ term, path, label, times }] : [];
  });
}

const extensionSyntax = ({ syntax }: Target, { typeCode }: Invoice) =>
  syntax === 'cii' ? 'cii' : isCreditNote(typeCode) ? 'ubl-credit-note' : 'ubl-invoice';
