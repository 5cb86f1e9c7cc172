import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { channelUnknown } from '../faults.ts';

export const notify = defineNode({
  type: 'notify',
  kind: 'do',
  category: 'people',
  icon: 'bell',
  title: { fr: 'Prévenir', en: 'Notify' },
  help: {
    fr: 'Prévient une équipe par e-mail, ou un logiciel par webhook signé, avec un lien vers la remise. Ne remet pas la facture.',
    en: 'Tells a team by e-mail, or a program by signed webhook, with a link to the delivery. It does not deliver the invoice.',
  },
  config: z.strictObject({
    channel: field(z.string().min(1).max(60), {
      label: { fr: 'Connexion', en: 'Connection' },
      widget: 'channel',
      channels: ['smtp', 'webhook'],
    }),
    to: field(z.string().max(2000).optional(), {
      label: { fr: 'À', en: 'To' },
      help: { fr: 'Pour un e-mail seulement.', en: 'For an e-mail only.' },
      widget: 'addresses',
      template: 'address',
    }),
    message: field(
      z
        .string()
        .min(1)
        .max(16_000)
        .default('La facture {{invoice.number}} pour {{customer.name}} attend quelqu’un.'),
      {
        label: { fr: 'Message', en: 'Message' },
        help: {
          fr: 'Le lien vers la remise est ajouté.',
          en: 'The link to the delivery is added.',
        },
        widget: 'template',
        template: 'body',
      },
    ),
    language: field(z.enum(['fr', 'en']).default('fr'), {
      label: { fr: 'Langue', en: 'Language' },
      help: {
        fr: 'Des montants, des dates et de l’objet.',
        en: 'Of amounts, dates and the subject.',
      },
      widget: 'enum',
      options: { fr: { fr: 'Français', en: 'French' }, en: { fr: 'Anglais', en: 'English' } },
      advanced: true,
    }),
  }),
  exits: [okExit, failedExit],
  reads: ['invoice.number?', 'customer.name'],
  inBatch: { reads: [] },
  writes: [],
  faults: {
    NOTIFY_VALUE_MISSING: {
      remedy: 'fix',
      title: { fr: 'Une valeur manque pour la notification', en: 'The notice lacks a value' },
      help: {
        fr: 'Le message ou l’adresse demande une valeur qui manque. Renseignez-la, ou corrigez le modèle et republiez le circuit.',
        en: 'The message or the address asks for a value that is missing. Fill it in, or correct the template and publish the flow again.',
      },
    },
    NOTIFY_INVALID: {
      remedy: 'fix',
      title: { fr: 'La notification n’est pas utilisable', en: 'The notice cannot be used' },
      help: {
        fr: 'Une adresse n’est pas valable ou le modèle n’est pas admis. Corrigez-les et republiez le circuit.',
        en: 'An address is not valid or the template is not allowed. Correct them and publish the flow again.',
      },
    },
    NOTIFY_UNAVAILABLE: {
      remedy: 'retry',
      outage: true,
      title: { fr: 'La notification ne passe pas', en: 'The notice does not get through' },
      help: {
        fr: 'Le serveur ne répond pas ; elle est retentée d’elle-même.',
        en: 'The server does not answer; it is tried again by itself.',
      },
    },
    NOTIFY_NOT_TAKEN: {
      remedy: 'retry',
      title: { fr: 'Le webhook ne prend pas l’appel', en: 'The webhook does not take the call' },
      help: {
        fr: 'Il est retenté de lui-même. Si cela dure, comparez l’adresse et le secret de la connexion avec ceux du logiciel qui reçoit.',
        en: 'It is tried again by itself. If it lasts, compare the address and the secret of the connection with those of the receiving program.',
      },
    },
    NOTIFY_GONE: {
      remedy: 'fix',
      pauses: true,
      title: { fr: 'Le webhook ne veut plus d’appels', en: 'The webhook wants no more calls' },
      help: {
        fr: 'Il a répondu 410 : la connexion est suspendue. Corrigez son adresse et reprenez-la, puis réessayez, ou passez l’étape.',
        en: 'It answered 410: the connection is paused. Correct its address and resume it, then try again, or skip the step.',
      },
    },
    NOTIFY_REFUSED: {
      remedy: 'fix',
      title: { fr: 'La notification est refusée', en: 'The notice is refused' },
      help: {
        fr: 'Lisez la réponse, corrigez l’adresse ou la connexion, puis réessayez. La facture elle-même n’est pas en cause.',
        en: 'Read the answer, correct the address or the connection, then try again. The invoice itself is not the cause.',
      },
    },
    CHANNEL_UNKNOWN: channelUnknown,
  },
  timeout: 120,
  mode: 'regular',
  summary: ({ channel, to }) => {
    const whom = [to, channel].find((part) => typeof part === 'string' && part !== '') ?? '…';
    return { fr: `Prévient ${whom}`, en: `Tells ${whom}` };
  },
});
