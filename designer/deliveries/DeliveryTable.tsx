import { Button, Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheckBig, SearchX, X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Reply, summariseDeliveries } from '#server/api/contract.ts';
import { useFormats } from '../format.ts';
import { Empty } from '../shell/Empty.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { typeTitle } from '../shell/StepIcon.tsx';
import table from '../shell/table.module.css';
import { deliveries as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import { DeliveryTableRow } from './DeliveryTableRow.tsx';
import styles from './deliveries.module.css';
import type { DeliveriesSearch } from './search.ts';
import type { Rows, Show } from './useDeliveryRows.ts';

/** Rows under this count are cheap to draw; above it only those in sight are. */
const MANY = 200;
const ROW_HEIGHT = 34;

interface DeliveryTableProps {
  readonly rows: Rows;
  readonly show: Show;
  readonly search: DeliveriesSearch;
  readonly summary: Reply<typeof summariseDeliveries> | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onFilter: (change: Partial<DeliveriesSearch>) => void;
  readonly onToggle: (id: string) => void;
  readonly onPickAll: (all: boolean) => void;
}

export function DeliveryTable(props: DeliveryTableProps) {
  const { rows, show, search, selected, onFilter, onToggle, onPickAll } = props;
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const { items } = rows;
  const virtual = useVirtualizer({
    count: items.length > MANY ? items.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const inSight = virtual.getVirtualItems();
  const from = items.length > MANY ? (inSight[0]?.index ?? 0) : 0;
  const to = items.length > MANY ? (inSight.at(-1)?.index ?? 0) + 1 : items.length;

  return (
    <section className={`${styles.card} ${styles.list}`} aria-label={t(text.title)}>
      <Filters {...props} />
      <div className={table.rows} ref={scroller} tabIndex={-1}>
        {rows.error && <Problem error={rows.error} onRetry={rows.retry} />}
        {rows.isPending && <Loading rows={6} height={24} />}
        {!rows.isPending && !rows.error && items.length === 0 && <Nothing {...props} />}
        {items.length > 0 && (
          <table className={table.table} aria-rowcount={items.length}>
            <thead>
              <tr>
                <th>
                  <Checkbox
                    aria-label={t(text.selectAll)}
                    checked={items.every(({ id }) => selected.has(id))}
                    indeterminate={selected.size > 0 && !items.every(({ id }) => selected.has(id))}
                    onChange={(event) => onPickAll(event.currentTarget.checked)}
                  />
                </th>
                <th>{t(text.invoice)}</th>
                <th>{t(text.customer)}</th>
                <th className={table.num}>{t(text.amount)}</th>
                <th>{t(show === 'all' ? text.state : text.step)}</th>
                <th>{t(text.what)}</th>
                <th className={`${table.num} ${styles.tries}`}>{t(text.tries)}</th>
                <th className={table.num}>{t(text.since)}</th>
              </tr>
            </thead>
            <tbody>
              <Gap rows={from} />
              {items.slice(from, to).map((row) => (
                <DeliveryTableRow
                  key={row.id}
                  row={row}
                  showState={show === 'all'}
                  isOpen={row.id === search.open}
                  isSelected={selected.has(row.id)}
                  onOpen={() => onFilter({ open: row.id })}
                  onToggle={() => onToggle(row.id)}
                />
              ))}
              <Gap rows={items.length - to} />
            </tbody>
          </table>
        )}
        {rows.hasMore && (
          <div className={styles.more}>
            <Button variant="default" onClick={rows.more}>
              {t(text.more)}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

const Gap = ({ rows }: { rows: number }) =>
  rows > 0 && (
    <tr aria-hidden>
      <td colSpan={8} style={{ height: rows * ROW_HEIGHT, padding: 0 }} />
    </tr>
  );

function Filters({ rows, search, summary, onFilter }: DeliveryTableProps) {
  const t = useT();
  const { number } = useFormats();
  const customer =
    summary?.matrix.find(({ customerId }) => customerId === search.customer)?.customerName ??
    rows.items.find(({ customerId }) => customerId === search.customer)?.customerName;
  const cause = summary?.causes.find(({ code }) => code === search.code);
  const chips: readonly { key: string; name: string; without: Partial<DeliveriesSearch> }[] = [
    ...(search.customer
      ? [{ key: 'customer', name: customer ?? search.customer, without: { customer: '' } }]
      : []),
    ...(search.type
      ? [{ key: 'type', name: t(typeTitle(search.type)), without: { type: '' } }]
      : []),
    ...(search.code
      ? [{ key: 'code', name: cause ? t(cause.title) : search.code, without: { code: '' } }]
      : []),
    ...(search.q ? [{ key: 'q', name: `« ${search.q} »`, without: { q: '' } }] : []),
  ];
  const count = rows.items.length;

  return (
    <div className={styles.filters}>
      <h2>
        {t(count === 1 ? text.countOne : fill(text.count, { count: number(count) }))}
        {rows.hasMore && '+'}
      </h2>
      {chips.map(({ key, name, without }) => (
        <FilterChip key={key} name={name} onRemove={() => onFilter(without)} />
      ))}
      {chips.length > 1 && (
        <button
          type="button"
          className={styles.plain}
          onClick={() => onFilter({ customer: '', type: '', code: '', q: '' })}
        >
          {t(text.clear)}
        </button>
      )}
      <span className={styles.gap} />
      <span className={styles.keys}>{t(text.keys)}</span>
    </div>
  );
}

function FilterChip({ name, onRemove }: { name: ReactNode & string; onRemove: () => void }) {
  const t = useT();
  return (
    <button
      type="button"
      className={styles.filter}
      onClick={onRemove}
      aria-label={t(fill(text.removeFilter, { name }))}
    >
      {name}
      <X size={12} strokeWidth={2.4} aria-hidden />
    </button>
  );
}

function Nothing({ show, search, summary, onFilter }: DeliveryTableProps) {
  const t = useT();
  const { number } = useFormats();
  const isFiltered = Boolean(search.customer || search.type || search.code || search.q);
  if (show === 'failed' && !isFiltered) {
    return (
      <Empty
        icon={<CircleCheckBig size={20} />}
        title={t(text.noneFailed)}
        text={t(fill(text.noneFailedText, { count: number(summary?.endedWeek ?? 0) }))}
      />
    );
  }
  return (
    <Empty icon={<SearchX size={20} />} title={t(text.none)} text={t(text.noneText)}>
      <Button
        variant="default"
        mt={8}
        onClick={() => onFilter({ customer: '', type: '', code: '', q: '', show: 'all' })}
      >
        {t(text.all)}
      </Button>
    </Empty>
  );
}
