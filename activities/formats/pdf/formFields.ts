import {
  PDFBool,
  PDFButton,
  PDFCheckBox,
  PDFDict,
  type PDFDocument,
  PDFDropdown,
  type PDFField,
  PDFFont,
  PDFOptionList,
  PDFRadioGroup,
  PDFSignature,
  PDFStream,
  PDFTextField,
  StandardFontEmbedder,
  StandardFonts,
} from 'pdf-lib';
import { isHidden } from './annotations.ts';
import { name } from './names.ts';
import { PdfRefusal } from './problems.ts';
import { type Repair, repair } from './repairs.ts';

/**
 * Draws the form fields that a file only describes, as viewers do when they open it: in PDF/A each shows an appearance
 * of its own (ISO 19005-3, 6.3.3). Fields that cannot be drawn are left as they are.
 *
 * @throws PdfRefusal PDF_FONT
 */
export function drawFields(doc: PDFDocument, form: PDFDict): Repair[] {
  shareResources(doc, form);
  const isStale = form.lookup(name('NeedAppearances')) === PDFBool.True;
  const fields = fieldsOf(doc).filter((field) => isUndrawn(field) || (isStale && isTyped(field)));
  if (fields.length === 0) return [];
  const font = helvetica(doc);
  return fields
    .filter((field) => draw(field, font))
    .map((field) => repair('FIELD_DRAWN', nameOf(field)));
}

/** pdf-lib reads the whole form at once, and throws where a field is not made as it should. */
function fieldsOf(doc: PDFDocument): PDFField[] {
  try {
    return doc.getForm().getFields();
  } catch {
    return [];
  }
}

/** What is typed or chosen: its letters change with its value, those of a button do not. */
const isTyped = (field: PDFField): boolean =>
  field instanceof PDFTextField || field instanceof PDFDropdown || field instanceof PDFOptionList;

const isUndrawn = (field: PDFField): boolean =>
  !(field instanceof PDFSignature) &&
  field.acroField.getWidgets().some(({ dict }) => {
    const appearance = dict.lookup(name('AP'));
    return !isHidden(dict) && !(appearance instanceof PDFDict && appearance.has(name('N')));
  });

/** @throws PdfRefusal PDF_FONT for a value in other letters than the font has: they would come out as question marks */
function draw(field: PDFField, font: PDFFont): boolean {
  if (field instanceof PDFTextField && field.isPassword()) return false;
  const letters = new Set(font.getCharacterSet());
  if ([...lettersOf(field)].some((c) => !letters.has(c.codePointAt(0) ?? 0)))
    throw new PdfRefusal('PDF_FONT', nameOf(field));
  for (const { dict } of field.acroField.getWidgets()) giveBorder(dict);
  try {
    if (field instanceof PDFTextField || field instanceof PDFDropdown)
      field.updateAppearances(font);
    else if (field instanceof PDFOptionList || field instanceof PDFButton)
      field.updateAppearances(font);
    else if (field instanceof PDFCheckBox || field instanceof PDFRadioGroup)
      field.updateAppearances();
    else return false;
    return true;
  } catch {
    return false;
  }
}

/** Its letters; line ends are none. What pdf-lib cannot read it cannot draw either. */
function lettersOf(field: PDFField): string {
  try {
    const written = field instanceof PDFTextField ? (field.getText() ?? '') : '';
    const isList = field instanceof PDFDropdown || field instanceof PDFOptionList;
    return [written, ...(isList ? field.getSelected() : [])].join('').replace(/[\r\n\t]/g, '');
  } catch {
    return '';
  }
}

/** A border is one point wide unless said (ISO 32000-1, 12.5.4); pdf-lib has it none. */
function giveBorder(widget: PDFDict): void {
  const look = widget.lookup(name('MK'));
  const hasColour = look instanceof PDFDict && look.has(name('BC'));
  if (hasColour && !widget.has(name('BS')) && !widget.has(name('Border')))
    widget.set(name('BS'), widget.context.obj({ W: 1, S: 'S' }));
}

function nameOf(field: PDFField): string {
  try {
    return field.getName();
  } catch {
    return '';
  }
}

/** Named only: its file is put in with those of all other fonts. */
function helvetica(doc: PDFDocument): PDFFont {
  const ref = doc.context.register(
    doc.context.obj({
      Type: 'Font',
      Subtype: 'Type1',
      BaseFont: 'Helvetica',
      Encoding: 'WinAnsiEncoding',
    }),
  );
  return PDFFont.of(ref, doc, StandardFontEmbedder.for(StandardFonts.Helvetica as never));
}

/** Appearances that rely on the form's fonts get them as their own, for the form itself keeps none. */
function shareResources(doc: PDFDocument, form: PDFDict): void {
  const shared = form.get(name('DR'));
  if (!shared) return;
  for (const field of fieldsOf(doc))
    for (const { dict } of field.acroField.getWidgets()) {
      const appearance = dict.lookup(name('AP'));
      const normal = appearance instanceof PDFDict ? appearance.lookup(name('N')) : undefined;
      if (normal instanceof PDFStream && !normal.dict.has(name('Resources')))
        normal.dict.set(name('Resources'), shared);
    }
}
