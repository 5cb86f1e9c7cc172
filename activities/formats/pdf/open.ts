import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import { PDF_LIMITS, withinBudget } from './budget.ts';
import { PdfRefusal } from './problems.ts';

export const name = (text: string): PDFName => PDFName.of(text);

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

/** Our own walk, before pdf-lib's: its own never ends on a page tree that shares its branches. */
function checkPages(doc: PDFDocument): void {
  const root = doc.context.lookup(doc.context.trailerInfo.Root);
  const top = root instanceof PDFDict ? root.lookup(name('Pages')) : undefined;
  if (!(top instanceof PDFDict)) throw new PdfRefusal('PDF_MALFORMED');
  const seen = new Set<PDFRef>();
  const waiting: PDFDict[] = [top];
  let pages = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const kids = node.lookup(name('Kids'));
    if (!(kids instanceof PDFArray)) {
      pages += 1;
      checkMediaBox(node);
      checkContents(node);
      continue;
    }
    for (const kid of kids.asArray()) {
      if (kid instanceof PDFRef) {
        if (seen.has(kid)) throw new PdfRefusal('PDF_BUDGET');
        seen.add(kid);
      }
      const child = doc.context.lookup(kid);
      if (child instanceof PDFDict) waiting.push(child);
    }
    if (pages + waiting.length > PDF_LIMITS.pages) throw new PdfRefusal('PDF_TOO_LARGE');
  }
  if (pages === 0) throw new PdfRefusal('PDF_MALFORMED');
}

/** A file that was cut short may still have its page tree, but not what is on the pages. */
function checkContents(page: PDFDict): void {
  const contents = page.lookup(name('Contents'));
  const parts = contents instanceof PDFArray ? contents.asArray() : [page.get(name('Contents'))];
  const isLost = parts.some((part) => part && page.context.lookup(part) === undefined);
  if (isLost) throw new PdfRefusal('PDF_MALFORMED', 'Contents');
}

function checkMediaBox(page: PDFDict): void {
  const box = page.lookup(name('MediaBox'));
  if (box === undefined) return;
  const isBox =
    box instanceof PDFArray &&
    box.size() === 4 &&
    /^[\s[\]\d.eE+-]+$/.test(box.toString().replace(/\d+ 0 R/g, '0'));
  if (!isBox) throw new PdfRefusal('PDF_MALFORMED', 'MediaBox');
}
