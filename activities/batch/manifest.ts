import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';
import { ladderFields } from '../ladder/fields.ts';
import { cutOffWords, weekdays } from './words.ts';

/** Name of the message by which a batch wakes its invoices once it is over. */
export const BATCH_OVER = 'batch';

const days = Object.keys(weekdays) as (keyof typeof weekdays)[];

export const batch = defineNode({
  type: 'batch',
  kind: 'do',
  category: 'time',
  icon: 'layers',
  title: { fr: 'Réunir en lot', en: 'Collect into a batch' },
  help: {
    fr: 'Réunit les factures d’un client jusqu’à la clôture ; elles partent alors ensemble par « Départ du lot », une seule fois pour toutes. Celle qui vient après est du lot suivant ; celle dont le PDF n’est pas lisible est retenue, les autres partent.',
    en: 'Collects a customer’s invoices until the cut-off; they then leave together by “Batch leaves”, once for all. One that comes later belongs to the next batch; one whose PDF can’t be read is held, the others leave.',
  },
  config: z.strictObject({
    every: field(z.enum(['day', 'week', 'month']).default('week'), {
      label: { fr: 'Clôture', en: 'Cut-off' },
      widget: 'enum',
      options: {
        day: { fr: 'chaque jour', en: 'every day' },
        week: { fr: 'chaque semaine', en: 'every week' },
        month: { fr: 'chaque mois', en: 'every month' },
      },
    }),
    weekday: field(z.enum(days).default('friday'), {
      label: { fr: 'Jour de la semaine', en: 'Day of the week' },
      help: { fr: 'Pour une clôture chaque semaine.', en: 'For a cut-off every week.' },
      widget: 'enum',
      options: weekdays,
    }),
    monthDay: field(z.int().min(1).max(31).default(31), {
      label: { fr: 'Jour du mois', en: 'Day of the month' },
      help: {
        fr: 'Pour une clôture chaque mois ; 31 est toujours le dernier jour.',
        en: 'For a cut-off every month; 31 is always the last day.',
      },
      widget: 'number',
    }),
    time: field(
      z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
          ...told({ fr: 'doit être une heure comme 16:30', en: 'must be a time like 16:30' }),
        })
        .default('16:30'),
      {
        label: { fr: 'Heure', en: 'Time' },
        help: {
          fr: 'Une facture qui arrive à cette heure précise est du lot suivant.',
          en: 'An invoice that comes at this very time belongs to the next batch.',
        },
        widget: 'time',
      },
    ),
    shift: field(z.enum(['earlier', 'later', 'none']).default('earlier'), {
      label: { fr: 'Si ce jour n’est pas ouvré', en: 'If it is no working day' },
      widget: 'enum',
      options: {
        earlier: { fr: 'le jour ouvré d’avant', en: 'the working day before' },
        later: { fr: 'le jour ouvré d’après', en: 'the working day after' },
        none: { fr: 'ce jour quand même', en: 'that day all the same' },
      },
    }),
    key: field(z.string().max(500).optional(), {
      label: { fr: 'Un lot par', en: 'A batch for each' },
      help: {
        fr: 'Sans précision, un lot par client et par devise. Un texte divise encore : un lot par commande, par service.',
        en: 'Unless said, one batch for each customer and currency. A text divides further: a batch for each order, each department.',
      },
      widget: 'template',
      template: 'text',
      placeholder: { fr: '{{invoice.orderReference}}', en: '{{invoice.orderReference}}' },
      advanced: true,
    }),
    recordEmpty: field(z.boolean().default(true), {
      label: { fr: 'Noter les périodes vides', en: 'Record empty periods' },
      help: {
        fr: 'À partir de la première facture, une période sans facture laisse un lot vide, qui n’envoie rien.',
        en: 'From the first invoice on, a period without invoices leaves an empty batch, which sends nothing.',
      },
      widget: 'switch',
      advanced: true,
    }),
    holidays: ladderFields.holidays,
    clock: ladderFields.clock,
  }),
  exits: [
    { id: 'leaves', kind: 'batch', label: { fr: 'Départ du lot', en: 'Batch leaves' } },
    { id: 'empty', kind: 'batch', label: { fr: 'Lot vide', en: 'Empty batch' } },
    failedExit,
  ],
  reads: [
    'invoice',
    'documents.invoice?',
    'documents.original?',
    'documents.xml?',
    'vars.fileName?',
    'customer.language',
    'customer.timeZone',
    'issuer.timeZone',
  ],
  writes: [],
  faults: {
    BATCH_VALUE_MISSING: {
      remedy: 'fix',
      title: { fr: 'Une valeur manque pour choisir le lot', en: 'The batch lacks a value' },
      help: {
        fr: 'Le lot se choisit par une valeur que la facture n’a pas. Renseignez-la, puis réessayez.',
        en: 'The batch is chosen by a value that the invoice lacks. Fill it in, then try again.',
      },
    },
    BATCH_INVALID: {
      remedy: 'fix',
      title: { fr: 'Le lot ne peut pas être choisi', en: 'The batch can’t be chosen' },
      help: {
        fr: 'Le modèle de « Un lot par » n’est pas admis. Corrigez-le et republiez le circuit.',
        en: 'The template of “A batch for each” is not allowed. Correct it and publish the flow again.',
      },
    },
    BATCH_DOCUMENT_REFUSED: {
      remedy: 'fix',
      title: { fr: 'Le PDF n’est pas lisible', en: 'The PDF can’t be read' },
      help: {
        fr: 'La facture est retenue, les autres partent. Produisez son PDF de nouveau et soumettez-la, ou passez l’étape.',
        en: 'The invoice is held, the others leave. Make its PDF again and submit it, or skip the step.',
      },
    },
    BATCH_FAILED: {
      remedy: 'fix',
      mayHaveArrived: true,
      title: { fr: 'Le lot n’est pas allé au bout', en: 'The batch did not get through' },
      help: {
        fr: 'Voyez sur sa page ce qui est parti. « Envoyer à nouveau » met la facture dans le prochain lot ; sinon dites qu’elle est arrivée.',
        en: 'See on its page what left. “Send again” puts the invoice into the next batch; otherwise say that it arrived.',
      },
    },
  },
  timeout: 60,
  mode: 'regular',
  hears: () => BATCH_OVER,
  summary: cutOffWords,
});
