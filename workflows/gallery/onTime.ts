import { addresses, mailTries, recipients, starter, tell } from './starter.ts';

export const onTime = starter(
  'on-time',
  { fr: 'Remise sous 24 heures ouvrées', en: 'Delivered within 24 working hours' },
  {
    fr: 'Une facture non remise alerte l’ADV après 24 heures ouvrées, le responsable après 48 ; l’alerte est close dès qu’elle est remise.',
    en: 'An invoice that is not delivered alerts sales administration after 24 working hours, its head after 48; the alert is closed once it is.',
  },
  {
    params: [
      recipients,
      addresses('adv', 'Administration des ventes', 'Sales administration'),
      addresses('head', 'Responsable', 'Head'),
    ],
    nodes: {
      start: { type: 'start' },
      subject: { type: 'subject', config: { template: 'FACTURE {{invoice.number}}' } },
      convert: { type: 'convert' },
      fileName: { type: 'filename', config: { template: 'FACTURE_{{invoice.number}}' } },
      email: { type: 'email', config: { to: '{{params.to}}' } },
      delivered: { type: 'end' },
      retry: { type: 'retry', config: mailTries },
      deadline: {
        type: 'deadline',
        config: { first: 24, second: 48, unit: 'working-hours' },
      },
      alert: said(
        tell('Alerter l’ADV', 'Alert sales administration', '{{params.adv}}'),
        'La facture {{invoice.number}} pour {{customer.name}} n’est pas remise après 24 heures ouvrées.',
      ),
      escalate: said(
        tell('Alerter le responsable', 'Alert the head', '{{params.head}}'),
        'La facture {{invoice.number}} pour {{customer.name}} n’est pas remise après 48 heures ouvrées.',
      ),
      close: said(
        tell('Clore l’alerte', 'Close the alert', '{{params.adv}}'),
        'Alerte close : la remise de la facture {{invoice.number}} pour {{customer.name}} est terminée.',
      ),
    },
    edges: [
      'start convert',
      'convert subject',
      'subject fileName',
      'fileName email',
      'email delivered',
      'email.failed retry',
      'deadline.first alert',
      'deadline.second escalate',
      'deadline.recovered close',
    ],
  },
);

function said(told: ReturnType<typeof tell>, message: string): ReturnType<typeof tell> {
  return { ...told, config: { ...told.config, message } };
}
