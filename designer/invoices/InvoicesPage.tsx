import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { FileText, Send, X } from 'lucide-react';
import { listCustomers, listInvoices, type Reply, submitInvoice } from '#server/api/contract.ts';
import { askAll } from '../client.ts';
import { StateChip } from '../deliveries/StateChip.tsx';
import { useFormats } from '../format.ts';
import { Empty } from '../shell/Empty.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { Problem } from '../shell/Problem.tsx';
import { SearchBox } from '../shell/SearchBox.tsx';
import table from '../shell/table.module.css';
import { mayCall, useSession } from '../shell/useSession.ts';
import { invoices as text } from '../text/invoices.ts';
import { usePages } from '../usePages.ts';
import { fill, useT } from '../useText.ts';
import styles from './invoices.module.css';
import { SendDialog } from './SendDialog.tsx';

type Answer = Reply<typeof listInvoices>;

export function InvoicesPage() {
  const t = useT();
  const session = useSession();
  const { q, customer, send } = useSearch({ from: '/shell/invoices' });
  const navigate = useNavigate({ from: '/invoices' });
  const filter = { limit: 100, ...(q ? { q } : {}), ...(customer ? { customer } : {}) };
  const list = usePages(listInvoices, filter, false);
  const rows = list.items;
  const openSend = (open: boolean): void =>
    void navigate({
      search: ({ send: _, ...rest }) => (open ? { ...rest, send: 'sample' } : rest),
    });

  return (
    <Page
      title={t(text.title)}
      beside={customer && <CustomerFilter id={customer} />}
      tools={
        <>
          <SearchBox
            label={t(text.search)}
            value={q ?? ''}
            onChange={(value) =>
              navigate({
                search: ({ q: _, ...rest }) => (value ? { ...rest, q: value } : rest),
                replace: true,
              })
            }
          />
          {mayCall(submitInvoice, session?.user.role) && (
            <Button leftSection={<Send size={15} aria-hidden />} onClick={() => openSend(true)}>
              {t(text.send)}
            </Button>
          )}
        </>
      }
    >
      <div className={table.body}>
        <div className={`${table.card} ${table.rows}`}>
          {list.error && <Problem error={list.error} onRetry={list.retry} />}
          {list.isPending && <Loading rows={10} height={22} />}
          {!list.isPending && !list.error && rows.length === 0 && (
            <Empty
              icon={<FileText size={20} />}
              title={t(text.none)}
              text={t(q || customer ? text.noneFound : text.noneText)}
            />
          )}
          {rows.length > 0 && <InvoiceTable rows={rows} />}
          {list.hasMore && (
            <div className={styles.more}>
              <Button variant="default" onClick={list.more}>
                {t(text.more)}
              </Button>
            </div>
          )}
        </div>
      </div>
      {send && session && <SendDialog isDemo={session.demo} onClose={() => openSend(false)} />}
    </Page>
  );
}

function InvoiceTable({ rows }: { rows: readonly Answer['items'][number][] }) {
  const t = useT();
  const { money, date } = useFormats();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t(text.number)}</th>
          <th>{t(text.kind)}</th>
          <th>{t(text.customer)}</th>
          <th>{t(text.issued)}</th>
          <th>{t(text.due)}</th>
          <th className={table.num}>{t(text.amount)}</th>
          <th>{t(text.state)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-link className={styles.row}>
            <td className={table.strong}>
              <Link
                to="/invoices/$invoiceId"
                params={{ invoiceId: row.id }}
                className={styles.number}
              >
                {row.number}
              </Link>
            </td>
            <td className={table.muted}>
              {t(row.typeCode === '381' ? text.creditNote : text.invoice)}
            </td>
            <td>{row.customerName}</td>
            <td className={table.muted}>{date(row.issueDate)}</td>
            <td className={table.muted}>{row.dueDate ? date(row.dueDate) : '–'}</td>
            <td className={table.num}>{money(row.total, row.currency)}</td>
            <td>
              <StateChip state={row.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CustomerFilter({ id }: { id: string }) {
  const t = useT();
  const customers = useQuery(askAll(listCustomers, {}));
  const name = customers.data?.find((each) => each.id === id)?.name ?? id;
  return (
    <Link to="/invoices" className={styles.filter}>
      {t(fill(text.onlyCustomer, { name }))}
      <X size={12} strokeWidth={2.4} aria-hidden />
    </Link>
  );
}
