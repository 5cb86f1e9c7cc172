import { Check, CircleDashed, Clock, HelpCircle, LoaderCircle, Minus, X } from 'lucide-react';
import { toldSteps } from '#workflows/toldSteps.ts';
import type { DeliveryView, NodeState } from '#workflows/trace.ts';
import { titleAt } from '../canvas/titles.ts';
import { nodeStateNames } from '../text/deliveries.ts';
import { useT } from '../useText.ts';
import type { Delivery } from './delivery.ts';
import styles from './live.module.css';

const icons = {
  idle: CircleDashed,
  running: LoaderCircle,
  waiting: Clock,
  done: Check,
  failed: X,
  parked: X,
  uncertain: HelpCircle,
  dead: Minus,
} satisfies Record<NodeState, typeof Check>;

interface StepListProps {
  readonly delivery: Delivery;
  readonly view: DeliveryView;
  readonly selected: string | null;
  readonly onSelect: (node: string | null) => void;
}

/** The graph as a list, for whoever reads rather than looks: each step, how it stands and what came out. */
export function StepList({ delivery: { flow, plan }, view, selected, onSelect }: StepListProps) {
  const t = useT();
  return (
    <ol className={styles.steps}>
      {toldSteps(plan, view).map(({ id }) => {
        const node = view.nodes[id];
        const state = node?.state ?? 'idle';
        const Icon = icons[state];
        return (
          <li key={id}>
            <button
              type="button"
              className={styles.step}
              data-state={state}
              aria-pressed={selected === id}
              onClick={() => onSelect(selected === id ? null : id)}
            >
              <Icon size={14} strokeWidth={2.2} aria-hidden />
              <b>{t(titleAt(flow, id, plan))}</b>
              <em>{t(nodeStateNames[state])}</em>
              {(node?.fault || node?.note) && (
                <small>{node.fault ? t(node.fault.message) : node.note}</small>
              )}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
