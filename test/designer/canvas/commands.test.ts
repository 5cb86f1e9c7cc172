import { describe, expect, test } from 'vitest';
import { catalogue } from '#activities/catalogue.ts';
import {
  appendAfter,
  connect,
  deleteNodes,
  insertOnEdge,
  moveAfter,
  setFailureTarget,
} from '../../../designer/canvas/commands.ts';
import { connectProblem, readingOrder } from '../../../designer/canvas/graph.ts';
import { removeOverlaps } from '../../../designer/canvas/placing.ts';
import { branching, edge, line } from './drawings.ts';

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
