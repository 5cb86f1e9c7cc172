import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { getReconciliation, type Reply } from '#server/api/contract.ts';
import type { Text } from '#workflows/text.ts';
import { ask } from '../client.ts';
import { useFormats } from '../format.ts';
import { Problem } from '../shell/Problem.tsx';
import { reconciliation as text } from '../text/reconciliation.ts';
import { fill, useT } from '../useText.ts';
import styles from './settings.module.css';

/** Where database, engine and ledger disagree, once an administrator asks: the comparison is work for all three. */
export function Reconciliation() {
  const t = useT();
  const { data, error, refetch, isFetching } = useQuery({
    ...ask(getReconciliation, { query: { after: 10 } }),
    enabled: false,
  });
  return (
    <section className={styles.card}>
      <h2>{t(text.title)}</h2>
      <p>{t(text.about)}</p>
      <div>
        <Button variant="default" loading={isFetching} onClick={() => refetch()}>
          {t(text.look)}
        </Button>
      </div>
      {error && <Problem error={error} onRetry={() => refetch()} />}
      {data && <Report report={data} />}
    </section>
  );
}

function Report({ report }: { report: Reply<typeof getReconciliation> }) {
  const t = useT();
  const { time } = useFormats();
  const { rowsWithoutWorkflow: rows, workflowsWithoutRow: workflows, looked } = report;
  const { effectsWithoutAnswer: effects } = report;
  const { deliveries, workflows: inEngine } = looked;
  return (
    <div role="status">
      {rows.count + workflows.count + effects.count === 0 && (
        <p>{t(fill(text.agrees, { deliveries, workflows: inEngine }))}</p>
      )}
      {!looked.complete && <p>{t(text.firstOnly)}</p>}
      <Found title={text.rows} fix={text.rowsFix} count={rows.count}>
        {rows.items.map(({ id, invoiceNumber, startedAt }) => (
          <li key={id}>
            <Delivery id={id}>{invoiceNumber}</Delivery> {time(startedAt)}
          </li>
        ))}
      </Found>
      <Found title={text.workflows} fix={text.workflowsFix} count={workflows.count}>
        {workflows.items.map(({ id, known, startedAt }) => (
          <li key={id}>
            {id} {time(startedAt)}, {t(text[known])}
          </li>
        ))}
      </Found>
      <Found title={text.effects} fix={text.effectsFix} count={effects.count}>
        {effects.items.map(({ key, deliveryId, invoiceNumber, claimedAt }) => (
          <li key={key}>
            <Delivery id={deliveryId}>{invoiceNumber}</Delivery> {key}, {time(claimedAt)}
          </li>
        ))}
      </Found>
    </div>
  );
}

interface FoundProps {
  readonly title: Text;
  readonly fix: Text;
  readonly count: number;
  readonly children: ReactNode;
}

function Found({ title, fix, count, children }: FoundProps) {
  const t = useT();
  if (count === 0) return null;
  return (
    <>
      <h3>{t(fill(title, { count }))}</h3>
      <p>{t(fix)}</p>
      <ul>{children}</ul>
    </>
  );
}

const Delivery = ({ id, children }: { id: string; children: ReactNode }) => (
  <Link to="/deliveries" search={{ show: 'all', open: id }}>
    {children}
  </Link>
);
