import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { canvas } from '../text/canvas.ts';
import { fill, useT } from '../useText.ts';
import { focusCard } from './actions.ts';
import styles from './Canvas.module.css';
import { readingOrder } from './graph.ts';
import { catalogue, useDoc, useGraph } from './graphContext.ts';
import { titleOf } from './titles.ts';
import { unaccented } from './unaccented.ts';

interface FindInFlowProps {
  readonly show: (id: string) => void;
  readonly onClose: () => void;
}

/** Ctrl+F: looks in titles, types and settings, and walks from hit to hit with Enter. */
export function FindInFlow({ show, onClose }: FindInFlowProps) {
  const t = useT();
  const { scene } = useGraph();
  const flow = useDoc((whole) => whole);
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const wanted = unaccented(query.trim());
  const hits = wanted
    ? readingOrder(flow, catalogue).filter((id) => {
        const node = flow.nodes.find((one) => one.id === id);
        if (!node) return false;
        const { fr, en } = titleOf(node);
        const text = `${fr} ${en} ${node.type} ${node.note ?? ''} ${JSON.stringify(node.config)}`;
        return unaccented(text).includes(wanted);
      })
    : [];
  const hit = hits[at % Math.max(1, hits.length)];

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    scene.setState({ found: hit ?? null });
    if (hit) show(hit);
    return () => scene.setState({ found: null });
  }, [hit, scene, show]);

  const close = () => {
    onClose();
    if (!hit) return;
    scene.setState({ selected: [hit], panelOpen: true });
    focusCard(hit);
  };
  return (
    <search className={styles.search}>
      <Search size={14} aria-hidden />
      <input
        ref={field}
        aria-label={t(canvas.findInFlow)}
        placeholder={t(canvas.findPlaceholder)}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') setAt(at + (event.shiftKey ? hits.length - 1 : 1));
          if (event.key === 'Escape') close();
        }}
      />
      {wanted && (
        <span role="status">
          {t(
            fill(canvas.found, {
              n: hits.length === 0 ? 0 : (at % hits.length) + 1,
              count: hits.length,
            }),
          )}
        </span>
      )}
      <button type="button" className={styles.tool} aria-label={t(canvas.close)} onClick={close}>
        <X size={14} aria-hidden />
      </button>
    </search>
  );
}
