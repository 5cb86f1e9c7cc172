import { countries } from '#workflows/invoice/codes/places.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Edition, Judged } from '#workflows/invoice/rules/judged.ts';
import { law, type Rule, rule, visitValues } from '#workflows/invoice/rules/rule.ts';

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
    (invoice, judged) => withoutScheme(invoice, number, judged),
  );

function withoutScheme(invoice: Invoice, number: string, { edition }: Judged): string[] {
  const places: string[] = [];
  visitValues(invoice, number, (value, at) => {
    const scheme = (value as { readonly scheme?: string }).scheme;
    // For UBL an empty attribute is one.
    if (scheme === undefined || (edition === 'cii' && scheme === '')) places.push(at());
  });
  return places;
}

/** Greece writes EL in VAT numbers and GR everywhere else. */
const VAT_COUNTRIES: Readonly<Record<Edition, string>> = {
  cii: ` ${[...countries, 'EL'].join(' ')} `,
  ubl: ` ${[...countries, 'EL', 'SS'].filter((code) => code !== 'AN').join(' ')} `,
};

/** The official rules look for the first two letters in a row of codes; those for UBL are content with half a code. */
function isVatId(id: string, edition: Edition): boolean {
  const prefix = id.slice(0, 2);
  return VAT_COUNTRIES[edition].includes(edition === 'cii' ? ` ${prefix} ` : prefix);
}

/** A payee that is the seller is none: the same name, identifier or, in CII, legal registration. */
function isSomeoneElse({ payee, seller }: Invoice, edition: Edition): boolean {
  if (payee === undefined) return true;
  if (payee.name === undefined) return false;
  const isSameId = (isRight: (scheme: string | undefined) => boolean) =>
    payee.identifiers.some(
      (id) => isRight(id.scheme) && seller.identifiers.some(({ value }) => value === id.value),
    );
  if (edition === 'ubl') return payee.name !== seller.tradingName && !isSameId(() => true);
  const isSameLegal = payee.legalId !== undefined && payee.legalId.value === seller.legalId?.value;
  return payee.name !== seller.name && !isSameId((scheme) => !scheme) && !isSameLegal;
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
    (invoice, { edition }) => isSomeoneElse(invoice, edition),
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
    (_, { edition, tally }) =>
      tally.vatIds.flatMap(({ at, value }) => (isVatId(value, edition) ? [] : [at])),
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
    ({ seller }, { lacks }) =>
      lacks('seller') ||
      seller.identifiers.length > 0 ||
      seller.legalId !== undefined ||
      seller.vatId !== undefined,
  ),
];
