import type { Text } from '#workflows/text.ts';

export const reconciliation = {
  title: { fr: 'Rapprochement', en: 'Reconciliation' },
  about: {
    fr: 'Compare les remises de la base, celles du moteur et le registre des envois. Ce qui diffère depuis plus de dix minutes est dit ici.',
    en: 'Compares the deliveries of the database, those of the engine and the ledger of what was sent. What has differed for more than ten minutes is told here.',
  },
  look: { fr: 'Comparer maintenant', en: 'Compare now' },
  agrees: {
    fr: 'Tout s’accorde : {deliveries} remises ouvertes, {workflows} dans le moteur.',
    en: 'All agrees: {deliveries} open deliveries, {workflows} in the engine.',
  },
  firstOnly: {
    fr: 'Il y en a davantage : seules les premières ont été regardées.',
    en: 'There are more: only the first were looked at.',
  },
  rows: { fr: 'Remises sans workflow ({count})', en: 'Deliveries without workflow ({count})' },
  rowsFix: {
    fr: 'Le serveur les relance de lui-même, sous la même clé. Si cela dure, vérifiez que Temporal répond.',
    en: 'The server starts them again by itself, under the same key. If it lasts, check that Temporal answers.',
  },
  workflows: {
    fr: 'Workflows sans remise ouverte ({count})',
    en: 'Workflows without an open delivery ({count})',
  },
  workflowsFix: {
    fr: 'La base a sans doute été restaurée d’une sauvegarde plus ancienne. Comparez avant d’arrêter quoi que ce soit.',
    en: 'The database was probably restored from an older backup. Compare before stopping anything.',
  },
  effects: { fr: 'Envois sans réponse ({count})', en: 'Effects without an answer ({count})' },
  effectsFix: {
    fr: 'Nul ne sait s’ils sont arrivés. Ouvrez la remise et dites-le, ou demandez au destinataire.',
    en: 'Nobody knows whether they arrived. Open the delivery and say so, or ask the recipient.',
  },
  over: { fr: 'terminée dans la base', en: 'over in the database' },
  unknown: { fr: 'inconnue de la base', en: 'unknown to the database' },
} satisfies Record<string, Text>;
