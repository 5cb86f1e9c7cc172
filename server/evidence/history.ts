import { z } from 'zod';

/** A Temporal history as `historyToJSON` prints it: proto3 JSON, payloads in base64. Only what evidence needs. */
const Payloads = z.looseObject({ payloads: z.array(z.looseObject({ data: z.base64() })) });

const History = z.looseObject({
  events: z
    .array(
      z.looseObject({
        eventType: z.string(),
        workflowExecutionStartedEventAttributes: z
          .looseObject({ workflowId: z.string().optional(), input: Payloads })
          .optional(),
        workflowTaskCompletedEventAttributes: z
          .looseObject({ workerVersion: z.looseObject({ buildId: z.string() }).optional() })
          .optional(),
        workflowExecutionUpdateAcceptedEventAttributes: z
          .looseObject({
            acceptedRequest: z.looseObject({
              input: z.looseObject({ name: z.string(), args: Payloads }),
            }),
          })
          .optional(),
      }),
    )
    .min(1),
});

/** @throws ZodError on anything but a history that starts with its beginning */
export const workflowIdOf = (history: unknown): string | undefined => started(history).workflowId;

/** The plan that the workflow was started with. */
export function inputPlanOf(history: unknown): unknown {
  return z.looseObject({ plan: z.unknown() }).parse(decode(started(history).input)).plan;
}

/** What people decided, as the engine accepted it, in order. */
export function resolutionsOf(history: unknown): readonly unknown[] {
  return History.parse(history).events.flatMap((event) => {
    const request = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest;
    return request?.input.name === 'resolveNode' ? [decode(request.input.args)] : [];
  });
}

/**
 * sha256 of the workflow code that did the last task, which had to agree with all that came before: our workers name
 * themselves by it.
 *
 * @returns undefined where the history names none
 */
export function buildOf(history: unknown): string | undefined {
  const last = History.safeParse(history).data?.events.findLast(
    (event) => event.workflowTaskCompletedEventAttributes,
  );
  const id = last?.workflowTaskCompletedEventAttributes?.workerVersion?.buildId;
  return id && /^[0-9a-f]{64}$/.test(id) ? id : undefined;
}

export const eventCount = (history: unknown): number => History.parse(history).events.length;

function started(history: unknown) {
  const first = History.parse(history).events[0]?.workflowExecutionStartedEventAttributes;
  if (!first) throw new Error('the history does not start with its beginning');
  return first;
}

function decode({ payloads }: z.output<typeof Payloads>): unknown {
  return JSON.parse(Buffer.from(payloads[0]?.data ?? '', 'base64').toString('utf8'));
}
