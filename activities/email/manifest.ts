import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { emailFaults } from './faults.ts';

const addresses = z.string().max(2000);

/** Name of the document that is attached, by the step's setting. */
export const attachedBy = (what: unknown): 'invoice' | 'original' =>
  what === 'original' ? 'original' : 'invoice';

export const email = defineNode({
  type: 'email',
  kind: 'do',
  category: 'deliver',
  icon: 'mail',
  title: { fr: 'Envoyer par e-mail', en: 'Send by e-mail' },
  help: {
    fr: 'Envoie la facture en pièce jointe, en un seul message. « Remis au serveur de messagerie » est ce qu’un e-mail permet de savoir, pas davantage.',
    en: 'Sends the invoice attached to one message. “Handed to the mail server” is what an e-mail lets one know, no more.',
  },
  config: z.strictObject({
    channel: field(z.string().min(1).max(60), {
      label: { fr: 'Connexion', en: 'Connection' },
      widget: 'channel',
      channels: ['smtp'],
    }),
    to: field(addresses.min(1), {
      label: { fr: 'À', en: 'To' },
      widget: 'addresses',
      template: 'address',
      placeholder: { fr: '{{params.to}}', en: '{{params.to}}' },
    }),
    cc: field(addresses.optional(), {
      label: { fr: 'Copie', en: 'Copy' },
      widget: 'addresses',
      template: 'address',
    }),
    ccRule: field(z.unknown().optional(), {
      label: { fr: 'Copie seulement si', en: 'Copy only if' },
      help: {
        fr: 'Sans condition, la copie part toujours.',
        en: 'Without a condition, the copy always goes.',
      },
      widget: 'rule',
    }),
    bcc: field(addresses.optional(), {
      label: { fr: 'Copie cachée', en: 'Blind copy' },
      widget: 'addresses',
      template: 'address',
      advanced: true,
    }),
    replyTo: field(z.string().max(320).optional(), {
      label: { fr: 'Répondre à', en: 'Reply to' },
      widget: 'addresses',
      template: 'address',
      advanced: true,
    }),
    body: field(z.string().max(16_000).optional(), {
      label: { fr: 'Message', en: 'Message' },
      help: {
        fr: 'Sans texte, une formule polie dans la langue du client.',
        en: 'Without a text, a polite sentence in the customer’s language.',
      },
      widget: 'template',
      template: 'body',
    }),
    what: field(z.enum(['invoice', 'original']).optional(), {
      label: { fr: 'Document', en: 'Document' },
      help: {
        fr: 'La facture telle que les étapes précédentes l’ont faite, sauf mention contraire.',
        en: 'The invoice as earlier steps made it, unless said.',
      },
      widget: 'enum',
      options: {
        invoice: { fr: 'La facture préparée', en: 'The invoice as prepared' },
        original: { fr: 'Le PDF reçu, tel quel', en: 'The PDF received, as it is' },
      },
      advanced: true,
    }),
    attachXml: field(z.boolean().default(false), {
      label: { fr: 'Joindre aussi le XML', en: 'Attach the XML too' },
      widget: 'switch',
      advanced: true,
    }),
  }),
  exits: [okExit, failedExit],
  reads: [
    'vars.subject',
    'invoice.number',
    'customer.language',
    'issuer.name',
    'vars.fileName?',
    'documents.xml?',
  ],
  readsBy: ({ what }) => [`documents.${attachedBy(what)}`],
  writes: [],
  faults: emailFaults,
  timeout: 180,
  mode: 'regular',
  delivers: 'accepted',
  summary: ({ to }) => {
    const whom = typeof to === 'string' && to !== '' ? to : '…';
    return { fr: `À ${whom}`, en: `To ${whom}` };
  },
});
