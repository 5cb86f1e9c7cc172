import { useMemo } from 'react';
import type { FlowEdge } from '#workflows/flow/schema.ts';
import type { Text } from '#workflows/text.ts';
import { said } from '../text/canvas.ts';
import { plural } from '../text/plural.ts';
import { fill } from '../useText.ts';
import { type Position, placed } from './arrange.ts';
import { copy, duplicate, paste, readClip } from './clip.ts';
import {
  addNode,
  appendAfter,
  connect,
  deleteNodes,
  disconnect,
  freshId,
  insertOnEdge,
} from './commands.ts';
import { edgeId, mainExit, manifestOf, nodeOf } from './graph.ts';
import { catalogue, type Graph, useGraph } from './graphContext.ts';
import { addSticky, moveNodes, nudge, removeOverlaps } from './placing.ts';
import { announce, type Intent } from './scene.ts';
import { titleAt } from './titles.ts';

export type Actions = ReturnType<typeof actionsOn>;

/** What people do with a drawing: commands on the document, the selection that follows, and what is said aloud. */
export function useActions(): Actions {
  const graph = useGraph();
  return useMemo(() => actionsOn(graph), [graph]);
}

function actionsOn({ doc, scene, readOnly }: Graph) {
  const flow = () => doc.getState().flow;
  const say = (text: Text) => announce(scene, text);
  const titled = (text: Text, name: string, id: string): Text => {
    const title = titleAt(flow(), id);
    return {
      fr: fill(text, { [name]: title.fr }).fr,
      en: fill(text, { [name]: title.en }).en,
    };
  };

  const select = (ids: readonly string[], open = false) =>
    scene.setState(({ panelOpen }) => ({
      selected: ids,
      selectedEdge: null,
      panelOpen: ids.length === 1 && (open || panelOpen),
    }));

  const changes = {
    add(type: string, intent: Intent): string | null {
      const id = freshId(flow(), type);
      const before = flow();
      doc.run((was) => {
        if (intent.kind === 'edge')
          return insertOnEdge(was, { edge: intent.edge, id, type }, catalogue);
        if (intent.kind === 'free') return addNode(was, { id, type, at: intent.at });
        return appendAfter(was, { after: intent.after, exit: intent.exit, id, type }, catalogue);
      });
      if (flow() === before) return null;
      select([id], true);
      say(titled(said.added, 'what', id));
      focusCard(id);
      return id;
    },

    /** Behind the selected step's main exit, else on its own where the eye is. */
    addNearSelection(type: string, eye: Position): void {
      const [id] = scene.getState().selected;
      const manifest = id === undefined ? undefined : manifestOf(flow(), catalogue, id);
      const exit = manifest && mainExit(manifest);
      const added =
        id && exit ? changes.add(type, { kind: 'append', after: id, exit: exit.id }) : null;
      if (added === null) changes.add(type, { kind: 'free', at: eye });
    },

    connect(edge: FlowEdge): void {
      const before = flow();
      doc.run((was) => connect(was, edge, catalogue));
      scene.setState({ connecting: null, picker: null });
      if (flow() !== before) say(titled(said.connected, 'to', edge.to));
    },

    unwire(edge: FlowEdge): void {
      doc.run((was) => disconnect(was, edge));
      scene.setState({ selectedEdge: null });
    },

    deleteSelected(): void {
      const { selected, selectedEdge } = scene.getState();
      const edge = flow().edges.find((one) => edgeId(one) === selectedEdge);
      if (edge) {
        changes.unwire(edge);
        return;
      }
      if (selected.length === 0) return;
      if (selected.every((id) => nodeOf(flow(), id)?.type === 'start')) {
        say(said.startStays);
        return;
      }
      const [first] = selected;
      const next = first && flow().edges.find(({ to }) => to === first)?.from;
      doc.run((was) => deleteNodes(was, selected, catalogue));
      say(plural(selected.length, said.oneDeleted, said.manyDeleted));
      select(next && nodeOf(flow(), next) ? [next] : []);
      if (next) focusCard(next);
    },

    duplicateSelected(): void {
      const { selected } = scene.getState();
      const done = duplicate(flow(), selected, catalogue);
      if (done.ids.length === 0) return;
      doc.run(() => done.flow);
      select(done.ids);
      say(plural(done.ids.length, said.onePasted, said.manyPasted));
    },

    paste(text: string, at?: Position): void {
      const clip = readClip(text);
      const done = clip && paste(flow(), { clip, ...(at ? { at } : {}) }, catalogue);
      if (!done || done.ids.length === 0) {
        say(said.nothingToPaste);
        return;
      }
      doc.run(() => done.flow);
      select(done.ids);
      say(plural(done.ids.length, said.onePasted, said.manyPasted));
    },

    nudge(dx: number, dy: number): void {
      const ids = scene.getState().selected;
      doc.run((was) => nudge(was, { ids, dx, dy }, catalogue), `nudge ${ids.join()}`);
    },

    addNote(at: Position): void {
      doc.run((was) => addSticky(was, { text: '', at }));
      const id = flow().stickies.at(-1)?.id;
      if (id) scene.setState({ selected: [id], editingNote: id, panelOpen: false });
    },

    removeOverlaps: () => doc.run((was) => removeOverlaps(was, catalogue)),

    tidy(layout: Readonly<Record<string, Position>>): void {
      doc.run((was) => moveNodes(was, layout, catalogue));
      say(said.tidied);
    },

    undo(): void {
      doc.undo();
      dropLost();
      say(said.undone);
    },

    redo(): void {
      doc.redo();
      dropLost();
      say(said.redone);
    },
  };

  function dropLost(): void {
    const { nodes, stickies } = flow();
    const ids = new Set([...nodes, ...stickies].map(({ id }) => id));
    scene.setState(({ selected }) => ({ selected: selected.filter((id) => ids.has(id)) }));
  }

  return {
    ...changes,
    select,
    readOnly,
    selectAll: () => select([...flow().nodes, ...flow().stickies].map(({ id }) => id)),

    copyText(): string | null {
      const clip = copy(flow(), scene.getState().selected, catalogue);
      if (clip.nodes.length === 0) return null;
      say(plural(clip.nodes.length, said.oneCopied, said.manyCopied));
      return JSON.stringify(clip);
    },

    /** The nearest card in a direction along the edges, else by place. */
    neighbour(id: string, key: string): string | undefined {
      const { edges } = flow();
      if (key === 'ArrowDown') {
        const manifest = manifestOf(flow(), catalogue, id);
        const main = manifest && mainExit(manifest)?.id;
        const out = edges.filter(({ from }) => from === id);
        return (out.find(({ exit }) => exit === main) ?? out[0])?.to;
      }
      if (key === 'ArrowUp')
        return edges.find(({ to, exit }) => to === id && exit !== 'again')?.from;
      const layout = placed(flow(), catalogue);
      const here = layout[id];
      if (!here) return undefined;
      const side = key === 'ArrowRight' ? 1 : -1;
      const beside = Object.entries(layout)
        .filter(([other, at]) => other !== id && (at.x - here.x) * side > 20)
        .map(([other, at]) => ({
          other,
          far: Math.abs(at.x - here.x) + 3 * Math.abs(at.y - here.y),
        }));
      return beside.sort((a, b) => a.far - b.far)[0]?.other;
    },
  };
}

/** Moves the keyboard to a card, once it is drawn. */
export function focusCard(id: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const card = document.querySelector<HTMLElement>(
        `.react-flow__node[data-id="${CSS.escape(id)}"]`,
      );
      card?.focus({ preventScroll: true });
    }),
  );
}
