import { DefaultLogger, Runtime } from '@temporalio/worker';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { workflowBundle } from '#server/build.ts';
import { inputPlanOf } from '#server/evidence/history.ts';
import { endOutcomes } from '#workflows/control/end.ts';
import type { Plan } from '#workflows/plan.ts';
import { actions, type DeliveryOutcome, type TraceEvent } from '#workflows/trace.ts';
import { cases } from './cases.ts';
import { type Golden, goldens, listeningBundle, type Replayed, replayAll } from './golden.ts';

const recorded = goldens();
const histories = new Map([...recorded].map(([name, { history }]) => [name, history]));

let code: string;
let listened: ReadonlyMap<string, Replayed>;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  code = (await listeningBundle()).code;
  listened = await replayAll({ code }, histories);
});

test('every case has its history; `npm run histories` records those that lack', () => {
  expect([...recorded.keys()]).toEqual(expect.arrayContaining(Object.keys(cases)));
});

test.each([...recorded])('%s: today’s code does, step by step, what was done', (name, golden) => {
  const { divergence, trace, calls } = listened.get(name) as Replayed;
  expect(divergence).toBeUndefined();
  expect(trace).toEqual(golden.trace);
  expect(calls).toEqual(golden.calls.map(takenUpSoon));
});

/**
 * The first of these calls let the engine wait by the step's policy. Today the activity names the wait after a fault, by
 * the policy among its arguments, and the engine's own is for a worker that died.
 */
function takenUpSoon(call: Golden['calls'][number]): Golden['calls'][number] {
  const { options } = call as { options?: { retry: object } };
  if (call.kind !== 'regular' || !options) return call;
  const soon = { ...options, retry: { ...options.retry, initialInterval: 1000 } };
  return { ...call, options: soon } as typeof call;
}

test('the bundle that workers load makes the same of every history', async () => {
  const replayed = await replayAll({ codePath: await workflowBundle() }, histories);
  for (const [name, { trace }] of recorded)
    expect(replayed.get(name)).toEqual({ trace, calls: [] });
});

describe('what the histories cover:', () => {
  const traces = [...recorded.values()].flatMap(({ trace }) => trace);
  const plans = [...recorded.values()].map(({ history }) => inputPlanOf(history) as Plan);

  test('every type of the catalogue', () => {
    const types = new Set<string>(plans.flatMap(({ steps }) => steps.map(({ type }) => type)));
    // These compile away, into policies, loops and failure exits.
    if (plans.some(({ retries }) => Object.keys(retries).length > 0)) types.add('retry');
    if (recorded.has('failure-lane-informs-parked-abort')) types.add('onFailure');
    expect([...types].sort()).toEqual(Object.keys(catalogue).sort());
  });

  test('every action of a person, every outcome, every kind of event', () => {
    const of = <K extends TraceEvent['kind']>(kind: K) =>
      traces.filter((event): event is Extract<TraceEvent, { kind: K }> => event.kind === kind);
    const taken = new Set(of('resolved').map(({ resolution }) => resolution.action));
    expect([...taken].sort()).toEqual([...actions].sort());
    const outcomes: readonly DeliveryOutcome[] = [...endOutcomes, 'by-hand', 'nothing-to-do'];
    expect([...new Set(of('ended').map(({ outcome }) => outcome))].sort()).toEqual(
      [...outcomes].sort(),
    );
    const kinds: Record<TraceEvent['kind'], true> = {
      started: true,
      done: true,
      failed: true,
      parked: true,
      resolved: true,
      sleeping: true,
      held: true,
      awaiting: true,
      reminded: true,
      received: true,
      dead: true,
      reset: true,
      ended: true,
    };
    expect([...new Set(traces.map(({ kind }) => kind))].sort()).toEqual(Object.keys(kinds).sort());
  });
});

describe('a change of the code shows', () => {
  const name = 'retry-exhausted-parked-retry';
  const golden = recorded.get(name) as Golden;
  const changed = async (from: string | RegExp, to: string): Promise<Replayed> => {
    const other = code.replace(from, to);
    expect(other).not.toBe(code);
    const replayed = await replayAll({ code: other }, new Map([[name, golden.history]]));
    return replayed.get(name) as Replayed;
  };

  test('to the engine itself where steps get other ids', async () => {
    const { divergence } = await changed(/`\$\{node\}#(?=\$\{)/, '`$${node}~');
    expect(divergence).toMatch(/TMPRL1100|[Nn]ondeterminism/);
  });

  test('in the calls alone where steps get another key, of which the engine says nothing', async () => {
    const { divergence, trace, calls } = await changed(
      /\/\$\{step\.id\}\/(?=\$\{)/,
      '/$${step.id}/again',
    );
    expect(divergence).toBeUndefined();
    expect(trace).toEqual(golden.trace);
    expect(calls).not.toEqual(golden.calls);
  });

  test('in what was given where steps see more than they did', async () => {
    const { divergence, trace } = await changed(
      /\.pick\)\((.+), step\.reads\)/,
      '.pick)($1, [...step.reads, "issuer.siren"])',
    );
    expect(divergence).toBeUndefined();
    expect(trace).not.toEqual(golden.trace);
  });

  test('in the calls where steps get longer than they had', async () => {
    const { divergence, calls } = await changed('step.timeout * 1000', 'step.timeout * 2000');
    expect(divergence).toBeUndefined();
    expect(calls).not.toEqual(golden.calls);
  });
});
