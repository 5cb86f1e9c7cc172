import { PDFDocument } from 'pdf-lib';
import { attachmentsOf, isInvoiceData } from './attachments.ts';
import { descriptionOf } from './describe.ts';
import { openPdf } from './open.ts';
import { makePdfa, type Pdfa, save } from './pdfa.ts';
import { PdfRefusal } from './problems.ts';

/** First and last page, from 1. */
export type PageRange = readonly [first: number, last: number];

/**
 * Puts the pages of several PDFs one after the other: a cover letter before the invoice, the terms of sale behind it.
 * The one of them that is a Factur-X, if any, makes the result one, with its data and attachments. PDF/A-3b.
 *
 * @throws PdfRefusal PDF_DATA_TWICE
 */
export async function mergePdfs(documents: readonly Uint8Array[]): Promise<Pdfa> {
  const opened = await Promise.all(documents.map(openPdf));
  const carriers = opened.filter((doc) =>
    attachmentsOf(doc).some(({ name }) => isInvoiceData(name)),
  );
  if (carriers.length > 1) throw new PdfRefusal('PDF_DATA_TWICE');
  const main = carriers[0] ?? opened[0];
  if (!main) throw new PdfRefusal('PDF_PAGES');
  const description = descriptionOf(main);
  const place = opened.indexOf(main);
  let before = 0;
  for (const [i, doc] of opened.entries()) {
    if (doc === main) continue;
    // Its form and its attachments stay behind; looks are all that an annex is for.
    const pages = await main.copyPages(doc, doc.getPageIndices());
    for (const page of pages)
      if (i < place) {
        main.insertPage(before, page);
        before += 1;
      } else main.addPage(page);
  }
  const repairs = makePdfa(main, description).filter(({ code }) => code !== 'ATTACHMENT_REMOVED');
  return { pdf: await save(main, documents), repairs };
}

/**
 * Cuts a PDF into several, each PDF/A-3b.
 *
 * @throws PdfRefusal PDF_PAGES for pages that it does not have; PDF_DATA_SPLIT for a Factur-X, of which no part would
 * be the invoice any more
 */
export async function splitPdf(
  bytes: Uint8Array,
  ranges: readonly PageRange[],
): Promise<readonly Uint8Array[]> {
  const doc = await openPdf(bytes);
  if (attachmentsOf(doc).some(({ name }) => isInvoiceData(name)))
    throw new PdfRefusal('PDF_DATA_SPLIT');
  const count = doc.getPageCount();
  const description = descriptionOf(doc);
  const parts: Uint8Array[] = [];
  for (const [first, last] of ranges) {
    const isThere = Number.isInteger(first) && Number.isInteger(last) && first >= 1;
    if (!isThere || first > last || last > count)
      throw new PdfRefusal('PDF_PAGES', `${first}-${last}`);
    const part = await PDFDocument.create({ updateMetadata: false });
    const indices = Array.from({ length: last - first + 1 }, (_, i) => first - 1 + i);
    for (const page of await part.copyPages(doc, indices)) part.addPage(page);
    makePdfa(part, description);
    parts.push(await save(part, [bytes, `${first}-${last}`]));
  }
  return parts;
}
