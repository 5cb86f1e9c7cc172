import { useReducedMotion } from '@mantine/hooks';
import { useReactFlow } from '@xyflow/react';
import { type FocusEvent, useMemo, useRef, useState } from 'react';
import { canvas } from '../text/canvas.ts';
import { useT } from '../useText.ts';
import { useActions } from './actions.ts';
import { Board } from './Board.tsx';
import styles from './Canvas.module.css';
import { EmptyHint } from './EmptyHint.tsx';
import { useDoc, useGraph, useScene } from './graphContext.ts';
import { Minimap } from './Minimap.tsx';
import { ProblemChips } from './ProblemChips.tsx';
import { announce } from './scene.ts';
import { tidyLayout } from './tidy.ts';
import { useCanvasKeys } from './useKeys.ts';
import { useMouse } from './useMouse.ts';
import { useReveal } from './useReveal.ts';
import { ZoomBar } from './ZoomBar.tsx';

const severalKeys = ['Shift', 'Control', 'Meta'];

/** The drawing for editing, with mouse and keyboard alike. */
export function Canvas({ help, children }: { help: () => void; children?: React.ReactNode }) {
  const t = useT();
  const { doc, scene, readOnly } = useGraph();
  const actions = useActions();
  const mouse = useMouse();
  const reveal = useReveal();
  const still = useReducedMotion();
  const count = useDoc((flow) => flow.nodes.length);
  const { fitView, screenToFlowPosition } = useReactFlow();
  const stage = useRef<HTMLElement>(null);
  const [tidying, setTidying] = useState(false);
  const [animated, setAnimated] = useState(false);

  const views = useMemo(
    () => ({
      fit: () => void fitView({ maxZoom: 1, padding: 0.14, duration: still ? 0 : 200 }),
      help,
    }),
    [fitView, still, help],
  );
  const onKeyDown = useCanvasKeys(views);

  const tidy = async () => {
    setTidying(true);
    try {
      const layout = await tidyLayout(doc.getState().flow);
      setAnimated(true);
      actions.tidy(layout);
      setTimeout(() => setAnimated(false), 300);
      requestAnimationFrame(views.fit);
    } catch {
      announce(scene, canvas.tidyFailed);
    } finally {
      setTidying(false);
    }
  };
  const addNote = () => {
    const box = stage.current?.getBoundingClientRect();
    if (box) actions.addNote(screenToFlowPosition({ x: box.left + 40, y: box.top + 60 }));
  };
  const onFocus = ({ target }: FocusEvent) => {
    // A mouse click focuses too, and selects by itself; only the keyboard's focus is a selection.
    const id = target.matches('.react-flow__node:focus-visible') && target.getAttribute('data-id');
    if (!id || scene.getState().selected.includes(id)) return;
    actions.select([id]);
    reveal(id);
  };

  return (
    <section
      ref={stage}
      className={animated ? `${styles.stage} ${styles.animated}` : styles.stage}
      aria-label={t(canvas.label)}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <Board
        {...mouse}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        elementsSelectable
        selectionKeyCode="Shift"
        multiSelectionKeyCode={severalKeys}
      >
        <Minimap count={count} />
      </Board>
      <ProblemChips />
      <Hint />
      <EmptyHint />
      {children}
      {readOnly ? (
        <ZoomBar fit={views.fit} help={help} />
      ) : (
        <ZoomBar fit={views.fit} help={help} tidy={tidy} tidying={tidying} addNote={addNote} />
      )}
    </section>
  );
}

/** What the next click or key does, while something is under way. */
function Hint() {
  const t = useT();
  const connecting = useScene((scene) => scene.connecting !== null);
  const moving = useScene((scene) => scene.moving);
  if (!connecting && !moving) return null;
  return (
    <div className={styles.hint} role="status">
      {t(connecting ? canvas.connectHint : canvas.moveHint)}
    </div>
  );
}
