import { z } from 'zod';
import { field } from '../field.ts';
import { defineNode, okExit } from '../node.ts';

export const join = defineNode({
  type: 'join',
  kind: 'join',
  category: 'decide',
  icon: 'merge',
  title: { fr: 'Rejoindre', en: 'Join' },
  help: {
    fr: 'Plusieurs chemins parallèles n’en font plus qu’un : quand tous sont arrivés, ou dès le premier. Ce que font les autres ensuite ne relance rien.',
    en: 'Several parallel ways become one: once all have arrived, or at the first. What the others do then starts nothing again.',
  },
  config: z.strictObject({
    when: field(z.enum(['all', 'any']).default('any'), {
      label: { fr: 'Continuer', en: 'Go on' },
      widget: 'enum',
      options: {
        all: { fr: 'quand tous sont arrivés', en: 'once all have arrived' },
        any: { fr: 'dès le premier arrivé', en: 'at the first to arrive' },
      },
    }),
  }),
  exits: [okExit],
  reads: [],
  writes: [],
  faults: {},
  timeout: 1,
  mode: 'local',
  summary: ({ when }) =>
    when === 'all'
      ? { fr: 'Quand tous sont arrivés', en: 'Once all have arrived' }
      : { fr: 'Dès le premier arrivé', en: 'At the first to arrive' },
});
