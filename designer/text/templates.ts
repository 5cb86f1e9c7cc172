import type { Text } from '#workflows/text.ts';

export const templates = {
  insert: { fr: 'Insérer une valeur', en: 'Insert a value' },
  nothingFound: { fr: 'Aucune valeur de ce nom', en: 'No value of that name' },
  missing: { fr: 'absent', en: 'missing' },
  preview: { fr: 'Aperçu sur des factures réelles', en: 'Preview on real invoices' },
  noSamples: {
    fr: 'Aucune facture pour l’aperçu : envoyez-en une d’abord.',
    en: 'No invoice to preview: send one first.',
  },
  previewFailed: {
    fr: 'L’aperçu n’a pas pu être calculé. Il sera refait à la prochaine frappe.',
    en: 'The preview could not be made. It is made again at the next key.',
  },
  fix: { fr: 'Corriger', en: 'Fix' },
  use: (name: string): Text => ({ fr: `Écrire ${name}`, en: `Write ${name}` }),
  search: (count: number): Text => ({
    fr: `Chercher parmi ${count} valeurs`,
    en: `Search ${count} values`,
  }),
  length: (count: number, most: number): Text => ({
    fr: `${count} / ${most} caractères, sur une ligne`,
    en: `${count} / ${most} characters, one line`,
  }),
  lacks: (paths: string): Text => ({ fr: `il manque ${paths}`, en: `${paths} is missing` }),
};
