import { billing, recipients, starter, tell } from './starter.ts';

export const sendingDays = starter(
  'sending-days',
  { fr: 'Jours et heures d’envoi', en: 'Sending days and hours' },
  {
    fr: 'Envois le mardi et le jeudi de 8 h à 11 h, jamais un jour férié, rien du 24 décembre au 2 janvier.',
    en: 'Sent on Tuesdays and Thursdays from 8 to 11, never on a public holiday, nothing from 24 December to 2 January.',
  },
  {
    params: [recipients, billing],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      subject: { type: 'subject', config: { template: 'Facture {{invoice.number}}' } },
      fileName: { type: 'filename', config: { template: 'FACTURE_{{invoice.number}}' } },
      window: {
        type: 'window',
        config: {
          days: [2, 4],
          from: '08:00',
          to: '11:00',
          clock: 'issuer',
          holidays: 'france',
          closed: [{ from: '12-24', to: '01-02' }],
        },
      },
      email: { type: 'email', config: { to: '{{params.to}}' } },
      delivered: { type: 'end' },
      retry: { type: 'retry', config: { tries: 4, firstWait: 300, growth: 2, longestWait: 1200 } },
      notify: tell('Prévenir la facturation', 'Tell billing'),
    },
    edges: [
      'start convert',
      'convert subject',
      'subject fileName',
      'fileName window',
      'window email',
      'email delivered',
      'email.failed retry',
      'retry.gaveUp notify',
    ],
  },
);
