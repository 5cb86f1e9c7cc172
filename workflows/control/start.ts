import { z } from 'zod';
import { defineNode, okExit } from '../node.ts';

export const start = defineNode({
  type: 'start',
  kind: 'start',
  category: 'start',
  icon: 'zap',
  title: { fr: 'Facture reçue', en: 'Invoice received' },
  help: {
    fr: 'Le circuit commence ici pour chaque facture émise à un client qui suit ce circuit.',
    en: 'The flow starts here for each invoice to a customer that follows this flow.',
  },
  config: z.strictObject({}),
  exits: [okExit],
  reads: [],
  writes: [],
  faults: {},
  timeout: 1,
  mode: 'local',
  summary: () => ({ fr: 'De la facturation', en: 'From billing' }),
});
