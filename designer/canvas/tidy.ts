import type { Flow } from '#workflows/flow/schema.ts';
import { type Position, size } from './arrange.ts';
import { exitKind, goesBack } from './graph.ts';
import { catalogue } from './graphContext.ts';
import { portsOf } from './ports.ts';

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.spacing.nodeNode': '40',
  'elk.layered.spacing.nodeNodeBetweenLayers': '64',
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
  const exits = flow.nodes.map(({ id, type }) => ({ id, ports: portsOf(catalogue[type]) }));
  const sides = { top: 'NORTH', bottom: 'SOUTH', left: 'WEST', right: 'EAST' } as const;
  return {
    id: 'flow',
    layoutOptions: options,
    children: exits.map(({ id, ports }) => ({
      id,
      width: size.width,
      height: size.height,
      layoutOptions: { 'elk.portConstraints': 'FIXED_SIDE' },
      ports: [
        { id: `${id}>`, layoutOptions: { 'elk.port.side': 'NORTH' } },
        ...ports.map(({ exit, side }) => ({
          id: `${id}:${exit.id}`,
          layoutOptions: { 'elk.port.side': sides[side] },
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
