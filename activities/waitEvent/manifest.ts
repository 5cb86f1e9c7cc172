import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';
import type { Text } from '#workflows/text.ts';
import { ladderExits, ladderFields, ladderReads } from '../ladder/fields.ts';
import { timeoutWords } from '../ladder/words.ts';

/** A value of the invoice or the parameters, or a new one that later steps can name. */
const target = z.string().regex(/^(invoice|params|vars)(\.[A-Za-z]\w*)+$/, {
  ...told({ fr: 'ne s’écrit pas ici', en: 'can’t be written to here' }),
});

const events: Readonly<Record<string, Text>> = {
  'order-number': { fr: 'N° de commande', en: 'Order number' },
  acknowledgement: { fr: 'Accusé de réception', en: 'Acknowledgement' },
  note: { fr: 'Bon rapproché', en: 'Note matched' },
  payment: { fr: 'Paiement', en: 'Payment' },
};

export const waitEvent = defineNode({
  type: 'waitEvent',
  kind: 'do',
  category: 'time',
  icon: 'hourglass',
  title: { fr: 'Attendre un événement', en: 'Wait for an event' },
  help: {
    fr: 'Attend que l’on donne quelque chose à la remise (par l’API, la ligne de commande ou son écran) : un numéro de commande, un accusé. Ce qui vient avant est gardé et compte. Ce qui n’a pas la bonne forme est refusé, et l’attente continue.',
    en: 'Waits until the delivery is given something (by the API, the command line or its screen): an order number, an acknowledgement. What comes before is kept and counts. What is not of the right form is refused, and the wait goes on.',
  },
  config: z.strictObject({
    event: field(
      z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,39}$/, {
          ...told({
            fr: 'doit être un nom en minuscules, comme order-number',
            en: 'must be a name in small letters, like order-number',
          }),
        })
        .default('order-number'),
      {
        label: { fr: 'Événement', en: 'Event' },
        help: {
          fr: 'Le nom par lequel l’API le donne : order-number, acknowledgement, note, payment, ou le vôtre.',
          en: 'The name by which the API gives it: order-number, acknowledgement, note, payment, or your own.',
        },
        widget: 'text',
      },
    ),
    writes: field(z.array(target).max(1).default([]), {
      label: { fr: 'Valeur qu’il apporte', en: 'Value that it brings' },
      help: {
        fr: 'Une valeur de la facture est alors corrigée : les étapes qui l’ont lue sont refaites.',
        en: 'A value of the invoice is then amended: steps that read it are done again.',
      },
      widget: 'variables',
    }),
    mask: field(z.string().min(1).max(80).optional(), {
      label: { fr: 'Forme', en: 'Form' },
      help: {
        fr: '# est un chiffre, @ une lettre, ? l’un ou l’autre, * une suite quelconque : 45######## pour dix chiffres qui commencent par 45.',
        en: '# is a digit, @ a letter, ? either, * any characters: 45######## for ten digits that begin with 45.',
      },
      widget: 'text',
      placeholder: { fr: '45########', en: '45########' },
    }),
    ...ladderFields,
  }),
  exits: [{ id: 'received', kind: 'ok', label: { fr: 'Reçu', en: 'Received' } }, ...ladderExits],
  reads: ladderReads,
  writes: [],
  writesBy: ({ writes }) => {
    const path = Array.isArray(writes) ? writes[0] : undefined;
    if (typeof path !== 'string' || !path.startsWith('vars.')) return [];
    const name = path.slice('vars.'.length);
    return [{ path, type: 'text', label: { fr: `« ${name} » reçu`, en: `“${name}” received` } }];
  },
  faults: {},
  timeout: 10,
  mode: 'local',
  hears: ({ event }) => String(event),
  summary: (config) => {
    const event = typeof config.event === 'string' ? config.event : 'order-number';
    const words = events[event] ?? { fr: event, en: event };
    const most = timeoutWords(config);
    return most
      ? { fr: `${words.fr} · ${most.fr} au plus`, en: `${words.en} · ${most.en} at most` }
      : words;
  },
});
