import { compile } from '#workflows/compile.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import type { Plan } from '#workflows/plan.ts';
import { catalogue } from './catalogue.ts';
import { chanceOf } from './chance.ts';
import type { Broken } from './laws.ts';
import { randomFlow } from './randomFlow.ts';
import { roadsOf } from './roads.ts';
import { Simulation } from './simulation.ts';

/**
 * `safety`: things fail and workers die to the last, people may stay away, and the delivery is left wherever it is.
 * `liveness`: after a while nothing fails any more and people answer, so that the delivery has to end.
 */
export type Mode = 'safety' | 'liveness';

export interface Ran {
  readonly seed: number;
  readonly mode: Mode;
  readonly flow: Flow;
  readonly broken: Broken | undefined;
  readonly crashes: number;
  readonly told: number;
  readonly hasEnded: boolean;
}

/** One delivery through a drawing by chance. All of it follows from the seed. */
export async function simulate(seed: number, mode: Mode): Promise<Ran> {
  const { flow, plan } = drawing(seed);
  const simulation = new Simulation(plan, chanceOf(seed ^ 0x5eed_0000), mode);
  await simulation.run();
  const { broken, crashes, told, hasEnded } = simulation;
  return { seed, mode, flow, broken, crashes, told, hasEnded };
}

/**
 * The first drawing of the seed that compiles, without a step that lies both on the way and behind a failure that somebody
 * is only told of: two walks run such a step, and what is told of it mixes.
 */
export function drawing(seed: number): { flow: Flow; plan: Plan } {
  const chance = chanceOf(seed);
  for (;;) {
    const flow = randomFlow(chance);
    const compiled = compile(flow, catalogue);
    if (compiled.ok && roadsOf(compiled.plan).shared.length === 0)
      return { flow, plan: compiled.plan };
  }
}
