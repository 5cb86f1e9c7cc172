import type { Fault } from '#workflows/node.ts';

/** Shared by every step that names a connection. */
export const channelUnknown: Fault = {
  remedy: 'fix',
  title: { fr: 'La connexion n’existe pas', en: 'The connection does not exist' },
  help: {
    fr: 'L’étape nomme une connexion qui manque dans les réglages, ou d’un autre genre. Créez-la ou corrigez-la, puis réessayez.',
    en: 'The step names a connection that the settings lack, or one of another kind. Create or correct it, then try again.',
  },
};
