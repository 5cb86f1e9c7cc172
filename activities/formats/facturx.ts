import type { Invoice } from '#workflows/invoice/model.ts';
import { validateInvoice } from '#workflows/invoice/validate.ts';
import { isFatal, type Problem } from '#workflows/problem.ts';
import { EN16931, writeCii } from './cii/cii.ts';
import type { RenderLanguage } from './pdf/render.ts';
import type { Repair } from './pdf/repairs.ts';
import { inPdfThread } from './pdf/thread.ts';

/** Factur-X profiles that we write: their name in XMP and their BT-24. */
const SPECIFICATIONS = { 'EN 16931': EN16931 } as const;
type FacturxProfile = keyof typeof SPECIFICATIONS;

export interface FacturxRequest {
  /** The page images; without them the invoice is drawn from its data. */
  readonly pdf?: Uint8Array;
  readonly invoice: Invoice;
  readonly profile: FacturxProfile;
  readonly language?: RenderLanguage;
}

export type Facturx =
  | {
      readonly ok: true;
      /** PDF/A-3b with `factur-x.xml` inside. */
      readonly pdf: Uint8Array;
      readonly xml: Uint8Array;
      /** What was changed in the source to make it PDF/A. */
      readonly repairs: readonly Repair[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Makes a Factur-X file: the invoice is judged by the business rules, written as CII, and embedded. The same
 * input gives the same bytes: the dates inside are the invoice's.
 */
export async function toFacturX({
  pdf,
  invoice,
  profile,
  language = 'fr',
}: FacturxRequest): Promise<Facturx> {
  const stated: Invoice = { ...invoice, specification: SPECIFICATIONS[profile] };
  const problems = validateInvoice(stated, { rules: 'en16931' });
  if (problems.some(isFatal)) return { ok: false, problems };
  const xml = Buffer.from(writeCii(stated), 'utf8');

  const pages = pdf
    ? ({ ok: true, value: pdf } as const)
    : await inPdfThread('render', { invoice: stated, language });
  if (!pages.ok) return pages;
  const converted = await inPdfThread('pdfa', {
    bytes: pages.value,
    options: {
      title: `${invoice.seller.name ?? ''} ${invoice.number ?? ''}`.trim(),
      author: invoice.seller.name ?? '',
      date: `${invoice.issueDate ?? '2000-01-01'}T00:00:00Z`,
      data: { fileName: 'factur-x.xml', level: profile, xml },
    },
  });
  return converted.ok ? { ok: true, ...converted.value, xml } : converted;
}
