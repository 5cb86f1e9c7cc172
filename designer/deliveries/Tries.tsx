import { titleAt } from '../canvas/titles.ts';
import { useFormats } from '../format.ts';
import { evidenceKind } from '../text/audit.ts';
import { detail as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import type { Delivery } from './delivery.ts';
import styles from './detail.module.css';

type Attempt = Delivery['attempts'][number];

/** Tries of the step that the delivery stands at; of the steps that failed at all once it is over. Last first. */
export function Tries({ delivery }: { delivery: Delivery }) {
  const t = useT();
  const { attempts, delivery: row, flow, plan } = delivery;
  const failing = new Set(attempts.flatMap(({ node, fault }) => (fault ? [node] : [])));
  const shown = attempts
    .filter(({ node }) => (row.node ? node === row.node : failing.has(node)))
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  if (shown.length === 0) return null;

  return (
    <section>
      <h3 className={styles.label}>{t(text.tries)}</h3>
      <ol className={styles.tries}>
        {shown.map((attempt) => (
          <li key={attempt.id} data-result={attempt.result} data-remedy={attempt.fault?.remedy}>
            <AttemptLine
              attempt={attempt}
              step={row.node ? '' : t(titleAt(flow, attempt.node, plan))}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function AttemptLine({ attempt, step }: { attempt: Attempt; step: string }) {
  const t = useT();
  const { dateTime, duration } = useFormats();
  const { number, generation, startedAt, endedAt, result, fault, evidence } = attempt;
  const proof = evidence[0] && t(evidenceKind(evidence[0].kind));
  const took = endedAt ? duration(Date.parse(endedAt) - Date.parse(startedAt)) : '';
  const words = {
    running: text.tryRunning,
    done: fill(text.tryDone, { time: took }),
    failed: fill(text.tryFailed, { time: took }),
    interrupted: text.tryInterrupted,
  }[result];
  return (
    <div>
      <p>
        <b>{t(fill(text.try, { number }))}</b> {dateTime(startedAt)} · {t(words)}
        {generation > 1 && ` · ${t(fill(text.generation, { generation }))}`}
      </p>
      {(fault || step) && (
        <p>{[step, fault ? t(fault.message) : proof].filter(Boolean).join(' · ')}</p>
      )}
    </div>
  );
}
