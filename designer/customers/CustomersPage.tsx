import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { type Item, listCustomers } from '#server/api/contract.ts';
import { unaccented } from '../canvas/unaccented.ts';
import { askAll } from '../client.ts';
import { useFormats } from '../format.ts';
import { Chip } from '../shell/Chip.tsx';
import { Empty } from '../shell/Empty.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { Problem } from '../shell/Problem.tsx';
import { SearchBox } from '../shell/SearchBox.tsx';
import table from '../shell/table.module.css';
import { customers as text } from '../text/customers.ts';
import { fill, useT } from '../useText.ts';
import { CustomerDrawer } from './CustomerDrawer.tsx';
import styles from './customers.module.css';

type CustomerCard = Item<typeof listCustomers>;

export function CustomersPage() {
  const t = useT();
  const { customer: openId } = useSearch({ from: '/shell/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const [asked, setAsked] = useState('');
  const { data, error, refetch } = useQuery(askAll(listCustomers, {}));
  const shown = (data ?? []).filter(({ name, code, siren, vatId }) =>
    unaccented([name, code, siren, vatId].join(' ')).includes(unaccented(asked)),
  );
  const open = data?.find(({ id }) => id === openId);

  return (
    <Page
      title={t(text.title)}
      tools={<SearchBox label={t(text.search)} value={asked} onChange={setAsked} width={300} />}
    >
      <div className={table.body}>
        <div className={`${table.card} ${table.rows}`}>
          {error && !data && <Problem error={error} onRetry={() => refetch()} />}
          {!data && !error && <Loading rows={8} height={22} />}
          {data && shown.length === 0 && (
            <Empty icon={<Users size={20} />} title={t(text.none)} text={t(text.noneText)} />
          )}
          {shown.length > 0 && (
            <CustomerTable
              customers={shown}
              onOpen={(id) => navigate({ search: { customer: id } })}
            />
          )}
        </div>
      </div>
      {open && (
        <CustomerDrawer key={open.id} customer={open} onClose={() => navigate({ search: {} })} />
      )}
    </Page>
  );
}

interface CustomerTableProps {
  readonly customers: readonly CustomerCard[];
  readonly onOpen: (id: string) => void;
}

function CustomerTable({ customers, onOpen }: CustomerTableProps) {
  const t = useT();
  const { number } = useFormats();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t(text.name)}</th>
          <th>{t(text.code)}</th>
          <th>{t(text.country)}</th>
          <th>{t(text.ids)}</th>
          <th>{t(text.flow)}</th>
          <th>{t(text.language)}</th>
          <th className={table.num}>{t(text.params)}</th>
          <th className={table.num}>{t(text.invoices)}</th>
          <th className={table.num}>{t(text.parked)}</th>
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <tr key={customer.id} data-link className={styles.row}>
            <td className={table.strong}>
              <button
                type="button"
                className={styles.open}
                aria-label={t(fill(text.edit, { name: customer.name }))}
                onClick={() => onOpen(customer.id)}
              >
                {customer.name}
              </button>
            </td>
            <td className={table.mono}>{customer.code}</td>
            <td>{customer.country}</td>
            <td className={table.mono}>{customer.siren ?? customer.vatId ?? '–'}</td>
            <td>{customer.flowName ?? <Chip tone="warn">{t(text.noFlow)}</Chip>}</td>
            <td className={table.muted}>{t(text[customer.language])}</td>
            <td className={table.num}>{number(Object.keys(customer.params).length)}</td>
            <td className={table.num}>{number(customer.invoices)}</td>
            <td className={table.num}>
              {customer.parked > 0 ? (
                <Link
                  to="/deliveries"
                  search={{ customer: customer.id }}
                  className={styles.parked}
                  title={t(text.seeParked)}
                >
                  <Chip tone="err">{number(customer.parked)}</Chip>
                </Link>
              ) : (
                <span className={table.muted}>0</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
