import type { Text } from './text.ts';

/**
 * What a guard says of input from outside. `neutralise`: it can do no harm, because it is mended (a file name) or
 * because it names only what does not exist and so ends in a shown error, never in a value.
 */
export interface Verdict {
  readonly verdict: 'accept' | 'neutralise' | 'reject';
  /** Empty where there is nothing to warn of. */
  readonly code: string;
  readonly message: Text;
  /** What goes on instead, where the input was mended. */
  readonly output?: string;
}

export const accepted: Verdict = { verdict: 'accept', code: '', message: { fr: '', en: '' } };
