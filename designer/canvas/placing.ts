import type { Flow } from '#workflows/flow/schema.ts';
import type { Catalogue } from '#workflows/node.ts';
import { type Position, placed, size } from './arrange.ts';
import { freshId } from './commands.ts';

/* Commands that change where things stand, and notes: they count neither in the hash nor in a diff. */

/** Moves steps and notes to the given places: those of a drag, or those that a layout engine found. */
export function moveNodes(
  flow: Flow,
  to: Readonly<Record<string, Position>>,
  catalogue: Catalogue,
): Flow {
  const steps = new Set(flow.nodes.map(({ id }) => id));
  const moved = Object.entries(to).filter(([id]) => steps.has(id));
  return {
    ...flow,
    layout: {
      ...placed(flow, catalogue),
      ...Object.fromEntries(moved.map(([id, at]) => [id, rounded(at)])),
    },
    stickies: flow.stickies.map((note) => ({
      ...note,
      ...(to[note.id] ? rounded(to[note.id] as Position) : {}),
    })),
  };
}

/** Moves by a distance in px. */
export function nudge(
  flow: Flow,
  { ids, dx, dy }: { ids: readonly string[]; dx: number; dy: number },
  catalogue: Catalogue,
): Flow {
  const layout = placed(flow, catalogue);
  const notes = new Map(flow.stickies.map((note) => [note.id, note]));
  const to = ids.flatMap((id) => {
    const at = layout[id] ?? notes.get(id);
    return at ? [[id, { x: at.x + dx, y: at.y + dy }] as const] : [];
  });
  return moveNodes(flow, Object.fromEntries(to), catalogue);
}

/** Pushes overlapping cards apart, downwards, and leaves the others where they are. */
export function removeOverlaps(flow: Flow, catalogue: Catalogue): Flow {
  const layout = placed(flow, catalogue);
  const settled: Position[] = [];
  const to: Record<string, Position> = {};
  const byHeight = Object.entries(layout).sort(
    ([a, p], [b, q]) => p.y - q.y || p.x - q.x || (a < b ? -1 : 1),
  );
  for (const [id, at] of byHeight) {
    let place = at;
    for (let hit = over(settled, place); hit; hit = over(settled, place)) {
      place = { x: place.x, y: hit.y + size.height + size.footer + 16 };
    }
    settled.push(place);
    if (place !== at) to[id] = place;
  }
  return Object.keys(to).length === 0 ? flow : moveNodes(flow, to, catalogue);
}

export function addSticky(flow: Flow, { text, at }: { text: string; at: Position }): Flow {
  if (flow.stickies.length >= 50) return flow;
  const id = freshId(flow, 'note');
  return { ...flow, stickies: [...flow.stickies, { id, text, ...rounded(at) }] };
}

export function editSticky(flow: Flow, { id, text }: { id: string; text: string }): Flow {
  return {
    ...flow,
    stickies: flow.stickies.map((note) =>
      note.id === id ? { ...note, text: text.slice(0, 2000) } : note,
    ),
  };
}

const over = (settled: readonly Position[], { x, y }: Position): Position | undefined =>
  settled.find(
    (other) =>
      Math.abs(other.x - x) < size.width && Math.abs(other.y - y) < size.height + size.footer,
  );

const rounded = ({ x, y }: Position): Position => ({ x: Math.round(x), y: Math.round(y) });
