import type { Text } from '#workflows/text.ts';

export type RenderLanguage = keyof Text;

/** What stands on a drawn invoice beside its data. */
export const words = {
  draft: { fr: 'BROUILLON – SANS VALEUR', en: 'DRAFT – NOT VALID' },
  project: { fr: 'PROJET', en: 'DRAFT' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  creditNote: { fr: 'Avoir', en: 'Credit note' },
  number: { fr: 'Numéro', en: 'Number' },
  issueDate: { fr: 'Date', en: 'Date' },
  dueDate: { fr: 'Échéance', en: 'Due' },
  billedTo: { fr: 'Facturé à', en: 'Billed to' },
  deliveredTo: { fr: 'Livré à', en: 'Delivered to' },
  payee: { fr: 'À payer à', en: 'Pay to' },
  siren: { fr: 'SIREN', en: 'SIREN' },
  legalId: { fr: 'Immatriculation', en: 'Registration' },
  vatId: { fr: 'N° TVA', en: 'VAT no.' },
  orderReference: { fr: 'Commande', en: 'Order' },
  buyerReference: { fr: 'Votre référence', en: 'Your reference' },
  contractReference: { fr: 'Contrat', en: 'Contract' },
  projectReference: { fr: 'Projet', en: 'Project' },
  precedingInvoice: { fr: 'Facture d’origine', en: 'Original invoice' },
  delivered: { fr: 'Livraison', en: 'Delivery' },
  period: { fr: 'Période', en: 'Period' },
  description: { fr: 'Désignation', en: 'Description' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  price: { fr: 'Prix unitaire HT', en: 'Unit price' },
  vat: { fr: 'TVA', en: 'VAT' },
  amount: { fr: 'Montant HT', en: 'Amount' },
  discount: { fr: 'remise', en: 'discount' },
  charge: { fr: 'frais', en: 'charge' },
  itemNumber: { fr: 'réf.', en: 'item no.' },
  vatCategory: { fr: 'Taux de TVA', en: 'VAT rate' },
  vatBase: { fr: 'Base HT', en: 'Taxable' },
  vatAmount: { fr: 'TVA', en: 'VAT' },
  lineNet: { fr: 'Total des lignes', en: 'Sum of lines' },
  allowances: { fr: 'Remises', en: 'Allowances' },
  charges: { fr: 'Frais', en: 'Charges' },
  withoutVat: { fr: 'Total HT', en: 'Total without VAT' },
  totalVat: { fr: 'Total TVA', en: 'Total VAT' },
  withVat: { fr: 'Total TTC', en: 'Total with VAT' },
  paid: { fr: 'Déjà payé', en: 'Already paid' },
  rounding: { fr: 'Arrondi', en: 'Rounding' },
  payable: { fr: 'Net à payer', en: 'Amount due' },
  payment: { fr: 'Règlement', en: 'Payment' },
  remittance: { fr: 'Référence à rappeler', en: 'Payment reference' },
  card: { fr: 'Carte', en: 'Card' },
  mandate: { fr: 'Mandat de prélèvement', en: 'Direct debit mandate' },
  reverseCharge: { fr: 'Autoliquidation', en: 'Reverse charge' },
  continued: { fr: 'suite', en: 'continued' },
  page: { fr: 'Page', en: 'Page' },
  operation: { fr: 'Nature des opérations', en: 'Kind of operations' },
  goods: { fr: 'livraison de biens', en: 'supply of goods' },
  services: { fr: 'prestation de services', en: 'supply of services' },
  goodsAndServices: {
    fr: 'livraison de biens et prestation de services',
    en: 'supply of goods and of services',
  },
  vatOnDebits: {
    fr: 'Option pour le paiement de la taxe d’après les débits.',
    en: 'VAT paid on debits (by option of the seller).',
  },
  penalties: {
    fr: 'En cas de retard de paiement, pénalités exigibles sans rappel au taux de refinancement de la Banque centrale européenne majoré de 10 points (art. L441-10 du code de commerce).',
    en: 'Late payment: penalties due without reminder at the refinancing rate of the European Central Bank plus 10 points (French commercial code, art. L441-10).',
  },
  siret: { fr: 'SIRET', en: 'SIRET' },
  recovery: {
    fr: 'En cas de retard de paiement, indemnité forfaitaire pour frais de recouvrement : 40 € (art. L441-10 et D441-5 du code de commerce).',
    en: 'Late payment: fixed compensation for recovery costs of €40 (French commercial code, art. L441-10 and D441-5).',
  },
} satisfies Record<string, Text>;

/** What can stand across the pages of a copy that is not the invoice. */
export type DraftWord = 'draft' | 'project';

export const vatCategoryWords: Readonly<Record<string, Text>> = {
  Z: { fr: 'taux zéro', en: 'zero rated' },
  E: { fr: 'exonéré', en: 'exempt' },
  AE: { fr: 'autoliquidation', en: 'reverse charge' },
  K: { fr: 'intracommunautaire', en: 'intra-Community' },
  G: { fr: 'export', en: 'export' },
  O: { fr: 'hors champ', en: 'not subject' },
};

/** The same in the narrow column of the lines; the VAT table below them says it in full. */
export const vatCategoryShort: Readonly<Record<string, Text>> = {
  Z: { fr: '0 %', en: '0%' },
  E: { fr: 'exonéré', en: 'exempt' },
  AE: { fr: 'autoliq.', en: 'rev. ch.' },
  K: { fr: 'intracom.', en: 'intra-EU' },
  G: { fr: 'export', en: 'export' },
  O: { fr: 'hors ch.', en: 'no VAT' },
};

/** `(s)` is for quantities of two and more in French, of other than one in English. */
const unitWords: Readonly<Record<string, Text>> = {
  C62: { fr: 'unité(s)', en: 'unit(s)' },
  H87: { fr: 'pièce(s)', en: 'piece(s)' },
  EA: { fr: 'pièce(s)', en: 'piece(s)' },
  XPP: { fr: 'pièce(s)', en: 'piece(s)' },
  HUR: { fr: 'h', en: 'h' },
  DAY: { fr: 'jour(s)', en: 'day(s)' },
  WEE: { fr: 'semaine(s)', en: 'week(s)' },
  MON: { fr: 'mois', en: 'month(s)' },
  ANN: { fr: 'an(s)', en: 'year(s)' },
  KGM: { fr: 'kg', en: 'kg' },
  TNE: { fr: 't', en: 't' },
  MTR: { fr: 'm', en: 'm' },
  KMT: { fr: 'km', en: 'km' },
  MTK: { fr: 'm²', en: 'm²' },
  MTQ: { fr: 'm³', en: 'm³' },
  LTR: { fr: 'l', en: 'l' },
  KWH: { fr: 'kWh', en: 'kWh' },
  LS: { fr: 'forfait(s)', en: 'lump sum(s)' },
  SET: { fr: 'lot(s)', en: 'set(s)' },
  XBX: { fr: 'boîte(s)', en: 'box' },
  P1: { fr: '%', en: '%' },
};

export function unitText(
  code: string | undefined,
  isPlural: boolean,
  language: RenderLanguage,
): string {
  const word = unitWords[code ?? '']?.[language] ?? code ?? '';
  return word.replace('(s)', isPlural ? 's' : '');
}

/** `Échéance : …` or `Due: …`: French sets a space before the colon. */
export const labelled = (label: string, value: string, language: RenderLanguage): string =>
  `${label}${language === 'fr' ? '\u00a0' : ''}: ${value}`;
