import { writeCii } from '#activities/formats/cii/cii.ts';
import { readInvoice } from '#activities/formats/read.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { validateInvoice } from '#workflows/invoice/validate.ts';
import { domesticInvoice } from '../samples/invoices.ts';

/** Lines and rounds: the longer, the fewer. */
const sizes = [
  [10, 60],
  [1000, 11],
  [4000, 5],
] as const;

/** Median milliseconds, warm, to read a CII invoice and judge it by all rules of EN 16931. */
export async function benchValidate(): Promise<void> {
  for (const [count, rounds] of sizes) {
    const bytes = Buffer.from(writeCii(invoiceOf(count)));
    const read: number[] = [];
    const judged: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const begun = performance.now();
      const result = await readInvoice([{ name: '', bytes }], { keepsExtensions: false });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      const between = performance.now();
      const problems = validateInvoice(result.invoice, { rules: 'en16931' });
      if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
      // The first round warms the code up.
      if (round === 0) continue;
      read.push(between - begun);
      judged.push(performance.now() - between);
    }
    const size = Math.round(bytes.length / 1024);
    console.log(`${count} lines (${size} kB): read ${median(read)} ms, rules ${median(judged)} ms`);
  }
}

export const invoiceOf = (count: number): Invoice => {
  const lines = Array.from({ length: count }, (_, i) => ({
    ...(domesticInvoice.lines[i % domesticInvoice.lines.length] as Invoice['lines'][number]),
    id: String(i + 1),
  }));
  return withTotals({ ...domesticInvoice, lines });
};

const median = (times: number[]): string =>
  (times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN).toFixed(1);
