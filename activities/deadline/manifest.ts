import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';
import { ladderFields, ladderReads, unitField } from '../ladder/fields.ts';
import { amountWords } from '../ladder/words.ts';

const amount = z.int().min(1).max(9999);

const later = told({
  fr: 'doit venir après l’alerte d’avant',
  en: 'must come after the alert before it',
});

export const deadline = defineNode({
  type: 'deadline',
  kind: 'clock',
  category: 'time',
  icon: 'alarm-clock',
  title: { fr: 'Délai de remise', en: 'Deadline' },
  help: {
    fr: 'Court à côté de toute la remise, dès son début : rien n’y mène. Si elle n’est pas finie à temps, on prévient, puis de plus haut en plus haut ; une remise retenue ou en attente compte aussi, et dix essais ne font qu’une alerte. Si elle finit bien après une alerte, celle-ci est close.',
    en: 'Runs beside the whole delivery from its start: nothing leads to it. Where the delivery is not over in time people are told, then others further up; one that is held or waits counts too, and ten tries make one alert. Where it ends well after an alert, the alert is closed.',
  },
  config: z
    .strictObject({
      first: field(amount.default(24), {
        label: { fr: '1ʳᵉ alerte après', en: '1st alert after' },
        widget: 'number',
      }),
      second: field(amount.optional(), {
        label: { fr: '2ᵉ alerte après', en: '2nd alert after' },
        widget: 'number',
      }),
      third: field(amount.optional(), {
        label: { fr: '3ᵉ alerte après', en: '3rd alert after' },
        widget: 'number',
      }),
      unit: unitField('working-hours'),
      holidays: ladderFields.holidays,
      clock: ladderFields.clock,
    })
    .refine(({ first, second }) => second === undefined || second > first, {
      ...later,
      path: ['second'],
    })
    .refine(({ first, second, third }) => third === undefined || third > (second ?? first), {
      ...later,
      path: ['third'],
    }),
  exits: [
    { id: 'first', kind: 'beside', label: { fr: '1ʳᵉ alerte', en: '1st alert' } },
    { id: 'second', kind: 'beside', label: { fr: '2ᵉ alerte', en: '2nd alert' } },
    { id: 'third', kind: 'beside', label: { fr: '3ᵉ alerte', en: '3rd alert' } },
    { id: 'recovered', kind: 'beside', label: { fr: 'Rentré dans l’ordre', en: 'Recovered' } },
  ],
  reads: [...ladderReads, 'delivery.startedAt'],
  writes: [],
  faults: {},
  timeout: 10,
  mode: 'local',
  summary: ({ first, second, third, unit }) =>
    amountWords(
      [first ?? 24, second, third].filter((one) => typeof one === 'number'),
      typeof unit === 'string' ? unit : 'working-hours',
    ),
});
