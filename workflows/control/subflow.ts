import { z } from 'zod';
import { field } from '../field.ts';
import { defineNode, failedExit, okExit } from '../node.ts';
import { told } from '../shapeWords.ts';

/** What a parameter of the other flow is given: a value of its type, or one path of this flow in double braces. */
const Given = z.union([z.string().max(8000), z.boolean(), z.array(z.string().max(320)).max(50)]);

/**
 * Another flow's published version as a step of this one. It compiles away: the version's steps stand in its place, under
 * ids of their own, so that a newer version changes no flow that names this one.
 */
export const subflow = defineNode({
  type: 'subflow',
  kind: 'subflow',
  category: 'decide',
  icon: 'workflow',
  title: { fr: 'Sous-circuit', en: 'Sub-flow' },
  help: {
    fr: 'Reprend ici une version publiée d’un autre circuit : ses étapes s’exécutent comme si elles étaient dessinées là. Une version plus récente ne change rien tant que vous ne la choisissez pas. Ses fins mènent aux sorties d’ici ; une sortie non reliée garde la fin du sous-circuit.',
    en: 'Uses a published version of another flow here: its steps run as if they were drawn in this place. A newer version changes nothing until you choose it. Its ends lead to the exits here; an exit that is not wired keeps the sub-flow’s own end.',
  },
  config: z.strictObject({
    flow: field(z.string().min(1).max(64), {
      label: { fr: 'Circuit', en: 'Flow' },
      widget: 'flow',
    }),
    version: field(z.int().min(1), {
      label: { fr: 'Version', en: 'Version' },
      help: {
        fr: 'Elle reste celle-ci, quoi qu’on publie ensuite.',
        en: 'It stays this one, whatever is published later.',
      },
      widget: 'flowVersion',
    }),
    params: field(
      z
        .record(
          z
            .string()
            .regex(
              /^[a-z][A-Za-z0-9]{0,40}$/,
              told({ fr: 'n’est pas un nom de paramètre', en: 'is no name of a parameter' }),
            ),
          Given,
        )
        .default({}),
      {
        label: { fr: 'Ses paramètres', en: 'Its parameters' },
        help: {
          fr: 'Une valeur, ou une valeur d’ici entre accolades : {{params.to}}. Laissé vide, le défaut du sous-circuit vaut.',
          en: 'A value, or one of this flow in braces: {{params.to}}. Left empty, the sub-flow’s default counts.',
        },
        widget: 'flowParams',
      },
    ),
  }),
  exits: [
    okExit,
    { id: 'cancelled', kind: 'branch', label: { fr: 'Annulée', en: 'Cancelled' } },
    failedExit,
  ],
  reads: [],
  writes: [],
  faults: {},
  timeout: 1,
  mode: 'local',
  summary: ({ version }) => ({
    fr: typeof version === 'number' ? `Version ${version}` : '…',
    en: typeof version === 'number' ? `Version ${version}` : '…',
  }),
});
