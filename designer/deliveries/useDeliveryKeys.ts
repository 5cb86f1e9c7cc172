import { useEffect, useRef } from 'react';
import { ownsKeys } from '../shell/ownsKeys.ts';

interface Keys {
  readonly ids: readonly string[];
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onToggle: (id: string) => void;
  readonly onRetry: () => void;
}

/** J and K go down and up, X selects, R asks to try again, Escape closes; never while somebody types. */
export function useDeliveryKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || ownsKeys(event.target)) return;
      const { ids, open, onOpen, onToggle, onRetry } = latest.current;
      const at = open ? ids.indexOf(open) : -1;
      const key = event.key.toLowerCase();
      const to = key === 'j' ? at + 1 : key === 'k' ? at - 1 : undefined;
      const next = to === undefined ? undefined : ids[Math.max(0, Math.min(ids.length - 1, to))];

      if (next) onOpen(next);
      else if (key === 'x' && open) onToggle(open);
      else if (key === 'r') onRetry();
      else if (key === 'escape' && open) onOpen('');
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
