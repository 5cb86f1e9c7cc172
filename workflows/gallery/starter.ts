import { Flow, type FlowEdge, type FlowNode, type Param } from '../flow/schema.ts';
import type { Text } from '../text.ts';

type Language = keyof Text;

/** A drawing that a new flow can start from. Connections are chosen afterwards: each installation has its own. */
export interface Starter {
  readonly id: string;
  readonly title: Text;
  /** What the customer asks for that it is drawn for. */
  readonly text: Text;
  readonly build: (name: string, language: Language) => Flow;
}

interface Drawn {
  readonly params?: readonly Param[];
  /** By id; each runs after the ones before it in reading order. */
  readonly nodes: Readonly<Record<string, StepDrawn>>;
  /** `a b` draws a's exit `ok` to b, `a.no b` another exit. */
  readonly edges: readonly string[];
}

interface StepDrawn {
  readonly type: string;
  readonly title?: Text;
  readonly config?: Readonly<Record<string, unknown>>;
}

export const starter = (id: string, title: Text, text: Text, drawn: Drawn): Starter => ({
  id,
  title,
  text,
  build: (name, language) =>
    Flow.parse({
      name,
      params: drawn.params ?? [],
      nodes: Object.entries(drawn.nodes).map(
        ([node, { type, title: own, config = {} }]): FlowNode => ({
          id: node,
          type,
          ...(own ? { title: own[language] } : {}),
          config,
        }),
      ),
      edges: drawn.edges.map(edgeOf),
    }),
});

function edgeOf(line: string): FlowEdge {
  const [source = '', to = ''] = line.split(' ');
  const [from = '', exit = 'ok'] = source.split('.');
  return { from, exit, to };
}

export const addresses = (name: string, fr: string, en: string): Param => ({
  name,
  type: 'addresses',
  label: { fr, en },
});

export const address = (name: string, fr: string, en: string): Param => ({
  ...addresses(name, fr, en),
  type: 'address',
});

export const recipients = addresses('to', 'Destinataires', 'Recipients');

/** Who is told of what does not succeed, and of what waits. */
export const billing = addresses('billing', 'Facturation', 'Billing');

/** As a mailbox that is away for some hours asks for it. */
export const mailTries = { tries: 8, firstWait: 300, growth: 2, longestWait: 3600 };

export const tell = (fr: string, en: string, to = '{{params.billing}}'): StepDrawn => ({
  type: 'notify',
  title: { fr, en },
  config: { to },
});
