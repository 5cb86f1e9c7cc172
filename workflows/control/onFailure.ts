import { z } from 'zod';
import { defineNode, okExit } from '../node.ts';

/** The failure lane: failures that are not wired go on here. It compiles away. */
export const onFailure = defineNode({
  type: 'onFailure',
  kind: 'start',
  category: 'start',
  icon: 'life-buoy',
  title: { fr: 'En cas d’échec', en: 'On failure' },
  help: {
    fr: 'Toute sortie d’échec qui n’est reliée à rien continue ici. Une seule par circuit.',
    en: 'Every failure exit that is not wired goes on here. At most one a flow.',
  },
  config: z.strictObject({}),
  exits: [okExit],
  reads: [],
  writes: [],
  faults: {},
  timeout: 1,
  mode: 'local',
  summary: () => ({ fr: 'Échecs non reliés', en: 'Failures not wired' }),
});
