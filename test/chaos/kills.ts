import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from '../survive/installation.ts';

export const victims = ['postgres', 'temporal', 'server', 'worker', 'mail'] as const;
export type Victim = (typeof victims)[number];

export interface Kill {
  /** Milliseconds after the kill before. */
  readonly after: number;
  readonly victim: Victim;
}

/** Every part once in an order of its own, then again in another, until there are enough. */
export function killSchedule(count: number, random: () => number): readonly Kill[] {
  const kills: Kill[] = [];
  while (kills.length < count) {
    const round = [...victims];
    while (round.length > 0 && kills.length < count) {
      const [victim] = round.splice(Math.floor(random() * round.length), 1) as [Victim];
      kills.push({ after: 500 + random() * 3500, victim });
    }
  }
  return kills;
}

/** Does them one after the other. A part that is down just then is waited for: a kill that hits nothing proves nothing. */
export async function killAll(house: Installation, kills: readonly Kill[]): Promise<void> {
  for (const { after, victim } of kills) {
    await pause(after);
    while (!house.strike(victim)) await pause(50);
  }
}
