import { accepted, type Verdict } from '#workflows/verdict.ts';
import { csvCell, isFormula } from './csvCell.ts';
import { inPdfThread } from './pdf/thread.ts';
import { parseXml } from './xml.ts';
import { walkZip, ZipRefusal } from './zip.ts';

const FLAWS = new Set(['PDF_FONT', 'PDF_DRAWING']);

/** Says whether a PDF may come in: what it can run is taken out, what is broken or a bomb is refused. */
export async function judgePdf(bytes: Uint8Array): Promise<Verdict> {
  const options = { title: '', author: '', date: '2000-01-01T00:00:00Z' };
  const converted = await inPdfThread('pdfa', { bytes, options });
  if (!converted.ok) {
    const [problem] = converted.problems;
    // A font without its file, or a page that PDF/A would not have, is a flaw, not a danger.
    if (!problem || FLAWS.has(problem.code)) return accepted;
    return { verdict: 'reject', code: problem.code, message: problem.message };
  }
  const removed = converted.value.repairs.filter(({ code }) => code === 'ACTIVE_CONTENT_REMOVED');
  const [first] = removed;
  return first
    ? { verdict: 'neutralise', code: 'PDF_ACTIVE_CONTENT', message: first.message }
    : accepted;
}

/** Says whether XML may come in. What it asks to have fetched is not: it then lacks what an invoice needs. */
export function judgeXml(bytes: Uint8Array): Verdict {
  const parsed = parseXml(bytes, {});
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    return {
      verdict: 'reject',
      code: problem?.code ?? 'XML_MALFORMED',
      message: problem?.message ?? { fr: '', en: '' },
    };
  }
  const { inert } = parsed.document;
  if (inert.length === 0) return accepted;
  return {
    verdict: 'neutralise',
    code: 'XML_MALFORMED',
    message: {
      fr: `rien n’est chargé de ce que le fichier demande (${inert.join(', ')})`,
      en: `nothing that the file asks for is loaded (${inert.join(', ')})`,
    },
  };
}

const ZIP_LIMITS = { files: 1000, total: 100 * 1024 * 1024, ratio: 100 };

/** Says whether a ZIP may come in. It is inflated to be judged, and kept nowhere. */
export async function judgeZip(bytes: Uint8Array): Promise<Verdict> {
  try {
    await walkZip(bytes, ZIP_LIMITS, () => {});
    return accepted;
  } catch (error) {
    if (!(error instanceof ZipRefusal)) throw error;
    return { verdict: 'reject', code: error.code, message: error.text };
  }
}

/** Most characters of a cell in the spreadsheets that people open CSV with; the rest is not shown. */
const LONGEST_CELL = 32_767;

/** Says what becomes of a value in a CSV file. */
export function judgeCsv(value: unknown): Verdict {
  if (typeof value !== 'string') {
    const message = { fr: 'Une cellule est un texte.', en: 'A cell is a text.' };
    return { verdict: 'reject', code: 'CSV_SCHEMA', message };
  }
  const output = csvCell(value);
  if (isFormula(value)) {
    const message = {
      fr: 'Un tableur ne l’exécute pas : la cellule s’ouvre comme un texte.',
      en: 'A spreadsheet does not run it: the cell opens as text.',
    };
    return { verdict: 'neutralise', code: 'CSV_NEUTRALISED', message, output };
  }
  if (/[\p{Cc}",;]/u.test(value) || value.length > LONGEST_CELL) {
    const message = {
      fr: 'La cellule est mise entre guillemets : une ligne reste une ligne.',
      en: 'The cell is put in quotes: one row stays one row.',
    };
    return { verdict: 'neutralise', code: '', message, output };
  }
  return { ...accepted, output };
}
