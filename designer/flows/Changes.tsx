import type { Change } from '#workflows/flow/diff.ts';
import { publishing } from '../text/flows.ts';
import { plural } from '../text/plural.ts';
import { useT } from '../useText.ts';
import styles from './Designer.module.css';

/** Differences as sentences. Links of steps that came or went themselves are only counted. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useT();
  const told = changes.filter((change) => !('implied' in change && change.implied));
  const implied = changes.length - told.length;
  if (changes.length === 0) return <p className={styles.muted}>{t(publishing.nothing)}</p>;
  return (
    <ul className={styles.changes}>
      {told.map((change) => (
        <li key={`${change.kind} ${change.text.en}`} data-sign={signOf(change)}>
          <i aria-hidden>{signOf(change)}</i>
          {t(change.text)}
        </li>
      ))}
      {implied > 0 && (
        <li className={styles.muted}>
          <i aria-hidden>·</i>
          {t(plural(implied, publishing.impliedOne, publishing.impliedMany))}
        </li>
      )}
    </ul>
  );
}

function signOf({ kind }: Change): string {
  if (kind.endsWith('-added')) return '+';
  return kind.endsWith('-removed') ? '−' : '~';
}
