import { cmyk, PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from 'pdf-lib';

/** PDFs as ERPs and their users make them, made by code: none is PDF/A. The same call gives the same bytes. */
async function blank(): Promise<PDFDocument> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.addPage([595, 842]);
  return doc;
}

const save = (doc: PDFDocument): Promise<Uint8Array> => doc.save({ useObjectStreams: false });

/** Text in the fonts that every viewer has, and so no file carries. */
export async function plainPdf(): Promise<Uint8Array> {
  const doc = await blank();
  const page = doc.getPage(0);
  const fonts = [
    StandardFonts.Helvetica,
    StandardFonts.HelveticaBold,
    StandardFonts.TimesRoman,
    StandardFonts.TimesRomanItalic,
    StandardFonts.Courier,
  ];
  for (const [i, name] of fonts.entries()) {
    const font = await doc.embedFont(name);
    page.drawText('Facture n° F-2026-0101 — 5 087,75 € – Œuvre Škoda ƒ', {
      x: 50,
      y: 780 - 30 * i,
      size: 14,
      font,
    });
  }
  return save(doc);
}

export async function cmykPdf(): Promise<Uint8Array> {
  const doc = await blank();
  const page = doc.getPage(0);
  page.drawRectangle({ x: 50, y: 700, width: 200, height: 60, color: cmyk(0.9, 0.5, 0, 0.1) });
  page.drawRectangle({
    x: 150,
    y: 650,
    width: 200,
    height: 90,
    color: cmyk(0, 0.8, 0.9, 0),
    opacity: 0.5,
  });
  return save(doc);
}

/** Runs a script when opened, starts a program from a link, and has a form field without appearance. */
export async function activePdf(): Promise<Uint8Array> {
  const doc = await blank();
  const { context, catalog } = doc;
  const script = context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
  catalog.set(PDFName.of('OpenAction'), script);
  doc.addJavaScript('start', 'app.alert(2)');
  const link = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [50, 50, 100, 100],
    A: { S: 'Launch', F: PDFString.of('calc.exe') },
  });
  const field = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Tx',
    T: PDFString.of('x'),
    Rect: [50, 150, 100, 200],
  });
  doc
    .getPage(0)
    .node.set(PDFName.of('Annots'), context.obj([context.register(link), context.register(field)]));
  return save(doc);
}

async function withForm(
  form: (doc: PDFDocument) => Parameters<PDFDocument['context']['obj']>[0],
): Promise<PDFDocument> {
  const doc = await blank();
  doc.catalog.set(PDFName.of('AcroForm'), doc.context.obj(form(doc)));
  return doc;
}

export async function signedPdf(): Promise<Uint8Array> {
  const doc = await withForm(({ context }) => ({
    SigFlags: 3,
    Fields: [
      context.register(
        context.obj({
          FT: 'Sig',
          T: PDFString.of('s'),
          V: { Type: 'Sig', Contents: PDFHexString.of('00') },
        }),
      ),
    ],
  }));
  return save(doc);
}

/** The kind stands at the field above, the value at the one below, and no flag says that there are signatures. */
export async function nestedSignaturePdf(): Promise<Uint8Array> {
  const doc = await withForm(({ context }) => {
    const signature = context.obj({ Type: 'Sig', Contents: PDFHexString.of('00') });
    const below = context.register(context.obj({ T: PDFString.of('b'), V: signature }));
    const above = context.obj({ FT: 'Sig', T: PDFString.of('a'), Kids: context.obj([below]) });
    return { Fields: [context.register(above)] };
  });
  return save(doc);
}

/** @param isDynamic the pages exist only in the form; otherwise it merely accompanies them */
export async function xfaPdf(isDynamic: boolean): Promise<Uint8Array> {
  const doc = await withForm(() => ({ Fields: [], XFA: PDFString.of('<xdp/>') }));
  if (isDynamic) doc.catalog.set(PDFName.of('NeedsRendering'), doc.context.obj(true));
  return save(doc);
}

export async function lockedPdf(passwords: {
  readonly userPassword?: string;
  readonly ownerPassword: string;
}): Promise<Uint8Array> {
  const doc = await PDFDocument.load(await plainPdf(), { updateMetadata: false });
  doc.encrypt({ permissions: { printing: 'lowResolution' }, ...passwords });
  return save(doc);
}

export async function attachedPdf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const doc = await PDFDocument.load(await plainPdf(), { updateMetadata: false });
  for (const [name, content] of Object.entries(files))
    await doc.attach(Buffer.from(content), name, { mimeType: 'text/plain' });
  return save(doc);
}

/** Everything in compressed object streams, as newer programs write. */
export async function compactPdf(): Promise<Uint8Array> {
  const doc = await PDFDocument.load(await plainPdf(), { updateMetadata: false });
  return doc.save({ useObjectStreams: true });
}
