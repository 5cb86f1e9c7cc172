import type { Text } from './text.ts';

/**
 * What code that judges input found wrong. `code` is stable and machine-readable (the official id for a
 * business rule, e.g. `BR-CO-15`); `at` names the place: a path in the invoice (`lines[2].vat.rate`), an
 * element, a file or a node; `fix` is the one thing to do.
 */
export interface Problem {
  readonly code: string;
  readonly at: string;
  readonly severity: 'fatal' | 'warning';
  readonly message: Text;
  readonly fix: Text;
}

export const isFatal = (problem: Problem): boolean => problem.severity === 'fatal';
