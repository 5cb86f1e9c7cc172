import type { ReadOptions } from '#activities/formats/mapping/syntax.ts';
import { type InputFile, readInvoice } from '#activities/formats/read.ts';
import {
  saysTotalsDiffer,
  type TotalsDifference,
  totalsDifferences,
} from '#workflows/invoice/totalsCheck.ts';
import type { Problem } from '#workflows/problem.ts';
import type { Language } from '../language.ts';
import { table } from './output.ts';

/** How each total differs from what follows from the lines, when a rule says that it does. */
export async function differingTotals(
  file: InputFile,
  problems: readonly Problem[],
  how: ReadOptions,
): Promise<readonly TotalsDifference[]> {
  if (!problems.some(({ code }) => saysTotalsDiffer(code))) return [];
  const read = await readInvoice([file], { ...how, keepsExtensions: false });
  return read.ok ? totalsDifferences(read.invoice) : [];
}

/** As a person reads them: what is stated, what it should be, the difference, and what can be done. */
export const totalsTable = (differences: readonly TotalsDifference[], language: Language): string =>
  table(
    differences.map(({ term, label, stated, computed, delta, remedies }) => [
      term,
      label[language],
      `${stated ?? '—'} ≠ ${computed} (${delta})`,
      remedies.map((remedy) => remedy.label[language]).join(' · '),
    ]),
  );
