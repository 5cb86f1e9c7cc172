import type { TaxNumbers } from '#workflows/invoice/rules/tally.ts';
import type { Text } from '#workflows/text.ts';
import type { VatCategory } from './vatCategories.ts';

/** Who must have, or must not have, a tax number under a VAT category: the rules -02, -03 and -04 of each. */
export function hasIdentifiers(
  { sellerVat, sellerTax, representativeVat, buyerVat, buyerLegal }: TaxNumbers,
  category: VatCategory,
): boolean {
  switch (category.identifiers) {
    case 'sellerTax':
      return sellerTax || representativeVat;
    case 'sellerVat':
      return sellerVat || representativeVat;
    case 'sellerTaxAndBuyer':
      return (sellerTax || representativeVat) && (buyerVat || buyerLegal);
    case 'sellerAndBuyerVat':
      return (sellerVat || representativeVat) && buyerVat;
    case 'none':
      return !sellerVat && !representativeVat && !buyerVat;
  }
}

export function identifierMessage({ identifiers }: VatCategory): Text {
  switch (identifiers) {
    case 'sellerTax':
      return {
        fr: 'le vendeur n’a ni numéro de TVA (BT-31, BT-63) ni identifiant fiscal (BT-32)',
        en: 'the seller has neither a VAT identifier (BT-31, BT-63) nor a tax registration (BT-32)',
      };
    case 'sellerVat':
      return {
        fr: 'le vendeur n’a pas de numéro de TVA (BT-31, BT-63)',
        en: 'the seller has no VAT identifier (BT-31, BT-63)',
      };
    case 'sellerTaxAndBuyer':
      return {
        fr: 'il faut un numéro de TVA ou fiscal du vendeur, et un numéro de TVA (BT-48) ou SIREN (BT-47) de l’acheteur',
        en: 'a tax number of the seller, and a VAT identifier (BT-48) or legal registration (BT-47) of the buyer, are needed',
      };
    case 'sellerAndBuyerVat':
      return {
        fr: 'il faut le numéro de TVA du vendeur (BT-31) et celui de l’acheteur (BT-48)',
        en: 'the VAT identifiers of seller (BT-31) and buyer (BT-48) are needed',
      };
    case 'none':
      return {
        fr: 'aucun numéro de TVA (BT-31, BT-48, BT-63) ne doit figurer',
        en: 'there must be no VAT identifier (BT-31, BT-48, BT-63)',
      };
  }
}
