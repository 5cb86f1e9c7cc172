import { useReactFlow } from '@xyflow/react';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Category, NodeManifest } from '#workflows/node.ts';
import { ownsKeys } from '../shell/ownsKeys.ts';
import { canvas, categories } from '../text/canvas.ts';
import { useT } from '../useText.ts';
import { useActions } from './actions.ts';
import { catalogue, useDoc } from './graphContext.ts';
import { Tile } from './icons.tsx';
import styles from './Palette.module.css';
import { unaccented } from './unaccented.ts';
import { dragType } from './useMouse.ts';

/** Every step type by category: drag one out, or press it to add it after the selected step. */
export function Palette() {
  const t = useT();
  const actions = useActions();
  const { screenToFlowPosition } = useReactFlow();
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const hasStart = useDoc((flow) => flow.nodes.some(({ type }) => type === 'start'));
  const hasLane = useDoc((flow) => flow.nodes.some(({ type }) => type === 'onFailure'));

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || ownsKeys(event.target) || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const wanted = unaccented(query.trim());
  const shown = Object.values(catalogue).filter((manifest) => {
    // A flow has one start and at most one failure lane.
    if (manifest.type === 'start' ? hasStart : manifest.type === 'onFailure' && hasLane)
      return false;
    const text = `${t(manifest.title)} ${t(manifest.help)} ${t(categories[manifest.category])}`;
    return unaccented(text).includes(wanted);
  });
  const groups = (Object.keys(categories) as Category[])
    .map((category) => ({ category, items: shown.filter((one) => one.category === category) }))
    .filter(({ items }) => items.length > 0);

  const add = ({ type }: NodeManifest) => {
    const box = document.querySelector('.react-flow')?.getBoundingClientRect();
    const eye = box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 };
    actions.addNearSelection(type, screenToFlowPosition(eye));
  };
  return (
    <aside className={styles.palette} aria-label={t(canvas.palette)}>
      <div className={styles.search}>
        <Search size={14} aria-hidden />
        <input
          ref={field}
          aria-label={t(canvas.find)}
          placeholder={t(canvas.find)}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={(event) => {
            const [first] = shown;
            if (event.key === 'Enter' && first) add(first);
            if (event.key === 'Escape') setQuery('');
          }}
        />
        <kbd>/</kbd>
      </div>
      <div className={styles.groups}>
        {groups.map(({ category, items }) => (
          <section key={category} aria-label={t(categories[category])}>
            <h2 className={styles.heading}>{t(categories[category])}</h2>
            {items.map((manifest) => (
              <button
                key={manifest.type}
                type="button"
                className={styles.item}
                draggable
                title={t(manifest.help)}
                onDragStart={({ dataTransfer }) => {
                  dataTransfer.setData(dragType, manifest.type);
                  dataTransfer.effectAllowed = 'copy';
                }}
                onClick={() => add(manifest)}
              >
                <Tile manifest={manifest} />
                <span>{t(manifest.title)}</span>
              </button>
            ))}
          </section>
        ))}
        {groups.length === 0 && <p className={styles.none}>{t(canvas.nothingFound)}</p>}
      </div>
      <p className={styles.help}>{t(canvas.paletteHint)}</p>
    </aside>
  );
}
