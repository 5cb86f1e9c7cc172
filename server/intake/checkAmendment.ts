import type { DocumentStore } from '#activities/activity.ts';
import { amendInvoice } from '#workflows/invoice/amend.ts';
import { refuse } from '../api/problems.ts';
import type { AnySql } from '../db/anySql.ts';
import { documentsOfInvoice } from '../db/invoiceDocuments.ts';
import { canonicalInvoice } from '../db/invoices.ts';
import { isMendable } from '../db/parkedForms.ts';

/**
 * Judges a patch before a workflow keeps it for ever: only values that a person may correct, and of the right form.
 *
 * @param patch by context path; null removes a value
 * @throws AMENDMENT_INVALID
 */
export async function checkAmendment(
  sql: AnySql,
  store: DocumentStore,
  invoiceId: string | null,
  patch: Readonly<Record<string, string | null>>,
): Promise<void> {
  const paths = Object.keys(patch);
  // A batch has no invoice: each one is amended in its own delivery.
  const isOfNone = (path: string) => invoiceId === null && path.startsWith('invoice.');
  const foreign = paths.filter((path) => !isMendable(path) || isOfNone(path));
  if (foreign.length > 0) {
    throw invalid(
      foreign.map((path) => ({
        code: 'AMEND_NOT_ALLOWED',
        at: path,
        message: {
          fr: `« ${path} » ne se corrige pas ici.`,
          en: `“${path}” is not corrected here.`,
        },
        fix: {
          fr: 'Corrigez-la dans le logiciel de facturation : ce serait une autre facture.',
          en: 'Correct it in the billing software: it would be another invoice.',
        },
      })),
    );
  }
  const facts = paths
    .filter((path) => path.startsWith('invoice.'))
    .map((path) => [path.slice('invoice.'.length), patch[path] ?? null] as const);
  if (facts.length === 0 || invoiceId === null) return;
  const invoice = await canonicalInvoice(store, await documentsOfInvoice(sql, invoiceId));
  const amended = amendInvoice(invoice, Object.fromEntries(facts));
  if (!amended.ok) throw invalid(amended.problems);
}

type Problems = NonNullable<NonNullable<Parameters<typeof refuse>[2]>['problems']>;

const invalid = (problems: Problems) =>
  refuse(
    'AMENDMENT_INVALID',
    { fr: 'Rien n’a été changé.', en: 'Nothing was changed.' },
    { problems },
  );
