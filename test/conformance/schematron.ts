import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { canAskOracles } from './oracle.ts';

const run = promisify(execFile);
const rules = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats/rules');
const classPath = join(
  process.env.ORACLE_HOME ??
    join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'invoice-oracles'),
  'phive/cp.txt',
);

/** Published Schematron files can be run as they are: phive's libraries have been fetched, and the rules are there. */
export const canRunSchematron = canAskOracles && existsSync(classPath) && existsSync(rules);
export const schematronReason = canRunSchematron
  ? ''
  : ' (skipped: no rules beside the project, or phive has not run yet)';

export interface Fired {
  readonly fatal: readonly string[];
  readonly warning: readonly string[];
}

/**
 * The ids that published Schematron files fire on documents. Compiling rules costs seconds and a document milliseconds,
 * so that all are asked in one process.
 *
 * @param documents by the `.sch` that judges them, within the shared `formats/rules`; a document goes to one
 */
export async function fired(
  documents: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, Fired>> {
  const program = new URL('SchematronOracle.java', import.meta.url).pathname;
  const cp = readFileSync(classPath, 'utf8').trim();
  const groups = [...documents].flatMap(([sch, files]) => [join(rules, sch), ...files]);
  const args = ['-XX:+UseSerialGC', '-Xss4m', '-cp', cp, program, ...groups];
  const { stdout } = await run('java', args, { maxBuffer: 1 << 28 });
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => {
        const [file = '', fatal = '', warning = ''] = line.split('\t');
        return [file, { fatal: idsOf(fatal), warning: idsOf(warning) }];
      }),
  );
}

const idsOf = (cell: string): readonly string[] => (cell === '' ? [] : cell.split(','));
