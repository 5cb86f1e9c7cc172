import { z } from 'zod';
import { durationWords } from '../duration.ts';
import { field } from '../field.ts';
import { defineNode } from '../node.ts';

export const retry = defineNode({
  type: 'retry',
  kind: 'retry',
  category: 'time',
  icon: 'refresh-cw',
  title: { fr: 'Réessayer', en: 'Try again' },
  help: {
    fr: 'Se pose sur une sortie d’échec : l’étape est retentée d’elle-même. Ce que seule une personne peut corriger n’est jamais retenté.',
    en: 'Sits on a failure exit: the step is tried again by itself. What only a person can mend is never tried again.',
  },
  config: z.strictObject({
    tries: field(z.int().min(2).max(50).default(5), {
      label: { fr: 'Essais en tout', en: 'Tries in all' },
      widget: 'number',
    }),
    firstWait: field(z.int().min(1).max(86_400).default(300), {
      label: { fr: 'Première attente', en: 'First wait' },
      widget: 'duration',
    }),
    growth: field(z.number().min(1).max(10).default(2), {
      label: { fr: 'Multipliée à chaque essai par', en: 'Multiplied at each try by' },
      widget: 'number',
    }),
    longestWait: field(
      z
        .int()
        .min(1)
        .max(7 * 86_400)
        .default(3600),
      {
        label: { fr: 'Attente la plus longue', en: 'Longest wait' },
        widget: 'duration',
      },
    ),
    never: field(z.array(z.string().max(60)).max(50).default([]), {
      label: { fr: 'Jamais pour ces incidents', en: 'Never for these faults' },
      widget: 'faults',
      advanced: true,
    }),
  }),
  exits: [
    { id: 'again', kind: 'branch', label: { fr: 'Reprendre depuis', en: 'Again from' } },
    { id: 'gaveUp', kind: 'failure', label: { fr: 'Abandon', en: 'Gave up' } },
  ],
  reads: [],
  writes: [],
  faults: {},
  timeout: 1,
  mode: 'local',
  summary: ({ tries, firstWait }) => {
    const words = durationWords(typeof firstWait === 'number' ? firstWait : 300);
    const count = typeof tries === 'number' ? tries : 5;
    return {
      fr: `${count} essais, le 1ᵉʳ après ${words.fr}`,
      en: `${count} tries, first after ${words.en}`,
    };
  },
});
