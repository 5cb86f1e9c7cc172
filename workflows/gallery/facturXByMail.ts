import { billing, mailTries, recipients, starter, tell } from './starter.ts';

export const facturXByMail = starter(
  'factur-x-by-mail',
  { fr: 'Factur-X par e-mail', en: 'Factur-X by e-mail' },
  {
    fr: 'Convertir, composer l’objet et le nom du fichier, envoyer, réessayer, prévenir.',
    en: 'Convert, write subject and file name, send, try again, notify.',
  },
  {
    params: [recipients, billing],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      subject: { type: 'subject', config: { template: 'Facture {{invoice.number}}' } },
      fileName: { type: 'filename', config: { template: 'FACTURE_{{invoice.number}}' } },
      email: { type: 'email', config: { to: '{{params.to}}' } },
      delivered: { type: 'end' },
      retry: { type: 'retry', config: mailTries },
      notify: tell('Prévenir la facturation', 'Tell billing'),
    },
    edges: [
      'start convert',
      'convert subject',
      'subject fileName',
      'fileName email',
      'email delivered',
      'email.failed retry',
      'retry.gaveUp notify',
    ],
  },
);
