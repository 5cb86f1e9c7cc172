/** How a stretch of time becomes a stretch of the picture: `at` answers 0…1, `folded` the milliseconds left out. */
export interface TimeScale {
  readonly at: (time: number) => number;
  readonly folded: number;
}

/** Half a second: shorter gaps are drawn as long as they were, longer ones ever more folded. */
const UNIT = 500;
/** Gaps above this count as idle time, which is said beside the picture. */
const IDLE = 30_000;

/**
 * A scale on which five minutes of waiting don't hide a second of work: each gap between two neighbouring times takes
 * room by its logarithm. Never runs backwards; within a gap it is even.
 *
 * @param times instants in milliseconds, in any order
 */
export function timeScale(times: readonly number[]): TimeScale {
  const knots = [...new Set(times)].sort((a, b) => a - b);
  const first = knots[0];
  if (first === undefined || knots.length === 1) return { at: () => 0, folded: 0 };

  const places = [0];
  let folded = 0;
  for (let index = 1; index < knots.length; index++) {
    const gap = (knots[index] ?? 0) - (knots[index - 1] ?? 0);
    if (gap > IDLE) folded += gap;
    places.push((places[index - 1] ?? 0) + Math.log2(1 + gap / UNIT) + 0.02);
  }
  const whole = places.at(-1) ?? 1;

  const at = (time: number): number => {
    const after = knots.findIndex((knot) => knot >= time);
    if (after === 0) return 0;
    if (after === -1) return 1;
    const [from = 0, to = 0] = [knots[after - 1], knots[after]];
    const [left = 0, right = 0] = [places[after - 1], places[after]];
    return (left + ((time - from) / (to - from)) * (right - left)) / whole;
  };
  return { at, folded };
}
