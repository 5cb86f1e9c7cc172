import { columnOf } from './columns.ts';
import { decode, delimiterOf, encodingOf } from './table.ts';

/** Headings may be long, but not for ever. */
const HEAD = 64 * 1024;

/** Whether the first line of a text are headings of which two at least are known terms. */
export function isCsv(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD - (HEAD % 2));
  const encoding = encodingOf(head);
  const text = decode(head, encoding)?.replace(/^sep=.\r?\n/, '') ?? '';
  const delimiter = delimiterOf(text);
  const [line = ''] = text.trimStart().split(/\r?\n/, 1);
  const known = line
    .split(delimiter)
    .slice(0, 1000)
    .filter((cell) => columnOf(cell.trim().replace(/^"(.*)"$/s, '$1')));
  return known.length >= 2;
}
