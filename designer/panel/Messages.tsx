import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Problem } from '#workflows/problem.ts';
import { useT } from '../useText.ts';
import styles from './NodePanel.module.css';

/** What is wrong and what to do about it, where it is. */
export function Messages({ problems }: { problems: readonly Problem[] }) {
  const t = useT();
  return problems.map(({ code, at, severity, message, fix }) => (
    <div
      key={`${code} ${at} ${message.en}`}
      className={severity === 'fatal' ? `${styles.message} ${styles.fatal}` : styles.message}
    >
      {severity === 'fatal' ? (
        <CircleAlert size={15} aria-hidden />
      ) : (
        <TriangleAlert size={15} aria-hidden />
      )}
      <div>
        <b>{t(message)}</b>
        <p>{t(fix)}</p>
      </div>
    </div>
  ));
}
