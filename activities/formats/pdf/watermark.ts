import * as fontkit from 'fontkit';
import { degrees, rgb } from 'pdf-lib';
import { descriptionOf } from './describe.ts';
import { fontFile } from './faces.ts';
import { openPdf } from './open.ts';
import { makePdfa, type Pdfa, save } from './pdfa.ts';
import { type DraftWord, type RenderLanguage, words } from './words.ts';

/**
 * A copy to look at: across each page stands that it is a draft. It carries no invoice data, so that no system takes
 * it for the invoice; the repairs tell. PDF/A-3b.
 *
 * @throws PdfRefusal
 */
export async function stampDraft(
  bytes: Uint8Array,
  language: RenderLanguage,
  word: DraftWord = 'draft',
): Promise<Pdfa> {
  const doc = await openPdf(bytes);
  const { data: _, ...description } = descriptionOf(doc);
  doc.registerFontkit(fontkit);
  const font = await doc.embedFont(fontFile('arimo', { bold: true, italic: false }, 'latin'), {
    subset: true,
    features: { liga: false, kern: false },
  });
  const text = words[word][language];
  for (const page of doc.getPages()) {
    const { x, y, width, height } = page.getCropBox();
    const turn = (page.getRotation().angle * Math.PI) / 180;
    // Along the diagonal, as people see the page: its own rotation is added.
    const isTurned = Math.abs(Math.sin(turn)) > 0.5;
    const slope = Math.atan2(isTurned ? width : height, isTurned ? height : width) + turn;
    const size = (0.75 * Math.hypot(width, height)) / font.widthOfTextAtSize(text, 1);
    const length = font.widthOfTextAtSize(text, size);
    page.drawText(text, {
      x: x + width / 2 - (Math.cos(slope) * length) / 2 + Math.sin(slope) * size * 0.35,
      y: y + height / 2 - (Math.sin(slope) * length) / 2 - Math.cos(slope) * size * 0.35,
      size,
      font,
      color: rgb(0.75, 0.1, 0.1),
      opacity: 0.25,
      rotate: degrees((slope * 180) / Math.PI),
    });
  }
  await doc.flush();
  const repairs = makePdfa(doc, description);
  return { pdf: await save(doc, [bytes, text]), repairs };
}
