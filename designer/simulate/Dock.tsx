import { Button, Select } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { ChevronDown, ChevronUp, Play } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { testFlow } from '#server/api/contract.ts';
import { useGraph, useScene } from '../canvas/graphContext.ts';
import { call } from '../client.ts';
import { dock } from '../text/flows.ts';
import { useT } from '../useText.ts';
import styles from './Dock.module.css';
import { ProblemList } from './ProblemList.tsx';
import type { Sample } from './samples.ts';
import { TestTable } from './TestTable.tsx';
import { runTest, type TestStore } from './testRun.ts';

interface DockProps {
  readonly flowId: string;
  readonly run: TestStore;
  readonly samples: readonly Sample[];
  readonly sample: Sample | undefined;
  readonly onSample: (invoiceId: string) => void;
}

/** Under the canvas: a test on one invoice, and what is wrong with the drawing. */
export function Dock({ flowId, run, samples, sample, onSample }: DockProps) {
  const t = useT();
  const { doc, scene, readOnly } = useGraph();
  const still = useReducedMotion();
  const [tab, setTab] = useState<'test' | 'problems'>('test');
  const [open, setOpen] = useState(true);
  const count = useScene(({ problems }) => problems.length);
  const status = useStore(run, (state) => state.status);
  const tried = useStore(run, (state) => state.reply !== null);
  const busy = status === 'asking' || status === 'playing';

  const start = () => {
    if (!sample) return;
    const { flow } = doc.getState();
    setTab('test');
    setOpen(true);
    const ask = () => call(testFlow, { flowId, body: { flow, invoiceId: sample.invoiceId } });
    void runTest(run, scene, flow, ask, still);
  };
  const choose = (next: typeof tab) => {
    setOpen(next !== tab || !open);
    setTab(next);
  };
  return (
    <section className={styles.dock} data-open={open || undefined} aria-label={t(dock.test)}>
      <div className={styles.tabs}>
        <button type="button" aria-expanded={open && tab === 'test'} onClick={() => choose('test')}>
          {t(dock.test)}
        </button>
        <button
          type="button"
          aria-expanded={open && tab === 'problems'}
          onClick={() => choose('problems')}
        >
          {t(dock.problems)}
          {count > 0 && <span className={styles.count}>{count}</span>}
        </button>
        <span className={styles.gap} />
        {!readOnly && (
          <>
            <Select
              size="xs"
              w={250}
              aria-label={t(dock.sample)}
              placeholder={t(samples.length === 0 ? dock.noSamples : dock.sample)}
              disabled={samples.length === 0 || busy}
              allowDeselect={false}
              searchable
              data={samples.map(({ invoiceId, number, customer }) => ({
                value: invoiceId,
                label: `${number} · ${customer}`,
              }))}
              value={sample?.invoiceId ?? null}
              onChange={(id) => id && onSample(id)}
            />
            <Button
              variant="default"
              leftSection={<Play size={14} aria-hidden />}
              disabled={!sample}
              loading={busy}
              onClick={start}
            >
              {t(tried ? dock.runAgain : dock.run)}
            </Button>
          </>
        )}
        <button
          type="button"
          className={styles.fold}
          aria-label={t(open ? dock.fold : dock.unfold)}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown size={16} aria-hidden /> : <ChevronUp size={16} aria-hidden />}
        </button>
      </div>
      {open && (
        <div className={styles.body}>
          {tab === 'test' ? <TestTable run={run} /> : <ProblemList />}
        </div>
      )}
    </section>
  );
}
