import { supplierCountry } from '#workflows/invoice/rules/peppol/countries.ts';
import { law, type Rule } from '#workflows/invoice/rules/rule.ts';
import { termOf } from '#workflows/invoice/terms.ts';

const address = (id: string, number: string, field: 'line1' | 'city' | 'postCode'): Rule => {
  const { label, path } = termOf(number);
  return law(
    id,
    [number],
    path,
    {
      fr: `un vendeur italien doit donner : ${label.fr} (${number})`,
      en: `an Italian seller must give: ${label.en} (${number})`,
    },
    { fr: `Renseignez ${number} (${label.fr}).`, en: `Fill in ${number} (${label.en}).` },
    (invoice, { edition, lacks }) =>
      lacks('seller') ||
      supplierCountry(invoice, edition) !== 'IT' ||
      invoice.seller.address?.[field] !== undefined,
  );
};

/** Italy: suppliers registered there. */
export const italian: readonly Rule[] = [
  law(
    'IT-R-001',
    ['BT-32'],
    'seller.taxId',
    {
      fr: 'l’identifiant fiscal d’un vendeur italien (BT-32) n’a pas de 11 à 16 lettres capitales ou chiffres',
      en: 'the tax registration of an Italian seller (BT-32) is not 11 to 16 capitals or digits',
    },
    { fr: 'Donnez le codice fiscale du vendeur.', en: 'Give the seller’s codice fiscale.' },
    (invoice, { edition }) =>
      supplierCountry(invoice, edition) !== 'IT' ||
      invoice.seller.taxId === undefined ||
      /^[A-Z0-9]{11,16}$/.test(invoice.seller.taxId),
  ),
  address('IT-R-002', 'BT-35', 'line1'),
  address('IT-R-003', 'BT-37', 'city'),
  address('IT-R-004', 'BT-38', 'postCode'),
];
