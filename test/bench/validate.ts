import { writeCii } from '#activities/formats/cii/cii.ts';
import { writeUbl } from '#activities/formats/ubl/ubl.ts';
import { validateXml } from '#activities/formats/validate.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { domesticInvoice } from '../samples/invoices.ts';

/** Lines and rounds: the longer, the fewer. */
const sizes = [
  [10, 200],
  [1000, 11],
  [4000, 5],
] as const;

const syntaxes = { CII: writeCii, UBL: writeUbl };

/** Median milliseconds, warm, from the bytes of an invoice to its verdict: parsing, schema, all rules of EN 16931. */
export async function benchValidate(): Promise<void> {
  for (const [count, rounds] of sizes)
    for (const [syntax, write] of Object.entries(syntaxes)) {
      const bytes = Buffer.from(write(invoiceOf(count)));
      const times: number[] = [];
      for (let round = -rounds; round < rounds; round += 1) {
        const begun = performance.now();
        const { problems } = validateXml(bytes, 'en16931');
        if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
        // The first rounds warm the code up.
        if (round >= 0) times.push(performance.now() - begun);
      }
      const size = Math.round(bytes.length / 1024);
      console.log(`${syntax}, ${count} lines (${size} kB): ${median(times)} ms`);
    }
}

const invoiceOf = (count: number): Invoice => {
  const lines = Array.from({ length: count }, (_, i) => ({
    ...(domesticInvoice.lines[i % domesticInvoice.lines.length] as Invoice['lines'][number]),
    id: String(i + 1),
  }));
  return withTotals({ ...domesticInvoice, lines });
};

const median = (times: number[]): string =>
  (times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN).toFixed(1);
