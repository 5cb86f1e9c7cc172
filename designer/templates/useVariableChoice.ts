import { type KeyboardEvent, useState } from 'react';
import type { Variable } from '#workflows/vocabulary.ts';
import { isFound } from '../rules/search.ts';

/** Which variables are listed for what is typed, and the one that the arrow keys stand on. */
export function useVariableChoice(
  variables: readonly Variable[],
  search: string,
  /** Paths that are probably meant: they come first while nothing is looked for. */
  meant: readonly string[],
  onPick: (variable: Variable) => void,
) {
  const found = variables.filter((one) => isFound(one, search));
  if (search === '') found.sort((a, b) => rank(a, meant) - rank(b, meant));
  const [{ at, of }, setAt] = useState({ at: 0, of: search });
  // Another search starts from the top again.
  const active = of === search ? Math.min(at, Math.max(0, found.length - 1)) : 0;
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[active];
    if (step !== undefined && found.length > 0) {
      setAt({ at: (active + step + found.length) % found.length, of: search });
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) {
      onPick(chosen);
      setAt({ at: 0, of: search });
    } else return false;
    event.preventDefault();
    return true;
  };
  return { found, active, onKeyDown };
}

const rank = ({ path }: Variable, meant: readonly string[]): number =>
  meant.includes(path) ? 0 : 1;
