import type { Text } from '#workflows/text.ts';
import type { Reason } from './rasters.ts';
import type { ImageChange, ImageForm } from './recode.ts';

const reasons = {
  coding: {
    fr: 'gardée : son codage ne se réduit pas ici (JPEG 2000, JBIG2, fax)',
    en: 'kept: its coding is not made smaller here (JPEG 2000, JBIG2, fax)',
  },
  bilevel: { fr: 'gardée : noir et blanc purs', en: 'kept: black and white alone' },
  mask: {
    fr: 'gardée : sa transparence tient à ses couleurs',
    en: 'kept: its transparency hangs on its colours',
  },
  channels: { fr: 'gardée : couleurs d’imprimerie (CMJN)', en: 'kept: printing colours (CMYK)' },
  large: { fr: 'gardée : plus de 36 millions de points', en: 'kept: more than 36 million pixels' },
  damaged: { fr: 'gardée : abîmée', en: 'kept: damaged' },
  gain: { fr: 'gardée : déjà aussi petite que possible', en: 'kept: as small as it gets already' },
} satisfies Record<Reason, Text>;

/** What became of an image, for people: `page 2 : 2480 × 3508 (300 ppp) → 1241 × 1754 (150 ppp), 1,2 Mo → 160 ko`. */
export function toldImage({ page, was, is, kept }: ImageChange): Text {
  const where = { fr: page ? `page ${page}` : 'motif', en: page ? `page ${page}` : 'pattern' };
  const said = (language: keyof Text) =>
    kept
      ? `${formed(was, language)}, ${sized(was.bytes, language)}, ${reasons[kept][language]}`
      : `${formed(was, language)} → ${formed(is, language)}, ${sized(was.bytes, language)} → ${sized(is.bytes, language)}`;
  return { fr: `${where.fr} : ${said('fr')}`, en: `${where.en}: ${said('en')}` };
}

function formed({ width, height, dpi }: ImageForm, language: keyof Text): string {
  const unit = { fr: 'ppp', en: 'dpi' }[language];
  return `${width} × ${height}${dpi === undefined ? '' : ` (${dpi} ${unit})`}`;
}

/** `1,2 Mo`, `160 kB`. */
export function sized(bytes: number, language: keyof Text): string {
  const isLarge = bytes >= 1_000_000;
  const unit = { fr: ['ko', 'Mo'], en: ['kB', 'MB'] }[language][Number(isLarge)];
  const value = bytes / (isLarge ? 1_000_000 : 1_000);
  return `${value.toLocaleString(language, { maximumFractionDigits: isLarge ? 1 : 0 })} ${unit}`;
}
