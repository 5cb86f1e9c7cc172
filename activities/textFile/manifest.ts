import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { encodings } from './encodings.ts';

export const textFile = defineNode({
  type: 'textFile',
  kind: 'do',
  category: 'documents',
  icon: 'file-text',
  title: { fr: 'Écrire un fichier texte', en: 'Write a text file' },
  help: {
    fr: 'Compose le fichier d’index que le partenaire attend à côté de la facture. L’étape « Déposer » l’écrit après elle.',
    en: 'Writes the index file that the partner expects beside the invoice. The step “Upload” puts it after the invoice.',
  },
  config: z.strictObject({
    body: field(z.string().min(1).max(16_000), {
      label: { fr: 'Contenu', en: 'Content' },
      help: {
        fr: 'La dernière ligne est terminée comme les autres. Un saut de ligne dans une valeur devient une espace : seules les lignes écrites ici en sont.',
        en: 'The last line is ended like the others. A line break within a value becomes a space: only the lines written here are lines.',
      },
      widget: 'template',
      template: 'lines',
      placeholder: {
        fr: 'MONTANT={{number invoice.total decimals=2 mark="," group=""}}',
        en: 'AMOUNT={{number invoice.total decimals=2 mark="," group=""}}',
      },
    }),
    name: field(z.string().min(1).max(2000).default('{{stem vars.fileName}}.idx'), {
      label: { fr: 'Nom, avec extension', en: 'Name, with extension' },
      widget: 'template',
      template: 'fileName',
    }),
    lineEnd: field(z.enum(['lf', 'crlf']).default('crlf'), {
      label: { fr: 'Fin de ligne', en: 'Line end' },
      widget: 'enum',
      options: {
        crlf: { fr: 'Windows (CRLF)', en: 'Windows (CRLF)' },
        lf: { fr: 'Unix (LF)', en: 'Unix (LF)' },
      },
    }),
    encoding: field(z.enum(encodings).default('utf-8'), {
      label: { fr: 'Encodage', en: 'Encoding' },
      help: {
        fr: 'Un caractère que l’encodage n’a pas arrête l’étape : il n’est jamais remplacé.',
        en: 'A character that the encoding lacks stops the step: it is never replaced.',
      },
      widget: 'enum',
      options: {
        'utf-8': { fr: 'UTF-8', en: 'UTF-8' },
        'iso-8859-1': { fr: 'ISO-8859-1 (sans €)', en: 'ISO-8859-1 (no €)' },
        'iso-8859-15': { fr: 'ISO-8859-15 (avec €)', en: 'ISO-8859-15 (with €)' },
        'windows-1252': { fr: 'Windows-1252', en: 'Windows-1252' },
      },
    }),
  }),
  exits: [okExit, failedExit],
  reads: ['customer.language'],
  writes: [
    {
      path: 'documents.index',
      type: 'document',
      label: { fr: 'Fichier d’index', en: 'Index file' },
    },
  ],
  faults: {
    TEXT_FILE_VALUE_MISSING: {
      remedy: 'fix',
      title: { fr: 'Une valeur manque pour le fichier texte', en: 'The text file lacks a value' },
      help: {
        fr: 'Le contenu ou le nom demande une valeur que la facture n’a pas. Renseignez-la puis réessayez.',
        en: 'The content or the name asks for a value that the invoice lacks. Fill it in, then try again.',
      },
    },
    TEXT_FILE_INVALID: {
      remedy: 'fix',
      title: {
        fr: 'Le fichier texte n’a pas pu être composé',
        en: 'The text file could not be written',
      },
      help: {
        fr: 'Un modèle n’est pas admis, ou ne donne rien. Corrigez-le et republiez le circuit.',
        en: 'A template is not allowed, or gives nothing. Correct it and publish the flow again.',
      },
    },
    TEXT_FILE_CHARACTER: {
      remedy: 'fix',
      title: {
        fr: 'L’encodage n’a pas ce caractère',
        en: 'The encoding lacks this character',
      },
      help: {
        fr: 'Corrigez la valeur nommée puis réessayez, ou convenez d’un autre encodage avec le client et republiez le circuit.',
        en: 'Correct the value that is named, then try again, or agree on another encoding with the customer and publish the flow again.',
      },
    },
  },
  timeout: 30,
  mode: 'local',
  summary: ({ name, encoding }) => {
    const words = [name, encoding].filter((part) => typeof part === 'string' && part !== '');
    const line = words.join(' · ') || '…';
    return { fr: line, en: line };
  },
});
