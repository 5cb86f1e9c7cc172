import { toFacturX } from '#activities/formats/facturx.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { domesticInvoice } from '../samples/invoices.ts';
import { plainPdf } from '../samples/pdfs.ts';

const ROUNDS = 60;

/** Median milliseconds, warm, of what every delivery of a Factur-X does; validation by EN 16931 included. */
export async function benchConvert(): Promise<void> {
  const pdf = await plainPdf();
  const convert = () => toFacturX({ pdf, invoice: domesticInvoice, profile: 'EN 16931' });
  const made = await convert();
  if (!made.ok) throw new Error(`did not convert: ${JSON.stringify(made.problems)}`);
  const results = {
    'PDF + data → Factur-X': await median(convert),
    'data alone → Factur-X': await median(() =>
      toFacturX({ invoice: domesticInvoice, profile: 'EN 16931' }),
    ),
    'Factur-X → invoice': await median(() => readInvoice([{ name: '', bytes: made.pdf }])),
  };
  for (const [what, ms] of Object.entries(results)) console.log(`${what}: ${ms.toFixed(1)} ms`);
}

async function median(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? Number.NaN;
}
