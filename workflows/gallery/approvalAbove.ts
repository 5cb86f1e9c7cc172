import { address, addresses, billing, mailTries, recipients, starter, tell } from './starter.ts';

export const approvalAbove = starter(
  'approval-above',
  { fr: 'Approbation au-dessus d’un montant', en: 'Approval above an amount' },
  {
    fr: 'Au-dessus de 3 000 €, un projet va d’abord à la responsable, qui approuve ou refuse par un lien ; sans réponse en 5 jours ouvrés, la direction décide. L’original part ensuite, intact.',
    en: 'Above €3,000 a draft goes first to the person in charge, who approves or rejects by a link; without an answer in 5 working days, the director decides. Then the original leaves, untouched.',
  },
  {
    params: [
      recipients,
      address('lead', 'Responsable', 'Person in charge'),
      addresses('director', 'Direction', 'Director'),
      billing,
    ],
    nodes: {
      start: { type: 'start' },
      approval: {
        type: 'approval',
        config: {
          tiers: [{ above: '3000.00', people: '{{params.lead}}' }],
          timeout: 5,
          unit: 'working-days',
        },
      },
      escalation: {
        type: 'approval',
        title: { fr: 'Demander à la direction', en: 'Ask the director' },
        config: { tiers: [{ people: '{{params.director}}' }] },
      },
      refused: {
        type: 'hold',
        title: { fr: 'Corriger, ou libérer pour abandonner', en: 'Correct, or release to give up' },
        config: { queue: 'Refusée', ask: ['invoice.orderReference'] },
      },
      subject: { type: 'subject', config: { template: 'Facture {{invoice.number}}' } },
      fileName: { type: 'filename', config: { template: 'FACTURE_{{invoice.number}}' } },
      email: { type: 'email', config: { to: '{{params.to}}', what: 'original' } },
      delivered: { type: 'end' },
      cancelled: { type: 'end', config: { outcome: 'cancelled' } },
      retry: { type: 'retry', config: mailTries },
      notify: tell('Prévenir la facturation', 'Tell billing'),
    },
    edges: [
      'start approval',
      'approval.notNeeded subject',
      'approval.approved subject',
      'approval.rejected refused',
      'approval.timeout escalation',
      'escalation.approved subject',
      'escalation.notNeeded subject',
      'escalation.rejected refused',
      'refused.released cancelled',
      'subject fileName',
      'fileName email',
      'email delivered',
      'email.failed retry',
      'retry.gaveUp notify',
    ],
  },
);
