import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { FlowEdge } from '#workflows/flow/schema.ts';
import type { Exit, NodeManifest } from '#workflows/node.ts';
import { canvas, categories } from '../text/canvas.ts';
import { fill, useT } from '../useText.ts';
import { focusCard, useActions } from './actions.ts';
import { connectProblem, exitKind, manifestOf, readingOrder } from './graph.ts';
import { catalogue, useGraph, useScene } from './graphContext.ts';
import { Tile } from './icons.tsx';
import styles from './Picker.module.css';
import type { Picker as Chosen, Intent } from './scene.ts';
import { titleAt } from './titles.ts';
import { unaccented } from './unaccented.ts';

interface Item {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly group: string;
  readonly manifest: NodeManifest | undefined;
  readonly choose: () => void;
}

/** The list that opens at a + or with A and C: steps to add, or steps to connect to. */
export function Picker() {
  const picker = useScene((scene) => scene.picker);
  return picker && <OpenPicker key={JSON.stringify(picker)} picker={picker} />;
}

function OpenPicker({ picker }: { picker: Chosen }) {
  const t = useT();
  const { scene } = useGraph();
  const items = useItems(picker);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const shown = items.filter(({ label, group }) =>
    unaccented(`${label} ${group}`).includes(unaccented(query)),
  );
  const at = Math.min(active, shown.length - 1);

  const close = () => {
    scene.setState({ picker: null });
    const [id] = scene.getState().selected;
    if (id) focusCard(id);
  };
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Element)) scene.setState({ picker: null });
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [scene]);
  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, list]);

  const choose = (item: Item | undefined) => {
    if (!item) return;
    scene.setState({ picker: null });
    item.choose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') return close();
    if (event.key === 'Enter') return choose(shown[at]);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setActive((at + step + shown.length) % Math.max(1, shown.length));
  };

  const label = picker.kind === 'add' ? canvas.addHere : canvas.chooseExit;
  return createPortal(
    <div ref={box} className={styles.picker} style={within(picker.at)}>
      <div className={styles.search}>
        <Search size={14} aria-hidden />
        <input
          ref={field}
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={shown[at] ? `${list}-${at}` : undefined}
          aria-label={t(label)}
          placeholder={t(canvas.find)}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label={t(label)} className={styles.list}>
        {shown.length === 0 && (
          <p className={styles.none}>
            {t(items.length === 0 ? canvas.noTarget : canvas.nothingFound)}
          </p>
        )}
        {groupsOf(shown).map(({ group, first, members }) => (
          <fieldset key={`${group} ${first}`} className={styles.members} aria-label={group}>
            <div className={styles.group} aria-hidden>
              {group}
            </div>
            {members.map((item, offset) => {
              const index = first + offset;
              return (
                <div
                  key={item.key}
                  id={`${list}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  tabIndex={-1}
                  className={styles.item}
                  title={item.hint}
                  onPointerMove={() => setActive(index)}
                  onPointerDown={(event) => {
                    event.preventDefault();
                    choose(item);
                  }}
                >
                  <Tile manifest={item.manifest} />
                  {item.label}
                </div>
              );
            })}
          </fieldset>
        ))}
      </div>
    </div>,
    document.body,
  );
}

function useItems(picker: Chosen): readonly Item[] {
  const t = useT();
  const { doc } = useGraph();
  const actions = useActions();
  return useMemo(() => {
    const { flow } = doc.getState();
    if (picker.kind === 'add') {
      return legalTypes(picker.intent, (edge) => exitKind(flow, catalogue, edge)).map(
        (manifest) => ({
          key: manifest.type,
          label: t(manifest.title),
          hint: t(manifest.help),
          group: t(categories[manifest.category]),
          manifest,
          choose: () => actions.add(manifest.type, picker.intent),
        }),
      );
    }
    const from = manifestOf(flow, catalogue, picker.from);
    const order = readingOrder(flow, catalogue);
    return (from?.exits ?? []).flatMap((exit) =>
      order.flatMap((to): Item[] => {
        const edge: FlowEdge = { from: picker.from, exit: exit.id, to };
        if (connectProblem(flow, catalogue, edge)) return [];
        return [
          {
            key: `${exit.id}:${to}`,
            label: t(titleAt(flow, to)),
            hint: '',
            group: t(fill(canvas.connectTo, { exit: t(exit.label) })),
            manifest: manifestOf(flow, catalogue, to),
            choose: () => {
              actions.connect(edge);
              focusCard(picker.from);
            },
          },
        ];
      }),
    );
  }, [picker, doc, actions, t]);
}

interface Group {
  readonly group: string;
  /** Place of the first member in the whole list. */
  readonly first: number;
  readonly members: readonly Item[];
}

function groupsOf(items: readonly Item[]): readonly Group[] {
  const groups: { group: string; first: number; members: Item[] }[] = [];
  for (const [index, item] of items.entries()) {
    const last = groups.at(-1);
    if (last?.group === item.group) last.members.push(item);
    else groups.push({ group: item.group, first: index, members: [item] });
  }
  return groups;
}

/** What makes sense at a place: no second start; a retry behind failures only, a failure lane only on its own. */
function legalTypes(
  intent: Intent,
  kindOf: (edge: FlowEdge) => Exit['kind'],
): readonly NodeManifest[] {
  const order = Object.keys(categories);
  const types = Object.values(catalogue)
    .filter(({ type }) => type !== 'start')
    .sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category));
  if (intent.kind === 'free') return types;
  const edge =
    intent.kind === 'edge' ? intent.edge : { from: intent.after, exit: intent.exit, to: '' };
  const fails = kindOf(edge) === 'failure';
  const tells = kindOf(edge) === 'beside';
  const fit = types.filter(
    ({ kind }) => kind !== 'start' && kind !== 'clock' && (kind !== 'retry' || fails),
  );
  // On a failure exit, what is wanted is nearly always to try again or to tell somebody.
  const rank = ({ kind, category }: NodeManifest) =>
    kind === 'retry' ? 0 : category === 'people' ? 1 : 2;
  if (tells) return fit.filter(({ kind }) => kind !== 'end').toSorted((a, b) => rank(a) - rank(b));
  return fails ? fit.toSorted((a, b) => rank(a) - rank(b)) : fit;
}

/** Keeps the list on the screen. */
const within = ({ x, y }: { x: number; y: number }) => ({
  left: Math.max(8, Math.min(x - 20, window.innerWidth - 276)),
  top: Math.max(8, Math.min(y + 8, window.innerHeight - 372)),
});
