import type { Text } from '#workflows/text.ts';

export const mailbox = {
  title: { fr: 'Courrier', en: 'Mailbox' },
  label: {
    fr: 'Boîte de démonstration : rien n’est sorti de cette machine',
    en: 'Demo mailbox: nothing has left this machine',
  },
  mails: { fr: 'E-mails', en: 'Mails' },
  drop: { fr: 'Dépôt SFTP', en: 'SFTP drop' },
  tabs: { fr: 'Contenu de la boîte', en: 'What is in the box' },
  none: { fr: 'Aucun e-mail', en: 'No mail' },
  noneText: {
    fr: 'Envoyez une facture d’exemple : elle arrive ici.',
    en: 'Send a sample invoice: it arrives here.',
  },
  sendOne: { fr: 'Envoyer une facture', en: 'Send an invoice' },
  choose: { fr: 'Choisissez un e-mail', en: 'Choose a mail' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  cc: { fr: 'Cc', en: 'Cc' },
  envelope: { fr: 'Enveloppe SMTP', en: 'SMTP envelope' },
  received: { fr: 'Reçu', en: 'Received' },
  messageId: { fr: 'Message-ID', en: 'Message-ID' },
  attachments: { fr: 'Pièces jointes', en: 'Attachments' },
  text: { fr: 'Message', en: 'Message' },
  headers: { fr: 'En-têtes', en: 'Headers' },
  noDrop: { fr: 'Aucun fichier déposé', en: 'No file deposited' },
  noDropText: {
    fr: 'Ce que les circuits déposent par SFTP arrive ici.',
    en: 'What flows deposit by SFTP arrives here.',
  },
  path: { fr: 'Fichier', en: 'File' },
  size: { fr: 'Taille', en: 'Size' },
  at: { fr: 'Déposé', en: 'Deposited' },
  oneAttachment: { fr: '1 pièce jointe', en: '1 attachment' },
  manyAttachments: { fr: '{count} pièces jointes', en: '{count} attachments' },
} satisfies Record<string, Text>;
