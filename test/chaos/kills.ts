import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from '../survive/installation.ts';
import type { Progress } from './progress.ts';

export const victims = [
  'postgres',
  'temporal',
  'server',
  'worker',
  'mail',
  'portal',
  'drop',
] as const;
export type Victim = (typeof victims)[number];

export interface Kill {
  readonly victim: Victim;
  /** How much of the run's documents is there by then, from 0 to 1: time would mean another moment on a slower machine. */
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

/** A machine that stood still, or a process that the system swapped out, is back as if nothing had been. */
const STANDSTILL_MS = 30_000;
const frozen = ['worker', 'server', 'temporal'] as const;

/** Stops parts for half a minute each (SIGSTOP), one after another, spread over the run. @returns how many there were */
export async function freezeAll(
  house: Installation,
  count: number,
  progress: Progress,
): Promise<number> {
  let done = 0;
  for (let i = 0; i < count; i++) {
    await progress.reaches(((i + 0.5) / count) * 0.9);
    const part = frozen[i % frozen.length] as Victim;
    const pid = house
      .children()
      .find(({ name, state }) => name === part && state === 'running')?.pid;
    if (pid === undefined) continue;
    signal(pid, 'SIGSTOP');
    await pause(STANDSTILL_MS);
    signal(pid, 'SIGCONT');
    done += 1;
  }
  return done;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Somebody killed it meanwhile.
  }
}
