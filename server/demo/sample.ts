import { writeJson } from '#activities/formats/json.ts';
import { inPdfThread } from '#activities/formats/pdf/thread.ts';
import type { Invoice } from '#workflows/invoice/model.ts';

/** The files that a billing system would send: the invoice as a PDF, and its data beside it. */
export async function samplesOf(
  invoice: Invoice,
  language: 'fr' | 'en',
): Promise<readonly { name: string; bytes: Uint8Array }[]> {
  const drawn = await inPdfThread('render', { invoice, language });
  if (!drawn.ok) throw new Error(`invoice ${invoice.number} not drawn: ${drawn.problems[0]?.code}`);
  return [
    { name: `${invoice.number}.pdf`, bytes: drawn.value },
    { name: `${invoice.number}.json`, bytes: Buffer.from(writeJson(invoice)) },
  ];
}
