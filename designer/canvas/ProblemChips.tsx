import { CircleAlert, TriangleAlert } from 'lucide-react';
import { canvas } from '../text/canvas.ts';
import { plural } from '../text/plural.ts';
import { useT } from '../useText.ts';
import styles from './Canvas.module.css';
import { useGraph, useScene } from './graphContext.ts';

/** How many errors and warnings the drawing has; pressing it lists them. */
export function ProblemChips() {
  const t = useT();
  const { scene } = useGraph();
  const errors = useScene(
    ({ problems }) => problems.filter(({ severity }) => severity === 'fatal').length,
  );
  const warnings = useScene(({ problems }) => problems.length) - errors;
  if (errors + warnings === 0) return null;
  return (
    <button
      type="button"
      className={styles.problems}
      onClick={() => scene.setState({ dock: { tab: 'problems', open: true } })}
    >
      {errors > 0 && (
        <span className={styles.errors}>
          <CircleAlert size={13} aria-hidden />
          {t(plural(errors, canvas.oneError, canvas.manyErrors))}
        </span>
      )}
      {warnings > 0 && (
        <span className={styles.warnings}>
          <TriangleAlert size={13} aria-hidden />
          {t(plural(warnings, canvas.oneWarning, canvas.manyWarnings))}
        </span>
      )}
    </button>
  );
}
