import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';
import { windowWords } from './words.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
  ...told({ fr: 'doit être une heure comme 08:00', en: 'must be a time like 08:00' }),
});

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
  ...told({
    fr: 'doit être un jour et un mois, comme 24/12',
    en: 'must be a day and a month, like 24/12',
  }),
});

export const window = defineNode({
  type: 'window',
  kind: 'do',
  category: 'time',
  icon: 'calendar-clock',
  title: { fr: 'Fenêtre d’envoi', en: 'Sending window' },
  help: {
    fr: 'Attend le prochain moment où le client reçoit ses factures : certains jours, à certaines heures. Dans la fenêtre, la remise continue aussitôt. L’instant est calculé une fois, et l’attente survit aux redémarrages.',
    en: 'Waits for the next moment at which the customer takes invoices: some days, some hours. Within the window the delivery goes on at once. The instant is computed once, and the wait survives restarts.',
  },
  config: z
    .strictObject({
      days: field(z.array(z.int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5]), {
        label: { fr: 'Jours', en: 'Days' },
        widget: 'weekdays',
      }),
      from: field(time.default('08:00'), {
        label: { fr: 'À partir de', en: 'From' },
        widget: 'time',
      }),
      to: field(time.default('18:00'), {
        label: { fr: 'Avant', en: 'Before' },
        help: {
          fr: 'À cette heure précise il est trop tard : la remise attend la fenêtre suivante.',
          en: 'At this very time it is too late: the delivery waits for the next window.',
        },
        widget: 'time',
      }),
      clock: field(z.enum(['issuer', 'customer']).default('issuer'), {
        label: { fr: 'À l’heure', en: 'By the clock' },
        widget: 'enum',
        options: {
          issuer: { fr: 'de l’émetteur', en: 'of the issuer' },
          customer: { fr: 'du client', en: 'of the customer' },
        },
      }),
      holidays: field(z.enum(['none', 'france', 'alsace-moselle']).default('france'), {
        label: { fr: 'Jours fériés', en: 'Public holidays' },
        help: {
          fr: 'Rien ne part ces jours-là : la fenêtre suivante est prise.',
          en: 'Nothing leaves on these days: the next window is taken.',
        },
        widget: 'enum',
        options: {
          none: { fr: 'Aucun : on envoie aussi ces jours-là', en: 'None: sent on these days too' },
          france: { fr: 'Ceux de la France', en: 'Those of France' },
          'alsace-moselle': {
            fr: 'Ceux d’Alsace et de Moselle',
            en: 'Those of Alsace and Moselle',
          },
        },
      }),
      closed: field(
        z
          .array(z.strictObject({ from: monthDay, to: monthDay }))
          .max(24)
          .default([]),
        {
          label: { fr: 'Périodes fermées', en: 'Closed periods' },
          help: {
            fr: 'Chaque année, les deux jours compris : du 24/12 au 02/01 passe le Nouvel An.',
            en: 'Every year, both days included: from 24/12 to 02/01 goes over New Year.',
          },
          widget: 'periods',
        },
      ),
    })
    .refine(({ from, to }) => from < to, {
      ...told({
        fr: 'doit venir après le début de la fenêtre',
        en: 'must come after the window’s beginning',
      }),
      path: ['to'],
    }),
  exits: [okExit, failedExit],
  reads: ['customer.timeZone', 'issuer.timeZone'],
  inBatch: { reads: [] },
  writes: [],
  faults: {
    WINDOW_NEVER_OPENS: {
      remedy: 'fix',
      title: { fr: 'La fenêtre d’envoi ne s’ouvre jamais', en: 'The sending window never opens' },
      help: {
        fr: 'Tous ses jours tombent dans des périodes fermées. Corrigez la fenêtre et republiez le circuit, ou passez l’étape.',
        en: 'All its days lie in closed periods. Correct the window and publish the flow again, or skip the step.',
      },
    },
  },
  timeout: 10,
  mode: 'local',
  summary: windowWords,
});
