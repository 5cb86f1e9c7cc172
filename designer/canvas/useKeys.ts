import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useCallback, useEffect } from 'react';
import { ownsKeys } from '../shell/ownsKeys.ts';
import { said } from '../text/canvas.ts';
import { type Actions, focusCard, useActions } from './actions.ts';
import { mainExit, manifestOf, nodeOf } from './graph.ts';
import { catalogue, type Graph, useGraph } from './graphContext.ts';
import { announce } from './scene.ts';
import { useReveal } from './useReveal.ts';

export interface Views {
  fit(): void;
  help(): void;
  find(): void;
  toggleOutline(): void;
}

/** Keys on the canvas itself: along the graph, add, connect, move, delete. One tab stop; the cards take turns. */
export function useCanvasKeys(views: Pick<Views, 'fit'>): (event: KeyboardEvent) => void {
  const graph = useGraph();
  const actions = useActions();
  const reveal = useReveal();
  const { zoomTo } = useReactFlow();
  return useCallback(
    (event) => {
      if (ownsKeys(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const id = cardOf(event.target) ?? graph.scene.getState().selected[0];
      const handled = press(event, id, graph, actions, reveal) || look(event.key, views, zoomTo);
      if (handled) event.preventDefault();
    },
    [graph, actions, reveal, views, zoomTo],
  );
}

function press(
  event: KeyboardEvent,
  id: string | undefined,
  { doc, scene, readOnly }: Graph,
  actions: Actions,
  reveal: (id: string) => void,
): boolean {
  const { moving } = scene.getState();
  if (event.key === 'Escape') return giveUp({ doc, scene, readOnly });
  if (event.key.startsWith('Arrow')) {
    if (moving) {
      const far = event.shiftKey ? 32 : 8;
      const [dx, dy] = direction(event.key);
      actions.nudge(dx * far, dy * far);
      return true;
    }
    const next =
      id === undefined ? doc.getState().flow.nodes[0]?.id : actions.neighbour(id, event.key);
    if (!next) return true;
    actions.select([next]);
    reveal(next);
    focusCard(next);
    return true;
  }
  if (event.key === 'Enter') {
    if (moving) scene.setState({ moving: false });
    else if (id && !isButton(event.target)) {
      actions.select([id], true);
      focusPanel();
    } else return false;
    return true;
  }
  if (readOnly || id === undefined || !nodeOf(doc.getState().flow, id)) return false;
  const at = cardCorner(id);
  switch (event.key.toLowerCase()) {
    case 'a': {
      const exit = exitToGoOn(doc.getState().flow, id);
      if (exit) {
        scene.setState({
          picker: { kind: 'add', intent: { kind: 'append', after: id, exit }, at },
        });
      }
      return true;
    }
    case 'c':
      scene.setState({ picker: { kind: 'connect', from: id, at } });
      return true;
    case 'm':
      actions.select([id]);
      scene.setState({ moving: true });
      return true;
    case 'delete':
    case 'backspace':
      actions.deleteSelected();
      return true;
    default:
      return false;
  }
}

/** One thing at a time: what is under way, then the panel, then the selection. */
function giveUp({ scene }: Graph): boolean {
  const { connecting, moving, panelOpen, selected } = scene.getState();
  if (connecting || moving) {
    scene.setState({ connecting: null, moving: false });
    announce(scene, said.cancelled);
  } else if (panelOpen) {
    scene.setState({ panelOpen: false });
    if (selected[0]) focusCard(selected[0]);
  } else scene.setState({ selected: [], selectedEdge: null });
  return true;
}

function look(key: string, views: Pick<Views, 'fit'>, zoomTo: (zoom: number) => unknown): boolean {
  if (key === 'f' || key === 'F') views.fit();
  else if (key === '1') zoomTo(1);
  else return false;
  return true;
}

/** Keys that work wherever the designer is open, outside of text fields. */
export function useGlobalKeys(views: Views): void {
  const { scene, readOnly } = useGraph();
  const actions = useActions();
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) {
        if (event.key === 'Escape' && !ownsKeys(event.target)) {
          scene.setState({ connecting: null, moving: false });
        } else if (event.key === '?' && !ownsKeys(event.target)) views.help();
        return;
      }
      const key = event.key.toLowerCase();
      if (key === 'f' && !isInDialog(event.target)) views.find();
      else if (key === 'l' && event.shiftKey) views.toggleOutline();
      else if (ownsKeys(event.target) || readOnly) return;
      else if (key === 'z') event.shiftKey ? actions.redo() : actions.undo();
      else if (key === 'y') actions.redo();
      else if (key === 'a') actions.selectAll();
      else if (key === 'd') actions.duplicateSelected();
      else return;
      event.preventDefault();
    };
    const onCopy = (event: ClipboardEvent) => {
      if (ownsKeys(event.target) || document.getSelection()?.toString()) return;
      const text = actions.copyText();
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (ownsKeys(event.target) || readOnly) return;
      actions.paste(event.clipboardData?.getData('text/plain') ?? '');
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [actions, readOnly, scene, views]);
}

function direction(key: string): readonly [number, number] {
  if (key === 'ArrowUp') return [0, -1];
  if (key === 'ArrowDown') return [0, 1];
  return key === 'ArrowLeft' ? [-1, 0] : [1, 0];
}

/** The main exit, or the first success exit that leads nowhere yet. */
function exitToGoOn(flow: Parameters<typeof manifestOf>[0], id: string): string | undefined {
  const manifest = manifestOf(flow, catalogue, id);
  if (!manifest) return undefined;
  const wired = new Set(flow.edges.filter(({ from }) => from === id).map(({ exit }) => exit));
  const open = manifest.exits.find(
    ({ id: exit, kind }) => kind !== 'failure' && exit !== 'again' && !wired.has(exit),
  );
  return (open ?? mainExit(manifest))?.id;
}

const cardOf = (target: EventTarget | null): string | undefined =>
  (target instanceof Element && target.closest('.react-flow__node')?.getAttribute('data-id')) ||
  undefined;

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog]') !== null;

const isButton = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button') !== null;

function cardCorner(id: string): { x: number; y: number } {
  const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  const box = card?.getBoundingClientRect();
  return box ? { x: box.left + 24, y: box.bottom } : { x: 200, y: 200 };
}

const focusPanel = (): void => {
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(
        '[data-panel] :is(input, textarea, select, [tabindex="0"]):not([type="hidden"])',
      )
      ?.focus(),
  );
};
