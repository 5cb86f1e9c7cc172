import type { Mode } from './simulate.ts';

/** Seeds that once broke a law, run first. They are worth what the drawings and the weather are: add, don't translate. */
export const rememberedSeeds: readonly (readonly [seed: number, mode: Mode, was: string])[] = [
  [1978, 'safety', 'a loop of a step that only tells somebody took the delivery back'],
  [205, 'safety', 'an unforeseen error after contact was told as nothing arrived'],
  [14, 'safety', 'a repeat without its connection was told as nothing arrived'],
];
