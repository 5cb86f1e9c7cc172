import type { Fault } from '#workflows/node.ts';
import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';

export const noValueFor = (paths: readonly string[]): Text => ({
  fr: `aucune valeur pour ${paths.join(', ')}`,
  en: `no value for ${paths.join(', ')}`,
});

/** What is wrong with a template first of all. */
export const firstOf = ([problem]: readonly Problem[]): Text =>
  problem?.message ?? { fr: 'refusé', en: 'refused' };

export const noRecipient: Text = { fr: 'aucun destinataire', en: 'no recipient' };

/** Shared by every step that names a connection. */
export const channelUnknown: Fault = {
  remedy: 'fix',
  title: { fr: 'La connexion n’existe pas', en: 'The connection does not exist' },
  help: {
    fr: 'L’étape nomme une connexion qui manque dans les réglages, ou d’un autre genre. Créez-la ou corrigez-la, puis réessayez.',
    en: 'The step names a connection that the settings lack, or one of another kind. Create or correct it, then try again.',
  },
};
