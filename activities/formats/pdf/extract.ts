import { attachmentsOf, contentOf, isInvoiceData, isOrderData } from './attachments.ts';
import { openPdf } from './open.ts';

export interface Extracted {
  readonly pages: number;
  /** The files that carry invoice data: one in a proper Factur-X, none in a plain PDF; the order in an Order-X. */
  readonly data: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** @throws PdfRefusal */
export async function extract(bytes: Uint8Array): Promise<Extracted> {
  const doc = await openPdf(bytes);
  const attachments = attachmentsOf(doc);
  const invoices = attachments.filter(({ name }) => isInvoiceData(name));
  const found =
    invoices.length > 0 ? invoices : attachments.filter(({ name }) => isOrderData(name));
  const data = found.map((attachment) => ({
    name: attachment.name,
    bytes: contentOf(attachment),
  }));
  return { pages: doc.getPageCount(), data };
}
