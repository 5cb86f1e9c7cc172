import { describe, expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import { Flow } from '#workflows/flow/schema.ts';
import type { NodeState } from '#workflows/trace.ts';
import { edgeState, itemsOver, nodeState } from '../../../designer/canvas/overlay.ts';
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

describe('a step that is repeated for each item', () => {
  const flow = Flow.parse(
    draw(['start forEach', 'forEach.each set', 'forEach end', 'forEach.none end'], {
      ...cancelled,
      forEach: { over: '{{invoice.lineAccounting}}', as: 'centre' },
      set: { name: 'reference', template: '{{vars.centre}}' },
    }),
  );
  const listed = (states: Readonly<Record<string, NodeState>>) => {
    const { plan, view } = overlay(flow, { forEach: 'running', set: 'idle', ...states });
    const forEach = { state: 'running' as const, generation: 1, items: 3 };
    return { plan, view: { nodes: { ...view.nodes, forEach } } };
  };

  test.each([
    [{ 'set~1': 'done', 'set~2': 'parked' }, 'parked', '1/3'],
    [{ 'set~1': 'done', 'set~2': 'running' }, 'running', '1/3'],
    [{ 'set~1': 'done', 'set~2': 'failed', 'set~3': 'done' }, 'failed', '2/3'],
    [{ 'set~1': 'done', 'set~2': 'dead', 'set~3': 'done' }, 'done', '3/3'],
    [{}, 'idle', undefined],
  ] as const)('as %j stands as %s, over for %s', (states, state, over) => {
    expect(nodeState(flow, listed(states), 'set')).toBe(state);
    expect(itemsOver(listed(states), 'set')).toBe(over);
  });

  test('has the link to it taken while the list is gone through', () => {
    const [, each, ok] = flow.edges;
    const seen = listed({ 'set~1': 'done', 'set~2': 'running' });
    expect([each, ok].map((edge) => edge && edgeState(flow, seen, edge))).toEqual(['now', 'ahead']);
  });
});
