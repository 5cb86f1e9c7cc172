import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFStream } from 'pdf-lib';
import { name, nameUnder } from './names.ts';
import { type Repair, repair } from './repairs.ts';

const FORBIDDEN = new Set(['3D', 'Sound', 'Screen', 'Movie', 'RichMedia', 'FileAttachment']);
const WITHOUT_APPEARANCE = new Set(['Popup', 'Link']);
/** Flags of annotations that are not seen: Invisible only concerns unknown kinds. */
const HIDDEN = 2;
const NO_VIEW = 32;
const PRINT = 4;

/**
 * Keeps the annotations that PDF/A-3 allows and that are seen, each as it looks on the page (ISO 19005-3, 6.3).
 * What is hidden goes, for PDF/A would have it shown.
 */
export function cleanAnnotations({ context }: PDFDocument, page: PDFDict): Repair[] {
  const annotations = page.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return [];
  const repairs: Repair[] = [];
  const kept = annotations.asArray().filter((item) => {
    const annotation = context.lookup(item);
    if (!(annotation instanceof PDFDict)) return false;
    const subtype = nameUnder(annotation, 'Subtype');
    const isKept = !FORBIDDEN.has(subtype) && !isHidden(annotation) && isDrawn(annotation, subtype);
    if (!isKept) repairs.push(repair('ANNOTATION_REMOVED', subtype));
    else if (subtype !== 'Popup') annotation.set(name('F'), PDFNumber.of(PRINT));
    return isKept;
  });
  page.set(name('Annots'), context.obj(kept));
  return repairs;
}

/** Neither seen nor, for PDF/A, allowed to stay. */
export function isHidden(annotation: PDFDict): boolean {
  const flags = annotation.lookup(name('F'));
  return flags instanceof PDFNumber && (flags.asNumber() & (HIDDEN | NO_VIEW)) !== 0;
}

/** An appearance is one stream, but for buttons, which have one a state. */
function isDrawn(annotation: PDFDict, subtype: string): boolean {
  const appearance = annotation.lookup(name('AP'));
  if (!(appearance instanceof PDFDict) || !appearance.has(name('N')))
    return WITHOUT_APPEARANCE.has(subtype);
  for (const key of ['D', 'R']) appearance.delete(name(key));
  const isButton = subtype === 'Widget' && kindOfField(annotation) === 'Btn';
  const normal = appearance.lookup(name('N'));
  const state = annotation.lookup(name('AS'));
  if (normal instanceof PDFStream && isButton) {
    const ref = appearance.get(name('N'));
    if (ref) appearance.set(name('N'), annotation.context.obj({ Off: ref }));
    annotation.set(name('AS'), name('Off'));
  } else if (normal instanceof PDFDict && !(normal instanceof PDFStream) && !isButton) {
    const shown = state instanceof PDFName ? normal.get(state) : undefined;
    if (!shown) return false;
    appearance.set(name('N'), shown);
  }
  return true;
}

/** A field's kind may stand at the field that it belongs to. */
function kindOfField(annotation: PDFDict): string {
  let field: PDFDict | undefined = annotation;
  for (let depth = 0; field !== undefined && depth < 16; depth += 1) {
    const kind = nameUnder(field, 'FT');
    if (kind !== '') return kind;
    const parent: unknown = field.lookup(name('Parent'));
    field = parent instanceof PDFDict ? parent : undefined;
  }
  return '';
}
