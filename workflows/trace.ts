import type { EndOutcome } from './control/end.ts';
import type { Held } from './held.ts';
import type { Message, Verdict } from './message.ts';
import type { Level, Remedy } from './node.ts';
import type { Plan } from './plan.ts';
import type { Text } from './text.ts';

/** A failure as the workflow saw it. `details` is what the fault carried, e.g. the names of missing values. */
export interface SeenFault {
  readonly code: string;
  readonly remedy: Remedy;
  /** What was seen. */
  readonly message: Text;
  readonly mayHaveArrived: boolean;
  readonly details: Readonly<Record<string, unknown>>;
}

export const actions = ['retry', 'amend', 'skip', 'abort', 'arrived', 'send-again'] as const;

/**
 * What a person decides about a parked node. `arrived` and `send-again` answer an uncertain one.
 * `patch` keys are context paths: `invoice.orderReference`, `params.to`, `vars.subject`; null removes a value.
 */
export interface Resolution {
  readonly node: string;
  readonly action: (typeof actions)[number];
  readonly actor: string;
  readonly reason: string;
  readonly patch?: Readonly<Record<string, string | null>>;
  /** Exit taken by `skip`; the first success exit unless said. */
  readonly exit?: string;
}

/**
 * `by-hand`: the drawing says delivered, but a person skipped a delivering step on the way, so that nothing proves it.
 * `moved`: another delivery of the same invoice took over.
 */
export type DeliveryOutcome = EndOutcome | 'by-hand' | 'nothing-to-do' | 'moved';

interface At {
  /** 1, 2, 3 … within the delivery: the identity of the event, the same on every replay. */
  readonly seq: number;
  /** The workflow's clock, ISO 8601 UTC. */
  readonly at: string;
}

interface AtNode extends At {
  readonly node: string;
  readonly generation: number;
}

type Started = AtNode & {
  readonly kind: 'started';
  /** sha256 of what the step was given: Temporal's own replay check does not see changed arguments. */
  readonly input: string;
  /** How many items its list has, where it goes through one. */
  readonly items?: number;
};

/**
 * One thing that happened in a delivery, as the interpreter tells it. The list is a pure function of the workflow's
 * history: a replay gives the same list, byte for byte.
 */
export type TraceEvent =
  | Started
  | (AtNode & {
      readonly kind: 'done';
      readonly exit: string;
      readonly level?: Level;
      /** One line on what came out, e.g. the rendered subject or what a rule answered. */
      readonly note?: string;
    })
  | (AtNode & { readonly kind: 'failed'; readonly fault: SeenFault; readonly exit?: string })
  | (AtNode & { readonly kind: 'parked'; readonly uncertain: boolean; readonly fault: SeenFault })
  | (AtNode & { readonly kind: 'resolved'; readonly resolution: Resolution })
  | (AtNode & { readonly kind: 'sleeping'; readonly until: string; readonly why: 'wait' | 'retry' })
  /** Nothing was tried: the step's channel lets nothing pass until then, or until it is released. */
  | (AtNode & { readonly kind: 'held'; readonly until: string } & Pick<
        Held,
        'channel' | 'because' | 'releases'
      >)
  /** The step did its part and waits for a message, until then at the latest where the drawing says so. */
  | (AtNode & { readonly kind: 'awaiting'; readonly message?: string; readonly until?: string })
  /** A wait reached the time at which people are told; `exit` leads to them. */
  | (AtNode & { readonly kind: 'reminded'; readonly exit: string })
  /** A message came: for the step that waits for it, or the one that will. */
  | (AtNode & { readonly kind: 'received'; readonly message: Message } & Verdict)
  | (AtNode & { readonly kind: 'dead' })
  | (AtNode & { readonly kind: 'reset' })
  | (At & { readonly kind: 'ended'; readonly outcome: DeliveryOutcome });

/**
 * An event as the interpreter tells it: a step's start still carries all that it was given. `sealEvent` puts its hash there,
 * outside the workflow, where hashing costs a tenth: code in Temporal's sandbox is loaded anew for each delivery.
 */
export type ToldEvent =
  | Exclude<TraceEvent, Started>
  | (Omit<Started, 'input'> & { readonly given: unknown });

export type NodeState =
  | 'idle'
  | 'running'
  | 'waiting'
  | 'done'
  | 'failed'
  | 'parked'
  | 'uncertain'
  | 'dead';

export interface NodeView {
  readonly state: NodeState;
  readonly generation: number;
  /** How many items its list has, where it goes through one. */
  readonly items?: number;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly exit?: string;
  readonly level?: Level;
  readonly note?: string;
  readonly fault?: SeenFault;
  readonly until?: string;
  /** Present while the step waits for its channel. */
  readonly held?: Pick<Held, 'channel' | 'because' | 'releases'>;
  /** Present while the step waits for a message, or for time alone to tell people. */
  readonly awaits?: { readonly message?: string };
  /** Exits by which people were told while it waited, in order. */
  readonly reminded?: readonly string[];
  readonly resolution?: Resolution;
}

export interface DeliveryView {
  readonly nodes: Readonly<Record<string, NodeView>>;
  readonly outcome?: DeliveryOutcome;
}

const idle: NodeView = { state: 'idle', generation: 1 };

/**
 * The state of a delivery after the given events. The one fold that the canvas overlay, the
 * deliveries page, the audit slider and the evidence pack use: give it `events.slice(0, n)` to look back.
 */
export function fold(plan: Plan, events: readonly TraceEvent[]): DeliveryView {
  const nodes: Record<string, NodeView> = Object.fromEntries(
    plan.steps.map((step) => [step.id, idle]),
  );
  let outcome: DeliveryOutcome | undefined;
  for (const event of events) {
    if (event.kind === 'ended') outcome = event.outcome;
    else nodes[event.node] = next(nodes[event.node] ?? idle, event);
  }
  return outcome === undefined ? { nodes } : { nodes, outcome };
}

function next(was: NodeView, event: Exclude<TraceEvent, { kind: 'ended' }>): NodeView {
  const { generation, at } = event;
  switch (event.kind) {
    case 'started': {
      const items = event.items === undefined ? {} : { items: event.items };
      // A step that its channel held up goes on: its tries are those of one run.
      return {
        state: 'running',
        generation,
        startedAt: (was.held && was.startedAt) ?? at,
        ...items,
      };
    }
    case 'done': {
      const { exit, level, note } = event;
      const { awaits: _awaits, ...rest } = was;
      return {
        ...rest,
        state: 'done',
        generation,
        endedAt: at,
        exit,
        ...(level === undefined ? {} : { level }),
        ...(note === undefined ? {} : { note }),
      };
    }
    case 'failed':
      return {
        ...was,
        state: 'failed',
        generation,
        endedAt: at,
        fault: event.fault,
        ...(event.exit === undefined ? {} : { exit: event.exit }),
      };
    case 'parked':
      return {
        ...was,
        state: event.uncertain ? 'uncertain' : 'parked',
        generation,
        fault: event.fault,
      };
    case 'resolved':
      return { ...was, state: 'running', generation, resolution: event.resolution };
    case 'sleeping':
      return { ...was, state: 'waiting', generation, until: event.until };
    case 'held': {
      const { until, channel, because, releases } = event;
      return { ...was, state: 'waiting', generation, until, held: { channel, because, releases } };
    }
    case 'awaiting': {
      const { until, message } = event;
      const { until: _until, ...rest } = was;
      return {
        ...rest,
        state: 'waiting',
        generation,
        awaits: message === undefined ? {} : { message },
        ...(until === undefined ? {} : { until }),
      };
    }
    case 'reminded':
      return { ...was, reminded: [...(was.reminded ?? []), event.exit] };
    case 'received':
      return was;
    case 'dead':
      return { state: 'dead', generation };
    case 'reset':
      return { state: 'idle', generation };
  }
}
