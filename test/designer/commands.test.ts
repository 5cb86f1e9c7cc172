import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import { Flow } from '#workflows/flow/schema.ts';
import { copy, duplicate, paste, readClip, renameParam } from '../../designer/canvas/clip.ts';
import {
  annotate,
  appendAfter,
  connect,
  deleteNodes,
  disconnect,
  freshId,
  insertOnEdge,
  moveAfter,
  rename,
  setConfig,
  setFailureTarget,
} from '../../designer/canvas/commands.ts';
import { connectProblem, readingOrder } from '../../designer/canvas/graph.ts';
import { addSticky, nudge, removeOverlaps } from '../../designer/canvas/placing.ts';
import { docStore } from '../../designer/canvas/store.ts';

const edge = (from: string, to: string, exit = 'ok') => ({ from, exit, to });

const line = Flow.parse({
  name: 'Clients standards',
  params: [{ name: 'to', type: 'address', label: { fr: 'À', en: 'To' } }],
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'convert', type: 'convert' },
    { id: 'subject', type: 'subject', config: { template: 'Facture {{invoice.number}}' } },
    {
      id: 'email',
      type: 'email',
      config: { channel: 'demo', to: '{{params.to}}', body: 'Voir {{steps.subject.output}}' },
    },
    { id: 'retry', type: 'retry' },
    { id: 'notify', type: 'notify', config: { channel: 'demo' } },
    { id: 'end', type: 'end' },
  ],
  edges: [
    edge('start', 'convert'),
    edge('convert', 'subject'),
    edge('subject', 'email'),
    edge('email', 'end'),
    edge('email', 'retry', 'failed'),
    edge('retry', 'notify', 'gaveUp'),
  ],
});

const branching = Flow.parse({
  name: 'Avec branche',
  nodes: ['start', 'branch', 'subject', 'filename', 'end'].map((type) => ({ id: type, type })),
  edges: [
    edge('start', 'branch'),
    edge('branch', 'subject', 'yes'),
    edge('branch', 'filename', 'no'),
    edge('subject', 'end'),
    edge('filename', 'end'),
  ],
});

describe('deleting', () => {
  test('heals A→B→C to A→C', () => {
    const healed = deleteNodes(line, ['convert'], catalogue);
    expect(healed.edges).toContainEqual(edge('start', 'subject'));
    expect(healed.nodes.map(({ id }) => id)).not.toContain('convert');
  });

  test('heals over several neighbours at once', () => {
    expect(deleteNodes(line, ['convert', 'subject'], catalogue).edges).toContainEqual(
      edge('start', 'email'),
    );
  });

  test('leaves a gap where the step branches', () => {
    const cut = deleteNodes(branching, ['branch'], catalogue);
    expect(cut.edges.filter(({ from }) => from === 'start')).toEqual([]);
  });

  test('a deleted retry hands the failure exit to what followed when it gave up', () => {
    expect(deleteNodes(line, ['retry'], catalogue).edges).toContainEqual(
      edge('email', 'notify', 'failed'),
    );
  });

  test('does not touch the start', () => {
    expect(deleteNodes(line, ['start'], catalogue)).toBe(line);
  });
});

describe('adding', () => {
  test('a step dropped on an edge splits it', () => {
    const { edges } = insertOnEdge(
      line,
      { edge: edge('start', 'convert'), id: 'wait', type: 'wait' },
      catalogue,
    );
    expect(edges).toContainEqual(edge('start', 'wait'));
    expect(edges).toContainEqual(edge('wait', 'convert'));
    expect(edges).not.toContainEqual(edge('start', 'convert'));
  });

  test('a retry dropped on a failure edge goes on when it gives up', () => {
    const bare = setFailureTarget(
      deleteNodes(line, ['retry'], catalogue),
      { from: 'email', exit: 'failed', to: 'notify' },
      catalogue,
    );
    const { edges } = insertOnEdge(
      bare,
      { edge: edge('email', 'notify', 'failed'), id: 'retry', type: 'retry' },
      catalogue,
    );
    expect(edges).toContainEqual(edge('email', 'retry', 'failed'));
    expect(edges).toContainEqual(edge('retry', 'notify', 'gaveUp'));
  });

  test('a step appended in the middle goes between', () => {
    const { edges } = appendAfter(
      line,
      { after: 'convert', exit: 'ok', id: 'wait', type: 'wait' },
      catalogue,
    );
    expect(edges).toContainEqual(edge('convert', 'wait'));
    expect(edges).toContainEqual(edge('wait', 'subject'));
  });

  test('no new card covers another', () => {
    const flow = appendAfter(
      line,
      { after: 'email', exit: 'failed', id: 'n2', type: 'notify' },
      catalogue,
    );
    const places = Object.values(flow.layout);
    const overlaps = places.filter((a, i) =>
      places.some((b, j) => j > i && Math.abs(a.x - b.x) < 212 && Math.abs(a.y - b.y) < 56),
    );
    expect(overlaps).toEqual([]);
  });
});

describe('connecting', () => {
  test.each([
    ['itself', edge('convert', 'convert')],
    ['a start', edge('convert', 'start')],
    ['an earlier step', edge('email', 'convert')],
    ['what it leads to already', edge('start', 'convert')],
    ['a retry, from a success exit', edge('subject', 'retry')],
  ])('an edge may not lead to %s', (_what, wrong) => {
    expect(connectProblem(line, catalogue, wrong)).not.toBeNull();
    expect(connect(line, wrong, catalogue)).toBe(line);
  });

  test('only a retry’s “again” goes back, and only back', () => {
    expect(connectProblem(line, catalogue, edge('retry', 'subject', 'again'))).toBeNull();
    expect(connectProblem(line, catalogue, edge('retry', 'end', 'again'))).not.toBeNull();
  });
});

describe('copying', () => {
  test('a duplicate names its own copies, not the originals', () => {
    const { flow, ids } = duplicate(line, ['subject', 'email'], catalogue);
    expect(ids).toEqual(['subject2', 'email2']);
    const copied = flow.nodes.find(({ id }) => id === 'email2');
    expect(copied?.config.body).toBe('Voir {{steps.subject2.output}}');
    expect(flow.edges).toContainEqual(edge('subject2', 'email2'));
    expect(flow.nodes.find(({ id }) => id === 'email')?.config.body).toBe(
      'Voir {{steps.subject.output}}',
    );
  });

  test('what is copied alone still names the original', () => {
    const { flow } = duplicate(line, ['email'], catalogue);
    expect(flow.nodes.find(({ id }) => id === 'email2')?.config.body).toBe(
      'Voir {{steps.subject.output}}',
    );
  });

  test('secrets stay out of the clipboard and out of a paste', () => {
    const leaky = setConfig(
      setConfig(line, { node: 'notify', field: 'password', value: 'hunter2' }),
      { node: 'notify', field: 'to', value: 'https://bob:hunter2@example.org/x' },
    );
    expect(JSON.stringify(copy(leaky, ['notify'], catalogue))).not.toContain('hunter2');
    const clip = { facteur: 'steps' as const, nodes: leaky.nodes, edges: [], layout: {} };
    const { flow, ids } = paste(line, { clip }, catalogue);
    const pasted = flow.nodes.filter(({ id }) => ids.includes(id));
    expect(JSON.stringify(pasted)).not.toContain('hunter2');
  });

  test('pasting other text does nothing', () => {
    expect(readClip('hello')).toBeNull();
    expect(readClip('{"facteur":"steps","nodes":[]}')).toBeNull();
  });

  test('renaming a parameter renames it wherever it is named', () => {
    const renamed = renameParam(line, { from: 'to', to: 'billing' });
    expect(renamed.nodes.find(({ id }) => id === 'email')?.config.to).toBe('{{params.billing}}');
  });
});

test('a step moved in the outline leaves no gap behind', () => {
  const { edges } = moveAfter(line, { node: 'subject', after: 'start', exit: 'ok' }, catalogue);
  expect(edges).toContainEqual(edge('start', 'subject'));
  expect(edges).toContainEqual(edge('subject', 'convert'));
  expect(edges).toContainEqual(edge('convert', 'email'));
});

test('steps are read along the main exits, each once', () => {
  expect(readingOrder(line, catalogue)).toEqual([
    'start',
    'convert',
    'subject',
    'email',
    'end',
    'retry',
    'notify',
  ]);
});

test('overlapping cards are pushed apart and the others stay', () => {
  const flow = {
    ...line,
    layout: Object.fromEntries(line.nodes.map(({ id }) => [id, { x: 0, y: 0 }])),
  };
  const ys = Object.values(removeOverlaps(flow, catalogue).layout).map(({ y }) => y);
  expect(new Set(ys).size).toBe(line.nodes.length);
});

describe('history', () => {
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
        return node
          ? appendAfter(flow, { after: node, exit, id, type: one.type }, catalogue)
          : flow;
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
});
