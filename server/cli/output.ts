import type { Text } from '#workflows/text.ts';

export type Language = 'fr' | 'en';

/** Where a verb's results go: one JSON object a line for programs, or words for people. */
export interface Output {
  readonly json: boolean;
  readonly language: Language;
  /** One result. `words` is asked for only where people read. */
  readonly result: (value: object, words: () => string) => void;
  /** Something for people that is no result: progress, a remark. Goes to stderr. */
  readonly note: (text: Text) => void;
  readonly say: (text: Text) => string;
}

export function makeOutput(
  { json, language }: { json: boolean; language: Language },
  stdout: (text: string) => void,
  stderr: (text: string) => void,
): Output {
  const say = (text: Text): string => text[language];
  return {
    json,
    language,
    say,
    result: (value, words) => stdout(`${json ? JSON.stringify(value) : words()}\n`),
    note: (text) => stderr(`${say(text)}\n`),
  };
}

/** Columns as wide as their widest cell. Control characters are shown, not obeyed: a cell may come from an invoice. */
export function table(rows: readonly (readonly string[])[]): string {
  const printable = rows.map((row) => row.map(visible));
  const widths: number[] = [];
  for (const row of printable) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return printable
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
