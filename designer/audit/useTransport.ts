import { useEffect, useRef, useState } from 'react';
import { ownsKeys } from '../shell/ownsKeys.ts';

export interface Transport {
  /** Moments shown, 0…count. */
  readonly position: number;
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly go: (position: number) => void;
  readonly toggle: () => void;
  readonly nextSpeed: () => void;
}

const speeds = [1, 2, 4] as const;
type Speed = (typeof speeds)[number];
/** Milliseconds that a moment stays at speed 1. */
const STAY = 900;

/**
 * The playhead: starts at the end, follows it while new moments arrive, and moves by keys (←, →, Home, End, Space)
 * unless something that takes keys itself has the focus.
 */
export function useTransport(count: number): Transport {
  const [chosen, setChosen] = useState<number | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const position = Math.min(chosen ?? count, count);

  const go = (to: number): void => {
    const bounded = Math.max(0, Math.min(count, to));
    setChosen(bounded === count ? null : bounded);
  };
  const toggle = (): void => {
    if (!isPlaying && position >= count) setChosen(0);
    setPlaying(!isPlaying);
  };

  useEffect(() => {
    if (!isPlaying) return;
    if (position >= count) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(
      () => setChosen(position + 1 === count ? null : position + 1),
      STAY / speed,
    );
    return () => clearTimeout(timer);
  }, [isPlaying, position, count, speed]);

  const latest = useRef({ position, count, go, toggle });
  latest.current = { position, count, go, toggle };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = actOf(event.key, latest.current);
      if (!act || takesKeys(event.target, event.key)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  const nextSpeed = (): void => setSpeed(speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1);
  return { position, isPlaying, speed, go, toggle, nextSpeed };
}

interface Head {
  readonly position: number;
  readonly count: number;
  readonly go: (position: number) => void;
  readonly toggle: () => void;
}

function actOf(key: string, { position, count, go, toggle }: Head): (() => void) | undefined {
  switch (key) {
    case 'ArrowLeft':
      return () => go(position - 1);
    case 'ArrowRight':
      return () => go(position + 1);
    case 'Home':
      return () => go(0);
    case 'End':
      return () => go(count);
    case ' ':
      return toggle;
    default:
      return undefined;
  }
}

function takesKeys(target: EventTarget | null, key: string): boolean {
  const also = '[role=tablist], [role=tree]';
  return ownsKeys(target, key === ' ' ? `${also}, button, a, summary` : also);
}
