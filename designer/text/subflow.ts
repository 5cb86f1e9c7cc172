import type { Text } from '#workflows/text.ts';

export const subflow = {
  choose: { fr: 'Choisissez un circuit publié', en: 'Choose a published flow' },
  noFlow: {
    fr: 'Aucun autre circuit n’est publié. Publiez d’abord celui que vous voulez reprendre.',
    en: 'No other flow is published. Publish the one that you want to use first.',
  },
  lost: {
    fr: 'Ce circuit n’existe plus ici. Choisissez-en un autre.',
    en: 'This flow is not here any more. Choose another one.',
  },
  live: { fr: 'version {version}', en: 'version {version}' },
  open: { fr: 'Ouvrir ce circuit', en: 'Open this flow' },
  update: { fr: 'Passer à la version {version}', en: 'Update to version {version}' },
  noParams: { fr: 'Il n’en a pas.', en: 'It has none.' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
} satisfies Record<string, Text>;
