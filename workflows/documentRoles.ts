import type { Text } from './text.ts';

const roles: Readonly<Record<string, Text>> = {
  original: { fr: 'PDF reçu', en: 'PDF received' },
  submitted: { fr: 'Fichier reçu', en: 'File received' },
  xml: { fr: 'XML de la facture', en: 'Invoice XML' },
  data: { fr: 'Données lues', en: 'Data as read' },
  invoice: { fr: 'Facture à remettre', en: 'Invoice to deliver' },
  facturx: { fr: 'Factur-X produit', en: 'Factur-X made' },
  converted: { fr: 'Facture convertie', en: 'Invoice converted' },
  rendered: { fr: 'Facture mise en page', en: 'Invoice laid out' },
  attached: { fr: 'Facture avec pièces jointes', en: 'Invoice with attachments' },
  index: { fr: 'Fichier d’index', en: 'Index file' },
  'approval-asked': { fr: 'Projet montré', en: 'Draft shown' },
  'smtp-reply': { fr: 'E-mail envoyé', en: 'Mail sent' },
};

/** The part that a document plays for its invoice, in words: two files of the same name differ in it. Else the role itself. */
export const documentRole = (role: string): Text => roles[role] ?? { fr: role, en: role };
