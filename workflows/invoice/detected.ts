import type { Text } from '../text.ts';

/** What a reader took a CSV file or the sheet of a workbook for; a workbook has neither delimiter nor encoding. */
export interface DetectedTable {
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
  readonly decimal?: string | undefined;
  readonly dateFormat?: string | undefined;
  /** By heading, the path of the term; null for a column that is not kept. */
  readonly columns: Readonly<Record<string, string | null>>;
}

/** What a table was taken for, so that whoever reads it can contradict by a mapping. */
export function detectedWords({
  delimiter,
  encoding,
  decimal,
  dateFormat,
  columns,
}: DetectedTable): Text {
  const paths = Object.entries(columns);
  const kept = paths.filter(([, path]) => path !== null).length;
  const parts: Text[] = [
    delimiter === undefined
      ? { fr: 'classeur Excel', en: 'Excel workbook' }
      : { fr: `séparateur « ${shown(delimiter)} »`, en: `delimiter “${shown(delimiter)}”` },
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
