import type { Text } from '#workflows/text.ts';
import type { Language } from '../language.ts';

/** Where a verb's results go: one JSON object a line for programs, or words for people. */
export interface Output {
  readonly json: boolean;
  readonly language: Language;
  /** One result. `words` is asked for only where people read. */
  readonly result: (value: object, words: () => string) => void;
  /** Something for people that is no result: a remark. Goes to stderr. */
  readonly note: (text: Text) => void;
  /** How many of how many are done, and with which it goes on. Shown on stderr, and only where that is a terminal. */
  readonly progress: (done: number, total: number, next: string) => void;
  readonly say: (text: Text) => string;
}

interface Streams {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether a person watches stderr. */
  readonly terminal: boolean;
}

export function makeOutput(
  { json, language }: { json: boolean; language: Language },
  { stdout, stderr, terminal }: Streams,
): Output {
  const say = (text: Text): string => text[language];
  let drawn = false;
  /** Results may go to the same terminal: they must not be written behind the bar. */
  const wipe = (): void => {
    if (drawn) stderr('\r\u001B[K');
    drawn = false;
  };
  return {
    json,
    language,
    say,
    result: (value, words) => {
      wipe();
      stdout(`${json ? JSON.stringify(value) : words()}\n`);
    },
    note: (text) => {
      wipe();
      stderr(`${say(text)}\n`);
    },
    progress: (done, total, next) => {
      if (!terminal) return;
      wipe();
      if (done >= total) return;
      stderr(bar(done, total, next));
      drawn = true;
    },
  };
}

const BAR = 24;
const LONGEST_NAME = 40;

function bar(done: number, total: number, next: string): string {
  const full = Math.floor((BAR * done) / total);
  const name = visible(next);
  const shown = name.length > LONGEST_NAME ? `…${name.slice(1 - LONGEST_NAME)}` : name;
  return `[${'█'.repeat(full)}${'·'.repeat(BAR - full)}] ${done}/${total} ${shown}`;
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
