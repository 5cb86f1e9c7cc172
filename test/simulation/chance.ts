import { seeded } from '../chaos/random.ts';

/** Draws that follow from a seed alone. */
export interface Chance {
  /** Whether something with this probability happens. */
  is(probability: number): boolean;
  /** A whole number from 0 up to, without, the bound. */
  below(bound: number): number;
  oneOf<T>(items: readonly T[]): T;
  /** A name with its probability's weight. */
  weighed<T extends string>(weights: Readonly<Record<T, number>>): T;
}

export function chanceOf(seed: number): Chance {
  const next = seeded(seed);
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    is: (probability) => next() < probability,
    below,
    oneOf: (items) => items[below(items.length)] as (typeof items)[number],
    weighed(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      return (entries.at(-1) as (typeof entries)[number])[0];
    },
  };
}
