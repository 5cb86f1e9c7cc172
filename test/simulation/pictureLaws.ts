import type { EndOutcome } from '#workflows/control/end.ts';
import type { Plan } from '#workflows/plan.ts';
import type { DeliveryOutcome, DeliveryView } from '#workflows/trace.ts';
import type { Court } from './laws.ts';
import { behind, roadsOf } from './roads.ts';
import { unrolled } from './unrolled.ts';

/** What goes on outside the interpreter at one moment. */
export interface GoingOn {
  /** Steps with a try under way, or one that comes. */
  readonly tried: readonly string[];
  /** Steps with a timer. */
  readonly asleep: readonly string[];
  /** Steps of which two occasions were told at once: the picture has room for one. */
  readonly mixed: ReadonlySet<string>;
  /** Whether a step would take a person's decision. */
  waitsForSomebody(node: string): boolean;
}

/** Compares the picture (`fold` over what was told) with what goes on, between two events. */
export function judgePicture(
  view: DeliveryView,
  { tried, asleep, mixed, waitsForSomebody }: GoingOn,
  court: Court,
): void {
  const seen = (node: string) => () => `${node} is shown as ${view.nodes[node]?.state}`;
  const shows = (node: string, state: string) =>
    court.expect('picture', mixed.has(node) || view.nodes[node]?.state === state, seen(node));
  for (const node of tried) shows(node, 'running');
  for (const node of asleep) shows(node, 'waiting');
  let isAnyoneAsked = false;
  for (const [node, { state, awaits }] of Object.entries(view.nodes)) {
    const isAwaiting = state === 'waiting' && awaits !== undefined;
    const isShown = state === 'parked' || state === 'uncertain' || isAwaiting;
    const waits = waitsForSomebody(node);
    isAnyoneAsked ||= waits;
    // A step that a rewind took back is shown until what still runs in that part has stopped.
    if (waits || tried.length + asleep.length === 0)
      court.expect('picture', mixed.has(node) || waits === isShown, seen(node));
  }
  const goesOn = tried.length + asleep.length > 0 || isAnyoneAsked;
  court.expect('nothingInSilence', goesOn, () => JSON.stringify(states(view)));
}

const states = ({ nodes }: DeliveryView) =>
  Object.fromEntries(Object.entries(nodes).map(([id, { state }]) => [id, state]));

const worstFirst: readonly EndOutcome[] = ['failed', 'cancelled', 'handed-over', 'delivered'];

interface AtEnd {
  readonly gave: boolean;
  readonly hasSkippedTeller: boolean;
  /** Timers and tries that are not over. */
  readonly left: number;
}

/** What must be so once a delivery has ended by itself. */
export function judgeEnd(
  plan: Plan,
  view: DeliveryView,
  { gave, hasSkippedTeller, left }: AtEnd,
  court: Court,
): void {
  const roads = roadsOf(plan);
  const undecided = plan.steps.filter(
    ({ id }, i) =>
      roads.isMain(i) && !['done', 'failed', 'dead'].includes(view.nodes[id]?.state ?? ''),
  );
  court.expect('allDecided', undecided.length === 0 && left === 0, () =>
    JSON.stringify({ undecided: undecided.map(({ id }) => id), left }),
  );
  const told = view.outcome as DeliveryOutcome;
  const ends = plan.steps.filter(
    ({ id, kind }) => kind === 'end' && view.nodes[id]?.state === 'done',
  );
  const reached = worstFirst.find((one) => ends.some(({ outcome }) => outcome === one));
  const drawn = reached ?? (gave ? 'delivered' : 'nothing-to-do');
  const { steps } = unrolled(plan);
  const isSkipped = steps.some(({ id, delivers, body = [] }) => {
    const { state, exit, resolution } = view.nodes[id] ?? {};
    const gives = delivers || [...behind(plan.steps, body)].some((at) => plan.steps[at]?.delivers);
    return gives && state === 'done' && exit !== 'failed' && resolution?.action === 'skip';
  });
  const expected = drawn === 'delivered' && isSkipped ? 'by-hand' : drawn;
  const isTellers = hasSkippedTeller && drawn === 'delivered' && told === 'by-hand';
  court.expect(
    'outcome',
    told === expected || isTellers,
    () => `${told} is told, ${expected} was reached`,
  );
  court.expect('deliveredMeansGiven', told !== 'delivered' || gave, () => 'nothing was given');
}
