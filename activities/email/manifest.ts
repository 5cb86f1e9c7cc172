import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';
import { emailFaults } from './faults.ts';
import { RecipientRow } from './recipientRow.ts';

const addresses = z.string().max(2000);

/** Name of the document that is attached, by the step's setting. */
export const attachedBy = (what: unknown): 'invoice' | 'original' =>
  what === 'original' ? 'original' : 'invoice';

/** Whether somebody is the main recipient, at least on some condition. */
const hasMainRecipient = (config: {
  readonly to?: string | undefined;
  readonly recipients?: readonly RecipientRow[] | undefined;
}): boolean =>
  config.to !== undefined || (config.recipients ?? []).some(({ role }) => role === 'to');

export const email = defineNode({
  type: 'email',
  kind: 'do',
  category: 'deliver',
  icon: 'mail',
  title: { fr: 'Envoyer par e-mail', en: 'Send by e-mail' },
  help: {
    fr: 'Envoie la facture en pièce jointe, en un seul message sauf si les réglages disent autrement. « Remis au serveur de messagerie » est ce qu’un e-mail permet de savoir, pas davantage.',
    en: 'Sends the invoice attached to one message, unless the settings say otherwise. “Handed to the mail server” is what an e-mail lets one know, no more.',
  },
  config: z
    .strictObject({
      channel: field(z.string().min(1).max(60), {
        label: { fr: 'Connexion', en: 'Connection' },
        widget: 'channel',
        channels: ['smtp'],
      }),
      to: field(addresses.min(1).optional(), {
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
      // What follows came later: without a default, plans of older drawings keep their hash.
      attachList: field(z.boolean().optional(), {
        label: { fr: 'Joindre aussi le bordereau', en: 'Attach the Excel list too' },
        widget: 'switch',
        advanced: true,
      }),
      recipients: field(z.array(RecipientRow).max(30).optional(), {
        label: { fr: 'Autres destinataires', en: 'Further recipients' },
        help: {
          fr: 'Par rôle, chacun peut-être à une condition : le demandeur s’il est connu, une boîte pour ce qui n’a pas de référence.',
          en: 'By role, each perhaps on a condition: the requester if known, a mailbox for what has no reference.',
        },
        widget: 'recipients',
        template: 'address',
        advanced: true,
      }),
      exactlyOne: field(z.boolean().optional(), {
        label: { fr: 'Un seul destinataire « À »', en: 'Exactly one “To” recipient' },
        help: {
          fr: 'Sinon rien ne part, et la remise attend quelqu’un.',
          en: 'Else nothing leaves, and the delivery waits for somebody.',
        },
        widget: 'switch',
        advanced: true,
      }),
      perRecipient: field(z.boolean().optional(), {
        label: { fr: 'Un envoi par destinataire', en: 'One sending for each recipient' },
        help: {
          fr: 'Le refus d’une adresse n’empêche pas les autres de recevoir, et un nouvel essai n’envoie qu’à celles qui restent.',
          en: 'A refused address does not keep the others from getting it, and another try sends to those alone that are left.',
        },
        widget: 'switch',
        advanced: true,
      }),
      annexes: field(z.boolean().optional(), {
        label: { fr: 'Joindre les pièces justificatives', en: 'Attach the supporting documents' },
        help: {
          fr: 'Celles que portent les données de la facture (BG-24), chacune comme fichier.',
          en: 'Those that the invoice’s data carry (BG-24), each as a file.',
        },
        widget: 'switch',
        advanced: true,
      }),
      annexNames: field(
        z
          .string()
          .max(200)
          .refine(
            (pattern) =>
              /\{\{(i|name)\}\}/.test(pattern) && !/\{\{(?!(base|i|name)\}\})/.test(pattern),
            {
              ...told({
                fr: 'doit contenir {{i}} ou {{name}}, peut-être {{base}}, et rien d’autre entre accolades',
                en: 'must hold {{i}} or {{name}}, perhaps {{base}}, and nothing else in braces',
              }),
            },
          )
          .optional(),
        {
          label: { fr: 'Nom des pièces justificatives', en: 'Name of the supporting documents' },
          help: {
            fr: '{{base}} est le nom du fichier de la facture, {{i}} un numéro, {{name}} le nom de la pièce. L’extension est gardée.',
            en: '{{base}} is the name of the invoice’s file, {{i}} a number, {{name}} the document’s own name. The ending is kept.',
          },
          widget: 'text',
          placeholder: { fr: '{{base}}_attachment_{{i}}', en: '{{base}}_attachment_{{i}}' },
          advanced: true,
        },
      ),
      zip: field(z.boolean().optional(), {
        label: { fr: 'Pièces justificatives dans un ZIP', en: 'Supporting documents in a ZIP' },
        help: { fr: 'La facture reste à part.', en: 'The invoice stays apart.' },
        widget: 'switch',
        advanced: true,
      }),
      maxFiles: field(z.int().min(1).max(100).optional(), {
        label: { fr: 'Fichiers par message, au plus', en: 'Files in a message, at most' },
        help: {
          fr: 'Le reste part dans d’autres messages, (1/2), (2/2) à la fin de l’objet.',
          en: 'The rest goes in further messages, (1/2), (2/2) at the end of the subject.',
        },
        widget: 'number',
        advanced: true,
      }),
      maxMegabytes: field(z.number().min(0.1).max(150).optional(), {
        label: { fr: 'Taille d’un message, au plus (Mo)', en: 'Size of a message, at most (MB)' },
        help: {
          fr: 'Tel qu’il voyage : encodé, les fichiers pèsent un tiers de plus. Ce qui ne tient pas part dans d’autres messages.',
          en: 'As it travels: encoded, files weigh a third more. What does not fit goes in further messages.',
        },
        widget: 'number',
        advanced: true,
      }),
      invoiceInEach: field(z.boolean().optional(), {
        label: { fr: 'La facture dans chaque message', en: 'The invoice in every message' },
        help: {
          fr: 'Sinon dans le premier seulement.',
          en: 'Else in the first one alone.',
        },
        widget: 'switch',
        advanced: true,
      }),
    })
    .refine(hasMainRecipient, {
      path: ['to'],
      ...told({
        fr: 'manque : il faut une adresse, ou un autre destinataire « À »',
        en: 'is missing: an address is needed, or a further “To” recipient',
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
  readsBy: ({ what, annexes, attachList }) => [
    `documents.${attachedBy(what)}`,
    ...(annexes === true ? ['documents.data'] : []),
    ...(attachList === true ? ['documents.list'] : []),
  ],
  inBatch: { reads: ['batch'] },
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
