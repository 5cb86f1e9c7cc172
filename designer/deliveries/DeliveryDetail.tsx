import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Clock, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { getDelivery } from '#server/api/contract.ts';
import { ask } from '../client.ts';
import { useFormats } from '../format.ts';
import { DocumentButton } from '../invoices/DocumentButton.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { detail as text } from '../text/deliveries.ts';
import { shell } from '../text/shell.ts';
import { fill, useT } from '../useText.ts';
import { Awaited } from './Awaited.tsx';
import { batchTitle } from './batchTitle.ts';
import type { Delivery } from './delivery.ts';
import styles from './detail.module.css';
import { Members } from './Members.tsx';
import { Mend } from './Mend.tsx';
import { PathTaken } from './PathTaken.tsx';
import { SendAgain } from './SendAgain.tsx';
import { isMoving, StateChip } from './StateChip.tsx';
import { Tries } from './Tries.tsx';
import { TryNow } from './TryNow.tsx';
import { waitText } from './waitText.ts';

const CameBack = lazy(async () => ({ default: (await import('../inbox/CameBack.tsx')).CameBack }));

/** One delivery beside the list: what happened in a sentence, what to do with the form in place, and the proof. */
export function DeliveryDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const { data, error, refetch } = useQuery({
    ...ask(getDelivery, { deliveryId: id }),
    refetchInterval: ({ state }) =>
      state.data && isMoving(state.data.delivery.state) ? 2000 : 10_000,
  });

  return (
    <aside className={styles.panel} aria-label={t(text.title)}>
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading rows={7} />}
      {data && (
        <>
          <Head delivery={data} onClose={onClose} />
          <div className={styles.body}>
            <Standing delivery={data} />
            {data.mail.length > 0 && (
              <Suspense>
                <CameBack delivery={data} />
              </Suspense>
            )}
            {data.parked.map((parked) => (
              <Mend key={`${parked.node} ${parked.fault.code}`} delivery={data} parked={parked} />
            ))}
            {data.awaited.map((awaited) => (
              <Awaited key={awaited.node} delivery={data} awaited={awaited} />
            ))}
            <Links delivery={data} />
            {data.delivery.invoiceId !== null && <SendAgain delivery={data} />}
            {data.members.length > 0 && <Members members={data.members} />}
            <PathTaken delivery={data} />
            <Tries delivery={data} />
            <NextTry delivery={data} />
            <Documents delivery={data} />
          </div>
        </>
      )}
    </aside>
  );
}

function Head({ delivery: { delivery }, onClose }: { delivery: Delivery; onClose: () => void }) {
  const t = useT();
  const { money } = useFormats();
  const { invoiceNumber, batch, customerName, total, currency, flowName, version, state } =
    delivery;
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h2>{batch ? t(batchTitle(invoiceNumber, batch)) : invoiceNumber}</h2>
        <StateChip state={state} />
        <span className={styles.gap} />
        <ActionIcon variant="subtle" color="gray" aria-label={t(shell.close)} onClick={onClose}>
          <X size={16} />
        </ActionIcon>
      </div>
      <p>
        {customerName} · {money(total, currency)} ·{' '}
        {t(fill(text.meta, { flow: flowName, version }))}
      </p>
    </header>
  );
}

/** Says that nobody is needed, where nobody is; a parked step says its own. */
function Standing({ delivery: { delivery, parked, awaited } }: { delivery: Delivery }) {
  const t = useT();
  const formats = useFormats();
  if (parked.length > 0 || awaited.length > 0 || delivery.state === 'bounced') return null;
  if (delivery.waits) return <p className={styles.calm}>{t(waitText(delivery.waits, formats))}</p>;
  return <p className={styles.calm}>{t(isMoving(delivery.state) ? text.goesOn : text.ended)}</p>;
}

function Links({ delivery: { delivery, batches } }: { delivery: Delivery }) {
  const t = useT();
  return (
    <nav className={styles.links}>
      <Link to="/flows/$flowId" params={{ flowId: delivery.flowId }}>
        {t(text.openFlow)}
      </Link>
      <Link to="/audit/$deliveryId" params={{ deliveryId: delivery.id }}>
        {t(text.replay)}
      </Link>
      {delivery.invoiceId !== null && (
        <Link to="/invoices/$invoiceId" params={{ invoiceId: delivery.invoiceId }}>
          {t(text.invoicePage)}
        </Link>
      )}
      {batches.map(({ id, period }) => (
        <Link key={id} to="/deliveries" search={{ show: 'all', open: id }}>
          {t(fill(text.batchPage, { period }))}
        </Link>
      ))}
      {isMoving(delivery.state) && (
        <Link to="/deliveries/$deliveryId/live" params={{ deliveryId: delivery.id }}>
          {t(text.watch)}
        </Link>
      )}
    </nav>
  );
}

function NextTry({ delivery }: { delivery: Delivery }) {
  const { nextTry, parked } = delivery;
  const t = useT();
  const { time } = useFormats();
  if (!nextTry) return null;
  const isFutile = parked.some(({ missing }) => missing.length > 0);
  return (
    <p className={styles.next}>
      <Clock size={14} aria-hidden />
      <span>
        {t(fill(text.nextTry, { at: time(nextTry.at) }))} {isFutile && t(text.nextTryFix)}
      </span>
      {delivery.delivery.state === 'retrying' && <TryNow deliveryId={delivery.delivery.id} />}
    </p>
  );
}

function Documents({ delivery: { documents } }: { delivery: Delivery }) {
  const t = useT();
  if (documents.length === 0) return null;
  return (
    <section>
      <h3 className={styles.label}>{t(text.documents)}</h3>
      <div className={styles.documents}>
        {[...new Map(documents.map((each) => [each.sha256, each])).values()].map((document) => (
          <DocumentButton key={`${document.role} ${document.sha256}`} document={document} />
        ))}
      </div>
    </section>
  );
}
