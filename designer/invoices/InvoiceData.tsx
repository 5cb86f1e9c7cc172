import { useState } from 'react';
import type { Invoice, Line } from '#workflows/invoice/model.ts';
import { termAt } from '#workflows/invoice/terms.ts';
import type { Text } from '#workflows/text.ts';
import { useFormats } from '../format.ts';
import table from '../shell/table.module.css';
import { groups, invoices, lineColumns } from '../text/invoices.ts';
import { fill, useT } from '../useText.ts';
import styles from './invoices.module.css';

/** Which part of the model stands under which heading, in the order in which an invoice is read. */
const sections: readonly { readonly title: Text; readonly keys: readonly (keyof Invoice)[] }[] = [
  {
    title: groups.document,
    keys: [
      'number',
      'typeCode',
      'issueDate',
      'dueDate',
      'currency',
      'vatCurrency',
      'specification',
      'processType',
      'taxPointDate',
      'taxPointCode',
    ],
  },
  {
    title: groups.references,
    keys: [
      'buyerReference',
      'orderReference',
      'contractReference',
      'projectReference',
      'salesOrderReference',
      'receivingAdviceReference',
      'despatchAdviceReference',
      'tenderReference',
      'invoicedObject',
      'buyerAccounting',
      'precedingInvoices',
    ],
  },
  { title: groups.seller, keys: ['seller'] },
  { title: groups.buyer, keys: ['buyer'] },
  { title: groups.delivery, keys: ['delivery'] },
  { title: groups.payment, keys: ['payment', 'paymentTerms', 'payee', 'taxRepresentative'] },
  { title: groups.totals, keys: ['totals'] },
  { title: groups.vat, keys: ['vatBreakdown'] },
  { title: groups.adjustments, keys: ['allowances', 'charges'] },
  { title: groups.notes, keys: ['notes'] },
  { title: groups.custom, keys: ['custom'] },
];

/** Rows of a table of this length are read, longer ones are scrolled past. */
const SHOWN_LINES = 50;

/** Every term that the invoice has, by its label in the reader's language and its number in EN 16931. */
export function InvoiceData({ invoice }: { invoice: Invoice }) {
  const t = useT();
  return (
    <>
      {sections.map(({ title, keys }) => {
        const leaves = keys.flatMap((key) => leavesOf(invoice[key], key));
        if (leaves.length === 0) return null;
        return (
          <section key={title.en}>
            <h2 className={styles.label}>{t(title)}</h2>
            <Terms leaves={leaves} />
          </section>
        );
      })}
      <section>
        <h2 className={styles.label}>
          {t(groups.lines)} · {invoice.lines.length}
        </h2>
        <Lines lines={invoice.lines} currency={invoice.currency ?? 'EUR'} />
      </section>
    </>
  );
}

interface Leaf {
  readonly path: string;
  readonly value: string;
}

function leavesOf(value: unknown, path: string): Leaf[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, `${path}[${at}]`));
  if (isIdentifier(value)) {
    return [{ path, value: value.scheme ? `${value.value} (${value.scheme})` : value.value }];
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, part]) => leavesOf(part, `${path}.${key}`));
  }
  return [{ path, value: String(value) }];
}

/** An identifier is one term: its scheme says whose number it is. */
const isIdentifier = (value: unknown): value is { value: string; scheme?: string } =>
  typeof value === 'object' && value !== null && 'value' in value && !('name' in value);

function Terms({ leaves }: { leaves: readonly Leaf[] }) {
  const t = useT();
  const { date } = useFormats();
  return (
    <dl className={styles.terms}>
      {leaves.map(({ path, value }) => {
        const term = termAt(path) ?? termAt(path.replace(/\[\d+\]$/, ''));
        return (
          <div key={path}>
            <dt>{term ? t(term.label) : path.replace(/^custom\./, '')}</dt>
            <dd>
              <span>{term?.type === 'date' ? date(value) : value}</span>
              {term && <code>{term.term}</code>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Lines({ lines, currency }: { lines: readonly Line[]; currency: string }) {
  const t = useT();
  const { money } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? lines : lines.slice(0, SHOWN_LINES);
  return (
    <div className={styles.scroll} tabIndex={-1}>
      <table className={table.table} aria-label={t(invoices.data)}>
        <thead>
          <tr>
            <th>{t(lineColumns.id)}</th>
            <th>{t(lineColumns.item)}</th>
            <th className={table.num}>{t(lineColumns.quantity)}</th>
            <th className={table.num}>{t(lineColumns.price)}</th>
            <th className={table.num}>{t(lineColumns.vat)}</th>
            <th className={table.num}>{t(lineColumns.net)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, item, quantity, unit, price, vat, netAmount }, at) => (
            <tr key={`${id ?? ''} ${String(at)}`}>
              <td className={table.muted}>{id}</td>
              <td className={styles.lineName}>{item.name}</td>
              <td className={table.num}>
                {quantity} {unit}
              </td>
              <td className={table.num}>{price?.net}</td>
              <td className={table.num}>{vat?.rate && `${vat.rate} %`}</td>
              <td className={table.num}>{netAmount && money(netAmount, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < lines.length && (
        <button type="button" onClick={() => setWhole(true)}>
          {t(fill(lineColumns.all, { count: lines.length }))}
        </button>
      )}
    </div>
  );
}
