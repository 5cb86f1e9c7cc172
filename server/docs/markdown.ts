import type { Text } from '#workflows/text.ts';

/** A table in GitHub's markdown. Cells may hold anything: what would end a cell or a row is escaped. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

export const code = (text: string): string => `\`${text}\``;

/** Both languages on one line, French first as on the screens. */
export const both = ({ fr, en }: Text): string => (fr === en ? fr : `${fr} · ${en}`);

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
