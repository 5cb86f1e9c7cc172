import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { amendedInvoice } from '../amended.ts';
import { refusal } from '../broken.ts';
import { documentAt } from '../fill.ts';
import type { FileToAttach } from '../formats/pdf/attach.ts';
import { isInvoiceData } from '../formats/pdf/attachments.ts';
import type { Compressed } from '../formats/pdf/compress.ts';
import { sized, toldImage } from '../formats/pdf/imageChanges.ts';
import type { Pdfa } from '../formats/pdf/pdfa.ts';
import { inPdfThread } from '../formats/pdf/thread.ts';
import { supportingFiles } from '../formats/supportingFiles.ts';
import { attach } from './manifest.ts';

/**
 * Puts files into the PDF to deliver, and makes it no larger than the step allows. With nothing to do, the PDF stays as
 * it is.
 *
 * @throws ATTACH_NOT_PDF, ATTACH_REFUSED, ATTACH_SIZE, ATTACHMENT_NAME, PDF_…
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
  const { maxMegabytes } = config;
  const maxBytes = maxMegabytes === undefined ? invoice.bytes : maxMegabytes * MEGABYTE;
  if (files.length === 0 && invoice.bytes <= maxBytes)
    return { documents: { invoice }, evidence: [] };

  const made = await attached(await documents.read(invoice), files);
  const compressed = maxMegabytes === undefined ? undefined : await within(made.pdf, maxBytes);
  const written = await documents.write(compressed?.pdf ?? made.pdf, {
    type: 'application/pdf',
    name: invoice.name,
  });
  const listed = files.map(({ name, mediaType, bytes: { length } }) => ({
    name,
    mediaType,
    bytes: length,
  }));
  const images = compressed && { images: compressed.images.slice(0, MOST_LISTED).map(toldImage) };
  return {
    documents: { invoice: written },
    note: listed
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 200),
    evidence: [
      {
        kind: 'attached',
        detail: { attached: listed, repairs: made.repairs, ...images },
        document: written,
      },
    ],
  };
};

const MEGABYTE = 1_000_000;
/** Images that a proof tells of: a catalogue of products may have thousands. */
const MOST_LISTED = 50;

async function attached(bytes: Uint8Array, files: readonly FileToAttach[]): Promise<Pdfa> {
  if (files.length === 0) return { pdf: bytes, repairs: [] };
  const reply = await inPdfThread('attach', { bytes, files });
  if (!reply.ok) throw refusal(attach, 'ATTACH_REFUSED', reply.problems);
  return reply.value;
}

async function within(bytes: Uint8Array, maxBytes: number): Promise<Compressed> {
  const reply = await inPdfThread('compress', { bytes, maxBytes });
  if (!reply.ok) throw refusal(attach, 'ATTACH_REFUSED', reply.problems);
  const { pdf, isMet, images } = reply.value;
  if (!isMet)
    throw fault(
      attach,
      'ATTACH_SIZE',
      {
        fr: `${sized(pdf.length, 'fr')} au moins, pour ${sized(maxBytes, 'fr')} au plus`,
        en: `${sized(pdf.length, 'en')} at least, for ${sized(maxBytes, 'en')} at most`,
      },
      { bytes: pdf.length, maxBytes, images: images.slice(0, MOST_LISTED).map(toldImage) },
    );
  return reply.value;
}
