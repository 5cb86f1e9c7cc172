import { z } from 'zod';
import { durationWords } from '../duration.ts';
import { field } from '../field.ts';
import { defineNode } from '../node.ts';
import { told } from '../shapeWords.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
  ...told({ fr: 'doit être une heure comme 22:00', en: 'must be a time like 22:00' }),
});

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
  config: z
    .strictObject({
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
      notFrom: field(time.optional(), {
        label: { fr: 'Aucun essai entre', en: 'No try between' },
        help: {
          fr: 'À l’heure de l’émetteur. L’essai qui tomberait dans ces heures attend leur fin ; de 22:00 à 06:00 passe minuit.',
          en: 'By the issuer’s clock. A try that would fall into these hours waits for their end; 22:00 to 06:00 goes over midnight.',
        },
        widget: 'time',
      }),
      notTo: field(time.optional(), {
        label: { fr: 'et', en: 'and' },
        widget: 'time',
      }),
      giveUpAfter: field(
        z
          .int()
          .min(60)
          .max(30 * 86_400)
          .optional(),
        {
          label: { fr: 'Abandonner après', en: 'Give up after' },
          help: {
            fr: 'Compté du premier essai, même s’il reste des essais. Vide : seul leur nombre compte.',
            en: 'Counted from the first try, even where tries are left. Empty: only their number counts.',
          },
          widget: 'duration',
        },
      ),
      never: field(z.array(z.string().max(60)).max(50).default([]), {
        label: { fr: 'Jamais pour ces incidents', en: 'Never for these faults' },
        widget: 'faults',
        advanced: true,
      }),
    })
    .refine(({ notFrom, notTo }) => (notFrom === undefined) === (notTo === undefined), {
      ...told({
        fr: 'veut un début et une fin',
        en: 'takes a beginning and an end',
      }),
      path: ['notTo'],
    })
    .refine(({ notFrom, notTo }) => notFrom === undefined || notFrom !== notTo, {
      ...told({ fr: 'doit laisser des heures pour essayer', en: 'must leave hours to try in' }),
      path: ['notTo'],
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
  summary: ({ tries, firstWait, notFrom, notTo }) => {
    const words = durationWords(typeof firstWait === 'number' ? firstWait : 300);
    const count = typeof tries === 'number' ? tries : 5;
    const hours = typeof notFrom === 'string' && typeof notTo === 'string';
    return {
      fr: `${count} essais, le 1ᵉʳ après ${words.fr}${hours ? `, pas de ${notFrom} à ${notTo}` : ''}`,
      en: `${count} tries, first after ${words.en}${hours ? `, not from ${notFrom} to ${notTo}` : ''}`,
    };
  },
});
