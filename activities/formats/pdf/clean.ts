import { PDFArray, PDFBool, PDFDict, type PDFDocument, PDFHexString, PDFString } from 'pdf-lib';
import { cleanAnnotations } from './annotations.ts';
import { drawFields } from './formFields.ts';
import { name, nameUnder } from './names.ts';
import { dictionaries } from './reach.ts';
import { type Repair, repair } from './repairs.ts';
import { giveResources } from './resources.ts';
import { refuseSigned } from './signature.ts';

/** Jumping inside the file and to the web is all that a reader may do on its own. */
const HARMLESS_ACTIONS = new Set(['GoTo', 'GoToR', 'URI', 'Named', 'Thread']);
/** Of graphics states: for presses, and of no effect on what is seen. */
const GRAPHICS_STATE = ['TR', 'TR2', 'HTP', 'HTO', 'HT', 'RI', 'OPM'];
const NAMED_ACTIONS = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);
/**
 * Takes out what PDF/A-3 forbids outside fonts, colours and metadata (ISO 19005-3, 6.1.7, 6.2.4–6.2.9, 6.3–6.5),
 * and with it everything that a PDF can run or fetch.
 *
 * @throws PdfRefusal PDF_SIGNED
 */
export function clean(doc: PDFDocument): Repair[] {
  refuseSigned(doc);
  const repairs = [...cleanCatalog(doc), ...cleanForm(doc)];
  for (const page of doc.getPages()) {
    for (const key of ['AA', 'AF', 'PresSteps', 'Trans', 'Dur']) page.node.delete(name(key));
    repairs.push(...cleanAnnotations(doc, page.node));
  }
  giveResources(doc);
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

function cleanForm(doc: PDFDocument): Repair[] {
  const form = doc.catalog.lookup(name('AcroForm'));
  if (!(form instanceof PDFDict)) return [];
  const repairs = form.has(name('XFA')) ? [repair('ACTIVE_CONTENT_REMOVED', 'XFA')] : [];
  form.delete(name('XFA'));
  repairs.push(...drawFields(doc, form));
  // DR lists the fonts for typing into fields; nothing is typed any more, and they are rarely embedded.
  for (const key of ['NeedAppearances', 'SigFlags', 'DR']) form.delete(name(key));
  return repairs;
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
  const type = nameUnder(dictionary, 'Type');
  const subtype = nameUnder(dictionary, 'Subtype');
  if (type !== 'Catalog') dictionary.delete(name('Metadata'));
  if (subtype === 'Widget' && dictionary.has(name('A'))) {
    dictionary.delete(name('A'));
    removed += 1;
  }
  if (subtype === 'Image' || subtype === 'Form') {
    for (const key of ['Alternates', 'OPI', 'PS', 'Subtype2', 'Ref', 'Intent'])
      dictionary.delete(name(key));
    if (dictionary.lookup(name('Interpolate')) === PDFBool.True)
      dictionary.set(name('Interpolate'), PDFBool.False);
  }
  if (type === 'ExtGState' || GRAPHICS_STATE.some((key) => dictionary.has(name(key))))
    for (const key of GRAPHICS_STATE) dictionary.delete(name(key));
  return removed;
}

function isHarmless(action: PDFDict): boolean {
  const kind = nameUnder(action, 'S');
  if (kind === 'Named') return NAMED_ACTIONS.has(nameUnder(action, 'N'));
  if (kind !== 'URI') return HARMLESS_ACTIONS.has(kind);
  const uri = action.lookup(name('URI'));
  const isText = uri instanceof PDFString || uri instanceof PDFHexString;
  return isText && /^(https?:|mailto:|tel:)/i.test(uri.decodeText());
}
