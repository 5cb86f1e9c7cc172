import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { diffFlows } from '#workflows/flow/diff.ts';
import { Flow } from '#workflows/flow/schema.ts';

const flow = Flow.parse({
  name: 'Clients standards',
  params: [{ name: 'to', type: 'address', label: { fr: 'Destinataire', en: 'Recipient' } }],
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'subject', type: 'subject', config: { template: 'Facture {{invoice.number}}' } },
    { id: 'email', type: 'email', config: { channel: 'demo', to: '{{params.to}}' } },
    { id: 'retry', type: 'retry', config: { tries: 3 } },
  ],
  edges: [
    { from: 'start', exit: 'ok', to: 'subject' },
    { from: 'subject', exit: 'ok', to: 'email' },
    { from: 'email', exit: 'failed', to: 'retry' },
  ],
});

const change = (id: string, config: Record<string, unknown>): Flow => ({
  ...flow,
  nodes: flow.nodes.map((node) =>
    node.id === id ? { ...node, config: { ...node.config, ...config } } : node,
  ),
});

test('a changed setting is a sentence with the label and both values', () => {
  expect(diffFlows(flow, change('retry', { tries: 5 }), catalogue)).toEqual([
    {
      kind: 'node-changed',
      node: 'retry',
      field: 'tries',
      text: { fr: 'Réessayer : Essais en tout : 3 → 5', en: 'Try again: Tries in all: 3 → 5' },
    },
  ]);
});

test('durations and rules are said in words', () => {
  const [wait] = diffFlows(flow, change('retry', { firstWait: 600 }), catalogue);
  expect(wait?.text.en).toContain('5 min → 10 min');
});

test('stating a default changes nothing', () => {
  expect(diffFlows(flow, change('retry', { growth: 2 }), catalogue)).toEqual([]);
});

test('moved cards, notes on the canvas and the order in the file are no change', () => {
  const moved = {
    ...flow,
    layout: { email: { x: 9, y: 9 } },
    stickies: [{ id: 'note', text: 'hello', x: 0, y: 0 }],
    nodes: flow.nodes.toReversed(),
    edges: flow.edges.toReversed(),
  };
  expect(diffFlows(flow, moved, catalogue)).toEqual([]);
});

test('edges of a step that was removed itself are implied', () => {
  const without: Flow = {
    ...flow,
    nodes: flow.nodes.filter(({ id }) => id !== 'retry'),
    edges: flow.edges.filter(({ to }) => to !== 'retry'),
  };
  const changes = diffFlows(flow, without, catalogue);
  expect(changes.map(({ kind }) => kind)).toEqual(['node-removed', 'edge-removed']);
  expect(changes[1]).toMatchObject({ implied: true });
});

test('a type that the catalogue does not know is compared all the same', () => {
  const odd: Flow = {
    ...flow,
    nodes: [...flow.nodes, { id: 'x', type: 'constructor', config: {} }],
  };
  const odder: Flow = {
    ...flow,
    nodes: [...flow.nodes, { id: 'x', type: 'constructor', config: { a: [1] } }],
  };
  expect(diffFlows(odd, odder, catalogue).map(({ kind }) => kind)).toEqual(['node-changed']);
});

const drawing = fc
  .record({
    name: fc.constantFrom('A', 'B'),
    nodes: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        type: fc.constantFrom('start', 'email', 'branch', 'nonsense'),
        config: fc.dictionary(fc.constantFrom('to', 'rule', 'x'), fc.jsonValue({ maxDepth: 2 })),
      }),
      { selector: ({ id }) => id },
    ),
    edges: fc.uniqueArray(
      fc.record({
        from: fc.constantFrom('a', 'b', 'c', 'd'),
        exit: fc.constantFrom('ok', 'failed'),
        to: fc.constantFrom('a', 'b', 'c', 'd'),
      }),
      { selector: (edge) => JSON.stringify(edge), maxLength: 6 },
    ),
  })
  .map((parts) => Flow.parse(parts));

test('law: a drawing never differs from itself', () => {
  fc.assert(
    fc.property(drawing, (one) => {
      expect(diffFlows(one, one, catalogue)).toEqual([]);
    }),
  );
});

test('law: what is added one way is removed the other way', () => {
  const opposite: Record<string, string> = {
    'node-added': 'node-removed',
    'node-removed': 'node-added',
    'edge-added': 'edge-removed',
    'edge-removed': 'edge-added',
  };
  fc.assert(
    fc.property(drawing, drawing, (a, b) => {
      const there = diffFlows(a, b, catalogue)
        .map(({ kind }) => opposite[kind] ?? kind)
        .sort();
      const back = diffFlows(b, a, catalogue)
        .map(({ kind }) => kind as string)
        .sort();
      expect(there).toEqual(back);
    }),
  );
});
