import { Check, ChevronRight, Clock, HelpCircle, LoaderCircle, X } from 'lucide-react';
import { useMemo } from 'react';
import { toldSteps } from '#workflows/toldSteps.ts';
import { fold, type NodeState } from '#workflows/trace.ts';
import { titleAt } from '../canvas/titles.ts';
import { Chip, type Tone } from '../shell/Chip.tsx';
import { nodeStateNames, detail as text } from '../text/deliveries.ts';
import { useT } from '../useText.ts';
import type { Delivery } from './delivery.ts';
import styles from './detail.module.css';

const looks: Partial<Record<NodeState, readonly [Tone, typeof Check]>> = {
  done: ['ok', Check],
  running: ['run', LoaderCircle],
  waiting: ['warn', Clock],
  failed: ['err', X],
  parked: ['err', X],
  uncertain: ['warn', HelpCircle],
};

/** The steps that this delivery came through, in the order of the plan. */
export function PathTaken({ delivery }: { delivery: Delivery }) {
  const t = useT();
  const { plan, events, flow } = delivery;
  const view = useMemo(() => fold(plan, events), [plan, events]);
  const taken = toldSteps(plan, view).flatMap(({ id }) => {
    const state = view.nodes[id]?.state ?? 'idle';
    const look = looks[state];
    return look ? [{ id, state, look, title: titleAt(flow, id, plan) }] : [];
  });
  if (taken.length === 0) return null;

  return (
    <section>
      <h3 className={styles.label}>{t(text.path)}</h3>
      <ol className={styles.path}>
        {taken.map(({ id, state, look: [tone, Icon], title }, index) => (
          <li key={id}>
            {index > 0 && <ChevronRight size={12} aria-hidden />}
            <Chip tone={tone} icon={<Icon aria-label={t(nodeStateNames[state])} />}>
              {t(title)}
            </Chip>
          </li>
        ))}
      </ol>
    </section>
  );
}
