import { drawnNode, itemOf } from '#workflows/itemNode.ts';
import type { Delivery } from '../deliveries/delivery.ts';

export interface Bar {
  readonly key: string;
  readonly node: string;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly tone: 'ok' | 'err' | 'warn' | 'run';
}

const tones = { done: 'ok', failed: 'err', interrupted: 'warn', running: 'run' } as const;

/** What each step was busy with and when: a bar a try, a bar a wait, a dot where the workflow decided by itself. */
export function barsOf({ attempts, events, plan }: Delivery): readonly Bar[] {
  const end = Math.max(
    ...events.map(({ at }) => Date.parse(at)),
    ...attempts.map(({ endedAt, startedAt }) => Date.parse(endedAt ?? startedAt)),
  );
  const tries = attempts.map(
    ({ id, node, startedAt, endedAt, result }): Bar => ({
      key: `try ${id}`,
      node,
      from: Date.parse(startedAt),
      to: endedAt ? Date.parse(endedAt) : end,
      tone: tones[result],
    }),
  );
  const tried = new Set(attempts.map(({ node }) => node));
  const told = events.flatMap((event): readonly Bar[] => {
    if (event.kind === 'ended') return [];
    const from = Date.parse(event.at);
    const base = { key: `event ${event.seq}`, node: event.node, from };
    if (event.kind === 'sleeping') {
      return [{ ...base, to: Math.min(Date.parse(event.until), end), tone: 'warn' }];
    }
    if (event.kind === 'held') {
      const next = events.find(
        (later) => later.kind === 'started' && later.seq > event.seq && later.node === event.node,
      );
      return [{ ...base, to: next ? Date.parse(next.at) : end, tone: 'warn' }];
    }
    if (event.kind === 'awaiting') {
      const next = events.find(
        (later) => later.kind === 'done' && later.seq > event.seq && later.node === event.node,
      );
      return [{ ...base, to: next ? Date.parse(next.at) : end, tone: 'warn' }];
    }
    if (event.kind === 'parked') {
      const next = events.find(
        (later) => later.kind === 'resolved' && later.seq > event.seq && later.node === event.node,
      );
      return [{ ...base, to: next ? Date.parse(next.at) : end, tone: 'warn' }];
    }
    if (event.kind === 'done' && !tried.has(event.node)) return [{ ...base, to: from, tone: 'ok' }];
    return [];
  });
  const order = new Map(plan.steps.map(({ id }, index) => [id, index]));
  return [...told, ...tries].sort(
    (a, b) =>
      (order.get(drawnNode(a.node)) ?? 0) - (order.get(drawnNode(b.node)) ?? 0) ||
      Number(itemOf(a.node) ?? 0) - Number(itemOf(b.node) ?? 0) ||
      a.from - b.from,
  );
}
