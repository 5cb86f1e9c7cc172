import { PDFDict, type PDFDocument, PDFRawStream } from 'pdf-lib';
import { name } from './names.ts';

/**
 * Gives every page and form its own resources, which they may also take from their page tree or from the page that shows
 * them in PDF, but not in PDF/A (ISO 19005-3, 6.2.2).
 */
export function giveResources(doc: PDFDocument): void {
  const done = new Set<PDFDict>();
  for (const page of doc.getPages()) {
    const resources = page.node.Resources() ?? doc.context.obj({});
    page.node.set(name('Resources'), resources);
    giveForms(resources, done);
  }
}

function giveForms(resources: PDFDict, done: Set<PDFDict>): void {
  const waiting = [resources];
  for (let shared = waiting.pop(); shared !== undefined; shared = waiting.pop()) {
    if (done.has(shared)) continue;
    done.add(shared);
    const objects = shared.lookup(name('XObject'));
    if (!(objects instanceof PDFDict)) continue;
    for (const key of objects.keys()) {
      const form = objects.lookup(key);
      if (!(form instanceof PDFRawStream) || form.dict.lookup(name('Subtype')) !== name('Form'))
        continue;
      const own = form.dict.lookup(name('Resources'));
      if (own instanceof PDFDict) waiting.push(own);
      else form.dict.set(name('Resources'), shared);
    }
  }
}
