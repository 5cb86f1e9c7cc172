import type { getDelivery, Reply } from '#server/api/contract.ts';
import type { Flow } from '#workflows/flow/schema.ts';
import { drawnNode } from '#workflows/itemNode.ts';
import type { Plan } from '#workflows/plan.ts';
import { same, type Text } from '#workflows/text.ts';
import { stepOf } from '#workflows/toldSteps.ts';
import type { TraceEvent } from '#workflows/trace.ts';
import { titleAt } from '../canvas/titles.ts';
import { manifestOfType } from '../shell/StepIcon.tsx';
import { eventWords } from '../text/audit.ts';
import { heldWords } from '../text/channels.ts';
import { actionNames, stateNames } from '../text/deliveries.ts';

type Delivery = Reply<typeof getDelivery>;
type Attempt = Delivery['attempts'][number];

export type Tone = 'ok' | 'warn' | 'err' | 'run' | 'mute';

/** One line of what happened: an event of the workflow, or a try that it did not see because the engine made the next. */
export interface Moment {
  readonly key: string;
  readonly at: string;
  /** Fold this many events to get the state right after this moment. */
  readonly folds: number;
  readonly node: string | null;
  readonly tone: Tone;
  readonly text: Text;
  readonly detail?: Text;
  /** Whether people need it to follow the story. */
  readonly isMain: boolean;
}

/** Events and tries as one story, in the order in which they happened. */
export function timelineOf({ flow, plan, events, attempts }: Delivery): readonly Moment[] {
  const told = events.map((event, index) => momentOf(flow, plan, events, event, index));
  const tries = attempts.flatMap((attempt) => tryMoment(flow, plan, events, attempt));
  return [...told, ...tries].sort(
    (a, b) => a.folds - b.folds || a.at.localeCompare(b.at) || a.key.localeCompare(b.key),
  );
}

function momentOf(
  flow: Flow,
  plan: Plan,
  events: readonly TraceEvent[],
  event: TraceEvent,
  index: number,
): Moment {
  const base = {
    key: `event ${String(event.seq).padStart(6, '0')}`,
    at: event.at,
    folds: index + 1,
  };
  if (event.kind === 'ended') {
    const text = both(eventWords.ended, { outcome: stateNames[event.outcome] });
    const isGood = event.outcome === 'delivered' || event.outcome === 'handed-over';
    return { ...base, node: null, tone: isGood ? 'ok' : 'warn', text, isMain: true };
  }
  const step = titleAt(flow, event.node, plan);
  const at = { ...base, node: event.node };
  switch (event.kind) {
    case 'started':
      return {
        ...at,
        tone: 'run',
        text: both(eventWords.started, { step }),
        isMain: !hasFinished(events, event),
      };
    case 'done': {
      const { note } = event;
      const kind = stepOf(plan, event.node)?.kind;
      const text =
        kind === 'branch'
          ? both(eventWords.chose, { step, exit: exitLabel(flow, event) })
          : kind === 'start'
            ? step
            : both(eventWords.done, { step });
      return {
        ...at,
        tone: 'ok',
        text,
        // The delivery's own end follows at once and says the outcome.
        isMain: kind !== 'end',
        ...(note ? { detail: same(note) } : {}),
      };
    }
    case 'failed': {
      const text = both(eventWords.failed, { step });
      return { ...at, tone: 'err', text, detail: event.fault.message, isMain: true };
    }
    case 'parked': {
      const words = event.uncertain ? eventWords.uncertain : eventWords.parked;
      const tone = event.uncertain ? 'warn' : 'err';
      return {
        ...at,
        tone,
        text: both(words, { step }),
        detail: event.fault.message,
        isMain: true,
      };
    }
    case 'resolved': {
      const { action, actor, reason } = event.resolution;
      const text = both(eventWords.resolved, { action: actionNames[action], actor: same(actor) });
      return { ...at, tone: 'run', text, detail: same(reason), isMain: true };
    }
    case 'sleeping': {
      const words = event.why === 'retry' ? eventWords.sleepRetry : eventWords.sleepWait;
      return { ...at, tone: 'warn', text: both(words, { step }), isMain: true };
    }
    case 'held': {
      const channel = same(event.channel);
      const text = both(heldWords[event.because], { step, channel });
      return { ...at, tone: 'warn', text, isMain: true };
    }
    case 'awaiting':
      return { ...at, tone: 'warn', text: both(eventWords.awaiting, { step }), isMain: true };
    case 'reminded': {
      const exit = exitLabel(flow, event);
      return { ...at, tone: 'warn', text: both(eventWords.reminded, { step, exit }), isMain: true };
    }
    case 'received': {
      const { value, name, from } = event.message;
      const words = eventWords[event.verdict];
      const text = both(words, { step, what: same(value ?? name), from: same(from) });
      const tone = event.verdict === 'rejected' ? 'warn' : 'run';
      const detail = event.verdict === 'rejected' ? { detail: event.why } : {};
      return { ...at, tone, text, isMain: true, ...detail };
    }
    case 'dead':
      return { ...at, tone: 'mute', text: both(eventWords.dead, { step }), isMain: false };
    case 'reset':
      return { ...at, tone: 'mute', text: both(eventWords.reset, { step }), isMain: false };
  }
}

function exitLabel(flow: Flow, { node, exit }: { node: string; exit: string }): Text {
  const type = flow.nodes.find(({ id }) => id === drawnNode(node))?.type ?? '';
  const declared = manifestOfType(type)?.exits.find(({ id }) => id === exit);
  return declared?.label ?? same(exit);
}

/** Only tries that the workflow's own events don't tell: each but the last of a step, which ends in an event. */
function tryMoment(
  flow: Flow,
  plan: Plan,
  events: readonly TraceEvent[],
  attempt: Attempt,
): Moment[] {
  const { id, node, generation, number, result, endedAt, startedAt, fault } = attempt;
  if (result !== 'failed' && result !== 'interrupted') return [];
  const at = endedAt ?? startedAt;
  const isTold = events.some(
    (event) =>
      (event.kind === 'failed' || event.kind === 'parked') &&
      event.node === node &&
      event.generation === generation &&
      event.fault.message.en === fault?.message.en &&
      Math.abs(Date.parse(event.at) - Date.parse(at)) < 1500,
  );
  if (isTold) return [];
  const words = result === 'failed' ? eventWords.tryFailed : eventWords.tryInterrupted;
  const text = both(words, { step: titleAt(flow, node, plan), number: same(String(number)) });
  return [
    {
      key: `try ${id}`,
      at,
      folds: events.filter((event) => event.at <= at).length,
      node,
      tone: fault?.remedy === 'retry' ? 'warn' : 'err',
      text,
      isMain: true,
      ...(fault ? { detail: fault.message } : {}),
    },
  ];
}

const hasFinished = (
  events: readonly TraceEvent[],
  { node, generation, seq }: Extract<TraceEvent, { kind: 'started' }>,
): boolean =>
  events.some(
    (event) =>
      event.kind !== 'ended' &&
      event.kind !== 'started' &&
      event.seq > seq &&
      event.node === node &&
      event.generation === generation,
  );

function both(pattern: Text, values: Readonly<Record<string, Text>>): Text {
  const put = (language: keyof Text): string =>
    pattern[language].replace(
      /\{(\w+)\}/g,
      (whole, name: string) => values[name]?.[language] ?? whole,
    );
  return { fr: put('fr'), en: put('en') };
}
