import type { Node } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Text } from '#workflows/text.ts';
import { canvas } from '../text/canvas.ts';
import { plural } from '../text/plural.ts';
import { fill, useT } from '../useText.ts';
import { placed, size } from './arrange.ts';
import type { FlowLineEdge } from './FlowLine.tsx';
import { edgeId, readingOrder } from './graph.ts';
import { catalogue, useDoc, useGraph, useScene } from './graphContext.ts';
import { entryOf } from './ports.ts';
import { titleAt } from './titles.ts';

const nothing = {};

/**
 * The drawing as React Flow wants it. An element keeps its identity until its own part changes, so that dragging one
 * card draws one card.
 */
export function useCards(): { nodes: Node[]; edges: FlowLineEdge[] } {
  const t = useT();
  const { readOnly } = useGraph();
  const flow = useDoc((whole) => whole);
  const selected = useScene((scene) => scene.selected);
  const selectedEdge = useScene((scene) => scene.selectedEdge);
  const dragged = useScene((scene) => scene.dragged);
  const results = useScene((scene) => scene.results);
  const byNode = useScene((scene) => scene.byNode);
  const kept = useRef(new Map<string, Node>());

  const labels = useMemo(() => labelsOf(flow, t), [flow, t]);
  const nodes = useMemo(() => {
    const layout = placed(flow, catalogue);
    const first = flow.nodes[0]?.id;
    const focusable = selected.find((id) => layout[id]) ?? first;
    const next = new Map<string, Node>();
    const keep = (node: Node) => {
      const was = kept.current.get(node.id);
      next.set(node.id, was && same(was, node) ? was : node);
    };
    for (const { id } of flow.nodes) {
      const errors = (byNode[id] ?? []).filter(({ severity }) => severity === 'fatal').length;
      const height = size.height + (results[id] ? size.footer : 0);
      const spoken = errors > 0 ? `, ${t(plural(errors, canvas.oneError, canvas.manyErrors))}` : '';
      keep({
        id,
        type: 'step',
        position: dragged[id] ?? layout[id] ?? { x: 0, y: 0 },
        data: nothing,
        width: size.width,
        height,
        measured: { width: size.width, height },
        selected: selected.includes(id),
        ariaRole: 'group',
        ariaLabel: `${labels.get(id) ?? id}${spoken}`,
        domAttributes: {
          tabIndex: id === focusable ? 0 : -1,
          ...(readOnly ? {} : { 'aria-keyshortcuts': 'Enter A C M Delete' }),
        },
      });
    }
    for (const note of flow.stickies) {
      keep({
        id: note.id,
        type: 'note',
        position: dragged[note.id] ?? { x: note.x, y: note.y },
        data: nothing,
        measured: { width: 196, height: 80 },
        selected: selected.includes(note.id),
        zIndex: -1,
        ariaRole: 'note',
        ariaLabel: note.text || t(canvas.note),
      });
    }
    kept.current = next;
    return [...next.values()];
  }, [flow, selected, dragged, results, byNode, labels, readOnly, t]);

  const edges = useMemo(() => {
    const layout = placed(flow, catalogue);
    return flow.edges.map((edge): FlowLineEdge => {
      const id = edgeId(edge);
      return {
        id,
        type: 'line',
        source: edge.from,
        sourceHandle: edge.exit,
        target: edge.to,
        targetHandle: entryOf(flow, edge, layout),
        data: { edge },
        selected: id === selectedEdge,
        focusable: false,
        ariaLabel: `${t(titleAt(flow, edge.from))} → ${t(titleAt(flow, edge.to))}`,
      };
    });
  }, [flow, selectedEdge, t]);
  return { nodes, edges };
}

/** "Step 5 of 9, E-mail subject, goes to Send by e-mail", by node. */
function labelsOf(flow: Flow, t: (text: Text) => string): ReadonlyMap<string, string> {
  const order = readingOrder(flow, catalogue);
  const out = new Map<string, string[]>();
  for (const { from, to } of flow.edges)
    out.set(from, [...(out.get(from) ?? []), t(titleAt(flow, to))]);
  return new Map(
    order.map((id, index) => {
      const step = fill(canvas.stepOf, {
        n: index + 1,
        count: order.length,
        title: t(titleAt(flow, id)),
      });
      const to = out.get(id);
      const leads = to ? fill(canvas.leadsTo, { to: to.join(', ') }) : canvas.leadsNowhere;
      return [id, `${t(step)}, ${t(leads)}`];
    }),
  );
}

const same = (a: Node, b: Node): boolean =>
  a.position.x === b.position.x &&
  a.position.y === b.position.y &&
  a.selected === b.selected &&
  a.height === b.height &&
  a.ariaLabel === b.ariaLabel &&
  a.domAttributes?.tabIndex === b.domAttributes?.tabIndex;
