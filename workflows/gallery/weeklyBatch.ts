import { billing, mailTries, recipients, starter } from './starter.ts';

const fridayAfternoon = { every: 'week', weekday: 'friday', time: '16:30' };

export const weeklyBatch = starter(
  'weekly-batch',
  { fr: 'Un envoi par semaine, avec bordereau', en: 'One mail a week, with a list' },
  {
    fr: 'Les factures de la semaine partent ensemble le vendredi à 17 h, avec un bordereau Excel ; les avoirs à part. Semaine vide : rien.',
    en: 'The week’s invoices leave together on Friday at 5 p.m., with an Excel list; credit notes apart. An empty week sends nothing.',
  },
  {
    params: [recipients, billing],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      fileName: { type: 'filename', config: { template: 'FACTURE_{{invoice.number}}' } },
      isCreditNote: {
        type: 'branch',
        title: { fr: 'Est-ce un avoir ?', en: 'Is it a credit note?' },
        config: { rule: { '==': [{ var: 'invoice.isCreditNote' }, true] } },
      },
      week: { type: 'batch', config: fridayAfternoon },
      list: { type: 'list', config: { name: 'BORDEREAU_{{batch.period}}' } },
      window: {
        type: 'window',
        config: { days: [1, 2, 3, 4, 5], from: '17:00', to: '20:00', holidays: 'france' },
      },
      subject: {
        type: 'subject',
        config: {
          template:
            'BORDEREAU {{batch.year}}-S{{batch.week}} – {{batch.count}} factures – {{batch.sum}} {{batch.currency}}',
        },
      },
      email: { type: 'email', config: { to: '{{params.to}}', attachList: true } },
      delivered: { type: 'end' },
      creditWeek: {
        type: 'batch',
        title: { fr: 'Les avoirs à part', en: 'Credit notes apart' },
        config: fridayAfternoon,
      },
      creditSubject: {
        type: 'subject',
        config: {
          template:
            'AVOIRS {{batch.year}}-S{{batch.week}} – {{batch.count}} avoirs – {{batch.sum}} {{batch.currency}}',
        },
      },
      creditEmail: { type: 'email', config: { to: '{{params.to}}' } },
      retry: { type: 'retry', config: mailTries },
      notify: {
        type: 'notify',
        title: { fr: 'Prévenir la facturation', en: 'Tell billing' },
        config: {
          to: '{{params.billing}}',
          message: 'Le lot {{batch.period}} pour {{customer.name}} n’est pas parti.',
        },
      },
    },
    edges: [
      'start convert',
      'convert fileName',
      'fileName isCreditNote',
      'isCreditNote.no week',
      'week.leaves list',
      'list window',
      'window subject',
      'subject email',
      'email delivered',
      'isCreditNote.yes creditWeek',
      'creditWeek.leaves creditSubject',
      'creditSubject creditEmail',
      'creditEmail delivered',
      'email.failed retry',
      'creditEmail.failed retry',
      'retry.gaveUp notify',
    ],
  },
);
