import type { Invoice } from '#workflows/invoice/model.ts';
import type { Activity } from '../activity.ts';
import { amendedInvoice } from '../amended.ts';
import { refusal } from '../broken.ts';
import { customerLanguage, documentAt } from '../fill.ts';
import type { PdfReply } from '../formats/pdf/jobs.ts';
import { metadataOf } from '../formats/pdf/metadataOf.ts';
import { inPdfThread } from '../formats/pdf/thread.ts';
import { render } from './manifest.ts';

/**
 * Makes the pages of the invoice a PDF/A, drawn from its data as amended so far where no PDF came. The same input gives
 * the same document.
 *
 * @throws RENDER_NO_DATA; PDF_… for what is wrong with the original
 */
export const run: Activity<typeof render> = async (job, { documents }) => {
  const { config, context } = job;
  const read = await amendedInvoice(job, documents);
  if (!read.ok) throw refusal(render, 'RENDER_NO_DATA', read.problems);
  const { invoice } = read;
  const language = config.language ?? customerLanguage(context);
  const original = documentAt(context, 'original');
  const isDrawn = config.pages === 'drawn' || original?.type !== 'application/pdf';
  const pages = isDrawn
    ? resultOf(await inPdfThread('render', { invoice, language }))
    : await documents.read(original);
  const options = metadataOf(invoice);
  const made = resultOf(await inPdfThread('pdfa', { bytes: pages, options }));
  const marked = config.draft
    ? resultOf(await inPdfThread('draft', { bytes: made.pdf, language }))
    : made;

  const name = isDrawn ? `${fileSafe(invoice)}.pdf` : original.name;
  const written = await documents.write(marked.pdf, { type: 'application/pdf', name });
  const { repairs } = made;
  return {
    documents: { invoice: written },
    note: name,
    evidence: [
      { kind: 'rendered', detail: { isDrawn, draft: config.draft, repairs }, document: written },
    ],
  };
};

function resultOf<Value>(reply: PdfReply<Value>): Value {
  if (!reply.ok) throw refusal(render, 'RENDER_NO_DATA', reply.problems);
  return reply.value;
}

const fileSafe = ({ number = 'facture' }: Invoice): string =>
  number.replace(/[^\p{L}\p{N}._-]+/gu, '-');
