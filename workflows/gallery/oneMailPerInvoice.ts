import { address, billing, mailTries, recipients, starter, tell } from './starter.ts';

export const oneMailPerInvoice = starter(
  'one-mail-per-invoice',
  { fr: 'Un e-mail par facture', en: 'One e-mail an invoice' },
  {
    fr: 'Objet et nom de fichier imposés, copie au-delà d’un montant, avoirs à une autre adresse, n° de commande obligatoire.',
    en: 'Subject and file name as told, a copy above an amount, credit notes elsewhere, an order number needed.',
  },
  {
    params: [
      recipients,
      address('creditNotesTo', 'Adresse des avoirs', 'Address for credit notes'),
      address('controller', 'Contrôleur en copie', 'Controller in copy'),
      billing,
    ],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      isCreditNote: {
        type: 'branch',
        title: { fr: 'Est-ce un avoir ?', en: 'Is it a credit note?' },
        config: { rule: { '==': [{ var: 'invoice.isCreditNote' }, true] } },
      },
      creditSubject: {
        type: 'subject',
        config: { template: 'AVOIR {{invoice.number}} / FACTURE {{invoice.precedingInvoice}}' },
      },
      creditFileName: { type: 'filename', config: { template: 'AVOIR_{{invoice.number}}' } },
      creditEmail: { type: 'email', config: { to: '{{params.creditNotesTo}}' } },
      hasOrder: {
        type: 'branch',
        title: { fr: 'A-t-elle un n° de commande ?', en: 'Has it an order number?' },
        config: { rule: { present: [{ var: 'invoice.orderReference' }] } },
      },
      hold: {
        type: 'hold',
        config: { queue: 'PO manquant', ask: ['invoice.orderReference'] },
      },
      subject: {
        type: 'subject',
        config: { template: 'FACTURE {{invoice.number}} / CDE {{invoice.orderReference}}' },
      },
      fileName: { type: 'filename', config: { template: 'FACTURE_{{invoice.number}}' } },
      email: {
        type: 'email',
        config: {
          to: '{{params.to}}',
          cc: '{{params.controller}}',
          ccRule: { '>': [{ var: 'invoice.total' }, '10000'] },
        },
      },
      delivered: { type: 'end' },
      retry: { type: 'retry', config: mailTries },
      notify: tell('Prévenir la facturation', 'Tell billing'),
      onFailure: { type: 'onFailure' },
    },
    edges: [
      'start convert',
      'convert isCreditNote',
      'isCreditNote.yes creditSubject',
      'creditSubject creditFileName',
      'creditFileName creditEmail',
      'creditEmail delivered',
      'isCreditNote.no hasOrder',
      'hasOrder.no hold',
      'hold.released subject',
      'hasOrder.yes subject',
      'subject fileName',
      'fileName email',
      'email delivered',
      'email.failed retry',
      'creditEmail.failed retry',
      'retry.gaveUp notify',
      'onFailure notify',
    ],
  },
);
