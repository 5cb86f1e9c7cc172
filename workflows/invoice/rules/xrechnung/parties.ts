import type { Invoice } from '#workflows/invoice/model.ts';
import { mild } from '#workflows/invoice/rules/peppol/edition.ts';
import { isBlank, law, type Rule } from '#workflows/invoice/rules/rule.ts';
import { termOf } from '#workflows/invoice/terms.ts';
import type { Dialect } from './german.ts';

/** A term that Germany asks for wherever its group is there. */
function asked(id: string, number: string, group: (invoice: Invoice) => object | undefined): Rule {
  const { path, label } = termOf(number);
  const field = path.split('.').at(-1) ?? '';
  return law(
    id,
    [number],
    path,
    {
      fr: `${label.fr} (${number}) : la valeur manque, l’Allemagne la demande`,
      en: `${label.en} (${number}) is missing, Germany asks for it`,
    },
    { fr: `Renseignez ${number} (${label.fr}).`, en: `Fill in ${number} (${label.en}).` },
    (invoice) => {
      const found = group(invoice);
      return !found || !isBlank(Object.entries(found).find(([name]) => name === field)?.[1]);
    },
  );
}

/** Three digits at least. */
const TELEPHONE = /([0-9].*){3}/;

/** Rules on the parties and the place of delivery: 2 to 11, 27, 28. */
export const partyRules = ({ id, email }: Dialect): readonly Rule[] => [
  law(
    id('2'),
    ['BG-6'],
    'seller.contact',
    {
      fr: 'il manque le contact du vendeur (BG-6)',
      en: 'the seller contact (BG-6) is missing',
    },
    {
      fr: 'Ajoutez le nom, le téléphone et le courriel d’un contact chez le vendeur.',
      en: 'Add name, telephone and e-mail address of a contact at the seller.',
    },
    ({ seller }, { lacks }) => lacks('seller') || seller.contact !== undefined,
  ),
  asked(id('3'), 'BT-37', ({ seller }) => seller.address),
  asked(id('4'), 'BT-38', ({ seller }) => seller.address),
  asked(id('5'), 'BT-41', ({ seller }) => seller.contact),
  asked(id('6'), 'BT-42', ({ seller }) => seller.contact),
  asked(id('7'), 'BT-43', ({ seller }) => seller.contact),
  asked(id('8'), 'BT-52', ({ buyer }) => buyer.address),
  asked(id('9'), 'BT-53', ({ buyer }) => buyer.address),
  asked(id('10'), 'BT-77', ({ delivery }) => delivery?.address),
  asked(id('11'), 'BT-78', ({ delivery }) => delivery?.address),
  mild(
    law(
      id('27'),
      ['BT-42'],
      'seller.contact.phone',
      {
        fr: 'le téléphone du contact (BT-42) n’a pas trois chiffres',
        en: 'the contact telephone number (BT-42) has fewer than three digits',
      },
      {
        fr: 'Donnez un numéro où l’on peut appeler.',
        en: 'Give a number that can be called.',
      },
      ({ seller: { contact } }) => !contact || TELEPHONE.test(contact.phone ?? ''),
    ),
  ),
  mild(
    law(
      id('28'),
      ['BT-43'],
      'seller.contact.email',
      {
        fr: 'le courriel du contact (BT-43) n’est pas une adresse',
        en: 'the contact e-mail address (BT-43) is not an address',
      },
      {
        fr: 'Donnez une adresse de la forme nom@domaine.fr.',
        en: 'Give an address such as name@domain.com.',
      },
      ({ seller: { contact } }) => !contact || email.test(contact.email ?? ''),
    ),
  ),
];
