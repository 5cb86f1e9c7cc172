import { PDFArray, PDFDict, type PDFDocument, PDFName } from 'pdf-lib';
import { name } from './names.ts';
import { PdfRefusal } from './problems.ts';

/**
 * Changing a signed PDF breaks its signature, so that is for people to decide. A field that waits for its signature is
 * none yet.
 *
 * @throws PdfRefusal PDF_SIGNED
 */
export function refuseSigned(doc: PDFDocument): void {
  const { catalog, context } = doc;
  const form = catalog.lookup(name('AcroForm'));
  const waiting: { field: unknown; kind: unknown }[] = [];
  const add = (list: unknown, kind: unknown): void => {
    if (list instanceof PDFArray)
      for (const item of list.asArray()) waiting.push({ field: context.lookup(item), kind });
  };
  if (form instanceof PDFDict) add(form.lookup(name('Fields')), undefined);
  // Not all programs list their signatures in the form; each is on a page.
  for (const { node } of doc.getPages()) add(node.lookup(name('Annots')), undefined);
  const seen = new Set<unknown>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { field } = next;
    if (!(field instanceof PDFDict) || seen.has(field)) continue;
    seen.add(field);
    // The kind and the value of a field may stand at the one that it belongs to (ISO 32000-1, 12.7.3.1).
    const own = field.lookup(name('FT'));
    const kind = own instanceof PDFName ? own : next.kind;
    if (kind === name('Sig') && field.lookup(name('V')) instanceof PDFDict)
      throw new PdfRefusal('PDF_SIGNED');
    add(field.lookup(name('Kids')), kind);
  }
}
