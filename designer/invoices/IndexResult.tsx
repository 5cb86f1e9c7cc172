import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Reply, submitInvoice } from '#server/api/contract.ts';
import { detectedWords } from '#workflows/invoice/detected.ts';
import { send as text } from '../text/invoices.ts';
import { plural } from '../text/plural.ts';
import { fill, useT } from '../useText.ts';
import { Findings } from './Findings.tsx';
import styles from './indexResult.module.css';

type Answer = Extract<Reply<typeof submitInvoice>, { readonly rows: unknown }>;

/** What became of each row of an index: what went in, and what is wrong with the others. */
export function IndexResult({ answer: { index, rows } }: { answer: Answer }) {
  const t = useT();
  const taken = rows.filter(({ receipt }) => receipt);
  const refused = rows.filter(({ receipt }) => !receipt);
  const words = detectedWords(index.detected);
  return (
    <section
      className={styles.result}
      aria-live="polite"
      ref={(section) => section?.scrollIntoView({ block: 'nearest' })}
    >
      <p className={styles.detected}>{t(fill(text.detected, { words: t(words) }))}</p>
      {index.unnamed.length > 0 && (
        <Alert color="yellow">{t(fill(text.unnamed, { names: index.unnamed.join(', ') }))}</Alert>
      )}
      {refused.length > 0 && (
        <Alert color="red" title={t(plural(refused.length, text.refused, text.manyRefused))}>
          <p className={styles.text}>{t(text.refusedText)}</p>
          {refused.map(({ row, number, problems }) => (
            <div key={row} className={styles.row}>
              <h3>
                {t(fill(text.row, { row }))} {number !== null && `· ${number}`}
              </h3>
              <Findings problems={problems} />
            </div>
          ))}
        </Alert>
      )}
      {taken.length > 0 && (
        <Alert color="teal" title={t(plural(taken.length, text.taken, text.manyTaken))}>
          <ul className={styles.taken}>
            {taken.map(({ row, number, receipt }) => (
              <li key={row}>
                <Link to="/invoices/$invoiceId" params={{ invoiceId: receipt?.invoice ?? '' }}>
                  {number ?? t(fill(text.row, { row }))}
                </Link>
                {receipt?.duplicateOf !== undefined && ` (${t(text.already)})`}
              </li>
            ))}
          </ul>
          <Link to="/deliveries">{t(text.watchAll)}</Link>
        </Alert>
      )}
    </section>
  );
}
