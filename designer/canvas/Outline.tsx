import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import type { FlowEdge } from '#workflows/flow/schema.ts';
import { canvas } from '../text/canvas.ts';
import { plural } from '../text/plural.ts';
import { fill, useT } from '../useText.ts';
import { useActions } from './actions.ts';
import { moveAfter } from './commands.ts';
import { mainExit, manifestOf, nodeOf } from './graph.ts';
import { catalogue, useDoc, useGraph, useScene } from './graphContext.ts';
import { Tile } from './icons.tsx';
import styles from './Outline.module.css';
import { type OutlineRow, outlineOf } from './outlineOf.ts';
import { titleAt } from './titles.ts';

/** The drawing as a list: the same steps, commands and keys, for those whom a canvas does not serve. */
export function Outline() {
  const t = useT();
  const flow = useDoc((whole) => whole);
  const { scene, readOnly } = useGraph();
  const actions = useActions();
  const tree = useRef<HTMLDivElement>(null);
  const rows = outlineOf(flow, catalogue);
  const selected = useScene((one) => one.selected[0]);
  const focusable = rows.find(({ id, again }) => id === selected && !again) ?? rows[0];

  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (!row) return;
    actions.select([row.id]);
    tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.key)}"]`)?.focus();
  };
  const open = (event: { currentTarget: Element }, row: OutlineRow, kind: 'add' | 'connect') => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: box.left + 40, y: box.bottom };
    const manifest = manifestOf(flow, catalogue, row.id);
    const exit = manifest && mainExit(manifest);
    if (kind === 'connect') scene.setState({ picker: { kind, from: row.id, at } });
    else if (exit) {
      scene.setState({
        picker: { kind, intent: { kind: 'append', after: row.id, exit: exit.id }, at },
      });
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: OutlineRow, index: number) => {
    if (event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    if (event.altKey && !readOnly && event.key === 'ArrowUp') move(row, -1);
    else if (event.altKey && !readOnly && event.key === 'ArrowDown') move(row, 1);
    else if (event.key === 'ArrowDown') go(index + 1);
    else if (event.key === 'ArrowUp') go(index - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rows.length - 1);
    else if (event.key === 'ArrowLeft') go(rows.findIndex(({ id }) => id === row.parent?.from));
    else if (event.key === 'Enter') actions.select([row.id], true);
    else if (readOnly) return;
    else if (event.key === 'a') open(event, row, 'add');
    else if (event.key === 'c') open(event, row, 'connect');
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      actions.select([row.id]);
      actions.deleteSelected();
    } else return;
    event.preventDefault();
  };
  const { doc } = useGraph();
  /** One step up or down along its branch. */
  const move = (row: OutlineRow, by: -1 | 1) => {
    const anchor = by < 0 ? edgeBefore(row.parent, flow.edges) : mainEdge(row.id);
    if (!anchor) return;
    const after = by < 0 ? anchor.from : anchor.to;
    const manifest = manifestOf(flow, catalogue, after);
    const exit = by < 0 ? anchor.exit : manifest && mainExit(manifest)?.id;
    if (exit) doc.run((was) => moveAfter(was, { node: row.id, after, exit }, catalogue));
  };
  const mainEdge = (id: string): FlowEdge | undefined => {
    const manifest = manifestOf(flow, catalogue, id);
    const exit = manifest && mainExit(manifest)?.id;
    return flow.edges.find((edge) => edge.from === id && edge.exit === exit);
  };

  return (
    <section className={styles.outline}>
      <div ref={tree} role="tree" aria-label={t(canvas.outlineLabel)} className={styles.tree}>
        {rows.map((row, index) => (
          <div
            key={row.key}
            role="treeitem"
            data-row={row.key}
            aria-level={row.level}
            aria-selected={row.id === selected}
            tabIndex={row === focusable ? 0 : -1}
            className={styles.row}
            style={{ paddingLeft: 12 + (row.level - 1) * 26 }}
            onClick={() => actions.select([row.id], true)}
            onKeyDown={(event) => onKeyDown(event, row, index)}
          >
            <Row row={row} />
            {!readOnly && !row.again && (
              <RowButtons
                onAdd={(event) => open(event, row, 'add')}
                {...(nodeOf(flow, row.id)?.type === 'start'
                  ? {}
                  : {
                      onUp: () => move(row, -1),
                      onDown: () => move(row, 1),
                      onDelete: () => {
                        actions.select([row.id]);
                        actions.deleteSelected();
                      },
                    })}
              />
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function Row({ row }: { row: OutlineRow }) {
  const t = useT();
  const flow = useDoc((whole) => whole);
  const problems = useScene((scene) => scene.byNode[row.id]) ?? [];
  const node = nodeOf(flow, row.id);
  const manifest = manifestOf(flow, catalogue, row.id);
  const exit = row.parallel ? canvas.parallel : row.parent && exitLabel(flow, row.parent);
  const title = t(titleAt(flow, row.id));
  const errors = problems.filter(({ severity }) => severity === 'fatal').length;
  return (
    <>
      {exit && <span className={styles.exit}>{t(exit)}</span>}
      <Tile manifest={manifest} />
      <b className={row.again ? styles.again : undefined}>
        {row.again ? t(fill(canvas.joins, { title })) : title}
      </b>
      {!row.again && node && manifest && (
        <span className={styles.summary}>{t(manifest.summary(node.config))}</span>
      )}
      {row.lost && <span className={styles.bad}>{t(canvas.notReached)}</span>}
      {errors > 0 && !row.again && (
        <span className={styles.bad}>{t(plural(errors, canvas.oneError, canvas.manyErrors))}</span>
      )}
    </>
  );
}

interface RowButtonsProps {
  readonly onAdd: (event: { currentTarget: Element }) => void;
  readonly onUp?: () => void;
  readonly onDown?: () => void;
  readonly onDelete?: () => void;
}

function RowButtons({ onAdd, onUp, onDown, onDelete }: RowButtonsProps) {
  const t = useT();
  const buttons = [
    { label: canvas.addHere, icon: <Plus size={14} aria-hidden />, act: onAdd },
    ...(onUp ? [{ label: canvas.moveUp, icon: <ArrowUp size={14} aria-hidden />, act: onUp }] : []),
    ...(onDown
      ? [{ label: canvas.moveDown, icon: <ArrowDown size={14} aria-hidden />, act: onDown }]
      : []),
    ...(onDelete
      ? [{ label: canvas.delete, icon: <Trash2 size={14} aria-hidden />, act: onDelete }]
      : []),
  ];
  return (
    <span className={styles.buttons}>
      {buttons.map(({ label, icon, act }) => (
        <button
          key={label.en}
          type="button"
          tabIndex={-1}
          aria-label={t(label)}
          title={t(label)}
          onClick={(event) => {
            event.stopPropagation();
            act(event);
          }}
        >
          {icon}
        </button>
      ))}
    </span>
  );
}

/** The edge that leads to a step's predecessor: behind it is one place further up. */
const edgeBefore = (parent: FlowEdge | null, edges: readonly FlowEdge[]): FlowEdge | undefined =>
  parent ? edges.find(({ to }) => to === parent.from) : undefined;

/** An exit's name, where it says more than "then". */
function exitLabel(flow: Parameters<typeof manifestOf>[0], edge: FlowEdge) {
  const exit = manifestOf(flow, catalogue, edge.from)?.exits.find(({ id }) => id === edge.exit);
  return exit && exit.kind !== 'ok' ? exit.label : null;
}
