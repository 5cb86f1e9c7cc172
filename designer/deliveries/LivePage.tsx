import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronRight, FileSearch, Mail, Wrench } from 'lucide-react';
import { useMemo, useState } from 'react';
import { getDelivery, listMails } from '#server/api/contract.ts';
import type { Text } from '#workflows/text.ts';
import { type DeliveryView, fold, type NodeState } from '#workflows/trace.ts';
import { FlowGraph } from '../canvas/FlowGraph.tsx';
import { titleAt } from '../canvas/titles.ts';
import { ask } from '../client.ts';
import { useFormats } from '../format.ts';
import { Loading } from '../shell/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { Problem } from '../shell/Problem.tsx';
import { useSession } from '../shell/useSession.ts';
import { deliveries, stateNames, live as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import type { Delivery } from './delivery.ts';
import styles from './live.module.css';
import { StateChip } from './StateChip.tsx';
import { StepList } from './StepList.tsx';
import { usePlayback } from './usePlayback.ts';

const POLL = 400;

/** A delivery as it happens: events are asked for often and shown one after another. */
export function LivePage() {
  const { deliveryId } = useParams({ from: '/shell/deliveries/$deliveryId/live' });
  return <Live key={deliveryId} deliveryId={deliveryId} />;
}

function Live({ deliveryId }: { deliveryId: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery({
    ...ask(getDelivery, { deliveryId }),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? 5000 : POLL),
  });
  const [picked, setPicked] = useState<string | null>(null);
  const shown = usePlayback(data?.events.length ?? 0);
  const view = useMemo(
    () => (data ? fold(data.plan, data.events.slice(0, shown)) : undefined),
    [data, shown],
  );
  const isCaughtUp = data !== undefined && shown === data.events.length;

  return (
    <Page
      crumb={
        <>
          <Link to="/deliveries">{t(deliveries.title)}</Link>
          <ChevronRight size={14} aria-hidden />
        </>
      }
      title={data?.delivery.invoiceNumber ?? t(text.title)}
      beside={data && <Beside delivery={data} isCaughtUp={isCaughtUp} />}
      tools={data && <Next delivery={data} isCaughtUp={isCaughtUp} />}
    >
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading />}
      {data && view && (
        <div className={styles.split}>
          <div className={styles.graph}>
            <FlowGraph
              flow={data.flow}
              plan={data.plan}
              view={view}
              selected={picked}
              onSelect={setPicked}
            />
          </div>
          <aside className={styles.side} aria-label={t(text.steps)}>
            <p className={styles.now} aria-live="polite">
              {t(sentence(data, view))}
            </p>
            <StepList delivery={data} view={view} selected={picked} onSelect={setPicked} />
          </aside>
        </div>
      )}
    </Page>
  );
}

function Beside({
  delivery: { delivery },
  isCaughtUp,
}: {
  delivery: Delivery;
  isCaughtUp: boolean;
}) {
  const { money } = useFormats();
  return (
    <>
      <span className={styles.muted}>
        {delivery.customerName} · {money(delivery.total, delivery.currency)}
      </span>
      <StateChip state={isCaughtUp ? delivery.state : 'running'} />
    </>
  );
}

/** Where to go from here, once everything was shown. */
function Next({ delivery, isCaughtUp }: { delivery: Delivery; isCaughtUp: boolean }) {
  const t = useT();
  const isDemo = useSession()?.demo === true;
  const row = delivery.delivery;
  const isDone = isCaughtUp && isOver(delivery);
  const mails = useQuery({ ...ask(listMails, {}), enabled: isDone && isDemo });
  const mail = mails.data?.find(
    ({ subject, attachments }) =>
      subject.includes(row.invoiceNumber) ||
      attachments.some(({ name }) => name.includes(row.invoiceNumber)),
  );

  if (isCaughtUp && delivery.parked.length > 0) {
    return (
      <Button
        renderRoot={(props) => <Link to="/deliveries" search={{ open: row.id }} {...props} />}
        leftSection={<Wrench size={15} aria-hidden />}
      >
        {t(text.mend)}
      </Button>
    );
  }
  if (!isDone) return null;
  return (
    <>
      <Button
        variant="default"
        renderRoot={(props) => (
          <Link to="/audit/$deliveryId" params={{ deliveryId: row.id }} {...props} />
        )}
        leftSection={<FileSearch size={15} aria-hidden />}
      >
        {t(text.audit)}
      </Button>
      {isDemo && (
        <Button
          renderRoot={(props) => (
            <Link to="/mailbox" search={mail ? { mail: mail.id } : {}} {...props} />
          )}
          leftSection={<Mail size={15} aria-hidden />}
        >
          {t(mail ? text.seeMail : text.seeMailbox)}
        </Button>
      )}
    </>
  );
}

const isOver = ({ events }: Delivery): boolean => events.at(-1)?.kind === 'ended';

function sentence({ flow, plan, events }: Delivery, view: DeliveryView): Text {
  if (view.outcome) {
    const outcome = stateNames[view.outcome];
    return fillBoth(text.ended, 'outcome', outcome);
  }
  const at = (...states: readonly NodeState[]): string | undefined =>
    Object.entries(view.nodes).find(([, { state }]) => states.includes(state))?.[0];
  const running = at('running');
  if (running) return fillBoth(text.running, 'step', titleAt(flow, running, plan));
  const parked = at('parked', 'uncertain');
  if (parked) return fillBoth(text.waits, 'step', titleAt(flow, parked, plan));
  const sleeping = at('waiting');
  if (sleeping) return fillBoth(text.sleeping, 'step', titleAt(flow, sleeping, plan));
  return events.length === 0 ? text.starting : stateNames.running;
}

const fillBoth = (pattern: Text, name: string, value: Text): Text => ({
  fr: fill(pattern, { [name]: value.fr }).fr,
  en: fill(pattern, { [name]: value.en }).en,
});
