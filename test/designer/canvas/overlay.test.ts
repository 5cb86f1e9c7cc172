import { expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import { Flow } from '#workflows/flow/schema.ts';
import type { NodeState } from '#workflows/trace.ts';
import { edgeState, nodeState } from '../../../designer/canvas/overlay.ts';
import { draw } from '../../workflows/drawing.ts';

const cancelled = { end: { outcome: 'cancelled' } };
const inner = Flow.parse(
  draw(['start convert', 'convert validate', 'validate end', 'convert.failed notify'], {
    ...cancelled,
    notify: { channel: 'mail', to: 'a@x.example' },
  }),
);
const outer = (...more: readonly string[]) =>
  Flow.parse(
    draw(['start subflow', 'subflow.cancelled end', ...more], {
      subflow: { flow: 'inner', version: 1 },
      ...cancelled,
      end2: { outcome: 'failed' },
    }),
  );

function overlay(flow: Flow, states: Readonly<Record<string, NodeState>>) {
  const library = () => ({ drawing: inner, newest: 1 });
  const compiled = compile(flow, catalogue, { flow: 'outer', version: 1 }, library);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const nodes = Object.fromEntries(
    Object.entries(states).map(([id, state]) => [id, { state, generation: 1, exit: 'ok' }]),
  );
  return { plan: compiled.plan, view: { nodes } };
}

test.each([
  [{}, 'idle'],
  [{ subflow: 'done', subflow__convert: 'running' }, 'running'],
  [{ subflow: 'done', subflow__convert: 'done' }, 'running'],
  [{ subflow: 'done', subflow__convert: 'done', subflow__validate: 'done' }, 'done'],
  [{ subflow: 'done', subflow__convert: 'parked', subflow__notify: 'done' }, 'parked'],
  [{ subflow: 'dead', subflow__convert: 'dead', subflow__validate: 'dead' }, 'dead'],
] as const)('a sub-flow whose steps stand as %j stands as %s', (states, expected) => {
  const flow = outer();
  expect(nodeState(flow, overlay(flow, states), 'subflow')).toBe(expected);
});

test('a link out of a sub-flow is taken where a step inside went on there, and another one is not', () => {
  const flow = outer('subflow.failed end2');
  const ended = overlay(flow, {
    start: 'done',
    subflow: 'done',
    subflow__convert: 'done',
    subflow__validate: 'done',
    subflow__notify: 'dead',
    end: 'done',
    end2: 'dead',
  });
  const [, cancels, fails] = flow.edges;
  expect([cancels, fails].map((edge) => edge && edgeState(flow, ended, edge))).toEqual([
    'taken',
    'dead',
  ]);
});
