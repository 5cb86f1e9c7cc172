import { Button } from '@mantine/core';
import { canvas } from '../text/canvas.ts';
import { useT } from '../useText.ts';
import { useActions } from './actions.ts';
import styles from './Canvas.module.css';
import { catalogue, useDoc } from './graphContext.ts';
import { Tile } from './icons.tsx';

const suggested = ['convert', 'branch', 'subject'] as const;

/** What a flow that only begins shows: the first steps that most flows take. */
export function EmptyHint() {
  const t = useT();
  const actions = useActions();
  const start = useDoc((flow) => (flow.nodes.length === 1 ? flow.nodes[0] : undefined));
  if (start?.type !== 'start') return null;
  return (
    <div className={styles.empty}>
      <b>{t(canvas.emptyTitle)}</b>
      <span>{t(canvas.emptyText)}</span>
      <div className={styles.suggestions}>
        {suggested.map((type) => {
          const manifest = catalogue[type];
          return manifest ? (
            <Button
              key={type}
              variant="default"
              leftSection={<Tile manifest={manifest} />}
              onClick={() => actions.add(type, { kind: 'append', after: start.id, exit: 'ok' })}
            >
              {t(manifest.title)}
            </Button>
          ) : null;
        })}
      </div>
    </div>
  );
}
