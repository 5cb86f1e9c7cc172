import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  getSmoothStepPath,
} from '@xyflow/react';
import { Plus, X } from 'lucide-react';
import { memo } from 'react';
import type { FlowEdge } from '#workflows/flow/schema.ts';
import { canvas } from '../text/canvas.ts';
import { fill, useT } from '../useText.ts';
import { useActions } from './actions.ts';
import styles from './FlowLine.module.css';
import { exitKind, manifestOf } from './graph.ts';
import { catalogue, useDoc, useGraph, useScene } from './graphContext.ts';
import { edgeState } from './overlay.ts';
import { titleAt } from './titles.ts';

export type FlowLineEdge = Edge<{ edge: FlowEdge }, 'line'>;

/** An edge with its exit's name and a + that inserts a step. */
export const FlowLine = memo(function FlowLine(props: EdgeProps<FlowLineEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data } = props;
  const edge = data?.edge as FlowEdge;
  const { doc, readOnly } = useGraph();
  const selected = useScene((scene) => scene.selectedEdge === id);
  const aimed = useScene((scene) => scene.dropEdge === id);
  const state = useScene(({ overlay }) =>
    overlay ? edgeState(doc.getState().flow, overlay, edge) : 'drawn',
  );
  const kind = useDoc((flow) => exitKind(flow, catalogue, edge));
  const [path, midX, midY] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 10,
  });
  const classes = [styles.line, styles[state], kind === 'failure' && styles.failure];
  if (selected || aimed) classes.push(styles.selected);
  const down = targetPosition === 'top' && targetY - sourceY > 30;
  // A branch's name stands above the step that it leads to, as in a decision tree; a failure's in the middle.
  const isNamedBelow = kind === 'branch' && down;
  // Where the line hardly goes sideways, name and + would lie on one another.
  const besideName = isNamedBelow && Math.abs(sourceX - targetX) < 60;
  const at = isNamedBelow ? { x: targetX, y: targetY - 17 } : { x: midX, y: midY };
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={18}
        className={classes.filter(Boolean).join(' ')}
      />
      <EdgeLabelRenderer>
        {kind !== 'ok' && <ExitName edge={edge} at={at} state={state} />}
        {!readOnly && (
          <EdgeButtons
            edge={edge}
            at={besideName ? { x: sourceX, y: midY - 8 } : { x: midX, y: midY }}
            selected={selected}
            quiet={kind === 'failure'}
          />
        )}
      </EdgeLabelRenderer>
    </>
  );
});

interface Place {
  readonly x: number;
  readonly y: number;
}

const moved = ({ x, y }: Place) => ({
  transform: `translate(-50%, -50%) translate(${x}px, ${y}px)`,
});

function ExitName({ edge, at, state }: { edge: FlowEdge; at: Place; state: string }) {
  const t = useT();
  const exit = useDoc((flow) =>
    manifestOf(flow, catalogue, edge.from)?.exits.find(({ id }) => id === edge.exit),
  );
  if (!exit) return null;
  const failure = exit.kind === 'failure' && state !== 'dead' && state !== 'ahead';
  return (
    <div className={failure ? `${styles.name} ${styles.failed}` : styles.name} style={moved(at)}>
      {t(exit.label)}
    </div>
  );
}

interface EdgeButtonsProps {
  readonly edge: FlowEdge;
  readonly at: Place;
  readonly selected: boolean;
  /** Shown only while the mouse is near or the edge is selected: there is a name in its place. */
  readonly quiet: boolean;
}

function EdgeButtons({ edge, at, selected, quiet }: EdgeButtonsProps) {
  const t = useT();
  const { scene } = useGraph();
  const { unwire } = useActions();
  const from = useDoc((flow) => t(titleAt(flow, edge.from)));
  const to = useDoc((flow) => t(titleAt(flow, edge.to)));
  const label = t(fill(canvas.addBetween, { from, to }));
  return (
    <div
      className={`nodrag nopan ${styles.buttons} ${quiet && !selected ? styles.quiet : ''}`}
      style={moved(at)}
    >
      <button
        type="button"
        tabIndex={-1}
        className={selected ? `${styles.plus} ${styles.hot}` : styles.plus}
        aria-label={label}
        title={label}
        onClick={(event) => {
          event.stopPropagation();
          scene.setState({
            picker: {
              kind: 'add',
              intent: { kind: 'edge', edge },
              at: { x: event.clientX, y: event.clientY },
            },
          });
        }}
      >
        <Plus aria-hidden />
      </button>
      {selected && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.plus}
          aria-label={t(canvas.unwire)}
          title={t(canvas.unwire)}
          onClick={(event) => {
            event.stopPropagation();
            unwire(edge);
          }}
        >
          <X aria-hidden />
        </button>
      )}
    </div>
  );
}
