import { attachmentsOf, contentOf, isInvoiceData } from './attachments.ts';
import { openPdf } from './open.ts';

export interface Extracted {
  readonly pages: number;
  /** The files that carry invoice data: one in a proper Factur-X, none in a plain PDF. */
  readonly data: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** @throws PdfRefusal */
export async function extract(bytes: Uint8Array): Promise<Extracted> {
  const doc = await openPdf(bytes);
  const data = attachmentsOf(doc)
    .filter(({ name }) => isInvoiceData(name))
    .map((attachment) => ({ name: attachment.name, bytes: contentOf(attachment) }));
  return { pages: doc.getPageCount(), data };
}
