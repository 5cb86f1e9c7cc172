import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Check, MapPin } from 'lucide-react';
import { useMemo, useState } from 'react';
import { getDelivery } from '#server/api/contract.ts';
import { stepOf } from '#workflows/toldSteps.ts';
import { fold } from '#workflows/trace.ts';
import { FlowGraph } from '../canvas/FlowGraph.tsx';
import { ask } from '../client.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import { isMoving } from '../deliveries/StateChip.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { Problem } from '../shell/Problem.tsx';
import { audit as text } from '../text/audit.ts';
import { fill, useT } from '../useText.ts';
import { AuditBar } from './AuditBar.tsx';
import styles from './audit.module.css';
import { Lanes } from './Lanes.tsx';
import { Moments } from './Moments.tsx';
import { StepPanel } from './StepPanel.tsx';
import { timelineOf } from './timeline.ts';
import { useSeals } from './useSeals.ts';
import { useTransport } from './useTransport.ts';

/** What happened to one delivery, on the drawing that ran, moment by moment. It reads; it never sends. */
export function AuditPage() {
  const { deliveryId } = useParams({ from: '/shell/audit/$deliveryId' });
  const { data, error, refetch } = useQuery({
    ...ask(getDelivery, { deliveryId }),
    refetchInterval: ({ state }) =>
      state.data && isMoving(state.data.delivery.state) ? 2000 : false,
  });
  const t = useT();
  if (data) return <Audit key={deliveryId} delivery={data} />;
  return (
    <Page title={t(text.title)}>
      {error ? <Problem error={error} onRetry={() => refetch()} /> : <Loading />}
    </Page>
  );
}

function Audit({ delivery }: { delivery: Delivery }) {
  const t = useT();
  const { flow, plan, events } = delivery;
  const moments = useMemo(() => timelineOf(delivery), [delivery]);
  const transport = useTransport(moments.length);
  const [picked, setPicked] = useState<string | null>(null);
  const seals = useSeals(delivery.seals);

  const now = moments[transport.position - 1];
  const view = useMemo(
    () => fold(plan, events.slice(0, now?.folds ?? 0)),
    [plan, events, now?.folds],
  );
  const selected = picked ?? now?.node ?? lastFailed(delivery);

  return (
    <Page
      title={delivery.delivery.invoiceNumber}
      crumb={<AuditBar.Crumb />}
      beside={<AuditBar.About delivery={delivery} seals={seals.data} />}
      tools={<AuditBar.Tools delivery={delivery} />}
    >
      <div className={styles.page}>
        <Moments
          delivery={delivery}
          moments={moments}
          position={transport.position}
          onGo={(position) => {
            setPicked(null);
            transport.go(position);
          }}
        />
        <div className={styles.stage}>
          <div className={styles.graph}>
            <p className={styles.badge} aria-live="polite">
              <b>{t(text.readOnly)}</b>{' '}
              {t(fill(text.position, { at: transport.position, count: moments.length }))}
            </p>
            <p className={`${styles.badge} ${styles.legend}`}>
              <span data-tone="ok">
                <Check size={13} aria-hidden /> {t(text.legendDone)}
              </span>
              <span data-tone="run">
                <MapPin size={13} aria-hidden /> {t(text.legendNow)}
              </span>
              <span>{t(text.legendDead)}</span>
            </p>
            <FlowGraph
              flow={flow}
              plan={plan}
              view={view}
              selected={selected}
              onSelect={setPicked}
            />
          </div>
          <Lanes
            delivery={delivery}
            moments={moments}
            transport={transport}
            selected={selected}
            onSelect={setPicked}
          />
        </div>
        <StepPanel
          delivery={delivery}
          view={view}
          node={selected}
          until={transport.position === moments.length ? null : (now?.at ?? null)}
          seals={seals.data}
        />
      </div>
    </Page>
  );
}

/** Where the eye goes first once a delivery is over: to the step that delivered, or that failed. */
function lastFailed({ attempts, plan }: Delivery): string | null {
  const delivers = (node: string) => stepOf(plan, node)?.delivers !== undefined;
  return attempts.findLast(({ node, fault }) => fault || delivers(node))?.node ?? null;
}
