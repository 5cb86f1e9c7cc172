import type { ToldDifference } from '#workflows/invoice/totalsCheck.ts';
import { useFormats } from '../format.ts';
import { totals as text } from '../text/invoices.ts';
import { useT } from '../useText.ts';
import styles from './totals.module.css';

interface TotalsTableProps {
  readonly differences: readonly ToldDifference[];
  /** Undefined where it is not known: then the figures stand as they are. */
  readonly currency?: string | undefined;
}

/** Totals that do not follow from the lines: by how much each is off, and what would mend it. */
export function TotalsTable({ differences, currency }: TotalsTableProps) {
  const t = useT();
  const { money } = useFormats();
  const shown = (amount: string | undefined): string =>
    amount === undefined ? '–' : currency === undefined ? amount : money(amount, currency);
  return (
    <div className={styles.totals}>
      <table>
        <caption>{t(text.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(text.total)}</th>
            <th scope="col">{t(text.stated)}</th>
            <th scope="col">{t(text.computed)}</th>
            <th scope="col">{t(text.delta)}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ term, label, stated, computed, delta }) => (
            <tr key={term}>
              <th scope="row">
                {t(label)} <code>{term}</code>
              </th>
              <td>{shown(stated)}</td>
              <td>{shown(computed)}</td>
              <td data-delta>{shown(delta)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t(text.ways)}</p>
      <ul>
        {waysOf(differences).map(({ label, patch }) => (
          <li key={label.en}>
            {t(label)} <small>{t(patch ? text.here : text.inBilling)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Each once: recomputing mends them all. */
const waysOf = (differences: readonly ToldDifference[]) => [
  ...new Map(
    differences.flatMap(({ remedies }) => remedies).map((one) => [one.label.en, one]),
  ).values(),
];
