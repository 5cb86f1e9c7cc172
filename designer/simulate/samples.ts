import type { Reply, sampleContext } from '#server/api/contract.ts';

/** A real invoice of the flow's customers, with every value that a template or rule can name. */
export type Sample = Reply<typeof sampleContext>[number];
