import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';

/** What `context.obj` makes dictionaries of; pdf-lib keeps its name for it to itself. */
type Literal = Parameters<PDFDocument['context']['stream']>[1];
type Entry = NonNullable<Literal>[string];

/** One page with this content, in these fonts: what an ERP's own PDF writer may come up with. */
export async function drawnPdf(
  content: string,
  fonts: Readonly<Record<string, Entry>>,
  more: (doc: PDFDocument, resources: PDFDict) => void = () => {},
): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const page = doc.addPage([595, 842]);
  const { context } = doc;
  const dictionary = context.obj({});
  for (const [key, font] of Object.entries(fonts))
    dictionary.set(PDFName.of(key), context.register(context.obj(font as NonNullable<Literal>)));
  const resources = context.obj({ Font: dictionary }) as PDFDict;
  page.node.set(PDFName.of('Resources'), resources);
  const stream = context.stream(Buffer.from(content, 'latin1'));
  page.node.set(PDFName.of('Contents'), context.register(stream));
  more(doc, resources);
  return doc.save({ useObjectStreams: false });
}

const say = (bytes: string, font = 'F1', y = 700): string =>
  `BT /${font} 14 Tf 50 ${y} Td (${bytes}) Tj ET\n`;

const type1 = (base: string, more: Record<string, Entry> = {}) => ({
  Type: 'Font',
  Subtype: 'Type1',
  BaseFont: base,
  ...more,
});

const WIN = { Encoding: 'WinAnsiEncoding' };

const descriptor = (flags: number) => ({
  Type: 'FontDescriptor',
  FontName: 'X',
  Flags: flags,
  FontBBox: [0, -200, 1000, 900],
  ItalicAngle: 0,
  Ascent: 900,
  Descent: -200,
  CapHeight: 700,
  StemV: 80,
});

/** A TrueType font that is only named, with widths that are those of no font of ours. */
const named = (base: string, flags: number) => ({
  Type: 'Font',
  Subtype: 'TrueType',
  BaseFont: base,
  FirstChar: 32,
  LastChar: 126,
  Widths: Array.from({ length: 95 }, (_, i) => 400 + (i % 7) * 40),
  Encoding: 'WinAnsiEncoding',
  FontDescriptor: descriptor(flags),
});

export const oddPdfs = {
  'the signs of Symbol and ZapfDingbats': () =>
    drawnPdf(say('abc \\267 \\245\\263') + say('4l\\252\\300', 'F2', 600), {
      F1: type1('Symbol'),
      F2: type1('ZapfDingbats'),
    }),
  'the standard encoding and the one of the Mac': () =>
    drawnPdf(say("l'\\351 \\251 \\256\\257 \\373") + say('\\216t\\216 \\317uvre', 'F2', 600), {
      F1: type1('Times-Roman'),
      F2: type1('Helvetica', { Encoding: 'MacRomanEncoding' }),
    }),
  'letters that the PDF names one by one': () =>
    drawnPdf(say('\\001\\002\\003\\004 A'), {
      F1: type1('Helvetica', {
        Encoding: { Differences: [1, 'Lslash', 'Euro', 'zcaron', 'afii10017'] },
      }),
    }),
  'tabs and other codes without a letter': () =>
    drawnPdf(say('a\\tb\\001c\\177'), { F1: type1('Courier', WIN) }),
  'a narrow, a wide and an unknown font': () =>
    drawnPdf(say('Facture') + say('Facture', 'F2', 600) + say('Facture', 'F3', 500), {
      F1: type1('Helvetica-Narrow', WIN),
      F2: named('Verdana,Bold', 32),
      F3: named('HouseSerif-Italic', 34),
    }),
  'a composite font without its file': () =>
    drawnPdf('BT /F1 14 Tf 50 700 Td <000100020003> Tj ET', {}, (doc, resources) => {
      const { context } = doc;
      const map =
        '1 beginbfchar <0001> <20AC> endbfchar 1 beginbfrange <0002> <0003> <0041> endbfrange';
      const inner = context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: 'Arial',
        CIDSystemInfo: {
          Registry: PDFString.of('Adobe'),
          Ordering: PDFString.of('Identity'),
          Supplement: 0,
        },
        DW: 700,
        W: [1, [500]],
        FontDescriptor: descriptor(32),
      });
      const outer = context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: 'Arial',
        Encoding: 'Identity-H',
        DescendantFonts: [context.register(inner)],
        ToUnicode: context.register(context.stream(map)),
      });
      resources.lookup(PDFName.of('Font'), PDFDict).set(PDFName.of('F1'), context.register(outer));
    }),
  'operators that no viewer knows': () =>
    drawnPdf(`foo /Foo ri 1 0 0 rg ${say('Facture')}`, { F1: type1('Helvetica', WIN) }),
  'overprint in CMYK': () =>
    drawnPdf('/G gs 0.5 0.2 0 0 k 50 50 100 100 re f', {}, (doc, resources) =>
      resources.set(
        PDFName.of('ExtGState'),
        doc.context.obj({ G: { Type: 'ExtGState', OP: true, OPM: 1, TR: 'Identity', RI: 'Foo' } }),
      ),
    ),
  'resources that only the page tree has': () =>
    drawnPdf(say('Facture'), { F1: type1('Helvetica', WIN) }, (doc, resources) => {
      const [page] = doc.getPages();
      page?.node.delete(PDFName.of('Resources'));
      doc.catalog.Pages().set(PDFName.of('Resources'), resources);
    }),
  'a filled form that only viewers would draw': () =>
    drawnPdf(say('Bon pour accord'), { F1: type1('Helvetica', WIN) }, (doc) => {
      const { context } = doc;
      const widget = (y: number, more: Record<string, Entry>) =>
        context.register(
          context.obj({
            Type: 'Annot',
            Subtype: 'Widget',
            Rect: [50, y, 250, y + 20],
            DA: PDFString.of('/Helv 10 Tf 0 g'),
            ...more,
          }),
        );
      const text = (value: string) => PDFHexString.fromText(value);
      const inner = widget(600, { MK: { BC: [0, 0, 0] } });
      const outer = context.register(
        context.obj({ FT: 'Tx', T: text('order'), V: text('CMD-42 – été €'), Kids: [inner] }),
      );
      (context.lookup(inner) as PDFDict).set(PDFName.of('Parent'), outer);
      const list = [text('Virement'), text('Carte')];
      const choice = { FT: 'Ch', Ff: 1 << 17, T: text('paid'), V: text('Carte'), Opt: list };
      const fields = [
        widget(560, choice),
        widget(520, { FT: 'Btn', T: text('agreed'), V: 'Yes', AS: 'Yes' }),
        widget(440, { FT: 'Tx', T: text('city'), V: text('Lyon'), AP: { N: oldLook(doc) } }),
      ];
      const form = context.obj({
        Fields: [outer, ...fields],
        NeedAppearances: true,
        DA: PDFString.of('/Helv 0 Tf 0 g'),
        DR: { Font: { Helv: type1('Helvetica', WIN) } },
      } as never);
      doc.catalog.set(PDFName.of('AcroForm'), form);
      doc.getPage(0).node.set(PDFName.of('Annots'), context.obj([inner, ...fields]));
    }),
  'hidden notes and buttons': () =>
    drawnPdf(say('Facture'), { F1: type1('Helvetica', WIN) }, (doc) => {
      const { context } = doc;
      const look = context.register(
        context.stream('1 0 0 rg 0 0 9 9 re f', {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 9, 9],
        }),
      );
      const note = (more: Record<string, Entry>) =>
        context.register(
          context.obj({ Type: 'Annot', Rect: [9, 9, 18, 18], AP: { N: look }, ...more }),
        );
      const button = { Subtype: 'Widget', FT: 'Btn', Ff: 65536, T: PDFHexString.fromText('b') };
      const notes = [note({ Subtype: 'Stamp', F: 2 }), note({ Subtype: 'Square' }), note(button)];
      doc.getPage(0).node.set(PDFName.of('Annots'), context.obj(notes));
    }),
} satisfies Record<string, () => Promise<Uint8Array>>;

/** Of a field, in a font that only the form has. */
const oldLook = ({ context }: PDFDocument) =>
  context.register(
    context.stream('/Tx BMC BT /Helv 10 Tf 2 6 Td (Paris) Tj ET EMC', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 200, 20],
    }),
  );

/** Damaged files of which everything that is seen is still there. */
export const damagedPdfs = {
  'a table of objects that is not where the file says': (pdf: Buffer) =>
    replaced(pdf, /startxref\s+\d+/, 'startxref\n9'),
  'no last line': (pdf: Buffer) => pdf.subarray(0, pdf.lastIndexOf('%%EOF')),
  'the header of a web answer before it': (pdf: Buffer) =>
    Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), pdf]),
  'wrong lengths of its streams': (pdf: Buffer) => replaced(pdf, /\/Length \d+/g, '/Length 7'),
  'something else among its pages': (pdf: Buffer) =>
    replaced(pdf, /\/Kids \[ /, '/Kids [ /Foo null '),
  'no page in its page tree': (pdf: Buffer) => replaced(pdf, /\/Kids \[[^\]]*\]/, '/Kids [ ]'),
} satisfies Record<string, (pdf: Buffer) => Buffer>;

const replaced = (pdf: Buffer, what: RegExp, by: string): Buffer =>
  Buffer.from(pdf.toString('latin1').replace(what, by), 'latin1');
