import { hashOf } from './plan.ts';
import type { ToldEvent, TraceEvent } from './trace.ts';

/** The event as it is kept and compared: what a step was given becomes the sha256 of its canonical JSON. */
export function sealEvent(event: ToldEvent): TraceEvent {
  if (event.kind !== 'started') return event;
  const { given, ...started } = event;
  return { ...started, input: hashOf(given) };
}
