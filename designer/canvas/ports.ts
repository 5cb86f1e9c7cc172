import { Position } from '@xyflow/react';
import type { Flow, FlowEdge } from '#workflows/flow/schema.ts';
import type { Exit, NodeManifest } from '#workflows/node.ts';
import { type Position as Place, size } from './arrange.ts';
import { manifestOf } from './graph.ts';
import { catalogue } from './graphContext.ts';

/** A dot on a card where edges begin. `at` is its place along the side, of 1. */
export interface Port {
  readonly exit: Exit;
  readonly side: Position;
  readonly at: number;
}

/**
 * Success leaves at the bottom, failure and what is told beside at the right. A retry goes on downwards when it gives up, and back upwards when
 * it tries again.
 */
export function portsOf(manifest: NodeManifest | undefined): readonly Port[] {
  if (!manifest) return [];
  if (manifest.kind === 'retry') {
    return manifest.exits.map((exit) =>
      exit.id === 'again'
        ? { exit, side: Position.Top, at: 0.8 }
        : { exit, side: Position.Bottom, at: 0.5 },
    );
  }
  const isAside = ({ kind }: Exit): boolean => kind === 'failure' || kind === 'beside';
  const down = manifest.exits.filter((exit) => !isAside(exit));
  const aside = manifest.exits.filter(isAside);
  return [
    ...down.map((exit, i) => ({ exit, side: Position.Bottom, at: (i + 1) / (down.length + 1) })),
    ...aside.map((exit, i) => ({ exit, side: Position.Right, at: (i + 1) / (aside.length + 1) })),
  ];
}

/** Where edges end: `top` mostly, `left` for what comes from a failure at the left, `right` for what comes back. */
export const entries = [
  { id: 'top', side: Position.Top, at: 0.5 },
  { id: 'left', side: Position.Left, at: 0.5 },
  { id: 'right', side: Position.Right, at: 0.2 },
] as const;

export function entryOf(
  flow: Flow,
  edge: FlowEdge,
  layout: Readonly<Record<string, Place>>,
): (typeof entries)[number]['id'] {
  const manifest = manifestOf(flow, catalogue, edge.from);
  if (manifest?.kind === 'retry') return edge.exit === 'again' ? 'right' : 'top';
  const leavesAside = portsOf(manifest).some(
    ({ exit, side }) => exit.id === edge.exit && side === Position.Right,
  );
  const [from, to] = [layout[edge.from], layout[edge.to]];
  const beside = from && to && to.x > from.x + size.width && to.y < from.y + size.height * 2;
  return leavesAside && beside ? 'left' : 'top';
}
