import type { DocumentRef } from '#workflows/context.ts';
import type { Job } from '#workflows/job.ts';
import type { ConfigOf } from '#workflows/node.ts';
import type { Ports } from '../activity.ts';
import { amendedInvoice } from '../amended.ts';
import { refusal } from '../broken.ts';
import { documentAt } from '../fill.ts';
import type { PdfReply } from '../formats/pdf/jobs.ts';
import { inPdfThread } from '../formats/pdf/thread.ts';
import { approval } from './manifest.ts';

/**
 * What people look at: the invoice as it would leave, else as it came, else drawn from its data, with the mark across each
 * page where it is asked for. A document of its own: the one that leaves afterwards is not touched.
 *
 * @throws APPROVAL_NO_DATA; PDF_… for what is wrong with the pages
 */
export async function shownCopy(
  job: Job<ConfigOf<typeof approval>>,
  { documents }: Pick<Ports, 'documents'>,
  language: 'fr' | 'en',
): Promise<DocumentRef> {
  const { context, config } = job;
  const found = ['invoice', 'original']
    .map((role) => documentAt(context, role))
    .find((document) => document?.type === 'application/pdf');
  if (found && !config.mark) return found;
  const pages = found ? await documents.read(found) : await drawn(job, documents, language);
  const bytes = config.mark
    ? resultOf(await inPdfThread('draft', { bytes: pages, language, word: 'project' })).pdf
    : pages;
  return documents.write(bytes, { type: 'application/pdf', name: nameOf(found, language) });
}

async function drawn(
  job: Job,
  documents: Ports['documents'],
  language: 'fr' | 'en',
): Promise<Uint8Array> {
  const read = await amendedInvoice(job, documents);
  if (!read.ok) throw refusal(approval, 'APPROVAL_NO_DATA', read.problems);
  return resultOf(await inPdfThread('render', { invoice: read.invoice, language }));
}

function resultOf<Value>(reply: PdfReply<Value>): Value {
  if (!reply.ok) throw refusal(approval, 'APPROVAL_NO_DATA', reply.problems);
  return reply.value;
}

const nameOf = (found: DocumentRef | undefined, language: 'fr' | 'en'): string =>
  `${language === 'fr' ? 'PROJET' : 'DRAFT'} ${found?.name ?? 'facture.pdf'}`;
