import { gallery } from '#workflows/gallery/gallery.ts';
import { type Starter, starter } from '#workflows/gallery/starter.ts';
import { arrange } from '../canvas/arrange.ts';
import { catalogue } from '../canvas/graphContext.ts';
import { templates } from '../text/flows.ts';

const empty = starter('empty', templates.empty, templates.emptyText, {
  nodes: { start: { type: 'start' } },
  edges: [],
});

/** What a new flow can start from, laid out. */
export const flowTemplates: readonly Starter[] = [...gallery, empty].map((one) => ({
  ...one,
  build: (name, language) => {
    const flow = one.build(name, language);
    return { ...flow, layout: arrange(flow, catalogue) };
  },
}));
