import {
  PDFArray,
  PDFBool,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from 'pdf-lib';
import { name } from './open.ts';
import { PdfRefusal } from './problems.ts';
import { dictionaries } from './reach.ts';
import { type Repair, repair } from './repairs.ts';

/** Jumping inside the file and to the web is all that a reader may do on its own. */
const HARMLESS_ACTIONS = new Set(['GoTo', 'GoToR', 'URI', 'Named', 'Thread']);
const NAMED_ACTIONS = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);
const FORBIDDEN_ANNOTATIONS = new Set([
  '3D',
  'Sound',
  'Screen',
  'Movie',
  'RichMedia',
  'FileAttachment',
]);
const WITHOUT_APPEARANCE = new Set(['Popup', 'Link']);

/**
 * Takes out what PDF/A-3 forbids outside fonts, colours and metadata (ISO 19005-3, 6.1.7, 6.2.4–6.2.9, 6.3–6.5),
 * and with it everything that a PDF can run or fetch.
 *
 * @throws PdfRefusal PDF_SIGNED, PDF_XFA
 */
export function clean(doc: PDFDocument): Repair[] {
  const repairs = [...cleanCatalog(doc), ...cleanForm(doc)];
  for (const page of doc.getPages()) {
    for (const key of ['AA', 'AF', 'PresSteps', 'Trans', 'Dur']) page.node.delete(name(key));
    repairs.push(...cleanAnnotations(doc, page.node));
  }
  let actions = 0;
  for (const dictionary of dictionaries(doc)) actions += cleanDictionary(dictionary);
  if (actions > 0) repairs.push(repair('ACTIVE_CONTENT_REMOVED', `actions: ${actions}`));
  return repairs;
}

function cleanCatalog({ catalog, context }: PDFDocument): Repair[] {
  const repairs: Repair[] = [];
  const opening = catalog.lookup(name('OpenAction'));
  if (opening instanceof PDFDict && opening.lookup(name('S')) !== name('GoTo'))
    repairs.push(repair('ACTIVE_CONTENT_REMOVED', 'OpenAction'));
  if (opening instanceof PDFDict) catalog.delete(name('OpenAction'));
  for (const key of [
    'AA',
    'Requirements',
    'Perms',
    'Legal',
    'Collection',
    'NeedsRendering',
    'Threads',
    'SpiderInfo',
  ])
    catalog.delete(name(key));
  const names = catalog.lookup(name('Names'));
  if (names instanceof PDFDict) {
    if (names.has(name('JavaScript'))) repairs.push(repair('ACTIVE_CONTENT_REMOVED', 'JavaScript'));
    for (const key of ['JavaScript', 'Renditions', 'AlternatePresentations'])
      names.delete(name(key));
  }
  const layers = catalog.lookup(name('OCProperties'));
  if (layers instanceof PDFDict) {
    const configs = layers.lookup(name('Configs'));
    const all = [
      layers.lookup(name('D')),
      ...(configs instanceof PDFArray ? configs.asArray() : []),
    ];
    for (const [i, config] of all.entries()) {
      const dictionary = context.lookup(config);
      if (!(dictionary instanceof PDFDict)) continue;
      for (const key of ['AS', 'Order']) dictionary.delete(name(key));
      dictionary.set(name('Name'), PDFString.of(`Layers ${i}`));
    }
  }
  return repairs;
}

function cleanForm({ catalog }: PDFDocument): Repair[] {
  const form = catalog.lookup(name('AcroForm'));
  if (!(form instanceof PDFDict)) return [];
  const flags = form.lookup(name('SigFlags'));
  if (flags instanceof PDFNumber && (flags.asNumber() & 1) !== 0 && hasSignature(form))
    throw new PdfRefusal('PDF_SIGNED');
  // DR lists the fonts for typing into fields; nothing is typed any more, and they are rarely embedded.
  for (const key of ['NeedAppearances', 'SigFlags', 'DR']) form.delete(name(key));
  if (!form.has(name('XFA'))) return [];
  form.delete(name('XFA'));
  return [repair('ACTIVE_CONTENT_REMOVED', 'XFA')];
}

function hasSignature(form: PDFDict): boolean {
  const fields = form.lookup(name('Fields'));
  const waiting = fields instanceof PDFArray ? fields.asArray() : [];
  return waiting.some((field) => {
    const dictionary = form.context.lookup(field);
    return (
      dictionary instanceof PDFDict &&
      dictionary.lookup(name('FT')) === name('Sig') &&
      dictionary.has(name('V'))
    );
  });
}

function cleanAnnotations({ context }: PDFDocument, page: PDFDict): Repair[] {
  const annotations = page.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return [];
  const repairs: Repair[] = [];
  const kept = annotations.asArray().filter((item) => {
    const annotation = context.lookup(item);
    if (!(annotation instanceof PDFDict)) return false;
    const subtype = nameOf(annotation, 'Subtype');
    const isKept = !FORBIDDEN_ANNOTATIONS.has(subtype) && isDrawn(annotation, subtype);
    if (!isKept) repairs.push(repair('ANNOTATION_REMOVED', subtype));
    else if (subtype !== 'Popup') annotation.set(name('F'), PDFNumber.of(4));
    return isKept;
  });
  page.set(name('Annots'), context.obj(kept));
  return repairs;
}

/** An appearance is one stream, but for buttons, which have one a state. */
function isDrawn(annotation: PDFDict, subtype: string): boolean {
  const appearance = annotation.lookup(name('AP'));
  if (!(appearance instanceof PDFDict) || !appearance.has(name('N')))
    return WITHOUT_APPEARANCE.has(subtype);
  for (const key of ['D', 'R']) appearance.delete(name(key));
  return true;
}

/** @returns how many actions were taken out of it */
function cleanDictionary(dictionary: PDFDict): number {
  let removed = 0;
  if (dictionary.has(name('AA'))) {
    dictionary.delete(name('AA'));
    removed += 1;
  }
  for (const key of ['A', 'Next']) {
    const action = dictionary.lookup(name(key));
    if (action instanceof PDFDict && action.has(name('S')) && !isHarmless(action)) {
      dictionary.delete(name(key));
      removed += 1;
    }
  }
  dictionary.delete(name('PieceInfo'));
  const type = nameOf(dictionary, 'Type');
  const subtype = nameOf(dictionary, 'Subtype');
  if (type !== 'Catalog') dictionary.delete(name('Metadata'));
  if (subtype === 'Image' || subtype === 'Form') {
    for (const key of ['Alternates', 'OPI', 'PS', 'Subtype2', 'Ref']) dictionary.delete(name(key));
    if (dictionary.lookup(name('Interpolate')) === PDFBool.True)
      dictionary.set(name('Interpolate'), PDFBool.False);
  }
  if (type === 'ExtGState' || dictionary.has(name('TR')))
    for (const key of ['TR', 'TR2', 'HTP', 'HTO', 'HT']) dictionary.delete(name(key));
  return removed;
}

function isHarmless(action: PDFDict): boolean {
  const kind = nameOf(action, 'S');
  if (kind === 'Named') return NAMED_ACTIONS.has(nameOf(action, 'N'));
  if (kind !== 'URI') return HARMLESS_ACTIONS.has(kind);
  const uri = action.lookup(name('URI'));
  const isText = uri instanceof PDFString || uri instanceof PDFHexString;
  return isText && /^(https?:|mailto:|tel:)/i.test(uri.decodeText());
}

const nameOf = (dictionary: PDFDict, key: string): string => {
  const value = dictionary.lookup(name(key));
  return value instanceof PDFName ? value.decodeText() : '';
};
