import { addresses, billing, starter, tell } from './starter.ts';

export const indexedDrop = starter(
  'indexed-drop',
  { fr: 'Dépôt avec fichier d’index et accusé', en: 'Drop with index file and receipt' },
  {
    fr: 'PDF puis index KEY=VALUE (ISO-8859-15, CRLF) par SFTP, jamais par-dessus un fichier ; accusé .ack ou refus .err attendu 4 h, puis rappel et escalade.',
    en: 'PDF, then an index KEY=VALUE (ISO-8859-15, CRLF) by SFTP, never over a file; a receipt .ack or refusal .err is waited for 4 h, then reminder and escalation.',
  },
  {
    params: [
      {
        name: 'supplier',
        type: 'text',
        label: { fr: 'Notre n° de fournisseur', en: 'Our supplier number' },
      },
      addresses('manager', 'Responsable', 'Manager'),
      billing,
    ],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      fileName: {
        type: 'filename',
        config: {
          template: '{{params.supplier}}_{{invoice.number}}_{{date invoice.issueDate "yyyyMMdd"}}',
        },
      },
      index: {
        type: 'textFile',
        config: {
          body: [
            'LIEFERANT={{params.supplier}}',
            'RECHNUNG={{invoice.number}}',
            'DATUM={{date invoice.issueDate "yyyyMMdd"}}',
            'BESTELLUNG={{default invoice.orderReference ""}}',
            'EMPFAENGER={{invoice.buyer.name}}',
            'NETTO={{number invoice.totalWithoutVat decimals=2 mark="," group=""}}',
            'MWST={{number invoice.vatTotal decimals=2 mark="," group=""}}',
            'BRUTTO={{number invoice.total decimals=2 mark="," group=""}}',
            'WAEHRUNG={{invoice.currency}}',
          ].join('\n'),
          name: '{{stem vars.fileName}}.idx',
          lineEnd: 'crlf',
          encoding: 'iso-8859-15',
        },
      },
      upload: {
        type: 'upload',
        config: { folder: 'inv/{{params.supplier}}', after: ['index'] },
      },
      receipt: {
        type: 'answer',
        title: { fr: 'Accusé sous 4 h', en: 'Receipt within 4 h' },
        config: { folder: 'inv/{{params.supplier}}', every: 900, within: 14_400 },
      },
      remind: tell('Rappeler', 'Remind'),
      later: {
        type: 'answer',
        title: { fr: 'Accusé, encore 4 h', en: 'Receipt, 4 h more' },
        config: { folder: 'inv/{{params.supplier}}', every: 900, within: 14_400 },
      },
      escalate: tell('Alerter le responsable', 'Alert the manager', '{{params.manager}}'),
      delivered: { type: 'end' },
      notify: tell('Prévenir la facturation', 'Tell billing'),
    },
    edges: [
      'start convert',
      'convert fileName',
      'fileName index',
      'index upload',
      'upload receipt',
      'receipt.accepted delivered',
      'receipt.timeout remind',
      'remind later',
      'later.accepted delivered',
      'later.timeout escalate',
      'receipt.refused notify',
      'later.refused notify',
      'upload.failed notify',
    ],
  },
);
