import { billing, mailTries, recipients, starter, tell } from './starter.ts';

/** Letters of a day go together, at 14:00. */
const batch = {
  days: [1, 2, 3, 4, 5],
  from: '14:00',
  to: '14:30',
  clock: 'issuer',
  holidays: 'france',
};

export const paperFallback = starter(
  'paper-fallback',
  { fr: 'E-mail, sinon courrier', en: 'E-mail, or else by post' },
  {
    fr: 'Par e-mail ; revenu dans les 48 heures, ou sans adresse e-mail, par courrier à 14 h le jour ouvré suivant, jamais deux fois.',
    en: 'By e-mail; where it bounces within 48 hours, or there is no e-mail address, by post at 14:00 of the next working day, never twice.',
  },
  {
    params: [recipients, billing],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      subject: { type: 'subject', config: { template: 'Facture {{invoice.number}}' } },
      fileName: { type: 'filename', config: { template: 'FACTURE_{{invoice.number}}' } },
      hasMail: {
        type: 'branch',
        title: { fr: 'A-t-il un e-mail ?', en: 'Is there an e-mail address?' },
        config: { rule: { present: [{ var: 'params.to' }] } },
      },
      email: { type: 'email', config: { to: '{{params.to}}' } },
      bounces: { type: 'bounceWait', config: { hours: 48 } },
      window: { type: 'window', config: batch },
      post: { type: 'post' },
      tracking: { type: 'answer', config: { every: 3600, within: 5 * 86_400 } },
      delivered: { type: 'end' },
      later: {
        type: 'wait',
        title: { fr: 'Un jour plus tard', en: 'A day later' },
        config: { for: 86_400 },
      },
      again: {
        type: 'email',
        title: { fr: 'Encore une fois par e-mail', en: 'Once more by e-mail' },
        config: { to: '{{params.to}}' },
      },
      retry: { type: 'retry', config: mailTries },
      notify: tell('Prévenir la facturation', 'Tell billing'),
    },
    edges: [
      'start convert',
      'convert subject',
      'subject fileName',
      'fileName hasMail',
      'hasMail.yes email',
      'hasMail.no window',
      'email bounces',
      'email.failed retry',
      'retry.gaveUp notify',
      'bounces.none delivered',
      'bounces.bounced window',
      'bounces.expired later',
      'later again',
      'again delivered',
      'window post',
      'post tracking',
      'tracking.accepted delivered',
    ],
  },
);
