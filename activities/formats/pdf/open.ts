import { PDFDocument } from 'pdf-lib';
import { withinBudget } from './budget.ts';
import { checkPages } from './pageTree.ts';
import { PdfRefusal } from './problems.ts';

/**
 * Parses a PDF of unknown origin. An owner password alone (no password to open) is taken off.
 *
 * @throws PdfRefusal: PDF_TOO_LARGE, PDF_BUDGET, PDF_MALFORMED, PDF_ENCRYPTED
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  const doc = await load(withinBudget(bytes));
  checkPages(doc);
  return doc;
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  const options = { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY };
  try {
    return await PDFDocument.load(bytes, options);
  } catch (error) {
    if (!isEncryption(error)) throw new PdfRefusal('PDF_MALFORMED');
  }
  try {
    return await PDFDocument.load(bytes, { ...options, password: '' });
  } catch (error) {
    throw new PdfRefusal(isEncryption(error) ? 'PDF_ENCRYPTED' : 'PDF_MALFORMED');
  }
}

const isEncryption = (error: unknown): boolean =>
  error instanceof Error && /encrypt|password/i.test(error.message);
