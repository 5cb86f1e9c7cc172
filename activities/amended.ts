import { amendInvoice } from '#workflows/invoice/amend.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Job } from '#workflows/job.ts';
import type { Problem } from '#workflows/problem.ts';
import type { DocumentStore } from './activity.ts';
import { documentAt } from './fill.ts';
import { readJson } from './formats/json.ts';

export type AmendedInvoice =
  | { readonly ok: true; readonly invoice: Invoice }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The delivery's invoice, with what people amended so far. */
export async function amendedInvoice(
  { context, amended }: Pick<Job, 'context' | 'amended'>,
  documents: DocumentStore,
): Promise<AmendedInvoice> {
  const data = documentAt(context, 'data');
  if (!data) return { ok: false, problems: [noData] };
  const read = readJson(await documents.read(data));
  return read.ok ? amendInvoice(read.invoice, amended) : read;
}

const noData: Problem = {
  code: 'DATA_MISSING',
  at: '',
  severity: 'fatal',
  message: {
    fr: 'la remise n’a pas de données de facture',
    en: 'the delivery has no invoice data',
  },
  fix: {
    fr: 'Soumettez la facture avec ses données.',
    en: 'Submit the invoice with its data.',
  },
};
