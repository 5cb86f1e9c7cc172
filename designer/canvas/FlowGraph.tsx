import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Plan } from '#workflows/plan.ts';
import type { DeliveryView } from '#workflows/trace.ts';
import { canvas } from '../text/canvas.ts';
import { useT } from '../useText.ts';
import { Board, type BoardProps } from './Board.tsx';
import styles from './Canvas.module.css';
import { type Graph, GraphContext, useGraph } from './graphContext.ts';
import { sceneStore } from './scene.ts';
import { docStore } from './store.ts';
import { useCanvasKeys } from './useKeys.ts';
import { ZoomBar } from './ZoomBar.tsx';

interface FlowGraphProps {
  readonly flow: Flow;
  readonly plan?: Plan;
  /** States to paint the steps and edges with, `fold(plan, events)`. */
  readonly view?: DeliveryView;
  readonly selected?: string | null;
  readonly onSelect?: (node: string | null) => void;
}

/** A drawing to look at: the version that a delivery runs, with how each step stands. */
export function FlowGraph({ flow, plan, view, selected = null, onSelect }: FlowGraphProps) {
  const graph = useMemo<Graph>(
    () => ({ doc: docStore(flow), scene: sceneStore(), readOnly: true }),
    [flow],
  );
  useEffect(() => {
    graph.scene.setState({ overlay: plan && view ? { plan, view } : null });
  }, [graph, plan, view]);
  useEffect(() => {
    graph.scene.setState({ selected: selected === null ? [] : [selected] });
  }, [graph, selected]);
  useEffect(
    () =>
      graph.scene.subscribe((scene, before) => {
        const now = scene.selected[0] ?? null;
        if (now !== (before.selected[0] ?? null) && now !== selected) onSelect?.(now);
      }),
    [graph, selected, onSelect],
  );
  return (
    <GraphContext value={graph}>
      <ReactFlowProvider>
        <Still />
      </ReactFlowProvider>
    </GraphContext>
  );
}

function Still() {
  const t = useT();
  const { scene } = useGraph();
  const { fitView } = useReactFlow();
  const views = useMemo(
    () => ({ fit: () => void fitView({ maxZoom: 1, padding: 0.14 }), help: () => {} }),
    [fitView],
  );
  const onKeyDown = useCanvasKeys(views);
  const mouse = useMemo<BoardProps>(
    () => ({
      onNodeClick: (_event, { id, type }) => {
        if (type === 'step') scene.setState({ selected: [id] });
      },
      onPaneClick: () => scene.setState({ selected: [] }),
    }),
    [scene],
  );
  return (
    <section className={styles.stage} aria-label={t(canvas.readOnlyLabel)} onKeyDown={onKeyDown}>
      <Board
        {...mouse}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
      />
      <ZoomBar fit={views.fit} />
    </section>
  );
}
