import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { uploadFaults } from './faults.ts';

const documents = {
  invoice: { fr: 'La facture', en: 'The invoice' },
  xml: { fr: 'Son XML', en: 'Its XML' },
};

export const upload = defineNode({
  type: 'upload',
  kind: 'do',
  category: 'deliver',
  icon: 'upload',
  title: { fr: 'Déposer', en: 'Upload' },
  help: {
    fr: 'Dépose le fichier sur un serveur SFTP ou FTPS ou dans un dossier, ou l’envoie à une adresse HTTPS. Un fichier déjà là n’est jamais remplacé ; FTPS seul laisse, entre le contrôle et le changement de nom, un instant où un autre programme pourrait prendre le même nom.',
    en: 'Puts the file on an SFTP or FTPS server or into a folder, or sends it to an HTTPS address. A file that is there already is never replaced; FTPS alone leaves, between the look and the rename, an instant in which another program could take the same name.',
  },
  config: z.strictObject({
    channel: field(z.string().min(1).max(60), {
      label: { fr: 'Connexion', en: 'Connection' },
      widget: 'channel',
      channels: ['sftp', 'ftps', 'folder', 'https'],
    }),
    folder: field(z.string().max(500).default(''), {
      label: { fr: 'Dossier', en: 'Folder' },
      help: {
        fr: 'Il doit exister. Vide : là où mène la connexion. Ajouté à l’adresse pour HTTPS. Une barre « / » dans une valeur devient « - » : seules celles écrites ici séparent des dossiers.',
        en: 'It must exist. Empty: where the connection leads. Added to the address for HTTPS. A slash within a value becomes “-”: only those written here separate folders.',
      },
      widget: 'template',
      template: 'folder',
      placeholder: { fr: 'factures/{{customer.code}}', en: 'invoices/{{customer.code}}' },
    }),
    what: field(z.enum(['invoice', 'xml']).default('invoice'), {
      label: { fr: 'Document', en: 'Document' },
      widget: 'enum',
      options: documents,
    }),
    reference: field(z.string().min(1).max(2000).optional(), {
      label: { fr: 'Référence auprès du portail', en: 'Reference at the portal' },
      help: {
        fr: 'Pour HTTPS : ce par quoi la connexion retrouve le fichier, {{reference}} dans ses adresses.',
        en: 'For HTTPS: by what the connection finds the file again, {{reference}} in its addresses.',
      },
      widget: 'template',
      template: 'text',
      placeholder: { fr: '{{invoice.number}}', en: '{{invoice.number}}' },
      advanced: true,
    }),
    form: field(z.string().min(1).max(16_000).optional(), {
      label: { fr: 'Champs du formulaire', en: 'Form fields' },
      help: {
        fr: 'Pour une connexion HTTPS qui envoie un formulaire : un champ par ligne, nom: valeur.',
        en: 'For an HTTPS connection that sends a form: one field a line, name: value.',
      },
      widget: 'template',
      template: 'lines',
      placeholder: { fr: 'numero: {{invoice.number}}', en: 'number: {{invoice.number}}' },
      advanced: true,
    }),
    after: field(
      z
        .array(z.enum(['xml', 'index', 'invoice']))
        .max(3)
        .optional(),
      {
        label: { fr: 'Puis', en: 'Then' },
        help: {
          fr: 'D’autres documents, déposés après le premier et dans cet ordre. Le fichier d’index garde son nom ; les autres ont celui du fichier, avec leur extension.',
          en: 'Further documents, put after the first one and in this order. The index file keeps its name; the others have that of the file, with their extension.',
        },
        widget: 'documents',
        options: { ...documents, index: { fr: 'Le fichier d’index', en: 'The index file' } },
        advanced: true,
      },
    ),
  }),
  exits: [okExit, failedExit],
  reads: ['vars.fileName', 'documents.invoice', 'documents.xml?', 'customer.language'],
  readsBy: ({ after }) =>
    Array.isArray(after) ? [...new Set(after)].map((role) => `documents.${role}`) : [],
  writes: [
    {
      path: 'vars.receipt',
      type: 'text',
      label: { fr: 'Numéro de reçu', en: 'Receipt number' },
      unasked: true,
    },
  ],
  faults: uploadFaults,
  timeout: 300,
  mode: 'regular',
  delivers: 'accepted',
  summary: ({ channel, folder }) => {
    const where = [channel, folder]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' / ');
    return { fr: `Vers ${where || '…'}`, en: `To ${where || '…'}` };
  },
});
