import type { Text } from '#workflows/text.ts';

/** Something that the PDF/A conversion changed in the source, for the evidence and for people. */
export interface Repair {
  readonly code: RepairCode;
  readonly detail: string;
  readonly message: Text;
}

const words = {
  FONT_EMBEDDED: {
    fr: 'police non incorporée, remplacée par une police libre de mêmes chasses',
    en: 'font not embedded, replaced by a free one of the same widths',
  },
  FONT_MENDED: {
    fr: 'police incorporée remise en accord avec les chasses et le codage annoncés',
    en: 'embedded font brought in line with the widths and encoding stated',
  },
  DRAWING_MENDED: {
    fr: 'instructions de dessin inconnues ou interdites retirées',
    en: 'unknown or forbidden drawing operators removed',
  },
  ACTIVE_CONTENT_REMOVED: {
    fr: 'contenu actif retiré (script, lancement de programme, formulaire XFA)',
    en: 'active content removed (script, program launch, XFA form)',
  },
  ATTACHMENT_REMOVED: {
    fr: 'anciennes données de facture retirées du fichier',
    en: 'former invoice data removed from the file',
  },
  ANNOTATION_REMOVED: {
    fr: 'annotation sans apparence imprimable retirée',
    en: 'annotation without printable appearance removed',
  },
  FIELD_DRAWN: {
    fr: 'champ de formulaire sans apparence, dessiné avec sa valeur',
    en: 'form field without an appearance, drawn with its value',
  },
  ENCRYPTION_REMOVED: {
    fr: 'restrictions d’impression et de copie retirées',
    en: 'print and copy restrictions removed',
  },
  COLOUR_DEFINED: {
    fr: 'couleurs CMJN rattachées à un profil',
    en: 'CMYK colours given a profile',
  },
} satisfies Record<string, Text>;

export type RepairCode = keyof typeof words;

export const repair = (code: RepairCode, detail = ''): Repair => ({
  code,
  detail,
  message: words[code],
});
