import { z } from 'zod';
import { type TimeUnit, timeUnits } from '#workflows/calendar/timeUnit.ts';
import { field } from '#workflows/field.ts';
import type { Exit } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';

/** Times after the beginning of a wait, `3, 8`: in order, at most twelve. */
const times = z.string().regex(/^\d{1,4}(\s*,\s*\d{1,4}){0,11}$/, {
  ...told({ fr: 'doit être une suite comme 3, 8', en: 'must be a list like 3, 8' }),
});

/** What the times of a ladder are counted in. */
export const unitField = (usual: TimeUnit) =>
  field(z.enum(timeUnits).default(usual), {
    label: { fr: 'Compté en', en: 'Counted in' },
    widget: 'enum',
    options: {
      hours: { fr: 'heures', en: 'hours' },
      days: { fr: 'jours', en: 'days' },
      'working-hours': {
        fr: 'heures ouvrées (24 h par jour ouvré)',
        en: 'working hours (24 a working day)',
      },
      'working-days': { fr: 'jours ouvrés', en: 'working days' },
    },
  });

/** The fields that say when people are told while a step waits, and when it gives up. */
export const ladderFields = {
  reminders: field(times.optional(), {
    label: { fr: 'Rappels après', en: 'Reminders after' },
    help: {
      fr: 'Chacun part par la sortie « Rappel ».',
      en: 'Each one leaves by the exit “Reminder”.',
    },
    widget: 'text',
    placeholder: { fr: '3, 8', en: '3, 8' },
  }),
  escalations: field(times.optional(), {
    label: { fr: 'Escalade après', en: 'Escalation after' },
    help: {
      fr: 'Part par la sortie « Escalade » : vers d’autres personnes que les rappels.',
      en: 'Leaves by the exit “Escalation”: to other people than the reminders.',
    },
    widget: 'text',
    placeholder: { fr: '12', en: '12' },
  }),
  timeout: field(z.int().min(1).max(9999).optional(), {
    label: { fr: 'Abandonner après', en: 'Give up after' },
    help: {
      fr: 'Sans délai, l’étape attend aussi longtemps qu’il faut.',
      en: 'Without one, the step waits for as long as it takes.',
    },
    widget: 'number',
  }),
  unit: unitField('working-days'),
  holidays: field(z.enum(['none', 'france', 'alsace-moselle']).default('france'), {
    label: { fr: 'Jours fériés', en: 'Public holidays' },
    widget: 'enum',
    options: {
      none: { fr: 'Aucun', en: 'None' },
      france: { fr: 'Ceux de la France', en: 'Those of France' },
      'alsace-moselle': { fr: 'Ceux d’Alsace et de Moselle', en: 'Those of Alsace and Moselle' },
    },
    advanced: true,
  }),
  clock: field(z.enum(['issuer', 'customer']).default('issuer'), {
    label: { fr: 'À l’heure', en: 'By the clock' },
    widget: 'enum',
    options: {
      issuer: { fr: 'de l’émetteur', en: 'of the issuer' },
      customer: { fr: 'du client', en: 'of the customer' },
    },
    advanced: true,
  }),
} as const;

export const ladderExits: readonly Exit[] = [
  { id: 'reminder', kind: 'beside', label: { fr: 'Rappel', en: 'Reminder' } },
  { id: 'escalation', kind: 'beside', label: { fr: 'Escalade', en: 'Escalation' } },
  { id: 'timeout', kind: 'branch', label: { fr: 'Délai passé', en: 'Time is up' } },
];

/** What a ladder needs of the context. */
export const ladderReads = ['customer.timeZone', 'issuer.timeZone'] as const;
