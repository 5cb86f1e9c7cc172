import type { DocumentRef } from '#workflows/context.ts';
import { amendableFacts, amendInvoice } from '#workflows/invoice/amend.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { type DeliveryError, type FaultOf, fault } from '#workflows/node.ts';
import { isFatal, type Problem } from '#workflows/problem.ts';
import type { Activity, DocumentStore } from '../activity.ts';
import { customerLanguage, documentAt } from '../fill.ts';
import { toFacturX } from '../formats/facturx.ts';
import { readJson } from '../formats/json.ts';
import { convert } from './manifest.ts';

/**
 * Makes the Factur-X of the invoice as amended so far: the original PDF made PDF/A-3 with the data inside, or a layout of
 * the data where no PDF came. The same input gives the same document.
 *
 * @throws CONVERT_INVALID with `problems` and, where a value that a person may add is missing, `missing`; PDF_… for what
 *   is wrong with the original
 */
export const run: Activity<typeof convert> = async (
  { config, context, amended },
  { documents },
) => {
  const original = documentAt(context, 'original');
  const invoice = await amendedInvoice(documentAt(context, 'data'), amended, documents);
  const pdf = original?.type === 'application/pdf' ? await documents.read(original) : undefined;
  const result = await toFacturX({
    ...(pdf !== undefined && { pdf }),
    invoice,
    profile: config.profile,
    language: config.language ?? customerLanguage(context),
  });
  if (!result.ok) throw failure(result.problems);

  const number = invoice.number ?? 'facture';
  const name = pdf !== undefined && original ? original.name : `${fileSafe(number)}.pdf`;
  const made = await documents.write(result.pdf, { type: 'application/pdf', name });
  const xml = await documents.write(result.xml, { type: 'application/xml', name: 'factur-x.xml' });
  const { repairs } = result;
  return {
    documents: { invoice: made, xml },
    note: `Factur-X ${config.profile}`,
    evidence: [
      {
        kind: 'facturx',
        detail: { profile: config.profile, repairs, xml: xml.sha256, amended },
        document: made,
      },
    ],
  };
};

async function amendedInvoice(
  data: DocumentRef | undefined,
  amended: Readonly<Record<string, string | null>>,
  documents: DocumentStore,
): Promise<Invoice> {
  if (!data)
    throw fault(convert, 'CONVERT_INVALID', {
      fr: 'la remise n’a pas de données de facture',
      en: 'the delivery has no invoice data',
    });
  const read = readJson(await documents.read(data));
  if (!read.ok) throw failure(read.problems);
  const result = amendInvoice(read.invoice, amended);
  if (!result.ok) throw failure(result.problems);
  return result.invoice;
}

/** A broken PDF is a fault of its own; broken rules are one fault that lists them. */
function failure(problems: readonly Problem[]): DeliveryError {
  const fatal = problems.filter(isFatal);
  const [first] = fatal;
  const message = {
    fr: fatal.map(({ code, message: { fr } }) => `${code} : ${fr}`).join(' ; '),
    en: fatal.map(({ code, message: { en } }) => `${code}: ${en}`).join('; '),
  };
  if (first && isOwnFault(first.code))
    return fault(convert, first.code, message, { problems: fatal });
  const missing = [...new Set(fatal.flatMap(({ at }) => factsAt(at)))];
  return fault(convert, 'CONVERT_INVALID', message, { problems: fatal, missing });
}

const isOwnFault = (code: string): code is FaultOf<typeof convert> =>
  Object.hasOwn(convert.faults, code);

/** The facts that a person may fill in at that place of the invoice. */
function factsAt(at: string): readonly string[] {
  if (at.startsWith('precedingInvoices')) return ['invoice.precedingInvoice'];
  const fact = amendableFacts.find((name) => at === name || at.startsWith(`${name}.`));
  return fact === undefined ? [] : [`invoice.${fact}`];
}

const fileSafe = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, '-');
