import { randomBytes } from 'node:crypto';
import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib';

/** A page of text and a picture that nothing can make smaller: no two are the same. @param bytes about */
export async function sizedPdf(text: string, bytes: number): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const page = doc.addPage([595, 842]);
  const font = await doc.embedFont(StandardFonts.Helvetica);
  page.drawText(`Facture ${text}`, { x: 50, y: 780, size: 14, font });
  const side = Math.floor(Math.sqrt(bytes));
  const picture = doc.context.stream(randomBytes(side * side), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: side,
    Height: side,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
  });
  page.node.setXObject(PDFName.of('Picture'), doc.context.register(picture));
  const draw = doc.context.stream('q 200 0 0 200 50 400 cm /Picture Do Q');
  page.node.addContentStream(doc.context.register(draw));
  return doc.save({ useObjectStreams: false });
}
