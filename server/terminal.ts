import type { Text } from '#workflows/text.ts';
import type { OnProgress, Progress } from './engine/progress.ts';

/** The terminal's language: French where the locale says so, English elsewhere. */
const french = /^fr/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '');

export const inWords = ({ fr, en }: Text): string => (french ? fr : en);

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
