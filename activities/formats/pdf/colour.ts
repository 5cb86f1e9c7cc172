import { deflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from 'pdf-lib';
import { operatorsOf } from './content.ts';
import { cmykProfile } from './icc.ts';
import { name } from './open.ts';
import { dictionaryOf } from './reach.ts';
import { type Repair, repair } from './repairs.ts';

let profile: Buffer | undefined;

/**
 * Beside an RGB output intent, DeviceCMYK has no meaning (ISO 19005-3, 6.2.4.3) until a DefaultCMYK gives it one.
 * Only where CMYK is used, for most invoices have none.
 */
export function defineCmyk(doc: PDFDocument, used: ReadonlySet<PDFRef>): Repair[] {
  if (!usesCmyk(doc, used)) return [];
  profile ??= deflateSync(cmykProfile());
  const { context } = doc;
  const stream = PDFRawStream.of(
    context.obj({ N: 4, Filter: 'FlateDecode', Length: profile.length }),
    profile,
  );
  const space = context.register(context.obj([name('ICCBased'), context.register(stream)]));
  for (const resources of resourcesOf(doc)) {
    const spaces = resources.lookup(name('ColorSpace'));
    const dictionary = spaces instanceof PDFDict ? spaces : context.obj({});
    if (!dictionary.has(name('DefaultCMYK'))) dictionary.set(name('DefaultCMYK'), space);
    resources.set(name('ColorSpace'), dictionary);
  }
  return [repair('COLOUR_DEFINED', 'DeviceCMYK')];
}

function usesCmyk(doc: PDFDocument, used: ReadonlySet<PDFRef>): boolean {
  for (const [ref, object] of doc.context.enumerateIndirectObjects())
    if (used.has(ref) && (mentionsCmyk(object) || paintsCmyk(object))) return true;
  return false;
}

function mentionsCmyk(object: PDFObject): boolean {
  const dictionary = dictionaryOf(object);
  const parts = dictionary?.values() ?? (object instanceof PDFArray ? object.asArray() : [object]);
  return parts.some(
    (part) =>
      part === name('DeviceCMYK') ||
      ((part instanceof PDFArray || part instanceof PDFDict) && mentionsCmyk(part)),
  );
}

/** Looks for the operators k and K in what may be a content stream. A false find only adds an unused profile. */
function paintsCmyk(object: PDFObject): boolean {
  if (!(object instanceof PDFRawStream)) return false;
  const { dict } = object;
  const subtype = dict.lookup(name('Subtype'));
  const isContent =
    subtype === name('Form') ||
    (subtype === undefined &&
      !dict.has(name('Type')) &&
      !dict.has(name('Length1')) &&
      !dict.has(name('N')));
  if (!isContent) return false;
  const operators = operatorsOf(object);
  return operators === undefined || /\d\s+[kK]\s/.test(operators);
}

/** Of pages (inherited ones made their own) and of form XObjects and patterns. */
function* resourcesOf(doc: PDFDocument): Generator<PDFDict> {
  for (const page of doc.getPages()) {
    const resources = page.node.Resources();
    if (resources) yield resources;
  }
  for (const [, object] of doc.context.enumerateIndirectObjects()) {
    const dictionary = dictionaryOf(object);
    const resources = dictionary?.lookup(name('Resources'));
    if (dictionary !== undefined && object instanceof PDFRawStream && resources instanceof PDFDict)
      yield resources;
  }
}
