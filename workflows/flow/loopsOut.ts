import type { Problem } from '../problem.ts';
import type { Graph } from './graph.ts';
import { flowProblem } from './problems.ts';

/** What runs apart, beside the delivery, for an item or for a batch, takes nothing outside of it back. */
export function* loopsOut({ loops }: Graph, part: ReadonlySet<string>): Iterable<Problem> {
  for (const [failing, { retry, to }] of loops)
    if (part.has(failing) && !part.has(to)) yield flowProblem('RETRY_AGAIN_NOT_BEFORE', retry);
}
