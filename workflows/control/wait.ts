import { z } from 'zod';
import { durationWords } from '../duration.ts';
import { field } from '../field.ts';
import { defineNode, okExit } from '../node.ts';
import { told } from '../shapeWords.ts';

export const wait = defineNode({
  type: 'wait',
  kind: 'wait',
  category: 'time',
  icon: 'clock',
  title: { fr: 'Attendre', en: 'Wait' },
  help: {
    fr: 'Attend une durée, ou un jour. L’attente survit aux redémarrages et aux nouvelles versions du circuit.',
    en: 'Waits for a while, or until a day. The wait survives restarts and new versions of the flow.',
  },
  config: z
    .strictObject({
      for: field(
        z
          .int()
          .min(1)
          .max(366 * 86_400)
          .optional(),
        {
          label: { fr: 'Pendant', en: 'For' },
          widget: 'duration',
        },
      ),
      until: field(z.iso.datetime({ offset: true }).optional(), {
        label: { fr: 'Ou jusqu’au', en: 'Or until' },
        help: {
          fr: 'Date et heure précises. Si elles sont passées, la remise continue aussitôt.',
          en: 'An exact date and time. If it is past, the delivery goes on at once.',
        },
        widget: 'date',
      }),
    })
    .refine((config) => (config.for === undefined) !== (config.until === undefined), {
      ...told({
        fr: 'veut une durée ou une date, et une seule',
        en: 'takes a duration or a date, and one only',
      }),
      path: ['for'],
    }),
  exits: [okExit],
  reads: [],
  writes: [],
  faults: {},
  timeout: 1,
  mode: 'local',
  summary: (config) => {
    if (typeof config.for === 'number') {
      const words = durationWords(config.for);
      return { fr: `Pendant ${words.fr}`, en: `For ${words.en}` };
    }
    const day =
      typeof config.until === 'string' ? config.until.slice(0, 16).replace('T', ' ') : '…';
    return { fr: `Jusqu’au ${day}`, en: `Until ${day}` };
  },
});
