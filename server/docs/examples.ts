import type { FlowNode } from '#workflows/flow/schema.ts';
import { demoFlows } from '../demo/flows.ts';

/** For the types that no demo flow uses. */
const others: Readonly<Record<string, FlowNode['config']>> = {
  validate: { rules: 'fr-ctc', what: 'document' },
  render: { pages: 'drawn' },
  attach: { supporting: true },
  wait: { for: 3600 },
  window: {
    days: [2, 4],
    from: '08:00',
    to: '11:00',
    holidays: 'france',
    closed: [{ from: '12-24', to: '01-02' }],
  },
  waitEvent: {
    event: 'order-number',
    writes: ['invoice.orderReference'],
    mask: '45########',
    reminders: '3, 8',
    escalations: '12',
    timeout: 15,
  },
  bounceWait: { hours: 48 },
  post: { channel: 'post', duplex: true },
  textFile: {
    body: 'NUM={{invoice.number}}\nTTC={{number invoice.total decimals=2 mark="," group=""}}',
    name: '{{stem vars.fileName}}.idx',
    lineEnd: 'crlf',
    encoding: 'iso-8859-15',
  },
  batch: { every: 'week', weekday: 'friday', time: '16:30', shift: 'earlier' },
  list: { name: 'BORDEREAU_{{batch.period}}', columns: 'number, date, order, withVat' },
  answer: { channel: 'sftp', every: 600, within: 14_400 },
  deadline: { first: 24, second: 48, unit: 'working-hours', holidays: 'france' },
  approval: {
    channel: 'mail',
    tiers: [
      { above: '3000', people: '{{params.lead}}' },
      { above: '20000', people: 'direction@acme.example, finance@acme.example' },
    ],
    agree: 'all',
    reminders: '2',
    timeout: 5,
  },
  join: { when: 'any' },
  forEach: { over: '{{params.recipients}}', as: 'recipient', atOnce: true },
  hold: { queue: 'N° de commande manquant', ask: ['invoice.orderReference'] },
  subflow: {
    flow: '6f1c2a9e-5d0b-4b1e-9a5e-2f6f0c9d1a77',
    version: 3,
    params: { to: '{{params.to}}' },
  },
  lookup: {
    table: 'mailboxes',
    key: [
      { column: 'entity', value: '{{invoice.custom.entity}}' },
      { column: 'cost centre', value: '{{invoice.lineAccounting}}' },
    ],
    take: [{ column: 'mailbox', name: 'mailbox' }],
    hit: 'first',
  },
  set: { name: 'reference', template: '{{default invoice.orderReference "SANS REF"}}' },
};

/** A node of that type as a drawing holds it: the demo's own where it has one, so that examples are known to run. */
export function exampleOf(type: string): Pick<FlowNode, 'id' | 'type' | 'config'> | undefined {
  const drawn = Object.values(demoFlows)
    .flatMap(({ nodes }) => nodes)
    .find((node) => node.type === type);
  if (drawn) return { id: drawn.id, type, config: drawn.config };
  const config = others[type];
  return config && { id: type, type, config };
}
