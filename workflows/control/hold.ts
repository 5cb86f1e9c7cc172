import { z } from 'zod';
import { field } from '../field.ts';
import { defineNode } from '../node.ts';
import { told } from '../shapeWords.ts';

/** A value of the invoice, the parameters or what steps wrote: what a person may amend. */
const amendable = z.string().regex(/^(invoice|params|vars)(\.[A-Za-z]\w*)+$/, {
  ...told({ fr: 'ne se corrige pas ici', en: 'can’t be filled in here' }),
});

export const hold = defineNode({
  type: 'hold',
  kind: 'hold',
  category: 'people',
  icon: 'hand',
  title: { fr: 'Retenir', en: 'Hold' },
  help: {
    fr: 'Rien ne part : la remise attend dans une file nommée qu’une personne la libère, ou renseigne ce qui manque. Les étapes qui ont lu une valeur corrigée sont alors refaites.',
    en: 'Nothing leaves: the delivery waits in a named queue until a person releases it, or fills in what is missing. Steps that read an amended value are then done again.',
  },
  config: z.strictObject({
    queue: field(z.string().trim().min(1).max(80), {
      label: { fr: 'File d’attente', en: 'Queue' },
      help: {
        fr: 'Le motif, tel que le support le lit dans sa liste.',
        en: 'The reason, as support reads it in its list.',
      },
      widget: 'text',
      placeholder: { fr: 'N° de commande manquant', en: 'Order number missing' },
    }),
    ask: field(z.array(amendable).max(10).default([]), {
      label: { fr: 'À renseigner', en: 'To be filled in' },
      help: {
        fr: 'Les champs que le formulaire de la remise montre.',
        en: 'The fields that the delivery’s form shows.',
      },
      widget: 'variables',
    }),
  }),
  exits: [{ id: 'released', kind: 'ok', label: { fr: 'Libérée', en: 'Released' } }],
  reads: [],
  writes: [],
  faults: {
    HELD: {
      remedy: 'fix',
      title: { fr: 'Retenue', en: 'Held' },
      help: {
        fr: 'Le circuit retient cette facture ; rien n’a été envoyé. Renseignez ce qui manque, ou libérez-la telle quelle.',
        en: 'The flow holds this invoice; nothing has been sent. Fill in what is missing, or release it as it is.',
      },
    },
  },
  timeout: 1,
  mode: 'local',
  summary: ({ queue }) => {
    const words = typeof queue === 'string' && queue !== '' ? queue : '…';
    return { fr: words, en: words };
  },
});
