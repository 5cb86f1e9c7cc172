import { countries } from '#workflows/invoice/codes/places.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { law, type Rule, rule, valuesOf } from './rule.ts';

const VAT_IDS = ['BT-31', 'BT-63', 'BT-48'] as const;

/** An identifier whose meaning depends on its scheme must say it. */
const schemed = (id: string, number: string, fr: string, en: string): Rule =>
  rule(
    id,
    [number],
    { fr: `${fr} (${number}) n’a pas de schéma`, en: `${en} (${number}) has no scheme` },
    {
      fr: 'Ajoutez le schéma, par exemple 0225 pour une adresse électronique française, 0160 pour un GTIN.',
      en: 'Add the scheme, for example 0225 for a French electronic address, 0160 for a GTIN.',
    },
    (invoice) => withoutScheme(invoice, number),
  );

function* withoutScheme(invoice: Invoice, number: string): Generator<string> {
  for (const [at, value] of valuesOf(invoice, number))
    if (typeof value === 'object' && value !== null && !('scheme' in value && value.scheme))
      yield at;
}

function* foreignVatIds(invoice: Invoice): Generator<string> {
  for (const number of VAT_IDS)
    for (const [at, value] of valuesOf(invoice, number)) {
      const prefix = String(value).slice(0, 2);
      // Greece writes EL in VAT numbers and GR everywhere else.
      if (prefix !== 'EL' && !countries.has(prefix)) yield at;
    }
}

export const partyRules: readonly Rule[] = [
  law(
    'BR-17',
    ['BT-59', 'BT-27'],
    'payee.name',
    {
      fr: 'le bénéficiaire du paiement (BG-10) n’a pas de nom, ou est le vendeur',
      en: 'the payee (BG-10) has no name, or is the seller',
    },
    {
      fr: 'Nommez le bénéficiaire s’il diffère du vendeur ; sinon retirez-le.',
      en: 'Name the payee if it is not the seller; else remove it.',
    },
    ({ payee, seller }) =>
      payee === undefined || (payee.name !== undefined && payee.name !== seller.name),
  ),
  schemed('BR-62', 'BT-34', 'l’adresse électronique du vendeur', 'the seller electronic address'),
  schemed('BR-63', 'BT-49', 'l’adresse électronique de l’acheteur', 'the buyer electronic address'),
  schemed('BR-64', 'BT-157', 'l’identifiant standard de l’article', 'the item standard identifier'),
  rule(
    'BR-CO-09',
    VAT_IDS,
    {
      fr: 'un numéro de TVA ne commence pas par un code pays',
      en: 'a VAT identifier does not begin with a country code',
    },
    {
      fr: 'Écrivez le numéro de TVA avec son préfixe, par exemple FR12345678901.',
      en: 'Write the VAT identifier with its prefix, for example FR12345678901.',
    },
    foreignVatIds,
  ),
  law(
    'BR-CO-26',
    ['BT-29', 'BT-30', 'BT-31'],
    'seller',
    {
      fr: 'le vendeur n’a ni identifiant (BT-29), ni SIREN (BT-30), ni numéro de TVA (BT-31)',
      en: 'the seller has no identifier (BT-29), legal registration (BT-30) or VAT identifier (BT-31)',
    },
    {
      fr: 'Renseignez au moins le SIREN ou le numéro de TVA du vendeur.',
      en: 'Fill in at least the seller’s legal registration or VAT identifier.',
    },
    ({ seller }) =>
      seller.identifiers.length > 0 || seller.legalId !== undefined || seller.vatId !== undefined,
  ),
];
