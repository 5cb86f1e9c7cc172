import { billing, mailTries, starter, tell } from './starter.ts';

const isInvestment = { startsWith: [{ var: '' }, '9'] };

export const oneRecipient = starter(
  'one-recipient',
  { fr: 'Un seul destinataire, par entité', en: 'One recipient only, by entity' },
  {
    fr: 'La boîte de l’entité et du centre de coût, lue dans une table ; copie au demandeur s’il est connu ; centres de coût mêlés retenus.',
    en: 'The mailbox of entity and cost centre, read from a table; a copy to the requester where known; mixed cost centres held.',
  },
  {
    params: [billing],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      isMixed: {
        type: 'branch',
        title: { fr: 'Centres de coût mêlés ?', en: 'Mixed cost centres?' },
        config: {
          rule: {
            and: [
              { present: [{ var: 'invoice.lineAccounting' }] },
              { some: [{ var: 'invoice.lineAccounting' }, isInvestment] },
              { '!': [{ all: [{ var: 'invoice.lineAccounting' }, isInvestment] }] },
            ],
          },
        },
      },
      hold: { type: 'hold', config: { queue: 'Centres de coût mixtes' } },
      mailbox: {
        type: 'lookup',
        title: { fr: 'Boîte de l’entité', en: 'The entity’s mailbox' },
        config: {
          table: 'mailboxes',
          key: [
            { column: 'entity', value: '{{invoice.custom.entity}}' },
            { column: 'cost centre', value: '{{invoice.lineAccounting}}' },
          ],
          take: [{ column: 'mailbox', name: 'mailbox' }],
          hit: 'first',
        },
      },
      unknown: { type: 'hold', config: { queue: 'Entité inconnue' } },
      cancelled: { type: 'end', config: { outcome: 'cancelled' } },
      subject: { type: 'subject', config: { template: 'Factura {{invoice.number}}' } },
      fileName: { type: 'filename', config: { template: 'FACTURA_{{invoice.number}}' } },
      email: {
        type: 'email',
        config: {
          to: '{{vars.mailbox}}',
          cc: '{{#if invoice.custom.requester}}{{invoice.custom.requester}}{{/if}}',
        },
      },
      delivered: { type: 'end' },
      retry: { type: 'retry', config: mailTries },
      notify: tell('Prévenir la facturation', 'Tell billing'),
    },
    edges: [
      'start convert',
      'convert isMixed',
      'isMixed.yes hold',
      'hold.released mailbox',
      'isMixed.no mailbox',
      'mailbox.none unknown',
      'unknown.released cancelled',
      'mailbox subject',
      'subject fileName',
      'fileName email',
      'email delivered',
      'email.failed retry',
      'retry.gaveUp notify',
    ],
  },
);
