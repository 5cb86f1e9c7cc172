import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useState } from 'react';

/** Shortest time that one event stays before the next, so that a person sees each. */
export const PACE = 250;

/**
 * How many of `count` events to show now: one more each `pace` milliseconds, however many arrived at once. A person
 * who asked for less motion gets them as they come.
 */
export function usePlayback(count: number, pace = PACE): number {
  const isStill = useReducedMotion();
  const [shown, setShown] = useState(0);

  useEffect(() => {
    if (isStill || shown >= count) return;
    const timer = setTimeout(() => setShown(shown + 1), pace);
    return () => clearTimeout(timer);
  }, [isStill, shown, count, pace]);

  return isStill ? count : Math.min(shown, count);
}
