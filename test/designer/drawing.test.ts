import { describe, expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { compile } from '#workflows/compile.ts';
import { Flow } from '#workflows/flow/schema.ts';
import { fold, type TraceEvent } from '#workflows/trace.ts';
import { arrange, size } from '../../designer/canvas/arrange.ts';
import { outlineOf } from '../../designer/canvas/outlineOf.ts';
import { edgeState, nodeState } from '../../designer/canvas/overlay.ts';
import { flowTemplates } from '../../designer/flows/newFlow.ts';

const edge = (from: string, to: string, exit = 'ok') => ({ from, exit, to });

const flow = Flow.parse({
  name: 'A',
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'convert', type: 'convert' },
    { id: 'branch', type: 'branch', config: { rule: { present: [{ var: 'invoice.dueDate' }] } } },
    { id: 'subject', type: 'subject', config: { template: 'Facture {{invoice.number}}' } },
    { id: 'email', type: 'email', config: { channel: 'demo', to: 'a@example.org' } },
    { id: 'retry', type: 'retry' },
    { id: 'notify', type: 'notify', config: { channel: 'demo', to: 'b@example.org' } },
    { id: 'end', type: 'end' },
    { id: 'cancelled', type: 'end', config: { outcome: 'cancelled' } },
  ],
  edges: [
    edge('start', 'convert'),
    edge('convert', 'branch'),
    edge('branch', 'subject', 'yes'),
    edge('branch', 'cancelled', 'no'),
    edge('subject', 'email'),
    edge('email', 'end'),
    edge('email', 'retry', 'failed'),
    edge('retry', 'notify', 'gaveUp'),
  ],
});

describe('arranging', () => {
  test.each(flowTemplates.map((template) => [template.id, template.build('A', 'fr')] as const))(
    'the template “%s” is drawn without overlaps, downwards',
    (_id, drawn) => {
      const places = Object.values(arrange(drawn, catalogue));
      const clash = places.some((a, i) =>
        places.some(
          (b, j) =>
            j > i &&
            Math.abs(a.x - b.x) < size.width &&
            Math.abs(a.y - b.y) < size.height + size.footer,
        ),
      );
      expect(clash).toBe(false);
      expect(Math.min(...places.map(({ y }) => y))).toBe(drawn.layout.start?.y);
    },
  );
});

test.each(flowTemplates.filter(({ id }) => id !== 'empty').map((one) => [one.id, one] as const))(
  'the template “%s” lacks nothing but its connections',
  (_id, template) => {
    const drawn = template.build('A', 'en');
    const connected = {
      ...drawn,
      nodes: drawn.nodes.map((node) =>
        ['email', 'upload', 'notify', 'approval', 'answer', 'post'].includes(node.type)
          ? { ...node, config: { ...node.config, channel: 'demo' } }
          : node,
      ),
    };
    const compiled = compile(connected, catalogue);
    expect(compiled.ok ? [] : compiled.problems).toEqual([]);
  },
);

describe('the list', () => {
  test('lists every step once, branches one level in', () => {
    const rows = outlineOf(flow, catalogue);
    const full = rows.filter(({ again }) => !again).map(({ id }) => id);
    expect(full.toSorted()).toEqual(flow.nodes.map(({ id }) => id).toSorted());
    expect(rows.find(({ id }) => id === 'subject')?.level).toBe(2);
    expect(rows.find(({ id }) => id === 'retry')?.level).toBe(3);
  });

  test('mentions a step again where another branch joins it', () => {
    const joined = { ...flow, edges: [...flow.edges, edge('notify', 'end')] };
    const mentions = outlineOf(joined, catalogue).filter(({ id }) => id === 'end');
    expect(mentions.map(({ again }) => again).toSorted()).toEqual([false, true]);
  });

  test('a loop without a start is listed all the same', () => {
    const loop = Flow.parse({
      name: 'A',
      nodes: [
        { id: 'a', type: 'subject' },
        { id: 'b', type: 'subject' },
      ],
      edges: [edge('a', 'b'), edge('b', 'a')],
    });
    expect(outlineOf(loop, catalogue).map(({ id, again }) => [id, again])).toEqual([
      ['a', false],
      ['b', false],
      ['a', true],
    ]);
  });
});

describe('the colours of a delivery', () => {
  const compiled = compile(flow, catalogue);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { plan } = compiled;
  const at = '2026-11-24T09:00:00.000Z';
  const events = (...list: readonly object[]) =>
    list.map((event, index) => ({ seq: index + 1, at, generation: 1, ...event })) as TraceEvent[];
  const onTheWay = events(
    { kind: 'done', node: 'start', exit: 'ok' },
    { kind: 'done', node: 'convert', exit: 'ok' },
    { kind: 'done', node: 'branch', exit: 'yes' },
    { kind: 'dead', node: 'cancelled' },
    { kind: 'done', node: 'subject', exit: 'ok' },
    { kind: 'started', node: 'email', input: '' },
  );
  const overlay = (list: readonly TraceEvent[]) => ({ plan, view: fold(plan, list) });

  test('the way taken, the way not taken and what runs differ', () => {
    const now = overlay(onTheWay);
    expect(edgeState(flow, now, edge('branch', 'subject', 'yes'))).toBe('taken');
    expect(edgeState(flow, now, edge('branch', 'cancelled', 'no'))).toBe('dead');
    expect(edgeState(flow, now, edge('subject', 'email'))).toBe('now');
    expect(edgeState(flow, now, edge('email', 'end'))).toBe('ahead');
  });

  test('a retry waits while its step waits, and was not needed once that is done', () => {
    const sleeping = events({ kind: 'sleeping', node: 'email', until: at, why: 'retry' });
    expect(nodeState(flow, overlay([...onTheWay, ...sleeping]), 'retry')).toBe('waiting');
    const done = events({ kind: 'done', node: 'email', exit: 'ok' });
    const after = overlay([...onTheWay, ...done]);
    expect(nodeState(flow, after, 'retry')).toBe('dead');
    expect(edgeState(flow, after, edge('email', 'retry', 'failed'))).toBe('dead');
  });

  test('a parked step has taken no way on, even where another branch reached what follows', () => {
    const fault = { code: 'X', remedy: 'fix', message: '', mayHaveArrived: false, details: {} };
    const parked = events(
      { kind: 'parked', node: 'email', uncertain: false, fault },
      { kind: 'done', node: 'end', exit: 'ok' },
    );
    const now = overlay([...onTheWay, ...parked]);
    expect(edgeState(flow, now, edge('email', 'end'))).toBe('ahead');
    expect(edgeState(flow, now, edge('email', 'retry', 'failed'))).toBe('taken');
    expect(edgeState(flow, now, edge('retry', 'notify', 'gaveUp'))).toBe('ahead');
  });
});
