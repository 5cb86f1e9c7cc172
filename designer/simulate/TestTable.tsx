import { Check, Clock, RefreshCw, TriangleAlert, X } from 'lucide-react';
import { useStore } from 'zustand';
import { isWithin } from '#workflows/flow/inner.ts';
import type { NodeView } from '#workflows/trace.ts';
import { manifestOf, readingOrder } from '../canvas/graph.ts';
import { catalogue, useDoc, useGraph, useScene } from '../canvas/graphContext.ts';
import { titleAt } from '../canvas/titles.ts';
import { useReveal } from '../canvas/useReveal.ts';
import { useFormats } from '../format.ts';
import { Chip, type Tone } from '../shell/Chip.tsx';
import { Problem } from '../shell/Problem.tsx';
import { states } from '../text/canvas.ts';
import { dock, outcomes } from '../text/flows.ts';
import { fill, useT } from '../useText.ts';
import styles from './Dock.module.css';
import { outputWords } from './outputWords.ts';
import { outcomeText, type TestStore } from './testRun.ts';

const tones: Partial<Record<NodeView['state'], { tone: Tone; icon: React.ReactNode }>> = {
  done: { tone: 'ok', icon: <Check aria-hidden /> },
  failed: { tone: 'err', icon: <X aria-hidden /> },
  parked: { tone: 'err', icon: <TriangleAlert aria-hidden /> },
  uncertain: { tone: 'warn', icon: <TriangleAlert aria-hidden /> },
  waiting: { tone: 'warn', icon: <Clock aria-hidden /> },
  running: { tone: 'run', icon: <RefreshCw aria-hidden /> },
};

/** Step by step what the test gave, in the order of the drawing; steps that were not taken are left out. */
export function TestTable({ run }: { run: TestStore }) {
  const t = useT();
  const formats = useFormats();
  const { scene } = useGraph();
  const reveal = useReveal();
  const flow = useDoc((whole) => whole);
  const view = useScene(({ overlay }) => overlay?.view);
  const { reply, error, stale, status } = useStore(run);
  if (error) return <Problem error={error} />;
  if (!reply)
    return (
      <p className={styles.empty}>{t(status === 'asking' ? dock.running : dock.nothingYet)}</p>
    );
  if (!reply.plan) return <p className={styles.empty}>{t(dock.hasProblems)}</p>;
  if (stale || !view) return <p className={styles.empty}>{t(dock.stale)}</p>;

  const { plan } = reply;
  const drawn = readingOrder(flow, catalogue).flatMap((id) => [
    id,
    ...plan.steps.map((step) => step.id).filter((inner) => isWithin(inner, id)),
  ]);
  const rows = drawn.flatMap((id) => {
    const seen = view.nodes[id];
    if (!seen || seen.state === 'idle' || seen.state === 'dead') return [];
    return manifestOf(flow, catalogue, id)?.kind === 'start' ? [] : [{ id, seen }];
  });
  const show = (id: string) => {
    scene.setState({ selected: [id], panelOpen: true });
    reveal(id);
  };
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t(dock.step)}</th>
          <th scope="col">{t(dock.result)}</th>
          <th scope="col">{t(dock.output)}</th>
          <th scope="col" className={styles.time}>
            {t(dock.time)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, seen }) => {
          const step = reply.steps[id];
          const { tone = 'mute', icon } = tones[seen.state] ?? {};
          return (
            <tr key={id}>
              <th scope="row">
                <button type="button" onClick={() => show(id)}>
                  {t(titleAt(flow, id, plan))}
                </button>
              </th>
              <td>
                <Chip tone={tone} icon={icon}>
                  {t(seen.state === 'done' ? exitWord(flow, id, seen) : states[seen.state])}
                </Chip>{' '}
                {step?.pretended && (
                  <Chip tone="out" title={t(dock.pretendedWhy)}>
                    {t(dock.pretended)}
                  </Chip>
                )}
              </td>
              <td className={styles.out}>
                {seen.state === 'done'
                  ? t(outputWords(seen, step?.output))
                  : t(outcomeText(flow, id, seen))}
              </td>
              <td className={styles.time}>{step ? formats.duration(step.ms) : ''}</td>
            </tr>
          );
        })}
        {view.outcome && (
          <tr className={styles.end}>
            <th scope="row" colSpan={4}>
              {t(ended(outcomes[view.outcome]))}
            </th>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const exitWord = (
  flow: Parameters<typeof outcomeText>[0],
  id: string,
  { note: _note, ...seen }: NodeView,
) => outcomeText(flow, id, seen);

const ended = ({ fr, en }: { fr: string; en: string }) => ({
  fr: fill(dock.ended, { outcome: fr }).fr,
  en: fill(dock.ended, { outcome: en }).en,
});
