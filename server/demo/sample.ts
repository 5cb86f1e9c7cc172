import { writeJson } from '#activities/formats/json.ts';
import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import type { Invoice } from '#workflows/invoice/model.ts';

/** The files that a billing system would send: the invoice as a PDF, and its data beside it. */
export async function samplesOf(
  invoice: Invoice,
  language: 'fr' | 'en',
): Promise<readonly { name: string; bytes: Uint8Array }[]> {
  return [
    { name: `${invoice.number}.pdf`, bytes: await drawn(invoice, language) },
    { name: `${invoice.number}.json`, bytes: Buffer.from(writeJson(invoice)) },
  ];
}

/** The thread's time is measured by the clock: on a machine that is busy with its first start, an invoice may need another go. */
async function drawn(invoice: Invoice, language: 'fr' | 'en', tries = 3): Promise<Uint8Array> {
  const made = await inPdfThread('render', { invoice, language });
  if (made.ok) return made.value;
  const code = made.problems[0]?.code;
  if (code === 'PDF_BUDGET' && tries > 1) return drawn(invoice, language, tries - 1);
  throw new Error(`invoice ${invoice.number} not drawn: ${code}`);
}
