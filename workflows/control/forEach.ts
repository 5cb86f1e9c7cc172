import { z } from 'zod';
import { field } from '../field.ts';
import { defineNode, failedExit } from '../node.ts';
import { told } from '../shapeWords.ts';
import { onePath } from '../template/onePath.ts';

const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;

/** Steps that run once for each item of a list. The interpreter goes through it (`items.ts`). */
export const forEach = defineNode({
  type: 'forEach',
  kind: 'each',
  category: 'decide',
  icon: 'list-tree',
  title: { fr: 'Pour chaque', en: 'For each' },
  help: {
    fr: 'Exécute les étapes de sa sortie « Chaque élément » une fois par élément d’une liste, 50 au plus. Ce qu’elles écrivent ne vaut que pour leur élément. Une étape qui échoue sans lien d’échec attend une personne ; les autres éléments continuent. Un échec relié est réparé s’il revient sur le chemin de l’élément ; sinon l’élément a échoué.',
    en: 'Runs the steps behind its exit “Each item” once an item of a list, 50 at most. What they write counts for their item alone. A step that fails with no failure link waits for a person; the other items go on. A failure that is wired is made good where it comes back to the item’s way; otherwise the item has failed.',
  },
  config: z.strictObject({
    over: field(
      z.string().refine((source) => onePath(source) !== undefined, {
        ...told({
          fr: 'est une seule valeur entre accolades : {{invoice.lineAccounting}}',
          en: 'is one value in braces alone: {{invoice.lineAccounting}}',
        }),
      }),
      {
        label: { fr: 'Liste', en: 'List' },
        help: {
          fr: 'Une valeur entre accolades. Un texte est coupé aux virgules et aux points-virgules.',
          en: 'One value in braces. A text is parted at its commas and semicolons.',
        },
        widget: 'template',
        template: 'address',
        placeholder: { fr: '{{invoice.lineAccounting}}', en: '{{invoice.lineAccounting}}' },
      },
    ),
    as: field(
      z.string().regex(NAME, {
        ...told({
          fr: 'commence par une minuscule et n’a que des lettres sans accent et des chiffres',
          en: 'begins with a small letter and has only letters without accents and digits',
        }),
      }),
      {
        label: { fr: 'Nom de l’élément', en: 'Name of the item' },
        help: {
          fr: 'Les étapes répétées le citent comme vars.nom.',
          en: 'The steps that are repeated use it as vars.name.',
        },
        widget: 'text',
        placeholder: { fr: 'centre', en: 'centre' },
      },
    ),
    atOnce: field(z.boolean().default(false), {
      label: { fr: 'Tous à la fois', en: 'All at once' },
      help: {
        fr: 'Sinon l’un après l’autre ; un élément qui attend une personne laisse passer les suivants.',
        en: 'One after another otherwise; an item that waits for a person lets the next ones pass.',
      },
      widget: 'switch',
    }),
  }),
  exits: [
    { id: 'each', kind: 'each', label: { fr: 'Chaque élément', en: 'Each item' } },
    { id: 'ok', kind: 'ok', label: { fr: 'Tous faits', en: 'All done' }, writesNothing: true },
    {
      id: 'none',
      kind: 'branch',
      label: { fr: 'Liste vide', en: 'Empty list' },
      needed: true,
      writesNothing: true,
    },
    failedExit,
  ],
  reads: [],
  writes: [],
  writesBy: ({ as }) =>
    typeof as === 'string' && NAME.test(as)
      ? [{ path: `vars.${as}`, type: 'text', label: { fr: as, en: as } }]
      : [],
  faults: {
    FOR_EACH_VALUE_MISSING: {
      remedy: 'fix',
      title: { fr: 'La liste manque', en: 'The list is missing' },
      help: {
        fr: 'La facture n’a pas la liste à parcourir. Renseignez-la, séparée par des virgules, puis réessayez.',
        en: 'The invoice lacks the list to go through. Fill it in, parted by commas, then try again.',
      },
    },
    FOR_EACH_TOO_MANY: {
      remedy: 'fix',
      title: { fr: 'Trop d’éléments', en: 'Too many items' },
      help: {
        fr: 'La liste a plus de 50 éléments ; rien n’a été fait pour aucun. Corrigez la liste, ou passez l’étape.',
        en: 'The list has more than 50 items; nothing was done for any. Correct the list, or skip the step.',
      },
    },
    FOR_EACH_ITEM_FAILED: {
      remedy: 'fix',
      title: { fr: 'Un élément a échoué', en: 'An item failed' },
      help: {
        fr: 'Les autres éléments sont faits. Réessayez : seuls ceux qui ont échoué sont refaits, et rien de remis n’est remis deux fois.',
        en: 'The other items are done. Try again: only those that failed are done again, and nothing is delivered twice.',
      },
    },
  },
  timeout: 1,
  mode: 'local',
  summary: ({ over, as }) => {
    const line = `${typeof as === 'string' && as !== '' ? as : '…'} ∈ ${onePath(over) ?? '…'}`;
    return { fr: line, en: line };
  },
});
