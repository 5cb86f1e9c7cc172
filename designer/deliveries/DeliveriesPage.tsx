import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { type Reply, summariseDeliveries } from '#server/api/contract.ts';
import { ask } from '../client.ts';
import { Loading } from '../shell/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { Problem } from '../shell/Problem.tsx';
import { SearchBox } from '../shell/SearchBox.tsx';
import { Segments } from '../shell/Segments.tsx';
import { deliveries as text } from '../text/deliveries.ts';
import { useT } from '../useText.ts';
import { BulkBar } from './BulkBar.tsx';
import { Causes } from './Causes.tsx';
import { DeliveryDetail } from './DeliveryDetail.tsx';
import { DeliveryTable } from './DeliveryTable.tsx';
import styles from './deliveries.module.css';
import { FailureMatrix } from './FailureMatrix.tsx';
import { Kpis } from './Kpis.tsx';
import type { DeliveriesSearch } from './search.ts';
import { useDeliveryKeys } from './useDeliveryKeys.ts';
import { type Show, useDeliveryRows } from './useDeliveryRows.ts';

const BulkRuns = lazy(async () => ({ default: (await import('./BulkRuns.tsx')).BulkRuns }));

/** What needs somebody, by cause and by customer and step, and the way to mend it in place. */
export function DeliveriesPage() {
  const t = useT();
  const search = useSearch({ from: '/shell/deliveries' });
  const navigate = useNavigate({ from: '/deliveries' });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<'retry' | 'abort' | null>(null);

  const show = showOf(search.show);
  const summary = useQuery({ ...ask(summariseDeliveries, {}), refetchInterval: 2000 });
  const rows = useDeliveryRows(search, show);

  const go = useCallback(
    (change: Partial<DeliveriesSearch>) =>
      navigate({
        search: (before) => withoutEmpty({ ...before, ...change }),
        replace: true,
      }),
    [navigate],
  );
  const toggle = useCallback(
    (id: string) =>
      setSelected((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const pickAll = (all: boolean): void =>
    setSelected(new Set(all ? rows.items.map(({ id }) => id) : []));

  // What is not in sight is not acted on: a filter may hide what was selected before.
  const chosen = rows.items.filter(({ id }) => selected.has(id));

  useDeliveryKeys({
    ids: rows.items.map(({ id }) => id),
    open: search.open,
    onOpen: (open) => go({ open }),
    onToggle: toggle,
    onRetry: () => {
      const open = rows.items.find(({ id }) => id === search.open);
      if (chosen.length === 0 && open) setSelected(new Set([open.id]));
      if (chosen.length > 0 || open) setBulk('retry');
    },
  });

  return (
    <Page
      title={t(text.title)}
      beside={
        <Segments<Show>
          label={t(text.show)}
          value={show}
          onChange={(value) => {
            setSelected(new Set());
            go({ show: value === 'failed' ? '' : value, open: '' });
          }}
          options={[
            { value: 'failed', label: t(text.failed), ...counted(summary.data?.needsAction) },
            { value: 'retrying', label: t(text.retrying), ...counted(summary.data?.retrying) },
            { value: 'waiting', label: t(text.waiting), ...counted(summary.data?.waiting) },
            { value: 'late', label: t(text.late), ...counted(summary.data?.late) },
            { value: 'all', label: t(text.all) },
          ]}
        />
      }
      tools={
        <SearchBox label={t(text.search)} value={search.q ?? ''} onChange={(q) => go({ q })} />
      }
      aside={
        search.open && (
          <DeliveryDetail key={search.open} id={search.open} onClose={() => go({ open: '' })} />
        )
      }
    >
      <div className={styles.page}>
        {summary.error && <Problem error={summary.error} onRetry={() => summary.refetch()} />}
        {summary.isPending && <Loading rows={2} height={60} />}
        {summary.data && <Kpis summary={summary.data} />}
        <Suspense>
          <BulkRuns />
        </Suspense>
        {summary.data && show === 'failed' && hasFailures(summary.data) && (
          <div className={styles.causes}>
            <FailureMatrix summary={summary.data} search={search} onFilter={go} />
            <Causes summary={summary.data} search={search} onFilter={go} />
          </div>
        )}
        <DeliveryTable
          rows={rows}
          show={show}
          search={search}
          summary={summary.data}
          selected={selected}
          onFilter={go}
          onToggle={toggle}
          onPickAll={pickAll}
        />
        {(chosen.length > 0 || bulk) && (
          <BulkBar
            rows={chosen}
            asking={bulk}
            onAsk={setBulk}
            onClear={() => setSelected(new Set())}
          />
        )}
      </div>
    </Page>
  );
}

const counted = (count: number | undefined) => (count === undefined ? {} : { count });

const hasFailures = ({ causes, matrix }: Reply<typeof summariseDeliveries>): boolean =>
  causes.length > 0 || matrix.length > 0;

const showOf = (value: string | undefined): Show =>
  value === 'retrying' || value === 'waiting' || value === 'late' || value === 'all'
    ? value
    : 'failed';

const withoutEmpty = (search: DeliveriesSearch): DeliveriesSearch =>
  Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== '' && value !== undefined),
  );
