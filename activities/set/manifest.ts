import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';

const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;

export const set = defineNode({
  type: 'set',
  kind: 'do',
  category: 'documents',
  icon: 'variable',
  title: { fr: 'Définir une valeur', en: 'Set a value' },
  help: {
    fr: 'Compose un texte une fois, sous un nom que les étapes suivantes citent : vars.… dans un objet, un nom de fichier, une condition.',
    en: 'Writes a text once, under a name that later steps use: vars.… in a subject, a file name, a condition.',
  },
  config: z.strictObject({
    name: field(
      z.string().regex(NAME, {
        ...told({
          fr: 'commence par une minuscule et n’a que des lettres sans accent et des chiffres',
          en: 'begins with a small letter and has only letters without accents and digits',
        }),
      }),
      {
        label: { fr: 'Nom', en: 'Name' },
        help: {
          fr: 'Les étapes suivantes le citent comme vars.nom.',
          en: 'Later steps use it as vars.name.',
        },
        widget: 'text',
        placeholder: { fr: 'reference', en: 'reference' },
      },
    ),
    template: field(z.string().min(1).max(2000), {
      label: { fr: 'Valeur', en: 'Value' },
      widget: 'template',
      template: 'text',
      placeholder: {
        fr: '{{default invoice.orderReference "SANS REF"}}',
        en: '{{default invoice.orderReference "NO REF"}}',
      },
    }),
  }),
  exits: [okExit, failedExit],
  reads: ['customer.language'],
  inBatch: { reads: [] },
  writes: [],
  writesBy: ({ name }) =>
    typeof name === 'string' && NAME.test(name)
      ? [{ path: `vars.${name}`, type: 'text', label: { fr: name, en: name } }]
      : [],
  faults: {
    SET_VALUE_MISSING: {
      remedy: 'fix',
      title: { fr: 'Une valeur manque', en: 'A value is missing' },
      help: {
        fr: 'Le texte à composer nomme une valeur que la facture n’a pas. Renseignez-la puis réessayez.',
        en: 'The text to be written names a value that the invoice lacks. Fill it in, then try again.',
      },
    },
    SET_INVALID: {
      remedy: 'fix',
      title: { fr: 'La valeur n’a pas pu être composée', en: 'The value could not be written' },
      help: {
        fr: 'Son modèle n’est pas admis. Corrigez-le et republiez le circuit.',
        en: 'Its template is not allowed. Correct it and publish the flow again.',
      },
    },
  },
  timeout: 10,
  mode: 'local',
  summary: ({ name, template }) => {
    const words = [name, template].map((part) => (typeof part === 'string' && part ? part : '…'));
    const line = words.join(' = ');
    return { fr: line, en: line };
  },
});
