import type { LostTerm } from '#workflows/invoice/lost.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Treatment } from '#workflows/invoice/rules/judged.ts';
import { profileFor, targets } from '#workflows/invoice/targets.ts';
import type { Problem } from '#workflows/problem.ts';
import { metadataOf } from './pdf/metadataOf.ts';
import type { RenderLanguage } from './pdf/render.ts';
import type { Repair } from './pdf/repairs.ts';
import { inPdfThread } from './pdf/thread.ts';
import { writeData } from './write.ts';

export interface FacturxRequest {
  /** The page images; without them the invoice is drawn from its data. */
  readonly pdf?: Uint8Array | undefined;
  readonly invoice: Invoice;
  /** By id or name, `basic-wl` or `BASIC WL`. */
  readonly profile: string;
  readonly language?: RenderLanguage | undefined;
  readonly treatment?: Treatment | undefined;
}

export type Facturx =
  | {
      readonly ok: true;
      /** PDF/A-3b with `factur-x.xml` inside. */
      readonly pdf: Uint8Array;
      readonly xml: Uint8Array;
      /** What was changed in the source to make it PDF/A. */
      readonly repairs: readonly Repair[];
      readonly lost: readonly LostTerm[];
      /** Warnings. */
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Makes a Factur-X file: the invoice is written as CII in the profile, judged by the business rules, and embedded. The
 * same input gives the same bytes: the dates inside are the invoice's.
 *
 * @throws RangeError for a profile that there is not
 */
export async function toFacturX({
  pdf,
  invoice,
  profile: wanted,
  language = 'fr',
  treatment,
}: FacturxRequest): Promise<Facturx> {
  const profile = profileFor(targets.facturx, invoice, wanted);
  if (!profile) throw new RangeError(`no Factur-X profile ${wanted}`);
  const data = writeData(invoice, targets.facturx, profile, { treatment });
  if (!data.ok) return data;

  const pages = pdf
    ? ({ ok: true, value: pdf } as const)
    : await inPdfThread('render', { invoice, language });
  if (!pages.ok) return pages;
  const converted = await inPdfThread('pdfa', {
    bytes: pages.value,
    options: {
      ...metadataOf(invoice),
      data: { fileName: 'factur-x.xml', level: profile.name, xml: data.bytes },
    },
  });
  const { bytes: xml, lost, problems } = data;
  return converted.ok ? { ok: true, ...converted.value, xml, lost, problems } : converted;
}
