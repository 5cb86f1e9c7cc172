import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from '../survive/installation.ts';
import type { Progress } from './progress.ts';

export const victims = ['postgres', 'temporal', 'server', 'worker', 'mail'] as const;
export type Victim = (typeof victims)[number];

export interface Kill {
  readonly victim: Victim;
  /** How much of the run's mail is there by then, from 0 to 1: time would mean another moment on a slower machine. */
  readonly at: number;
  /** Milliseconds after that. 0 strikes when a message was taken and is not yet answered, which nobody can know about. */
  readonly after: number;
}

/** Every part once in an order of its own, then again in another, spread over the run. */
export function killSchedule(count: number, random: () => number): readonly Kill[] {
  const kills: Kill[] = [];
  while (kills.length < count) {
    const round = [...victims];
    while (round.length > 0 && kills.length < count) {
      const [victim] = round.splice(Math.floor(random() * round.length), 1) as [Victim];
      const at = ((kills.length + random()) / count) * 0.9;
      kills.push({ victim, at, after: random() < 0.5 ? 0 : random() * 2000 });
    }
  }
  return kills;
}

/** Does them one after the other. A part that is down just then is waited for: a kill that hits nothing proves nothing. */
export async function killAll(
  house: Installation,
  kills: readonly Kill[],
  progress: Progress,
): Promise<void> {
  for (const { victim, at, after } of kills) {
    await progress.reaches(at);
    await pause(after);
    while (!house.strike(victim)) await pause(50);
  }
}
