import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { pdfFaults } from '../pdfFaults.ts';
import { uploadFaults } from '../upload/faults.ts';

export const post = defineNode({
  type: 'post',
  kind: 'do',
  category: 'deliver',
  icon: 'stamp',
  title: { fr: 'Envoyer par courrier', en: 'Send by post' },
  help: {
    fr: 'Confie la facture à un prestataire qui l’imprime et la poste (connexion HTTPS). L’adresse est celle de l’acheteur ; incomplète, rien ne part. « Confiée à un tiers » est ce que la commande permet de savoir : attendez ensuite la réponse du partenaire pour le numéro de suivi.',
    en: 'Hands the invoice to a provider who prints and posts it (an HTTPS connection). The address is the buyer’s; where it is incomplete nothing leaves. “Handed over” is what an order lets one know: wait for the partner’s answer after it for the tracking number.',
  },
  config: z.strictObject({
    channel: field(z.string().min(1).max(60), {
      label: { fr: 'Connexion', en: 'Connection' },
      help: {
        fr: 'Son adresse de recherche permet de demander au prestataire avant de renvoyer : sans elle, un doute attend une personne.',
        en: 'By its look-up address the provider is asked before anything is sent again: without one a doubt waits for a person.',
      },
      widget: 'channel',
      channels: ['https'],
    }),
    duplex: field(z.boolean().default(true), {
      label: { fr: 'Recto verso', en: 'Both sides' },
      widget: 'switch',
    }),
    colour: field(z.boolean().default(false), {
      label: { fr: 'En couleur', en: 'In colour' },
      widget: 'switch',
    }),
  }),
  exits: [okExit, failedExit],
  reads: ['invoice', 'documents.invoice', 'documents.data'],
  writes: [
    {
      path: 'vars.receipt',
      type: 'text',
      label: { fr: 'Numéro du pli', en: 'Letter number' },
      unasked: true,
    },
  ],
  faults: {
    ...pdfFaults,
    ...uploadFaults,
    POST_ADDRESS_INCOMPLETE: {
      remedy: 'fix',
      title: { fr: 'L’adresse postale est incomplète', en: 'The postal address is incomplete' },
      help: {
        fr: 'Complétez les champs indiqués puis réessayez. Rien n’est parti.',
        en: 'Fill in the fields that are named, then try again. Nothing has left.',
      },
    },
    POST_NO_DATA: {
      remedy: 'fix',
      title: { fr: 'Pas de données de facture', en: 'No invoice data' },
      help: {
        fr: 'L’adresse se lit dans les données de la facture. Soumettez-la avec ses données.',
        en: 'The address is read from the invoice’s data. Submit the invoice with its data.',
      },
    },
    POST_TOO_THICK: {
      remedy: 'fix',
      title: { fr: 'Trop de feuilles pour un pli', en: 'Too many sheets for one letter' },
      help: {
        fr: 'Une enveloppe C4 prend 100 feuilles au plus. Imprimez recto verso ou passez l’étape et envoyez un colis.',
        en: 'A C4 envelope takes 100 sheets at most. Print on both sides, or skip the step and send a parcel.',
      },
    },
  },
  timeout: 300,
  mode: 'regular',
  delivers: 'handed-over',
  summary: ({ channel }) => {
    const by = typeof channel === 'string' && channel !== '' ? channel : '…';
    return { fr: `Par ${by}`, en: `By ${by}` };
  },
});
