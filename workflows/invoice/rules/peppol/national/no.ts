import { hasModulo11 } from '#workflows/invoice/checkDigits.ts';
import { supplierCountry } from '#workflows/invoice/rules/peppol/countries.ts';
import { mild, onlyIn } from '#workflows/invoice/rules/peppol/edition.ts';
import { law, type Rule } from '#workflows/invoice/rules/rule.ts';

/** Norway: suppliers registered there. */
export const norwegian: readonly Rule[] = [
  mild(
    law(
      'NO-R-002',
      ['BT-32'],
      'seller.taxId',
      {
        fr: 'un vendeur norvégien inscrit au registre des entreprises doit porter « Foretaksregisteret » (BT-32)',
        en: 'a Norwegian seller in the register of companies must state “Foretaksregisteret” (BT-32)',
      },
      {
        fr: 'Mettez Foretaksregisteret comme identifiant fiscal du vendeur.',
        en: 'Put Foretaksregisteret as the seller’s tax registration.',
      },
      (invoice, { edition, lacks }) =>
        lacks('seller') ||
        supplierCountry(invoice, edition) !== 'NO' ||
        invoice.seller.taxId === 'Foretaksregisteret',
    ),
  ),
  ...onlyIn('ubl', [
    law(
      'NO-R-001',
      ['BT-31'],
      'seller.vatId',
      {
        fr: 'le n° de TVA norvégien (BT-31) n’est pas NO, neuf chiffres et MVA',
        en: 'the Norwegian VAT identifier (BT-31) is not NO, nine digits and MVA',
      },
      {
        fr: 'Écrivez le numéro comme NO999888777MVA et vérifiez-en la clé.',
        en: 'Write it as NO999888777MVA and check its last digit.',
      },
      (invoice) => {
        const { vatId = '' } = invoice.seller;
        if (supplierCountry(invoice) !== 'NO' || !vatId.startsWith('NO')) return true;
        return /^NO\d{9}MVA$/.test(vatId) && hasModulo11(vatId.slice(2, 11));
      },
    ),
  ]),
];
