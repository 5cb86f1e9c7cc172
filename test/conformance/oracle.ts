import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats/oracles');

/** Programs of others that know what is valid: phive for XML, veraPDF for PDF/A. Both need Java. */
export type Oracle = 'phive' | 'verapdf';

export const canAskOracles =
  existsSync(join(folder, 'phive.sh')) &&
  (await run('java', ['-version']).then(
    () => true,
    () => false,
  ));
export const oracleReason = canAskOracles
  ? ''
  : ' (skipped: no oracles beside the project, or no Java)';

/** What an oracle finds wrong with a file; `rules` are those that it judged by, '' for veraPDF. */
export interface Refusal {
  readonly file: string;
  readonly rules: string;
  readonly why: string;
}

/** A start costs seconds and a file milliseconds, but arguments are limited. */
const BATCH = 400;

/**
 * What an oracle says of each file that is not valid.
 *
 * @param options for it, before the files: `-v` and a set of rules for phive, which else picks one
 */
export async function refusals(
  oracle: Oracle,
  files: readonly string[],
  options: readonly string[] = [],
): Promise<Refusal[]> {
  const found: Refusal[] = [];
  for (let i = 0; i < files.length; i += BATCH) {
    const batch = files.slice(i, i + BATCH);
    const { stdout } = await run(join(folder, `${oracle}.sh`), [...options, ...batch], {
      maxBuffer: 1 << 28,
    }).catch((error: { stdout: string }) => error);
    // phive has a line for each set of rules that it judges a file by.
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const judged = new Set(lines.map(([file]) => file));
    const skipped = batch.find((file) => !judged.has(file));
    if (skipped !== undefined) throw new Error(`${oracle} says nothing of ${skipped}`);
    for (const [file = '', ...cells] of lines) {
      const rules = oracle === 'phive' ? (cells.shift() ?? '') : '';
      const [verdict, , ...why] = cells;
      if (verdict !== 'VALID') found.push({ file, rules, why: `${verdict} ${why.join(' ')}` });
    }
  }
  return found;
}
