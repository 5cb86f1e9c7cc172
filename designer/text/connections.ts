import type { Text } from '#workflows/text.ts';

export const connections = {
  add: { fr: 'Nouvelle connexion', en: 'New connection' },
  edit: { fr: 'Modifier', en: 'Edit' },
  editNamed: { fr: 'Modifier {name}', en: 'Edit {name}' },
  name: { fr: 'Nom', en: 'Name' },
  nameHelp: {
    fr: 'Les circuits la désignent par ce nom, qui ne change plus.',
    en: 'Flows name it so; the name stays.',
  },
  kind: { fr: 'Type', en: 'Kind' },
  test: { fr: 'Tester la connexion', en: 'Test connection' },
  testHelp: {
    fr: 'Appelle le serveur, s’identifie et raccroche. Rien n’est remis ni enregistré.',
    en: 'Calls the server, signs in and hangs up. Nothing is delivered or saved.',
  },
  works: { fr: 'La connexion fonctionne', en: 'The connection works' },
  fails: { fr: 'La connexion échoue', en: 'The connection fails' },
  transcript: { fr: 'Ce qui s’est dit', en: 'What was said' },
  keptSecret: {
    fr: 'Enregistré ; laissez vide pour le garder',
    en: 'Kept; leave empty to keep it',
  },
  removedSecret: { fr: 'Sera retiré', en: 'Will be removed' },
  removeSecret: { fr: 'Retirer : {name}', en: 'Remove: {name}' },
  more: { fr: 'Autres réglages', en: 'More settings' },
  save: { fr: 'Enregistrer', en: 'Save' },
  testMode: { fr: 'TEST → {address}', en: 'TEST → {address}' },
} satisfies Record<string, Text>;
