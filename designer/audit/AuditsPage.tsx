import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { FileSearch } from 'lucide-react';
import { listDeliveries, type Reply } from '#server/api/contract.ts';
import { ask } from '../client.ts';
import { StateChip } from '../deliveries/StateChip.tsx';
import { useFormats } from '../format.ts';
import { Empty } from '../shell/Empty.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { Problem } from '../shell/Problem.tsx';
import { SearchBox } from '../shell/SearchBox.tsx';
import table from '../shell/table.module.css';
import { audit as text } from '../text/audit.ts';
import { useT } from '../useText.ts';
import styles from './audit.module.css';

/** Finds the delivery that an auditor asks about. */
export function AuditsPage() {
  const t = useT();
  const { q } = useSearch({ from: '/shell/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const { data, error, refetch } = useQuery({
    ...ask(listDeliveries, { query: { limit: 100, ...(q ? { q } : {}) } }),
    placeholderData: (before) => before,
  });

  return (
    <Page
      title={t(text.title)}
      beside={<span className={styles.muted}>{t(text.listText)}</span>}
      tools={
        <SearchBox
          label={t(text.search)}
          value={q ?? ''}
          onChange={(value) => navigate({ search: value ? { q: value } : {}, replace: true })}
        />
      }
    >
      <div className={table.body}>
        <div className={`${table.card} ${table.rows}`}>
          {error && !data && <Problem error={error} onRetry={() => refetch()} />}
          {!data && !error && <Loading rows={10} height={22} />}
          {data?.items.length === 0 && (
            <Empty icon={<FileSearch size={20} />} title={t(text.none)} text={t(text.noneText)} />
          )}
          {data && data.items.length > 0 && <DeliveriesTable rows={data.items} />}
        </div>
      </div>
    </Page>
  );
}

function DeliveriesTable({ rows }: { rows: Reply<typeof listDeliveries>['items'] }) {
  const t = useT();
  const { dateTime } = useFormats();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t(text.invoice)}</th>
          <th>{t(text.customer)}</th>
          <th>{t(text.flow)}</th>
          <th>{t(text.started)}</th>
          <th>{t(text.changed)}</th>
          <th>{t(text.state)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-link className={styles.row}>
            <td className={table.strong}>
              <Link to="/audit/$deliveryId" params={{ deliveryId: row.id }} className={styles.open}>
                {row.invoiceNumber}
              </Link>
            </td>
            <td>{row.customerName}</td>
            <td>
              {row.flowName} <span className={table.muted}>v{row.version}</span>
            </td>
            <td className={table.muted}>{dateTime(row.startedAt)}</td>
            <td className={table.muted}>{dateTime(row.changedAt)}</td>
            <td>
              <StateChip state={row.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
