import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFRawStream } from 'pdf-lib';
import { drawings } from './drawings.ts';
import { cmykProfile } from './icc.ts';
import { name } from './names.ts';
import { dictionaryOf } from './reach.ts';
import { type Repair, repair } from './repairs.ts';
import type { Usage } from './usage.ts';

let profile: Buffer | undefined;

/**
 * Beside an RGB output intent, DeviceCMYK has no meaning (ISO 19005-3, 6.2.4.3) until a DefaultCMYK gives it one.
 * Only where CMYK is used, for most invoices have none.
 */
export function defineCmyk(doc: PDFDocument, usage: Usage): Repair[] {
  if (!usage.hasCmyk && !mentionsAnywhere(doc)) return [];
  profile ??= deflateSync(cmykProfile());
  const { context } = doc;
  const stream = PDFRawStream.of(
    context.obj({ N: 4, Filter: 'FlateDecode', Length: profile.length }),
    profile,
  );
  const space = context.register(context.obj([name('ICCBased'), context.register(stream)]));
  for (const { resources } of drawings(doc)) {
    const spaces = resources.lookup(name('ColorSpace'));
    const dictionary = spaces instanceof PDFDict ? spaces : context.obj({});
    if (!dictionary.has(name('DefaultCMYK'))) dictionary.set(name('DefaultCMYK'), space);
    resources.set(name('ColorSpace'), dictionary);
  }
  return [repair('COLOUR_DEFINED', 'DeviceCMYK')];
}

function mentionsAnywhere(doc: PDFDocument): boolean {
  return doc.context.enumerateIndirectObjects().some(([, object]) => mentionsCmyk(object));
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
