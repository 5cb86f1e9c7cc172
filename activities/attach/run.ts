import type { Invoice } from '#workflows/invoice/model.ts';
import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { amendedInvoice } from '../amended.ts';
import { refusal } from '../broken.ts';
import { documentAt } from '../fill.ts';
import type { FileToAttach } from '../formats/pdf/attach.ts';
import { isInvoiceData } from '../formats/pdf/attachments.ts';
import { inPdfThread } from '../formats/pdf/thread.ts';
import { attach } from './manifest.ts';

/**
 * Puts files into the PDF to deliver. Without any to attach, the PDF stays as it is.
 *
 * @throws ATTACH_NOT_PDF, ATTACH_REFUSED, ATTACHMENT_NAME, PDF_…
 */
export const run: Activity<typeof attach> = async (job, { documents }) => {
  const { config, context } = job;
  const invoice = documentAt(context, 'invoice');
  if (invoice?.type !== 'application/pdf')
    throw fault(attach, 'ATTACH_NOT_PDF', {
      fr: `le document est de type ${invoice?.type ?? 'inconnu'}`,
      en: `the document is of type ${invoice?.type ?? 'unknown'}`,
    });
  const files: FileToAttach[] = [];
  if (config.supporting) {
    const read = await amendedInvoice(job, documents);
    if (!read.ok) throw refusal(attach, 'ATTACH_REFUSED', read.problems);
    files.push(...supportingFiles(read.invoice));
  }
  const xml = documentAt(context, 'xml');
  if (config.xml && xml && !isInvoiceData(xml.name)) {
    const { name, type: mediaType } = xml;
    files.push({ name, mediaType, bytes: await documents.read(xml) });
  }
  if (files.length === 0) return { documents: { invoice }, evidence: [] };

  const bytes = await documents.read(invoice);
  const made = await inPdfThread('attach', { bytes, files });
  if (!made.ok) throw refusal(attach, 'ATTACH_REFUSED', made.problems);
  const { pdf, repairs } = made.value;
  const written = await documents.write(pdf, { type: 'application/pdf', name: invoice.name });
  const attached = files.map(({ name, mediaType, bytes: { length } }) => ({
    name,
    mediaType,
    bytes: length,
  }));
  return {
    documents: { invoice: written },
    note: attached
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 200),
    evidence: [{ kind: 'attached', detail: { attached, repairs }, document: written }],
  };
};

/** Files inside the data (BT-125) by their names (BT-125-2); what is only linked to stays a link. */
const supportingFiles = ({ attachments }: Invoice): FileToAttach[] =>
  attachments.flatMap(({ id, description, file }) =>
    file
      ? [
          {
            name: baseName(file.name ?? id ?? 'attachment'),
            mediaType: file.mediaType ?? 'application/octet-stream',
            ...(description !== undefined && { description }),
            bytes: Buffer.from(file.content, 'base64'),
          },
        ]
      : [],
  );

/** Without the folders that a name may begin with. */
const baseName = (name: string): string => name.split(/[\\/]/).at(-1) || 'attachment';
