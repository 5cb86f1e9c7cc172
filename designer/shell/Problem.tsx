import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { ApiError } from '../client.ts';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';
import styles from './Problem.module.css';

interface ProblemProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong and the one thing to do, as the server says it. */
export function Problem({ error, onRetry }: ProblemProps) {
  const t = useT();
  const problem = error instanceof ApiError ? error.problem : undefined;
  return (
    <div className={styles.problem} role="alert">
      <TriangleAlert size={18} aria-hidden />
      <div className={styles.words}>
        <b>{t(problem?.title ?? shell.brokenTitle)}</b>
        {problem && <p>{t(problem.detail)}</p>}
        <p className={styles.fix}>{t(problem?.fix ?? shell.brokenFix)}</p>
        {problem?.problems?.map((each) => (
          <p key={`${each.code} ${each.at}`}>
            <code>{each.code}</code> {t(each.message)}
            <br />
            {t(each.fix)}
          </p>
        ))}
        {onRetry && (
          <Button variant="default" onClick={onRetry} mt={8}>
            {t(shell.again)}
          </Button>
        )}
      </div>
    </div>
  );
}
