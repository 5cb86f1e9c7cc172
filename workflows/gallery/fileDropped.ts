import { billing, starter, tell } from './starter.ts';

export const fileDropped = starter(
  'file-dropped',
  { fr: 'Dépôt de fichier', en: 'File drop' },
  {
    fr: 'Convertir, nommer le fichier, le déposer dans le dossier du client (SFTP, FTPS, dossier, HTTPS).',
    en: 'Convert, name the file, put it in the customer’s folder (SFTP, FTPS, folder, HTTPS).',
  },
  {
    params: [billing],
    nodes: {
      start: { type: 'start' },
      convert: { type: 'convert' },
      fileName: { type: 'filename', config: { template: 'FACTURE_{{invoice.number}}' } },
      upload: { type: 'upload', config: { folder: 'factures/{{customer.code}}' } },
      delivered: { type: 'end' },
      notify: tell('Prévenir la facturation', 'Tell billing'),
    },
    edges: [
      'start convert',
      'convert fileName',
      'fileName upload',
      'upload delivered',
      'upload.failed notify',
    ],
  },
);
