import type { DocumentRef } from '#workflows/context.ts';
import {
  type EdifactPartner,
  partnerParam,
  readPartner,
} from '#workflows/invoice/edifactPartner.ts';
import { type Target, targets } from '#workflows/invoice/targets.ts';
import { fault } from '#workflows/node.ts';
import type { Activity } from '../activity.ts';
import { amendedInvoice } from '../amended.ts';
import { listed, refusal } from '../broken.ts';
import { customerLanguage, documentAt, textAt } from '../fill.ts';
import { convertInvoice } from '../formats/convert.ts';
import { convert } from './manifest.ts';

/**
 * Writes the invoice as amended so far in the format. For Factur-X: the original PDF made PDF/A-3 with the data inside,
 * or a layout of the data where no PDF came. The same input gives the same document.
 *
 * @throws CONVERT_INVALID with `problems` and, where a value that a person may add is missing, `missing`; CONVERT_PARTNER; PDF_… for
 *   what is wrong with the original
 */
export const run: Activity<typeof convert> = async (job, { documents }) => {
  const { config, context, amended } = job;
  const read = await amendedInvoice(job, documents);
  if (!read.ok) throw refusal(convert, 'CONVERT_INVALID', read.problems);
  const { invoice } = read;
  const { to, treatment } = config;
  const target: Target = targets[to];
  // Formats with one profile have nothing to choose.
  const profile = target.profiles.length > 1 ? config.profile : undefined;
  const original = documentAt(context, 'original');
  const pages =
    to === 'facturx' && original?.type === 'application/pdf'
      ? { name: original.name, bytes: await documents.read(original) }
      : undefined;
  const language = config.language ?? customerLanguage(context);
  const partner = target.directory && partnerFor(config.partner, target.directory, context);
  const pdf = pages?.bytes;
  const made = await convertInvoice({ invoice, to, profile, pdf, language, partner, treatment });
  if (!made.ok) throw refusal(convert, 'CONVERT_INVALID', made.problems, {}, invoice);

  const { mediaType: type, extension } = target;
  const name = pages?.name ?? `${fileSafe(invoice.number ?? 'facture')}${extension}`;
  const written = await documents.write(made.bytes, { type, name });
  const xml = made.xml
    ? await documents.write(made.xml, { type: 'application/xml', name: 'factur-x.xml' })
    : type === 'application/xml'
      ? written
      : undefined;
  const { repairs, lost } = made;
  const warnings = listed(made.problems);
  return {
    documents: { invoice: written, ...(xml && { xml }) },
    note: [target.label.en, profile].filter(Boolean).join(' '),
    evidence: [
      {
        kind: to === 'facturx' ? 'facturx' : 'converted',
        detail: { to, profile, repairs, lost, warnings, ...xmlHash(xml), amended },
        document: written,
      },
    ],
  };
};

/** The ways of the step, or of the parameter that it names; plain EANCOM where neither says any. */
function partnerFor(
  setting: string | undefined,
  directory: EdifactPartner['directory'],
  context: Parameters<typeof textAt>[0],
): EdifactPartner | undefined {
  if (setting === undefined) return undefined;
  const param = partnerParam(setting);
  const wishes = param === undefined ? setting : textAt(context, `params.${param}`);
  if (wishes === undefined) return undefined;
  const read = readPartner(wishes, directory);
  if (read.ok) return read.partner;
  const path = param === undefined ? 'config.partner' : `params.${param}`;
  const { fr, en } = read.words;
  throw fault(
    convert,
    'CONVERT_PARTNER',
    { fr: `« ${path} » ${fr}`, en: `“${path}” ${en}` },
    { missing: [path] },
  );
}

const xmlHash = (xml: DocumentRef | undefined) => (xml ? { xml: xml.sha256 } : {});

const fileSafe = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, '-');
