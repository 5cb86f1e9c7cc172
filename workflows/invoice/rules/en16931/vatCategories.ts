import type { Text } from '#workflows/text.ts';

/** What sets the VAT categories (UNTDID 5305) apart; EN 16931 repeats the same ten rules for each but split payment (B). */
export interface VatCategory {
  readonly code: string;
  /** The rules are `BR-S-01` … `BR-S-10`. */
  readonly prefix: string;
  readonly name: Text;
  /** IGIC must be positive in CII and may be zero in UBL. */
  readonly rate: 'positive' | 'zero' | 'notNegative' | 'absent' | 'positiveInCii';
  readonly reason: 'forbidden' | 'required';
  readonly identifiers:
    | 'sellerTax'
    | 'sellerVat'
    | 'sellerTaxAndBuyer'
    | 'sellerAndBuyerVat'
    | 'none';
  /** The breakdown has one entry a rate, its amount computed; else one entry, its amount zero. */
  readonly byRate: boolean;
}

export const vatCategoryRules: readonly VatCategory[] = [
  {
    code: 'S',
    prefix: 'BR-S',
    name: { fr: 'taux normal (S)', en: 'standard rated (S)' },
    rate: 'positive',
    reason: 'forbidden',
    identifiers: 'sellerTax',
    byRate: true,
  },
  {
    code: 'Z',
    prefix: 'BR-Z',
    name: { fr: 'taux zéro (Z)', en: 'zero rated (Z)' },
    rate: 'zero',
    reason: 'forbidden',
    identifiers: 'sellerTax',
    byRate: false,
  },
  {
    code: 'E',
    prefix: 'BR-E',
    name: { fr: 'exonéré (E)', en: 'exempt (E)' },
    rate: 'zero',
    reason: 'required',
    identifiers: 'sellerTax',
    byRate: false,
  },
  {
    code: 'AE',
    prefix: 'BR-AE',
    name: { fr: 'autoliquidation (AE)', en: 'reverse charge (AE)' },
    rate: 'zero',
    reason: 'required',
    identifiers: 'sellerTaxAndBuyer',
    byRate: false,
  },
  {
    code: 'K',
    prefix: 'BR-IC',
    name: { fr: 'livraison intracommunautaire (K)', en: 'intra-Community supply (K)' },
    rate: 'zero',
    reason: 'required',
    identifiers: 'sellerAndBuyerVat',
    byRate: false,
  },
  {
    code: 'G',
    prefix: 'BR-G',
    name: { fr: 'export hors UE (G)', en: 'export outside the EU (G)' },
    rate: 'zero',
    reason: 'required',
    identifiers: 'sellerVat',
    byRate: false,
  },
  {
    code: 'O',
    prefix: 'BR-O',
    name: { fr: 'hors champ de la TVA (O)', en: 'not subject to VAT (O)' },
    rate: 'absent',
    reason: 'required',
    identifiers: 'none',
    byRate: false,
  },
  {
    code: 'L',
    prefix: 'BR-AF',
    name: { fr: 'IGIC, Canaries (L)', en: 'IGIC, Canary Islands (L)' },
    rate: 'positiveInCii',
    reason: 'forbidden',
    identifiers: 'sellerTax',
    byRate: true,
  },
  {
    code: 'M',
    prefix: 'BR-AG',
    name: { fr: 'IPSI, Ceuta et Melilla (M)', en: 'IPSI, Ceuta and Melilla (M)' },
    rate: 'notNegative',
    reason: 'forbidden',
    identifiers: 'sellerTax',
    byRate: true,
  },
];
