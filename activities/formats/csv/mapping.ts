import { z } from 'zod';

export const delimiters = [';', ',', '\t', '|'] as const;
export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export const dateFormats = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD/MM/YY',
] as const;

export type Delimiter = (typeof delimiters)[number];
export type Encoding = (typeof encodings)[number];
export type DateFormat = (typeof dateFormats)[number];

/**
 * How the CSV files of one issuer are read, as data; what it leaves out is detected. Columns are those of the table of
 * terms, by path (`lines[].netAmount`, `notes[0].text`), number (`BT-131`) or label; `columns` names others.
 */
export const CsvMapping = z
  .strictObject({
    delimiter: z.enum(delimiters),
    encoding: z.enum(encodings),
    decimal: z.enum(['.', ',']),
    /** The separators `.` and `-` stand for `/` as well. */
    dateFormat: z.enum(dateFormats),
    /** By heading: the path or number of a term, or null for a column that is to be ignored without a word. */
    columns: z.record(z.string(), z.string().nullable()),
    /** Values that no column gives, by path: `{ "currency": "EUR" }`. */
    defaults: z.record(z.string(), z.string()),
    /** The heading of the column that names each invoice's PDF, in an index. */
    file: z.string(),
  })
  .partial();
export type CsvMapping = z.output<typeof CsvMapping>;

/** What the reader took the file for, to be shown to whoever saves a mapping. */
export interface Detected {
  /** Undefined, as the encoding, of a workbook. */
  readonly delimiter: Delimiter | undefined;
  readonly encoding: Encoding | undefined;
  /** Undefined where no number has decimals. */
  readonly decimal: '.' | ',' | undefined;
  /** Undefined where there is no date. */
  readonly dateFormat: DateFormat | undefined;
  /** By heading, the path in the model; null for a column that is not kept. */
  readonly columns: Readonly<Record<string, string | null>>;
}
