import type { Detected } from '#activities/formats/csv/mapping.ts';
import type { Text } from '#workflows/text.ts';
import type { Output } from './output.ts';

/** Tells whoever watches what the tables of a file were taken for. */
export function noteDetected(file: string, read: object | undefined, { note }: Output): void {
  const { detected = [] } = (read ?? {}) as { detected?: readonly Detected[] };
  for (const one of detected) {
    const { fr, en } = detectedWords(one);
    note({ fr: `${file} : ${fr}`, en: `${file}: ${en}` });
  }
}

/** What a table was taken for, so that whoever reads it can contradict by a mapping. */
export function detectedWords({
  delimiter,
  encoding,
  decimal,
  dateFormat,
  columns,
}: Detected): Text {
  const paths = Object.entries(columns);
  const kept = paths.filter(([, path]) => path !== null).length;
  const parts: Text[] = [
    delimiter === undefined
      ? { fr: 'classeur Excel', en: 'Excel workbook' }
      : { fr: `séparateur ${shown(delimiter)}`, en: `delimiter ${shown(delimiter)}` },
    ...(encoding === undefined ? [] : [{ fr: `encodage ${encoding}`, en: `encoding ${encoding}` }]),
    ...(decimal === undefined
      ? []
      : [{ fr: `décimales après « ${decimal} »`, en: `decimals after “${decimal}”` }]),
    ...(dateFormat === undefined ? [] : [{ fr: `dates ${dateFormat}`, en: `dates ${dateFormat}` }]),
    {
      fr: `${kept} colonnes reprises sur ${paths.length}`,
      en: `${kept} of ${paths.length} columns kept`,
    },
  ];
  return { fr: parts.map(({ fr }) => fr).join(', '), en: parts.map(({ en }) => en).join(', ') };
}

const shown = (delimiter: string): string => (delimiter === '\t' ? 'TAB' : delimiter);
