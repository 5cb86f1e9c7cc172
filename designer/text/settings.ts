import type { Text } from '#workflows/text.ts';

export const settings = {
  title: { fr: 'Réglages', en: 'Settings' },
  people: { fr: 'Personnes', en: 'People' },
  peopleText: {
    fr: 'On entre par un lien qui ne sert qu’une fois et vaut 15 minutes.',
    en: 'People come in by a link that works once and is good for 15 minutes.',
  },
  login: { fr: 'Compte', en: 'Account' },
  role: { fr: 'Rôle', en: 'Role' },
  makeLink: { fr: 'Lien de connexion', en: 'Sign-in link' },
  makeLinkFor: { fr: 'Lien de connexion pour {login}', en: 'Sign-in link for {login}' },
  linkFor: {
    fr: 'Lien pour {login}, valable jusqu’à {at}',
    en: 'Link for {login}, good until {at}',
  },
  linkHelp: {
    fr: 'Remettez-le à cette personne et à elle seule : il ouvre sa session.',
    en: 'Give it to this person alone: it opens their session.',
  },
  adminsOnly: {
    fr: 'Seule l’Administration voit les personnes et fait les liens de connexion.',
    en: 'Only an Administrator sees people and makes sign-in links.',
  },
  display: { fr: 'Affichage', en: 'Display' },
  displayText: { fr: 'Retenu sur cet ordinateur.', en: 'Kept on this computer.' },
  about: { fr: 'Installation', en: 'Installation' },
  issuer: { fr: 'Émetteur', en: 'Issuer' },
  version: { fr: 'Version', en: 'Version' },
  licences: { fr: 'Logiciels repris', en: 'Third-party software' },
  licencesOpen: { fr: 'Lire leurs licences (en anglais)', en: 'Read their licences' },
} satisfies Record<string, Text>;

export const channelKinds = {
  smtp: { fr: 'SMTP', en: 'SMTP' },
  sftp: { fr: 'SFTP', en: 'SFTP' },
  ftps: { fr: 'FTPS', en: 'FTPS' },
  folder: { fr: 'Dossier', en: 'Folder' },
  https: { fr: 'HTTPS', en: 'HTTPS' },
  webhook: { fr: 'Webhook', en: 'Webhook' },
  imap: { fr: 'Boîte de réception (IMAP)', en: 'Inbox (IMAP)' },
} as const satisfies Record<string, Text>;
