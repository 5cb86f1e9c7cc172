import { CircleAlert, TriangleAlert } from 'lucide-react';
import { termAt } from '#workflows/invoice/terms.ts';
import type { Problem } from '#workflows/problem.ts';
import { findings } from '../text/invoices.ts';
import { fill, useT } from '../useText.ts';
import styles from './findings.module.css';

/** What is wrong with an invoice: at which field, by which rule, and what to do. */
export function Findings({ problems }: { problems: readonly Problem[] }) {
  const t = useT();
  return (
    <ul className={styles.findings}>
      {problems.map(({ code, at, severity, message, fix }) => {
        const isFatal = severity === 'fatal';
        const Icon = isFatal ? CircleAlert : TriangleAlert;
        return (
          <li key={`${code} ${at} ${message.en}`} data-severity={severity}>
            <Icon
              size={15}
              role="img"
              aria-label={t(isFatal ? findings.error : findings.warning)}
            />
            <div>
              <p>
                <b>
                  <Place at={at} />
                </b>
                {t(message)} <code>{code}</code>
              </p>
              <p className={styles.fix}>{t(fix)}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** A field by its name; one of several by its number among them. An element of a document stays as it is. */
function Place({ at }: { at: string }) {
  const t = useT();
  const term = termAt(at) ?? termAt(at.replace(/\[\d+\]$/, ''));
  if (!term) return at === '' ? null : <code>{at}</code>;
  const [, position] = /\[(\d+)\]/.exec(at) ?? [];
  const number =
    position === undefined ? '' : ` · ${t(fill(findings.position, { n: Number(position) + 1 }))}`;
  return (
    <>
      {t(term.label)} ({term.term}){number}
    </>
  );
}
