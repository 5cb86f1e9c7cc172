import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';
import { columns, standardColumns } from './columns.ts';

export const list = defineNode({
  type: 'list',
  kind: 'do',
  category: 'documents',
  icon: 'table',
  title: { fr: 'Bordereau Excel', en: 'Excel list' },
  help: {
    fr: 'Fait un classeur Excel d’une ligne par facture, avec le total de chaque montant au centime. Derrière un lot, il a toutes ses factures. Un avoir y compte en moins.',
    en: 'Makes an Excel workbook with a row for each invoice and the total of each amount to the cent. Behind a batch it has all of its invoices. A credit note counts as negative.',
  },
  config: z.strictObject({
    name: field(z.string().min(1).max(2000), {
      label: { fr: 'Nom du fichier', en: 'File name' },
      widget: 'template',
      template: 'fileName',
      placeholder: { fr: 'BORDEREAU_{{batch.period}}', en: 'LIST_{{batch.period}}' },
    }),
    columns: field(
      z
        .string()
        .max(400)
        .default(standardColumns.join(', '))
        .refine((text) => columnsIn(text) !== undefined, {
          ...told({
            fr: `doit être une suite de ${Object.keys(columns).join(', ')}`,
            en: `must be a list of ${Object.keys(columns).join(', ')}`,
          }),
        }),
      {
        label: { fr: 'Colonnes, dans l’ordre', en: 'Columns, in order' },
        help: {
          fr: 'number (n°), date, due (échéance), order (n° de commande), buyerReference (référence de l’acheteur), withoutVat (HT), vat (TVA), withVat (TTC).',
          en: 'number, date, due, order (order number), buyerReference, withoutVat, vat, withVat.',
        },
        widget: 'text',
      },
    ),
    language: field(z.enum(['customer', 'fr', 'en']).default('customer'), {
      label: { fr: 'Langue des titres', en: 'Language of the headings' },
      widget: 'enum',
      options: {
        customer: { fr: 'Celle du client', en: 'The customer’s' },
        fr: { fr: 'Français', en: 'French' },
        en: { fr: 'Anglais', en: 'English' },
      },
      advanced: true,
    }),
  }),
  exits: [okExit, failedExit],
  reads: ['invoice', 'customer.language'],
  inBatch: { reads: ['batch'] },
  writes: [
    { path: 'documents.list', type: 'document', label: { fr: 'Bordereau', en: 'Excel list' } },
  ],
  faults: {
    LIST_VALUE_MISSING: {
      remedy: 'fix',
      title: { fr: 'Une valeur manque pour le bordereau', en: 'The list lacks a value' },
      help: {
        fr: 'Le nom du fichier demande une valeur qui manque. Renseignez-la, puis réessayez.',
        en: 'The file name asks for a value that is missing. Fill it in, then try again.',
      },
    },
    LIST_INVALID: {
      remedy: 'fix',
      title: { fr: 'Le bordereau ne peut pas être nommé', en: 'The list can’t be named' },
      help: {
        fr: 'Le modèle du nom n’est pas admis. Corrigez-le et republiez le circuit.',
        en: 'The template of the name is not allowed. Correct it and publish the flow again.',
      },
    },
  },
  timeout: 30,
  mode: 'regular',
  summary: ({ name }) => {
    const named = typeof name === 'string' && name !== '' ? `${name}.xlsx` : '….xlsx';
    return { fr: named, en: named };
  },
});

/** The columns that a setting names, or undefined where it names others or one twice. */
function columnsIn(text: string): readonly (keyof typeof columns)[] | undefined {
  const names = text.split(',').map((part) => part.trim());
  const known = names.every((name): name is keyof typeof columns => Object.hasOwn(columns, name));
  return known && new Set(names).size === names.length
    ? (names as (keyof typeof columns)[])
    : undefined;
}

/** The columns of a list whose settings are valid. */
export const columnsOf = (text: string): readonly (keyof typeof columns)[] => columnsIn(text) ?? [];
