import type { PartyFacts } from '#workflows/invoice/facts.ts';
import { refuse } from '../api/problems.ts';
import { chooseCustomer, type KnownCustomer } from './chooseCustomer.ts';

/** The customer that an invoice is for. @throws CUSTOMER_UNKNOWN, CUSTOMER_AMBIGUOUS, CUSTOMER_CONTRADICTED */
export function customerOf<C extends KnownCustomer>(
  customers: readonly C[],
  buyer: PartyFacts,
  named: string | undefined,
): C {
  const choice = chooseCustomer(customers, buyer, named);
  switch (choice.kind) {
    case 'found':
      return choice.customer;
    case 'several':
      throw refuse(
        'CUSTOMER_AMBIGUOUS',
        {
          fr: `L’acheteur peut être : ${list(choice.candidates)}.`,
          en: `The buyer may be: ${list(choice.candidates)}.`,
        },
        {
          problems: choice.candidates.map((candidate) => ({
            code: 'CANDIDATE',
            at: candidate.code,
            message: { fr: candidate.name, en: candidate.name },
            fix: {
              fr: `Pour ce client, indiquez « ${candidate.code} ».`,
              en: `For this customer, give “${candidate.code}”.`,
            },
          })),
        },
      );
    case 'contradicted':
      throw refuse('CUSTOMER_CONTRADICTED', {
        fr: `Vous indiquez ${choice.named.code}, mais l’acheteur de la facture est ${choice.bought.code}.`,
        en: `You named ${choice.named.code}, but the invoice’s buyer is ${choice.bought.code}.`,
      });
    case 'none':
      throw refuse('CUSTOMER_UNKNOWN', {
        fr: `Aucun client pour ${sought('fr', buyer, named)}.`,
        en: `No customer for ${sought('en', buyer, named)}.`,
      });
  }
}

const list = (customers: readonly KnownCustomer[]): string =>
  customers.map(({ name, code }) => `${name} (${code})`).join(', ');

/** What was looked for, so that one sees which identifier is missing or wrong. */
function sought(
  language: 'fr' | 'en',
  { siret, siren, vatId }: PartyFacts,
  named: string | undefined,
): string {
  const words = {
    fr: { vat: 'n° TVA', none: 'absent' },
    en: { vat: 'VAT id', none: 'missing' },
  }[language];
  return [
    `SIRET ${siret ?? words.none}`,
    `SIREN ${siren ?? words.none}`,
    `${words.vat} ${vatId ?? words.none}`,
    `code ${named ?? words.none}`,
  ].join(', ');
}
