import { type PDFDocument, PDFRawStream } from 'pdf-lib';
import { name, nameUnder } from './names.ts';
import { openPdf } from './open.ts';
import { save } from './pdfa.ts';
import { placementsOf } from './placements.ts';
import { type Image, type ImageChange, recode } from './recode.ts';
import { refuseSigned } from './signature.ts';
import { tidy } from './tidy.ts';

export interface Compressed {
  readonly pdf: Uint8Array;
  /** Is it within the size asked for? If not, this is as small as it gets. */
  readonly isMet: boolean;
  /** Empty when packing alone was enough. */
  readonly images: readonly ImageChange[];
}

/** Of print that is read, and of codes that are scanned: below it they suffer. */
const LOWEST_DPI = 150;

/** From what nobody sees to what is just good enough. */
const RUNGS = [
  { dpi: 300, quality: 85 },
  { dpi: 225, quality: 80 },
  { dpi: 175, quality: 70 },
  { dpi: LOWEST_DPI, quality: 60 },
  { dpi: LOWEST_DPI, quality: 40 },
] as const;
type Rung = (typeof RUNGS)[number];

/**
 * Makes a PDF smaller until it has no more than `maxBytes`: packed tightly first, then with its images recoded and with
 * fewer pixels, as mildly as will do, but never below 150 dpi. Files inside it, metadata and text stay as they are, so a
 * PDF/A-3 stays one and a Factur-X too. One that is small enough comes back as it is.
 *
 * @throws PdfRefusal PDF_SIGNED and those of reading
 */
export async function compressPdf(bytes: Uint8Array, maxBytes: number): Promise<Compressed> {
  if (bytes.length <= maxBytes) return { pdf: bytes, isMet: true, images: [] };
  const doc = await openPdf(bytes);
  refuseSigned(doc);
  tidy(doc);
  const finish = () => save(doc, [bytes, String(maxBytes)], { isCompact: true });
  const packed = await finish();
  if (packed.length <= maxBytes) return { pdf: packed, isMet: true, images: [] };

  const images = imagesOf(doc);
  const attempts = new Map<number, { pdf: Uint8Array; images: readonly ImageChange[] }>();
  const attempt = async (index: number) => {
    const done = attempts.get(index);
    if (done) return done;
    const changes: ImageChange[] = [];
    for (const image of images) changes.push(await recode(doc, image, RUNGS[index] as Rung));
    const made = { pdf: await finish(), images: changes };
    attempts.set(index, made);
    return made;
  };
  let [low, high] = [0, RUNGS.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((await attempt(middle)).pdf.length <= maxBytes) high = middle;
    else low = middle + 1;
  }
  const best = await attempt(low);
  return { ...best, isMet: best.pdf.length <= maxBytes };
}

function imagesOf(doc: PDFDocument): Image[] {
  const placements = placementsOf(doc);
  const masked = new Map<unknown, PDFRawStream>();
  const all = doc.context
    .enumerateIndirectObjects()
    .flatMap(([ref, stream]) =>
      stream instanceof PDFRawStream && nameUnder(stream.dict, 'Subtype') === 'Image'
        ? [{ ref, original: stream }]
        : [],
    );
  for (const { original } of all) {
    const mask = original.dict.lookup(name('SMask'));
    if (mask) masked.set(mask, original);
  }
  return all.map(({ ref, original }) => {
    const owner = masked.get(original);
    return {
      ref,
      original,
      placement: placements.get(owner ?? original),
      isMask: owner !== undefined,
    };
  });
}
