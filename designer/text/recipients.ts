import type { Text } from '#workflows/text.ts';

export const recipients = {
  add: { fr: 'Ajouter un destinataire', en: 'Add a recipient' },
  remove: { fr: 'Retirer le destinataire {n}', en: 'Remove recipient {n}' },
  row: { fr: 'Destinataire {n}', en: 'Recipient {n}' },
  role: { fr: 'Rôle', en: 'Role' },
  addresses: { fr: 'Adresses', en: 'Addresses' },
  onlyIf: { fr: 'Seulement si…', en: 'Only if…' },
  always: { fr: 'Toujours', en: 'Always' },
  condition: { fr: 'Seulement si', en: 'Only if' },
} satisfies Record<string, Text>;

export const recipientRoles = {
  to: { fr: 'À', en: 'To' },
  cc: { fr: 'Copie', en: 'Copy' },
  bcc: { fr: 'Copie cachée', en: 'Blind copy' },
  replyTo: { fr: 'Répondre à', en: 'Reply to' },
} satisfies Record<string, Text>;
