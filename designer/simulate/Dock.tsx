import { Button, Select } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useReactFlow } from '@xyflow/react';
import { ChevronDown, ChevronUp, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { testFlow } from '#server/api/contract.ts';
import { useGraph, useScene } from '../canvas/graphContext.ts';
import type { Scene } from '../canvas/scene.ts';
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
  const { fitView } = useReactFlow();
  const { tab, open } = useScene((state) => state.dock);
  const set = (dock: Scene['dock']) => scene.setState({ dock });
  const count = useScene(({ problems }) => problems.length);
  const status = useStore(run, (state) => state.status);
  const tried = useStore(run, (state) => state.reply !== null);
  const busy = status === 'asking' || status === 'playing';

  const start = () => {
    if (!sample) return;
    const { flow } = doc.getState();
    set({ tab: 'test', open: true });
    const asked = { flowId, body: { flow, invoiceId: sample.invoiceId } };
    // The dock grows first; then everything that will turn green is in sight.
    setTimeout(() => void fitView({ maxZoom: 1, padding: 0.1, duration: still ? 0 : 200 }), 60);
    void runTest(run, scene, asked, (input) => call(testFlow, input), still);
  };
  const choose = (next: typeof tab) => {
    set({ tab: next, open: next !== tab || !open });
  };
  return (
    <section
      className={styles.dock}
      data-open={open || undefined}
      data-full={(tab === 'problems' ? count > 0 : tried || busy) || undefined}
      aria-label={t(dock.test)}
    >
      <div className={styles.tabs}>
        <button
          type="button"
          className={styles.tab}
          aria-expanded={open && tab === 'test'}
          onClick={() => choose('test')}
        >
          {t(dock.test)}
        </button>
        <button
          type="button"
          className={styles.tab}
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
          onClick={() => set({ tab, open: !open })}
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
