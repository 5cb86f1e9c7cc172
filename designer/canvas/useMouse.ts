import { type Connection, type FinalConnectionState, type Node, useReactFlow } from '@xyflow/react';
import { type DragEvent, useMemo } from 'react';
import type { FlowEdge } from '#workflows/flow/schema.ts';
import { useActions } from './actions.ts';
import { size } from './arrange.ts';
import type { BoardProps } from './Board.tsx';
import { dropOnEdge } from './commands.ts';
import { connectProblem, edgeId } from './graph.ts';
import { catalogue, useGraph } from './graphContext.ts';
import { moveNodes } from './placing.ts';
import { announce } from './scene.ts';

/** Media type of a step that is dragged from the palette. */
export const dragType = 'application/x-facteur-step';

/** What the mouse does on the canvas, as props of the board. */
export function useMouse(): BoardProps {
  const { doc, scene } = useGraph();
  const actions = useActions();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(() => {
    const flow = () => doc.getState().flow;
    const edgeUnder = (x: number, y: number): FlowEdge | undefined => {
      const id = document
        .elementsFromPoint(x, y)
        .map((element) => element.closest('.react-flow__edge')?.getAttribute('data-id'))
        .find((found) => found != null);
      return flow().edges.find((edge) => edgeId(edge) === id);
    };
    const nodeUnder = (x: number, y: number): string | undefined =>
      document
        .elementsFromPoint(x, y)
        .map(
          (element) => element.closest('.react-flow__node')?.getAttribute('data-id') ?? undefined,
        )
        .find((found) => found !== undefined);

    const connectOrSay = (edge: FlowEdge) => {
      const problem = connectProblem(flow(), catalogue, edge);
      if (problem) announce(scene, problem);
      else actions.connect(edge);
    };

    const dropped = (nodes: readonly Node[], x: number, y: number) => {
      const places = Object.fromEntries(nodes.map(({ id, position }) => [id, position]));
      const [only] = nodes;
      const edge = nodes.length === 1 ? edgeUnder(x, y) : undefined;
      doc.run((was) => {
        const moved = moveNodes(was, places, catalogue);
        return edge && only ? dropOnEdge(moved, { edge, node: only.id }, catalogue) : moved;
      });
      scene.setState({ dragged: {} });
    };

    return {
      onNodesChange: (changes) => {
        let { dragged, selected } = scene.getState();
        for (const change of changes) {
          if (change.type === 'position' && change.position && change.dragging) {
            dragged = { ...dragged, [change.id]: change.position };
          }
          if (change.type === 'select') {
            const others = selected.filter((id) => id !== change.id);
            selected = change.selected ? [...others, change.id] : others;
          }
        }
        scene.setState({ dragged, selected });
      },
      onNodeDragStop: (event, _node, nodes) => {
        const { clientX, clientY } = event as unknown as MouseEvent;
        dropped(nodes, clientX, clientY);
      },
      onSelectionDragStop: (event, nodes) => dropped(nodes, event.clientX, event.clientY),
      onNodeClick: (event, { id }) => {
        const { connecting } = scene.getState();
        if (connecting && connecting.from !== id) return connectOrSay({ ...connecting, to: id });
        if (event.shiftKey || event.ctrlKey || event.metaKey) return;
        scene.setState({ panelOpen: true, selectedEdge: null, moving: false });
      },
      onNodeDoubleClick: (_event, { id, type }) => {
        if (type === 'note') scene.setState({ editingNote: id });
      },
      onEdgeClick: (_event, { id }) =>
        scene.setState({ selectedEdge: id, selected: [], panelOpen: false, moving: false }),
      onPaneClick: () =>
        scene.setState({
          selected: [],
          selectedEdge: null,
          panelOpen: false,
          connecting: null,
          moving: false,
        }),
      onConnect: ({ source, sourceHandle, target }: Connection) =>
        connectOrSay({ from: source, exit: sourceHandle ?? 'ok', to: target }),
      isValidConnection: ({ source, sourceHandle, target }) =>
        connectProblem(flow(), catalogue, {
          from: source,
          exit: sourceHandle ?? 'ok',
          to: target,
        }) === null,
      onConnectStart: (_event, { nodeId, handleId }) => {
        if (nodeId && handleId) scene.setState({ connecting: { from: nodeId, exit: handleId } });
      },
      onConnectEnd: (event, state: FinalConnectionState) => {
        const { connecting } = scene.getState();
        scene.setState({ connecting: null });
        if (!connecting || state.isValid) return;
        const point = 'changedTouches' in event ? event.changedTouches[0] : event;
        if (!point) return;
        const at = { x: point.clientX, y: point.clientY };
        const to = nodeUnder(at.x, at.y);
        if (to === connecting.from) return;
        if (to) return connectOrSay({ ...connecting, to });
        const { from, exit } = connecting;
        scene.setState({
          picker: { kind: 'add', intent: { kind: 'append', after: from, exit }, at },
        });
      },
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        const edge = edgeUnder(event.clientX, event.clientY);
        const dropEdge = edge ? edgeId(edge) : null;
        if (scene.getState().dropEdge !== dropEdge) scene.setState({ dropEdge });
      },
      onDragLeave: () => scene.setState({ dropEdge: null }),
      onDrop: (event: DragEvent) => {
        const type = event.dataTransfer.getData(dragType);
        scene.setState({ dropEdge: null });
        if (!type) return;
        event.preventDefault();
        const edge = edgeUnder(event.clientX, event.clientY);
        const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const at = { x: point.x - size.width / 2, y: point.y - size.height / 2 };
        if (edge && actions.add(type, { kind: 'edge', edge })) return;
        actions.add(type, { kind: 'free', at });
      },
    };
  }, [doc, scene, actions, screenToFlowPosition]);
}
