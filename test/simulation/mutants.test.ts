import { expect, test } from 'vitest';
import { testFolder } from '../support/folder.ts';
import { simulationWith } from './mutant.ts';
import { mutants } from './mutants.ts';

/** A fault that 4,000 flows do not show is not found. */
const SEEDS = 4000;

test.each(mutants)(
  '$name is found: it breaks $breaks',
  async ({ mode = 'safety', breaks, ...mutant }) => {
    const { simulate } = await simulationWith(mutant, await testFolder());
    const broken = new Set<string>();
    for (let seed = 0; seed < SEEDS && !broken.has(breaks); seed += 1) {
      const ran = await simulate(seed, mode);
      if (ran.broken) broken.add(ran.broken.law);
    }
    expect([...broken]).toContain(breaks);
  },
);
