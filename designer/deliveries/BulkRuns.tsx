import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listBulkRuns } from '#server/api/contract.ts';
import { ask } from '../client.ts';
import { bulk as text } from '../text/bulk.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import { BulkProgress, type BulkRun, standingOf } from './BulkProgress.tsx';
import styles from './bulk.module.css';

/** Actions for many that are under way, or were over within the hour; nothing where there is none. */
export function BulkRuns() {
  const t = useT();
  const [open, setOpen] = useState<BulkRun>();
  const runs = useQuery({
    ...ask(listBulkRuns, { query: { limit: 10 } }),
    refetchInterval: 5000,
  });
  const shown = (runs.data?.items ?? []).filter(isRecent);
  if (shown.length === 0) return null;
  return (
    <section className={styles.runs} aria-label={t(text.runs)}>
      {shown.map((run) => {
        const { id, action, by, done, refused, waiting, leftOut } = run;
        return (
          <button key={id} type="button" onClick={() => setOpen(run)}>
            <b>{t(text[action])}</b> · {by} · {t(standingOf(run))} ·{' '}
            {t(fill(text.progress, { done, refused, waiting, leftOut }))}
          </button>
        );
      })}
      {open && (
        <Modal
          opened
          onClose={() => setOpen(undefined)}
          size="lg"
          title={`${t(text[open.action])} · ${open.reason}`}
          closeButtonProps={{ 'aria-label': t(shell.close) }}
        >
          <BulkProgress begun={open} />
        </Modal>
      )}
    </section>
  );
}

const HOUR = 3600_000;

const isRecent = ({ endedAt }: BulkRun): boolean =>
  endedAt === null || Date.now() - Date.parse(endedAt) < HOUR;
