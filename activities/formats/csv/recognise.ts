import { columnOf } from './columns.ts';
import type { CsvMapping } from './mapping.ts';
import { decode, delimiterOf, encodingOf } from './table.ts';

/** Headings may be long, but not for ever. */
const HEAD = 64 * 1024;

/** Whether the first line of a text are headings of which two at least are known terms, or led to one by the mapping. */
export function isCsv(bytes: Uint8Array, mapping: CsvMapping = {}): boolean {
  const head = bytes.subarray(0, HEAD - (HEAD % 2));
  const encoding = mapping.encoding ?? encodingOf(head);
  const text = decode(head, encoding)?.replace(/^sep=.\r?\n/, '') ?? '';
  const delimiter = mapping.delimiter ?? delimiterOf(text);
  const [line = ''] = text.trimStart().split(/\r?\n/, 1);
  const known = line
    .split(delimiter)
    .slice(0, 1000)
    .map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1'))
    .filter((heading) => columnOf(mapping.columns?.[heading] ?? heading));
  return known.length >= 2;
}
