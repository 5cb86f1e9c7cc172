import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';

export const filename = defineNode({
  type: 'filename',
  kind: 'do',
  category: 'documents',
  icon: 'file-pen',
  title: { fr: 'Nom du fichier', en: 'File name' },
  help: {
    fr: 'Nomme le fichier joint ou déposé. L’extension est ajoutée selon le document ; les caractères interdits sont remplacés.',
    en: 'Names the file that is attached or uploaded. The extension follows the document; characters that are not allowed are replaced.',
  },
  config: z.strictObject({
    template: field(z.string().min(1).max(2000), {
      label: { fr: 'Nom, sans extension', en: 'Name, without extension' },
      widget: 'template',
      template: 'fileName',
      placeholder: { fr: 'FACTURE_{{invoice.number}}', en: 'INVOICE_{{invoice.number}}' },
    }),
    characters: field(z.enum(['letters-digits']).optional(), {
      label: { fr: 'Caractères', en: 'Characters' },
      help: {
        fr: 'Sans choix : tous ceux qu’un nom de fichier admet. Sinon les accents sont ôtés, / devient -, et le reste disparaît.',
        en: 'Without a choice: all that a file name may have. Otherwise accents are taken off, / becomes -, and the rest is left out.',
      },
      widget: 'enum',
      options: {
        'letters-digits': {
          fr: 'A–Z, a–z, 0–9, - et _ seulement',
          en: 'A–Z, a–z, 0–9, - and _ only',
        },
      },
      advanced: true,
    }),
    longest: field(z.int().min(8).max(150).optional(), {
      label: { fr: 'Longueur au plus', en: 'Longest' },
      help: {
        fr: 'En caractères, extension comprise ; c’est la fin du nom qui est coupée.',
        en: 'In characters, the extension included; the end of the name is cut.',
      },
      widget: 'number',
      advanced: true,
    }),
  }),
  exits: [okExit, failedExit],
  reads: ['customer.language', 'documents.invoice?'],
  inBatch: { reads: [] },
  writes: [
    { path: 'vars.fileName', type: 'text', label: { fr: 'Nom du fichier', en: 'File name' } },
  ],
  faults: {
    FILENAME_VALUE_MISSING: {
      remedy: 'fix',
      title: { fr: 'Une valeur manque pour le nom du fichier', en: 'The file name lacks a value' },
      help: {
        fr: 'Le nom du fichier demande une valeur que la facture n’a pas. Renseignez-la puis réessayez.',
        en: 'The file name asks for a value that the invoice lacks. Fill it in, then try again.',
      },
    },
    FILENAME_INVALID: {
      remedy: 'fix',
      title: { fr: 'Le nom du fichier n’est pas utilisable', en: 'The file name cannot be used' },
      help: {
        fr: 'Une fois composé, le nom est vide ou trop long, ou son modèle n’est pas admis. Corrigez le modèle et republiez le circuit, ou corrigez la valeur.',
        en: 'Once written, the name is empty or too long, or its template is not allowed. Correct the template and publish the flow again, or correct the value.',
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
