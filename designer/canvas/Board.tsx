import {
  type AriaLabelConfig,
  Background,
  BackgroundVariant,
  type EdgeTypes,
  type Node,
  type NodeTypes,
  ReactFlow,
  type ReactFlowProps,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import { canvas } from '../text/canvas.ts';
import { useT } from '../useText.ts';
import { FlowLine, type FlowLineEdge } from './FlowLine.tsx';
import { NodeCard } from './NodeCard.tsx';
import { StickyNote } from './StickyNote.tsx';
import { useCards } from './useCards.ts';

// At module level: made anew at each render they would cost five times the script time (measured at 500 nodes).
const nodeTypes: NodeTypes = { step: NodeCard, note: StickyNote };
const edgeTypes: EdgeTypes = { line: FlowLine };
const fitting = { maxZoom: 1, padding: 0.14 };

export type BoardProps = Omit<ReactFlowProps<Node, FlowLineEdge>, 'nodes' | 'edges'>;

/** The drawing itself, the same for editing, test runs, deliveries and audits. */
export function Board({ children, ...more }: BoardProps) {
  const t = useT();
  const { nodes, edges } = useCards();
  const labels = useMemo<Partial<AriaLabelConfig>>(
    () => ({
      'controls.zoomIn.ariaLabel': t(canvas.zoomIn),
      'controls.zoomOut.ariaLabel': t(canvas.zoomOut),
      'controls.fitView.ariaLabel': t(canvas.fit),
      'minimap.ariaLabel': t(canvas.minimap),
    }),
    [t],
  );
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      fitView
      fitViewOptions={fitting}
      minZoom={0.15}
      maxZoom={2}
      panOnScroll
      onlyRenderVisibleElements={nodes.length > 150}
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      zoomOnDoubleClick={false}
      connectOnClick={false}
      elevateNodesOnSelect={false}
      ariaLabelConfig={labels}
      {...more}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.6} />
      {children}
    </ReactFlow>
  );
}
