import { Handle, type NodeProps, Position, useStore as useFlow } from '@xyflow/react';
import { Check, CircleHelp, Clock, Plus, RefreshCw, TriangleAlert, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { durationWords } from '#workflows/duration.ts';
import type { NodeManifest } from '#workflows/node.ts';
import { defaultRetry } from '#workflows/retryPolicy.ts';
import type { Text } from '#workflows/text.ts';
import type { NodeState, NodeView } from '#workflows/trace.ts';
import { canvas, states } from '../text/canvas.ts';
import { fill, useT } from '../useText.ts';
import { connectProblem, manifestOf, nodeOf } from './graph.ts';
import { catalogue, useDoc, useGraph, useScene } from './graphContext.ts';
import { Tile } from './icons.tsx';
import styles from './NodeCard.module.css';
import { itemsOver, nodeState } from './overlay.ts';
import { entries, type Port, portsOf } from './ports.ts';
import { titleOf, usesDefaultRetry } from './titles.ts';

/** Below this zoom a card's small print can't be read: it shows its title alone. */
const readable = (zoom: number): boolean => zoom >= 0.45;

/** One step on the canvas. It reads its own part of the stores, so that a change draws one card again. */
export const NodeCard = memo(function NodeCard({ id }: NodeProps) {
  const t = useT();
  const node = useDoc((flow) => nodeOf(flow, id));
  const { doc } = useGraph();
  const selected = useScene((scene) => scene.selected.includes(id));
  const problems = useScene((scene) => scene.byNode[id]);
  const result = useScene((scene) => scene.results[id]);
  const tag = useScene((scene) => scene.tags[id]);
  const found = useScene((scene) => scene.found === id);
  const view = useScene((scene) => scene.overlay?.view.nodes[id]);
  const state = useScene(({ overlay }) => overlay && nodeState(doc.getState().flow, overlay, id));
  const over = useScene(({ overlay }) => overlay && itemsOver(overlay, id));
  const refusal = useRefusal(id);
  const full = useFlow(({ transform }) => readable(transform[2]));
  const manifest = useDoc((flow) => manifestOf(flow, catalogue, id));
  const fallback = useDoc((flow) => usesDefaultRetry(flow, id));
  if (!node) return null;

  const errors = problems?.filter(({ severity }) => severity === 'fatal') ?? [];
  const classes = [
    styles.card,
    selected && styles.selected,
    found && styles.found,
    errors.length > 0 && styles.bad,
    refusal && styles.refused,
    !full && styles.chip,
    state && styles[state],
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')} title={refusal ? t(refusal) : undefined}>
      {tag && (
        <span className={`${styles.tag} ${styles[tag]}`}>
          {t(tag === 'added' ? canvas.added : canvas.changed)}
        </span>
      )}
      {state && state !== 'idle' && state !== 'dead' && <StateBadge state={state} />}
      <div className={styles.body}>
        <Tile manifest={manifest} large />
        <div className={styles.words}>
          <div className={styles.title}>{t(titleOf(node))}</div>
          <Subline
            text={
              over
                ? itemsWords(over)
                : sublineOf(
                    manifest,
                    node.config,
                    errors.map((one) => one.message),
                    state,
                    result ? undefined : view,
                  )
            }
            bad={errors.length > 0 && !state}
          />
        </div>
      </div>
      {result && (
        <div
          className={styles.foot}
          data-bad={!result.ok || undefined}
          data-stale={result.stale || undefined}
        >
          {result.ok ? <Check aria-hidden /> : <X aria-hidden />}
          <span>{t(result.text)}</span>
        </div>
      )}
      {fallback && !state && <DefaultRetry />}
      {entries.map((entry) => (
        <Handle
          key={entry.id}
          id={entry.id}
          type="target"
          position={entry.side}
          isConnectableStart={false}
          className={entry.id === 'top' && manifest?.kind !== 'start' ? styles.dot : styles.hidden}
          style={entry.side === Position.Top ? {} : { top: `${entry.at * 100}%` }}
        />
      ))}
      {portsOf(manifest).map((port) => (
        <Exit key={port.exit.id} id={id} port={port} selected={selected} />
      ))}
    </div>
  );
});

function Subline({ text, bad }: { text: Text; bad: boolean }) {
  const t = useT();
  return (
    <div className={bad ? `${styles.summary} ${styles.error}` : styles.summary} title={t(text)}>
      {t(text)}
    </div>
  );
}

function itemsWords(over: string): Text {
  const [n = '', count = ''] = over.split('/');
  return fill(canvas.itemsOver, { n, count });
}

/** The card's second line: what is wrong, else how it stands, else how it is set up. */
function sublineOf(
  manifest: NodeManifest | undefined,
  config: Readonly<Record<string, unknown>>,
  errors: readonly Text[],
  state: NodeState | null,
  view: NodeView | undefined,
): Text {
  if (state === 'failed' || state === 'parked' || state === 'uncertain') {
    return (view?.fault && manifest?.faults[view.fault.code]?.title) ?? states[state];
  }
  if (state === 'running' || state === 'waiting') return states[state];
  if (state === 'done' && view?.note) return { fr: view.note, en: view.note };
  const [first] = errors;
  if (first && !state) {
    const text = errors.length === 1 ? canvas.problem : canvas.problems;
    const count = errors.length;
    return {
      fr: fill(text, { count, what: first.fr }).fr,
      en: fill(text, { count, what: first.en }).en,
    };
  }
  return manifest?.summary(config) ?? { fr: '?', en: '?' };
}

const badges = {
  running: <RefreshCw aria-hidden />,
  waiting: <Clock aria-hidden />,
  done: <Check aria-hidden />,
  failed: <X aria-hidden />,
  parked: <TriangleAlert aria-hidden />,
  uncertain: <CircleHelp aria-hidden />,
} satisfies Partial<Record<NodeState, ReactNode>>;

function StateBadge({ state }: { state: keyof typeof badges }) {
  const t = useT();
  return (
    <span
      className={`${styles.badge} ${styles[`${state}Badge`]}`}
      role="img"
      aria-label={t(states[state])}
    >
      {badges[state]}
    </span>
  );
}

function DefaultRetry() {
  const t = useT();
  const { tries, firstWait } = defaultRetry;
  const wait = durationWords(firstWait);
  const words: Text = {
    fr: fill(canvas.defaultRetry, { tries, wait: wait.fr }).fr,
    en: fill(canvas.defaultRetry, { tries, wait: wait.en }).en,
  };
  return (
    <span className={styles.retry} title={t(words)} role="img" aria-label={t(words)}>
      <RefreshCw aria-hidden />
      {t(fill(canvas.defaultRetryShort, { tries }))}
    </span>
  );
}

interface ExitProps {
  readonly id: string;
  readonly port: Port;
  readonly selected: boolean;
}

/** Drag from it, or click it and then a target; what leads nowhere yet says its name and offers a step. */
function Exit({ id, port: { exit, side, at }, selected }: ExitProps) {
  const t = useT();
  const { scene, readOnly } = useGraph();
  const wired = useDoc((flow) =>
    flow.edges.some((edge) => edge.from === id && edge.exit === exit.id),
  );
  const inline = side === Position.Right ? { top: `${at * 100}%` } : { left: `${at * 100}%` };
  const down = side === Position.Bottom;
  return (
    <>
      <Handle
        id={exit.id}
        type="source"
        position={side}
        isConnectableEnd={false}
        isConnectable={!readOnly}
        className={exit.kind === 'failure' ? `${styles.dot} ${styles.failure}` : styles.dot}
        style={inline}
        title={t(exit.label)}
      >
        {!readOnly && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.hit}
            aria-label={t(fill(canvas.exit, { exit: t(exit.label) }))}
            onClick={(event) => {
              event.stopPropagation();
              scene.setState({ connecting: { from: id, exit: exit.id } });
            }}
          />
        )}
      </Handle>
      {down && !wired && exit.kind === 'branch' && (
        <span className={styles.exitName} style={inline}>
          {t(exit.label)}
        </span>
      )}
      {down && !wired && selected && !readOnly && (
        <button
          type="button"
          tabIndex={-1}
          className={`nodrag nopan ${styles.append}`}
          style={inline}
          aria-label={t(fill(canvas.addAfterExit, { exit: t(exit.label) }))}
          title={t(canvas.addHere)}
          onClick={(event) => {
            event.stopPropagation();
            scene.setState({
              picker: {
                kind: 'add',
                intent: { kind: 'append', after: id, exit: exit.id },
                at: { x: event.clientX, y: event.clientY },
              },
            });
          }}
        >
          <Plus aria-hidden />
        </button>
      )}
    </>
  );
}

/** Why the exit that is being connected can't lead here; null where it can, or nothing is being connected. */
function useRefusal(id: string): Text | null {
  const connecting = useScene((scene) => scene.connecting);
  const { doc } = useGraph();
  if (!connecting || connecting.from === id) return null;
  return connectProblem(doc.getState().flow, catalogue, { ...connecting, to: id });
}
