import { z } from 'zod';
import { field } from '../field.ts';
import { defineNode } from '../node.ts';

export const endOutcomes = ['delivered', 'handed-over', 'cancelled', 'failed'] as const;
export type EndOutcome = (typeof endOutcomes)[number];

const options = {
  delivered: { fr: 'Remise', en: 'Delivered' },
  'handed-over': { fr: 'Confiée à un tiers', en: 'Handed over' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
  failed: { fr: 'En échec', en: 'Failed' },
} satisfies Record<EndOutcome, { fr: string; en: string }>;

export const end = defineNode({
  type: 'end',
  kind: 'end',
  category: 'end',
  icon: 'circle-check',
  title: { fr: 'Fin', en: 'End' },
  help: {
    fr: 'Termine la remise et dit comment. « Remise » demande qu’un envoi précède sur chaque chemin.',
    en: 'Ends the delivery and says how. “Delivered” needs a sending step on every path before it.',
  },
  config: z.strictObject({
    outcome: field(z.enum(endOutcomes).default('delivered'), {
      label: { fr: 'Issue', en: 'Outcome' },
      widget: 'enum',
      options,
    }),
  }),
  exits: [],
  reads: [],
  writes: [],
  faults: {},
  timeout: 1,
  mode: 'local',
  summary: ({ outcome }) => options[(outcome ?? 'delivered') as EndOutcome] ?? { fr: '?', en: '?' },
});
