import type { Text } from '#workflows/text.ts';
import { plural } from './plural.ts';

export const templates = {
  insert: { fr: 'Insérer une variable', en: 'Insert a variable' },
  nothingFound: { fr: 'Aucune variable de ce nom', en: 'No variable of that name' },
  keys: { fr: '↑ ↓ pour choisir, Entrée pour insérer', en: '↑ ↓ to choose, Enter to insert' },
  missing: { fr: 'absent', en: 'missing' },
  preview: { fr: 'Aperçu sur de vraies factures', en: 'Preview on real invoices' },
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
    fr: `Chercher parmi ${count} variables`,
    en: `Search ${count} variables`,
  }),
  length: (count: number, most: number): Text => ({
    fr: `${count} / ${most} caractères · une ligne`,
    en: `${count} / ${most} characters · one line`,
  }),
  lengthHelp: (most: number): Text => ({
    fr: `Le plus long de l’aperçu. Au-delà de ${most} caractères, la plupart des messageries coupent.`,
    en: `The longest of the preview. Most mail programs cut off after ${most} characters.`,
  }),
  lacks: (labels: string): Text => ({ fr: `absent : ${labels}`, en: `missing: ${labels}` }),
  allowAbsent: { fr: 'Écrire « – » si absent', en: 'Write “–” if missing' },
  invoices: (count: number): Text =>
    plural(
      count,
      { fr: '{count} facture', en: '{count} invoice' },
      { fr: '{count} factures', en: '{count} invoices' },
    ),
  showAll: (count: number): Text => ({
    fr: `Montrer les ${count} aperçus`,
    en: `Show all ${count} previews`,
  }),
};
