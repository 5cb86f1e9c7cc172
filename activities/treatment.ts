import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { type Treatment, treatments } from '#workflows/invoice/rules/judged.ts';
import type { Text } from '#workflows/text.ts';

const options = {
  B2B: { fr: 'B2B', en: 'B2B' },
  B2BINT: { fr: 'B2B international', en: 'B2B abroad' },
  B2C: { fr: 'B2C', en: 'B2C' },
  B2CINT: { fr: 'B2C international', en: 'B2C abroad' },
  OUTOFSCOPE: { fr: 'Hors champ', en: 'Out of scope' },
  ARCHIVEONLY: { fr: 'Archivage seul', en: 'Archive only' },
} as const satisfies Record<Treatment, Text>;

/** The setting of every step that judges by the French rules. */
export const treatment = field(z.enum(treatments).optional(), {
  label: { fr: 'Traitement (France)', en: 'Treatment (France)' },
  help: {
    fr: 'Pour les règles françaises, quand la facture n’a pas de note BAR.',
    en: 'For the French rules, where the invoice has no BAR note.',
  },
  widget: 'enum',
  options,
  advanced: true,
});
