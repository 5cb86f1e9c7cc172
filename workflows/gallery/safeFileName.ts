import { billing, mailTries, recipients, starter, tell } from './starter.ts';

export const safeFileName = starter(
  'safe-file-name',
  { fr: 'Nom de fichier court et sûr', en: 'Short and safe file name' },
  {
    fr: 'E-mail en anglais, montant à deux décimales dans l’objet, nom de fichier de 40 caractères sans accents ni espaces.',
    en: 'E-mail in English, the amount with two decimals in the subject, a file name of 40 characters without accents or spaces.',
  },
  {
    params: [recipients, billing],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      subject: {
        type: 'subject',
        config: {
          template:
            'Invoice {{invoice.number}} - PO {{invoice.orderReference}} - {{number invoice.total decimals=2 mark="." group=""}} {{invoice.currency}}',
        },
      },
      fileName: {
        type: 'filename',
        config: {
          template: '{{invoice.number}}_{{invoice.orderReference}}',
          characters: 'letters-digits',
          longest: 40,
        },
      },
      email: {
        type: 'email',
        config: {
          to: '{{params.to}}',
          body: 'Dear Sir or Madam,\n\nPlease find attached invoice {{invoice.number}}, {{number invoice.total decimals=2 mark="." group=""}} {{invoice.currency}}.\n\nKind regards,\n{{issuer.name}}\n',
        },
      },
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
