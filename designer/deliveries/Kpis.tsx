import type { Reply, summariseDeliveries } from '#server/api/contract.ts';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { deliveries as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import styles from './deliveries.module.css';

export function Kpis({ summary }: { summary: Reply<typeof summariseDeliveries> }) {
  const t = useT();
  const { number, percent } = useFormats();
  const { needsAction, customers, retrying, running, waiting, deliveredWeek, endedWeek } = summary;
  return (
    <dl className={styles.kpis}>
      <div>
        <dt>{t(text.kpiFailed)}</dt>
        <dd>{number(needsAction)}</dd>
      </div>
      <div>
        <dt>{t(text.kpiCustomers)}</dt>
        <dd>{number(customers)}</dd>
      </div>
      <div>
        <dt>{t(text.kpiRetrying)}</dt>
        <dd>{number(retrying)}</dd>
      </div>
      <div>
        <dt>{t(text.kpiRunning)}</dt>
        <dd>
          {number(running)}
          {waiting > 0 && (
            <Chip tone="run">{t(fill(text.kpiWaiting, { count: number(waiting) }))}</Chip>
          )}
        </dd>
      </div>
      <div>
        <dt>{t(text.kpiDelivered)}</dt>
        <dd>
          {endedWeek === 0 ? '–' : percent(deliveredWeek / endedWeek)}
          {endedWeek > 0 && <Chip>{t(fill(text.kpiEnded, { count: number(endedWeek) }))}</Chip>}
        </dd>
      </div>
    </dl>
  );
}
