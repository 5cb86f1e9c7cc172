import type { Catalogue, NodeManifest } from '../node.ts';
import type { FlowNode } from './schema.ts';

/** What is said of a drawn step's type; undefined where the catalogue has no such type. */
export const manifestOf = (
  { type }: Pick<FlowNode, 'type'>,
  catalogue: Catalogue,
): NodeManifest | undefined => (Object.hasOwn(catalogue, type) ? catalogue[type] : undefined);
