import { z } from 'zod';
import { durationWords } from '#workflows/duration.ts';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';
import { answerFaults } from './faults.ts';

/** Each look leaves nine events in the engine's history, which takes 50,000. */
const MOST_LOOKS = 500;
const DAY = 86_400;

export const answer = defineNode({
  type: 'answer',
  kind: 'do',
  category: 'time',
  icon: 'file-clock',
  title: { fr: 'Attendre la réponse du partenaire', en: 'Wait for the partner’s answer' },
  help: {
    fr: 'Regarde de temps en temps si le partenaire a déposé son accusé ou son refus, ou demande l’état à son adresse HTTPS. L’attente survit aux redémarrages.',
    en: 'Looks now and then whether the partner has left its receipt or its refusal, or asks its HTTPS address for the state. The wait survives restarts.',
  },
  config: z
    .strictObject({
      channel: field(z.string().min(1).max(60), {
        label: { fr: 'Connexion', en: 'Connection' },
        help: {
          fr: 'Celle du dépôt. Pour HTTPS, elle porte l’adresse de l’état.',
          en: 'The one of the upload. For HTTPS, it holds the address of the state.',
        },
        widget: 'channel',
        channels: ['sftp', 'ftps', 'folder', 'https'],
      }),
      folder: field(z.string().max(500).default(''), {
        label: { fr: 'Dossier', en: 'Folder' },
        help: {
          fr: 'Celui où le partenaire répond. Vide : là où mène la connexion.',
          en: 'The one in which the partner answers. Empty: where the connection leads.',
        },
        widget: 'template',
        template: 'folder',
      }),
      accepted: field(z.string().min(1).max(2000).default('{{stem vars.fileName}}.ack'), {
        label: { fr: 'Nom de l’accusé', en: 'Name of the receipt' },
        widget: 'template',
        template: 'fileName',
      }),
      refused: field(z.string().min(1).max(2000).default('{{stem vars.fileName}}.err'), {
        label: { fr: 'Nom du refus', en: 'Name of the refusal' },
        help: {
          fr: 'Son texte est donné comme raison.',
          en: 'Its text is given as the reason.',
        },
        widget: 'template',
        template: 'fileName',
      }),
      every: field(z.int().min(60).max(DAY).default(600), {
        label: { fr: 'Regarder toutes les', en: 'Look every' },
        widget: 'duration',
      }),
      within: field(
        z
          .int()
          .min(60)
          .max(60 * DAY)
          .default(4 * 3600),
        {
          label: { fr: 'Au plus pendant', en: 'For at most' },
          help: {
            fr: 'Passé ce délai, la remise prend la sortie « Sans réponse ».',
            en: 'After that, the delivery takes the exit “No answer”.',
          },
          widget: 'duration',
        },
      ),
    })
    .refine(({ every, within }) => within / every <= MOST_LOOKS, {
      ...told({
        fr: `regarderait plus de ${MOST_LOOKS} fois`,
        en: `would look more than ${MOST_LOOKS} times`,
      }),
      path: ['every'],
    }),
  exits: [
    { id: 'accepted', kind: 'ok', label: { fr: 'Acceptée', en: 'Accepted' } },
    { id: 'refused', kind: 'failure', label: { fr: 'Refusée', en: 'Refused' } },
    { id: 'timeout', kind: 'failure', label: { fr: 'Sans réponse', en: 'No answer' } },
    failedExit,
  ],
  reads: ['customer.language', 'vars.receipt?', 'vars.fileName?'],
  writes: [],
  faults: answerFaults,
  timeout: 300,
  mode: 'regular',
  summary: ({ channel, every, within }) => {
    const where = typeof channel === 'string' && channel !== '' ? channel : '…';
    const most = durationWords(typeof within === 'number' ? within : 4 * 3600);
    const pace = durationWords(typeof every === 'number' ? every : 600);
    return {
      fr: `${where} · toutes les ${pace.fr}, ${most.fr} au plus`,
      en: `${where} · every ${pace.en}, ${most.en} at most`,
    };
  },
});
