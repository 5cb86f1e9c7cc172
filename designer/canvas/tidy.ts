import type { Flow } from '#workflows/flow/schema.ts';
import { type Position, size } from './arrange.ts';
import { exitKind, goesBack, readingOrder } from './graph.ts';
import { catalogue } from './graphContext.ts';
import { portsOf } from './ports.ts';

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  // Branches keep the order of their exits, whatever would cross less.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'true',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.spacing.nodeNode': '44',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(size.row - size.height),
};

/**
 * Where ELK would put every step. It comes in a worker of its own, loaded at the first use: 450 kB that most visits
 * never need.
 *
 * @throws when the worker can't be loaded
 */
export async function tidyLayout(flow: Flow): Promise<Record<string, Position>> {
  const [{ default: api }, { default: workerUrl }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  const elk = new api.default({ workerUrl });
  try {
    const done = await elk.layout(graphOf(flow));
    const places = done.children ?? [];
    return Object.fromEntries(places.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  } finally {
    elk.terminateWorker();
  }
}

function graphOf(flow: Flow) {
  const sides = { top: 'NORTH', bottom: 'SOUTH', left: 'WEST', right: 'EAST' } as const;
  const { width, height } = size;
  const places = {
    top: (at: number) => ({ x: at * width, y: 0 }),
    bottom: (at: number) => ({ x: at * width, y: height }),
    left: (at: number) => ({ x: 0, y: at * height }),
    right: (at: number) => ({ x: width, y: at * height }),
  };
  const typeOf = new Map(flow.nodes.map(({ id, type }) => [id, type]));
  return {
    id: 'flow',
    layoutOptions: options,
    children: readingOrder(flow, catalogue).map((id) => ({
      id,
      width,
      height,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [
        { id: `${id}>`, layoutOptions: { 'elk.port.side': 'NORTH' }, ...places.top(0.5) },
        ...portsOf(catalogue[typeOf.get(id) ?? '']).map(({ exit, side, at }) => ({
          id: `${id}:${exit.id}`,
          layoutOptions: { 'elk.port.side': sides[side] },
          ...places[side](at),
        })),
      ],
    })),
    // A way back would turn the layers upside down.
    edges: flow.edges
      .filter((edge) => !goesBack(flow, catalogue, edge))
      .map((edge, index) => ({
        id: `e${index}`,
        sources: [`${edge.from}:${edge.exit}`],
        targets: [`${edge.to}>`],
        layoutOptions: {
          // The way of success stays straight; failures bend around it.
          'elk.layered.priority.straightness':
            exitKind(flow, catalogue, edge) === 'failure' ? '0' : '10',
        },
      })),
  };
}
