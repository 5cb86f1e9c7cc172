import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';

export const subject = defineNode({
  type: 'subject',
  kind: 'do',
  category: 'message',
  icon: 'type',
  title: { fr: 'Objet du message', en: 'Message subject' },
  help: {
    fr: 'Compose l’objet des e-mails qui suivent, avec les valeurs de la facture.',
    en: 'Writes the subject of the e-mails that follow, with the invoice’s values.',
  },
  config: z.strictObject({
    template: field(z.string().min(1).max(2000), {
      label: { fr: 'Objet', en: 'Subject' },
      widget: 'template',
      template: 'subject',
      placeholder: { fr: 'Facture {{invoice.number}}', en: 'Invoice {{invoice.number}}' },
    }),
  }),
  exits: [okExit, failedExit],
  reads: ['customer.language'],
  inBatch: { reads: [] },
  writes: [{ path: 'vars.subject', type: 'text', label: { fr: 'Objet', en: 'Subject' } }],
  faults: {
    SUBJECT_VALUE_MISSING: {
      remedy: 'fix',
      title: { fr: 'Une valeur manque pour l’objet', en: 'The subject lacks a value' },
      help: {
        fr: 'L’objet nomme une valeur que la facture n’a pas. Renseignez-la puis réessayez.',
        en: 'The subject names a value that the invoice lacks. Fill it in, then try again.',
      },
    },
    SUBJECT_INVALID: {
      remedy: 'fix',
      title: { fr: 'L’objet n’est pas utilisable', en: 'The subject cannot be used' },
      help: {
        fr: 'Une fois composé, l’objet est vide ou trop long, ou son modèle n’est pas admis. Corrigez le modèle et republiez le circuit, ou corrigez la valeur.',
        en: 'Once written, the subject is empty or too long, or its template is not allowed. Correct the template and publish the flow again, or correct the value.',
      },
    },
  },
  timeout: 10,
  mode: 'local',
  summary: ({ template }) => {
    const words = typeof template === 'string' && template !== '' ? template : '…';
    return { fr: words, en: words };
  },
});
