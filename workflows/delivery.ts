import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import * as wf from '@temporalio/workflow';
import type { Context } from './context.ts';
import { Interpreter } from './interpret.ts';
import type { Job, StepResult } from './job.ts';
import type { Amended } from './memory.ts';
import type { Message, Verdict } from './message.ts';
import type { Plan, RetryPolicy, Step } from './plan.ts';
import type { TraceSinks } from './sink.ts';
import { type Standing, standing } from './standing.ts';
import { quoted, type Text } from './text.ts';
import type { DeliveryOutcome, Resolution, SeenFault, ToldEvent } from './trace.ts';
import type { Performed } from './world.ts';

/** The plan travels by value: a running delivery keeps it for life, and a history replays without a database. */
export interface DeliveryInput {
  readonly plan: Plan;
  readonly context: Context;
  /** Present where it takes over a delivery in which people corrected values. */
  readonly amended?: Amended;
}

export const resolveNode = wf.defineUpdate<{ generation: number }, [Resolution]>('resolveNode');
/** The outside tells the delivery something. */
export const receiveMessage = wf.defineUpdate<Verdict, [Message]>('receiveMessage');
/** Another delivery of the same invoice takes over. */
export const moveDelivery = wf.defineUpdate<void>('moveDelivery');
/** A channel lets its steps go on. */
export const releaseChannel = wf.defineSignal<[channel: string]>('releaseChannel');
export const trace = wf.defineQuery<readonly ToldEvent[]>('trace');

const { trace: tracing } = wf.proxySinks<TraceSinks>();

/** Delivers one invoice by its plan, waits for people where it must, and tells each thing that happens. */
export async function delivery({
  plan,
  context,
  amended,
}: DeliveryInput): Promise<{ outcome: DeliveryOutcome }> {
  const events: ToldEvent[] = [];
  const standingAfter = standing();
  const inTurn = oneLocalAtATime();
  const interpreter = new Interpreter(
    plan,
    context,
    {
      now: Date.now,
      perform: (step, job, id) =>
        step.mode === 'local'
          ? inTurn((release) => perform(step, job, id, release))
          : perform(step, job, id),
      sleepUntil: async (at, isOver) => {
        const ms = Math.max(1, at - Date.now());
        if (!isOver) await wf.sleep(ms);
        else if (ms === Number.POSITIVE_INFINITY) await wf.condition(isOver);
        else await wf.condition(isOver, ms);
      },
      // The time zones are the worker's: what they said is recorded.
      afterHours: (at, hours, timeZone) =>
        inTurn((release) =>
          wf
            .scheduleLocalActivity<number>('afterHours', [at, hours, timeZone], {
              startToCloseTimeout: '10s',
            })
            .finally(release),
        ),
      told(told) {
        events.push(...told);
        tracing.told(told);
        for (const event of told) {
          const now = standingAfter(event);
          if (now) publish(now);
        }
      },
    },
    amended,
  );
  wf.setHandler(trace, () => events);
  wf.setHandler(releaseChannel, (channel) => interpreter.release(channel));
  wf.setHandler(resolveNode, (resolution) => interpreter.resolve(resolution), {
    validator: (resolution) => refuse(interpreter.refuse(resolution)),
  });
  wf.setHandler(receiveMessage, (message) => interpreter.receive(message), {
    validator: (message) => refuse(interpreter.refuseMessage(message)),
  });
  wf.setHandler(moveDelivery, () => interpreter.move(), {
    validator: () => refuse(interpreter.refuseMove()),
  });
  const outcome = await interpreter.run();
  if (!wf.allHandlersFinished()) await wf.condition(wf.allHandlersFinished);
  return { outcome };
}

/** A refused update leaves no event in the history. */
function refuse(why: Text | undefined): void {
  if (why !== undefined) throw wf.ApplicationFailure.nonRetryable(why.en, 'NOT_RESOLVABLE', why);
}

/**
 * Local activities that ran side by side come to a replay with their answers together, whatever their order was: what was
 * told live would then be told otherwise. One after the other, each answer is a turn of its own. They take milliseconds.
 */
function oneLocalAtATime() {
  const waiting: (() => void)[] = [];
  let busy = false;
  const release = (): void => {
    busy = false;
    waiting.shift()?.();
  };
  return function inTurn<T>(begin: (release: () => void) => Promise<T>): Promise<T> {
    if (busy) {
      const turn = new Promise<void>((resolve) => waiting.push(resolve));
      return turn.then(() => inTurn(begin));
    }
    busy = true;
    return begin(release);
  };
}

declare global {
  /**
   * Queues of the step types that do not go to that of the deliveries. The worker says it before the code that it runs: a
   * setting of today, no part of any plan. A replay says none, since a history is not compared by queue.
   */
  var facteurQueues: Readonly<Record<string, string>> | undefined;
}

/** @param answered called when the engine has answered, before anything that follows from it */
function perform(
  step: Step,
  job: Job,
  id: string,
  answered: () => void = () => {},
): Promise<Performed> {
  const taskQueue = globalThis.facteurQueues?.[step.type];
  const retry = engineRetry(step.retry);
  const options = { startToCloseTimeout: step.timeout * 1000, retry };
  const running =
    step.mode === 'local'
      ? wf.scheduleLocalActivity<StepResult>(step.type, [job], options)
      : wf.scheduleActivity<StepResult>(step.type, [job], {
          ...options,
          retry: { ...retry, initialInterval: retakenAfter(step.retry) },
          activityId: id,
          ...(taskQueue === undefined ? {} : { taskQueue }),
          // A worker that dies is missed after this long, not after the whole time-out.
          heartbeatTimeout: '10s',
        });
  return running.then(
    (result) => {
      answered();
      return { ok: true, result };
    },
    (error) => {
      answered();
      if (wf.isCancellation(error)) throw error;
      return { ok: false, fault: faultOf(error, step) };
    },
  );
}

/**
 * Milliseconds until a step whose worker died is taken up again: nothing failed, so nothing is to be waited for. After a
 * fault, the activity itself says when the next try is due by the policy.
 */
const retakenAfter = ({ longestWait }: RetryPolicy): number => Math.min(1, longestWait) * 1000;

const engineRetry = ({
  tries,
  firstWait,
  growth,
  longestWait,
  never,
}: RetryPolicy): wf.RetryPolicy => ({
  maximumAttempts: tries,
  // The longest wait bounds the first too, as `waitBefore` has it.
  initialInterval: Math.min(firstWait, longestWait) * 1000,
  backoffCoefficient: growth,
  maximumInterval: longestWait * 1000,
  nonRetryableErrorTypes: [...never],
});

/** What the activity declared, or what Temporal saw where the activity could not say anything. */
function faultOf(error: unknown, step: Step): SeenFault {
  const cause = error instanceof wf.ActivityFailure ? error.cause : error;
  if (cause instanceof wf.ApplicationFailure) {
    const declared = cause.details?.[0] as SeenFault | undefined;
    if (declared && typeof declared.code === 'string') return declared;
  }
  const timedOut = cause instanceof wf.TimeoutFailure;
  return {
    code: timedOut ? 'STEP_TIMEOUT' : 'UNEXPECTED',
    remedy: 'retry',
    message: quoted(cause instanceof Error ? cause.message : String(cause)),
    // A delivering step that never answered may have done its work.
    mayHaveArrived: timedOut && step.delivers !== undefined,
    details: {},
  };
}

const deliveryState = defineSearchAttributeKey('DeliveryState', SearchAttributeType.KEYWORD);
const failedNode = defineSearchAttributeKey('FailedNode', SearchAttributeType.KEYWORD_LIST);
const failureType = defineSearchAttributeKey('FailureType', SearchAttributeType.KEYWORD);

/** Keeps Temporal's own lists useful, on the unhappy path only: each upsert is an event of history. */
function publish({ state, nodes, code }: Standing): void {
  wf.upsertSearchAttributes([
    { key: deliveryState, value: state },
    { key: failedNode, value: nodes.length > 0 ? [...nodes] : null },
    { key: failureType, value: code },
  ]);
}
