import type { CSSProperties } from 'react';
import { catalogue } from '#activities/catalogue.ts';
import type { Reply, summariseDeliveries } from '#server/api/contract.ts';
import { typeTitle } from '../shell/StepIcon.tsx';
import { deliveries as text } from '../text/deliveries.ts';
import { fill, useT } from '../useText.ts';
import styles from './deliveries.module.css';
import type { DeliveriesSearch } from './search.ts';

interface FailureMatrixProps {
  readonly summary: Reply<typeof summariseDeliveries>;
  readonly search: DeliveriesSearch;
  readonly onFilter: (change: Partial<DeliveriesSearch>) => void;
}

/** Customers with the most failures first; a cell filters the list to its deliveries, and once more shows all. */
export function FailureMatrix({ summary: { matrix }, search, onFilter }: FailureMatrixProps) {
  const t = useT();
  const types = columnsOf(matrix);
  const customers = ranked(matrix, ({ customerId }) => customerId).slice(0, 7);
  const most = Math.max(...matrix.map(({ count }) => count));

  return (
    <section className={`${styles.card} ${styles.matrixCard}`}>
      <h2 className={styles.cardTitle}>
        {t(text.where)} <small>{t(text.whereSub)}</small>
      </h2>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <td />
            {types.map((type) => (
              <th key={type} scope="col">
                <span>{unbroken(t(typeTitle(type)))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => {
            const cells = matrix.filter(({ customerId }) => customerId === customer);
            const name = cells[0]?.customerName ?? customer;
            return (
              <tr key={customer}>
                <th scope="row" title={name}>
                  {name}
                </th>
                {types.map((type) => {
                  const count = cells.find((cell) => cell.type === type)?.count ?? 0;
                  const isOn = search.customer === customer && search.type === type;
                  return (
                    <td key={type}>
                      {count === 0 ? (
                        <span className={styles.none}>·</span>
                      ) : (
                        <button
                          type="button"
                          className={styles.cell}
                          data-most={count === most && most > 2}
                          style={heat(count / most)}
                          aria-pressed={isOn}
                          aria-label={t(
                            fill(text.cell, { count, customer: name, step: t(typeTitle(type)) }),
                          )}
                          onClick={() =>
                            onFilter(isOn ? { customer: '', type: '' } : { customer, type })
                          }
                        >
                          {count}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Keeps « e-mail » on one line. */
const unbroken = (words: string): string => words.replaceAll('-', '\u2011');

/** Every kind of step that works on the invoice, whether or not it fails today, so that the picture keeps its shape. */
function columnsOf(cells: readonly Cell[]): readonly string[] {
  const working = Object.values(catalogue).filter(({ kind }) => kind === 'do');
  return [...new Set([...working.map(({ type }) => type), ...cells.map(({ type }) => type)])];
}

type Cell = Reply<typeof summariseDeliveries>['matrix'][number];

function ranked(cells: readonly Cell[], keyOf: (cell: Cell) => string): string[] {
  const sums = new Map<string, number>();
  for (const cell of cells) sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + cell.count);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([key]) => key);
}

/** A share of the most failures as how red a cell is: dark text stays readable up to 36 %. */
const heat = (share: number): CSSProperties =>
  ({ '--heat': `${Math.round(10 + share * 26)}%` }) as CSSProperties;
