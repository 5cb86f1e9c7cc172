import { addresses, billing, mailTries, recipients, starter, tell } from './starter.ts';

export const waitForOrder = starter(
  'wait-for-order',
  { fr: 'Attendre le n° de commande', en: 'Wait for the order number' },
  {
    fr: 'Sans n° de commande, rien ne part : rappels à la vente après 3 et 8 jours ouvrés, escalade après 12, à décider après 15.',
    en: 'Without an order number nothing leaves: reminders to sales after 3 and 8 working days, escalation after 12, to be decided after 15.',
  },
  {
    params: [
      recipients,
      addresses('sales', 'Commercial', 'Salesperson'),
      addresses('director', 'Direction commerciale', 'Sales director'),
      billing,
    ],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      hasOrder: {
        type: 'branch',
        title: { fr: 'A-t-elle un n° de commande ?', en: 'Has it an order number?' },
        config: { rule: { present: [{ var: 'invoice.orderReference' }] } },
      },
      order: {
        type: 'waitEvent',
        title: { fr: 'N° de commande', en: 'Order number' },
        config: {
          event: 'order-number',
          writes: ['invoice.orderReference'],
          mask: '45########',
          reminders: '3, 8',
          escalations: '12',
          timeout: 15,
          unit: 'working-days',
        },
      },
      remind: tell('Relancer le commercial', 'Remind the salesperson', '{{params.sales}}'),
      escalate: tell('Alerter la direction', 'Alert the director', '{{params.director}}'),
      decide: { type: 'hold', config: { queue: 'À décider', ask: ['invoice.orderReference'] } },
      subject: {
        type: 'subject',
        config: { template: 'Invoice {{invoice.number}} / PO {{invoice.orderReference}}' },
      },
      fileName: { type: 'filename', config: { template: 'INVOICE_{{invoice.number}}' } },
      email: { type: 'email', config: { to: '{{params.to}}' } },
      delivered: { type: 'end' },
      retry: { type: 'retry', config: mailTries },
      notify: tell('Prévenir la facturation', 'Tell billing'),
    },
    edges: [
      'start convert',
      'convert hasOrder',
      'hasOrder.no order',
      'order.received subject',
      'order.reminder remind',
      'order.escalation escalate',
      'order.timeout decide',
      'decide.released subject',
      'hasOrder.yes subject',
      'subject fileName',
      'fileName email',
      'email delivered',
      'email.failed retry',
      'retry.gaveUp notify',
    ],
  },
);
