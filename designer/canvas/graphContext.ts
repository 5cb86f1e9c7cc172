import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { catalogue as allNodes } from '#activities/catalogue.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Catalogue } from '#workflows/node.ts';
import type { Scene, SceneStore } from './scene.ts';
import type { DocStore } from './store.ts';

export const catalogue: Catalogue = allNodes;

export interface Graph {
  readonly doc: DocStore;
  readonly scene: SceneStore;
  readonly readOnly: boolean;
}

export const GraphContext = createContext<Graph | null>(null);

export function useGraph(): Graph {
  const graph = useContext(GraphContext);
  if (!graph) throw new Error('used outside of a flow’s drawing');
  return graph;
}

/** A part of the drawing; the component renders again only when that part changes. */
export function useDoc<T>(select: (flow: Flow) => T): T {
  const { doc } = useGraph();
  return useStore(
    doc,
    useShallow(({ flow }) => select(flow)),
  );
}

export function useScene<T>(select: (scene: Scene) => T): T {
  const { scene } = useGraph();
  return useStore(scene, select);
}
