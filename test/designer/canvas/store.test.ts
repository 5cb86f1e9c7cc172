import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { Flow } from '#workflows/flow/schema.ts';
import { duplicate } from '../../../designer/canvas/clip.ts';
import {
  annotate,
  appendAfter,
  connect,
  deleteNodes,
  disconnect,
  freshId,
  insertOnEdge,
  rename,
  setConfig,
} from '../../../designer/canvas/commands.ts';
import { connectProblem, readingOrder } from '../../../designer/canvas/graph.ts';
import { addSticky, nudge } from '../../../designer/canvas/placing.ts';
import { docStore } from '../../../designer/canvas/store.ts';
import { line } from './drawings.ts';

test('typing in one field is one entry, and another field begins a new one', () => {
  let now = 0;
  const store = docStore(line, () => now);
  for (const title of ['O', 'Ob', 'Obj']) {
    now += 100;
    store.run((flow) => rename(flow, { node: 'subject', title }), 'title subject');
  }
  store.run((flow) => annotate(flow, { node: 'subject', note: 'n' }), 'note subject');
  store.undo();
  store.undo();
  expect(store.getState().flow).toEqual(line);
  store.redo();
  expect(store.getState().flow.nodes.find(({ id }) => id === 'subject')?.title).toBe('Obj');
});

test('a pause of a second ends a burst', () => {
  let now = 0;
  const store = docStore(line, () => now);
  store.run((flow) => rename(flow, { node: 'subject', title: 'A' }), 'title');
  now = 5000;
  store.run((flow) => rename(flow, { node: 'subject', title: 'AB' }), 'title');
  store.undo();
  expect(store.getState().flow.nodes.find(({ id }) => id === 'subject')?.title).toBe('A');
});

const step = fc.oneof(
  fc.record({ do: fc.constant('append' as const), type: types(), at: fc.nat() }),
  fc.record({ do: fc.constant('insert' as const), type: types(), at: fc.nat() }),
  fc.record({ do: fc.constant('delete' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('unwire' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('wire' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ do: fc.constant('copy' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('config' as const), at: fc.nat(), value: fc.string() }),
  fc.record({
    do: fc.constant('nudge' as const),
    at: fc.nat(),
    dx: fc.integer({ min: -99, max: 99 }),
  }),
  fc.record({ do: fc.constant('note' as const), text: fc.string({ maxLength: 50 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

test('undoing everything gives back the first drawing, redoing everything the last', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const store = docStore(line);
      for (const one of steps) store.run((flow) => apply(flow, one));
      const last = store.getState().flow;
      for (let n = 0; n < 25; n++) store.undo();
      expect(store.getState().flow).toEqual(line);
      for (let n = 0; n < 25; n++) store.redo();
      expect(store.getState().flow).toEqual(last);
    }),
  );
});

test('whatever is done, the drawing stays one that the schema takes, without loops or loose ends', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const flow = steps.reduce(apply, line);
      expect(Flow.parse(flow)).toEqual(flow);
      const ids = new Set(flow.nodes.map(({ id }) => id));
      expect(ids.size).toBe(flow.nodes.length);
      for (const { from, to } of flow.edges) expect(ids.has(from) && ids.has(to)).toBe(true);
      expect(readingOrder(flow, catalogue)).toHaveLength(ids.size);
      for (const one of flow.edges) {
        if (one.exit === 'again') continue;
        const without = disconnect(flow, one);
        expect(connectProblem(without, catalogue, one)).toBeNull();
      }
    }),
    { numRuns: 60 },
  );
});

function types() {
  return fc.constantFrom(
    'subject',
    'filename',
    'email',
    'notify',
    'wait',
    'retry',
    'branch',
    'end',
  );
}

function apply(flow: Flow, one: Step): Flow {
  const node = 'at' in one ? flow.nodes[one.at % flow.nodes.length]?.id : undefined;
  const wire = 'at' in one ? flow.edges[one.at % Math.max(1, flow.edges.length)] : undefined;
  switch (one.do) {
    case 'append': {
      const exit = ['ok', 'failed', 'yes', 'gaveUp'][one.at % 4] as string;
      const id = freshId(flow, one.type);
      return node ? appendAfter(flow, { after: node, exit, id, type: one.type }, catalogue) : flow;
    }
    case 'insert': {
      const id = freshId(flow, one.type);
      return wire ? insertOnEdge(flow, { edge: wire, id, type: one.type }, catalogue) : flow;
    }
    case 'delete':
      return node ? deleteNodes(flow, [node], catalogue) : flow;
    case 'unwire':
      return wire ? disconnect(flow, wire) : flow;
    case 'wire': {
      const to = flow.nodes[one.to % flow.nodes.length]?.id;
      const exit = ['ok', 'failed', 'no', 'again'][one.at % 4] as string;
      return node && to ? connect(flow, { from: node, exit, to }, catalogue) : flow;
    }
    case 'copy':
      return node ? duplicate(flow, [node], catalogue).flow : flow;
    case 'config':
      return node ? setConfig(flow, { node, field: 'template', value: one.value }) : flow;
    case 'nudge':
      return node ? nudge(flow, { ids: [node], dx: one.dx, dy: 0 }, catalogue) : flow;
    case 'note':
      return addSticky(flow, { text: one.text, at: { x: 0, y: 0 } });
  }
}
