import type { Text } from '#workflows/text.ts';
import type { OnProgress, Progress } from './engine/progress.ts';
import { languageOf } from './language.ts';

const language = languageOf(process.env);

export const inWords = (text: Text): string => text[language];

/** A line on stderr: stdout is for what other programs read. */
export const say = (text: Text): void => {
  process.stderr.write(`${inWords(text)}\n`);
};

/** Shows slow work: one line that counts on a terminal, one line at the beginning and the end elsewhere. */
export function showProgress(): OnProgress {
  let last = '';
  return (progress) => {
    const ended = progress.total !== undefined && progress.done >= progress.total;
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001B[K${line(progress)}${ended ? '\n' : ''}`);
    else if (ended || progress.what.en !== last) process.stderr.write(`${line(progress)}\n`);
    last = progress.what.en;
  };
}

function line({ what, done, total }: Progress): string {
  if (total === undefined) return `${inWords(what)} …`;
  return `${inWords(what)} … ${Math.floor((100 * done) / Math.max(1, total))} %`;
}
