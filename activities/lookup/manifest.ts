import { z } from 'zod';
import { field } from '#workflows/field.ts';
import { defineNode, failedExit, okExit } from '#workflows/node.ts';
import { told } from '#workflows/shapeWords.ts';

const Column = z.string().trim().min(1).max(80);
const Name = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, {
  ...told({
    fr: 'commence par une minuscule et n’a que des lettres sans accent et des chiffres',
    en: 'begins with a small letter and has only letters without accents and digits',
  }),
});

export const lookup = defineNode({
  type: 'lookup',
  kind: 'do',
  category: 'decide',
  icon: 'table-properties',
  title: { fr: 'Chercher dans une table', en: 'Look up' },
  help: {
    fr: 'Cherche dans une table de référence la ligne en vigueur qui correspond, et en garde des valeurs pour les étapes suivantes. La version de la table qui a servi est gardée avec la remise.',
    en: 'Looks in a reference table for the row in force that fits, and keeps values of it for later steps. The version of the table that was used is kept with the delivery.',
  },
  config: z.strictObject({
    table: field(z.string().trim().min(1).max(80), {
      label: { fr: 'Table', en: 'Table' },
      widget: 'table',
    }),
    key: field(
      z
        .array(z.strictObject({ column: Column, value: z.string().min(1).max(2000) }))
        .min(1)
        .max(10),
      {
        label: { fr: 'Où', en: 'Where' },
        help: {
          fr: 'Dans la table, * vaut pour tout et 9* pour ce qui commence par 9. D’une liste, toutes les valeurs doivent convenir.',
          en: 'In the table, * fits anything and 9* what begins with 9. Of a list, all values have to fit.',
        },
        widget: 'lookupKey',
        template: 'text',
      },
    ),
    take: field(
      z
        .array(z.strictObject({ column: Column, name: Name }))
        .min(1)
        .max(20),
      {
        label: { fr: 'Garder', en: 'Keep' },
        help: {
          fr: 'Les étapes suivantes citent la valeur comme vars.nom.',
          en: 'Later steps use the value as vars.name.',
        },
        widget: 'lookupTake',
      },
    ),
    hit: field(z.enum(['only', 'first']).default('only'), {
      label: { fr: 'Si plusieurs lignes conviennent', en: 'If several rows fit' },
      widget: 'enum',
      options: {
        only: { fr: 'C’est un échec', en: 'It is a failure' },
        first: { fr: 'La première l’emporte', en: 'The first one wins' },
      },
    }),
    at: field(z.enum(['issueDate', 'now']).default('issueDate'), {
      label: { fr: 'En vigueur', en: 'In force' },
      widget: 'enum',
      options: {
        issueDate: { fr: 'à la date de la facture', en: 'on the date of the invoice' },
        now: { fr: 'aujourd’hui', en: 'today' },
      },
      advanced: true,
    }),
  }),
  exits: [
    { ...okExit, label: { fr: 'Trouvée', en: 'Found' } },
    {
      id: 'none',
      kind: 'branch',
      label: { fr: 'Aucune ligne', en: 'No row' },
      needed: true,
      writesNothing: true,
    },
    failedExit,
  ],
  reads: ['invoice.issueDate?', 'issuer.timeZone', 'customer.language'],
  writes: [],
  writesBy: ({ take }) =>
    Array.isArray(take)
      ? take
          .map((one) => z.object({ name: Name }).safeParse(one))
          .flatMap(({ data }) =>
            data
              ? [
                  {
                    path: `vars.${data.name}`,
                    type: 'text' as const,
                    label: { fr: data.name, en: data.name },
                  },
                ]
              : [],
          )
      : [],
  faults: {
    LOOKUP_VALUE_MISSING: {
      remedy: 'fix',
      title: { fr: 'Une valeur manque pour chercher', en: 'A value to look for is missing' },
      help: {
        fr: 'La recherche nomme une valeur que la facture n’a pas. Renseignez-la puis réessayez.',
        en: 'The look-up names a value that the invoice lacks. Fill it in, then try again.',
      },
    },
    LOOKUP_TABLE_UNKNOWN: {
      remedy: 'fix',
      title: {
        fr: 'La table ou une colonne n’existe pas',
        en: 'The table or a column does not exist',
      },
      help: {
        fr: 'Déposez la table dans les réglages, ou corrigez le nom dans le circuit, puis réessayez.',
        en: 'Upload the table in the settings, or correct the name in the flow, then try again.',
      },
    },
    LOOKUP_AMBIGUOUS: {
      remedy: 'fix',
      title: { fr: 'Plusieurs lignes conviennent', en: 'Several rows fit' },
      help: {
        fr: 'Corrigez la table pour qu’une seule ligne convienne ce jour-là, puis réessayez.',
        en: 'Correct the table so that one row alone fits on that day, then try again.',
      },
    },
    LOOKUP_INVALID: {
      remedy: 'fix',
      title: {
        fr: 'Ce qui est cherché n’a pas pu être composé',
        en: 'What is looked for could not be written',
      },
      help: {
        fr: 'Son modèle n’est pas admis. Corrigez-le et republiez le circuit.',
        en: 'Its template is not allowed. Correct it and publish the flow again.',
      },
    },
  },
  timeout: 10,
  mode: 'local',
  summary: ({ table, key }) => {
    const columns = Array.isArray(key)
      ? key.map((one) => String(one?.column ?? '…')).join(' × ')
      : '…';
    const line = `${typeof table === 'string' && table !== '' ? table : '…'} : ${columns}`;
    return { fr: line, en: line.replace(' : ', ': ') };
  },
});
