import type { Flow, FlowNode } from '#workflows/flow/schema.ts';
import type { Catalogue } from '#workflows/node.ts';
import type { Text } from '#workflows/text.ts';

/** The flow in plain sentences, a step a line in the order in which an invoice comes to them, with where each exit leads. */
export function explain(flow: Flow, catalogue: Catalogue): Text {
  const order = orderOf(flow);
  const number = new Map(order.map(({ id }, index) => [id, index + 1]));
  const lines = order.map((node, index) => lineOf(node, index + 1, flow, catalogue, number));
  return {
    fr: [flow.name, ...lines.map(({ fr }) => fr)].join('\n'),
    en: [flow.name, ...lines.map(({ en }) => en)].join('\n'),
  };
}

/** Breadth first from what nothing leads to; a drawing that goes in circles is told all the same. */
function orderOf({ nodes, edges }: Flow): readonly FlowNode[] {
  const led = new Set(edges.map(({ to }) => to));
  const order = nodes.filter(({ id }) => !led.has(id));
  for (let i = 0; i < nodes.length; i++) {
    const next = order[i] ?? nodes.find((node) => !order.includes(node));
    if (!next) break;
    if (!order.includes(next)) order.push(next);
    for (const { from, to } of edges) {
      const target = nodes.find(({ id }) => id === to);
      if (from === next.id && target && !order.includes(target)) order.push(target);
    }
  }
  return order;
}

function lineOf(
  node: FlowNode,
  number: number,
  { edges }: Flow,
  catalogue: Catalogue,
  numbers: ReadonlyMap<string, number>,
): Text {
  const manifest = Object.hasOwn(catalogue, node.type) ? catalogue[node.type] : undefined;
  const what = manifest?.summary(node.config) ?? { fr: node.type, en: node.type };
  const title = manifest?.title ?? what;
  const exits = edges
    .filter(({ from }) => from === node.id)
    .map(({ exit, to }) => {
      const label = manifest?.exits.find(({ id }) => id === exit)?.label ?? { fr: exit, en: exit };
      return {
        fr: `${label.fr} → ${numbers.get(to) ?? to}`,
        en: `${label.en} → ${numbers.get(to) ?? to}`,
      };
    });
  const line = (language: 'fr' | 'en', colon: string): string => {
    const head = `${number}. ${node.title ?? title[language]}${colon}${what[language]}`;
    return [head, ...exits.map((exit) => exit[language])].join(' · ');
  };
  return { fr: line('fr', ' : '), en: line('en', ': ') };
}
