import { Flow } from '#workflows/flow/schema.ts';

export const edge = (from: string, to: string, exit = 'ok') => ({ from, exit, to });

export const line = Flow.parse({
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

export const branching = Flow.parse({
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
