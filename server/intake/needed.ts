import type { InvoiceFacts } from '#workflows/invoice/facts.ts';
import { invoiceVariables } from '#workflows/invoice/facts.ts';
import { refuse } from '../api/problems.ts';

const names = ['number', 'typeCode', 'issueDate', 'currency', 'total'] as const;

/** The terms without which an invoice can't even be listed. What else is wrong with it, its flow's steps judge. */
export type Needed = { readonly [K in (typeof names)[number]]: string };

/** @throws INVOICE_INCOMPLETE */
export function neededOf(facts: InvoiceFacts): Needed {
  const missing = names.filter((name) => facts[name] === undefined);
  if (missing.length === 0) return facts as Needed;
  throw refuse(
    'INVOICE_INCOMPLETE',
    {
      fr: 'La facture manque de termes obligatoires.',
      en: 'The invoice lacks mandatory terms.',
    },
    {
      problems: missing.map((name) => {
        const variable = invoiceVariables.find(({ path }) => path === `invoice.${name}`);
        const label = variable?.label ?? { fr: name, en: name };
        return {
          code: 'TERM_MISSING',
          at: name,
          message: {
            fr: `${label.fr} (${variable?.term ?? name}) : absent.`,
            en: `${label.en} (${variable?.term ?? name}) is missing.`,
          },
          fix: {
            fr: 'Ajoutez ce terme dans le logiciel de facturation.',
            en: 'Add this term in the billing software.',
          },
        };
      }),
    },
  );
}
