import type { Text } from '#workflows/text.ts';

/** Why an edge may not end at a step. */
export const reasons = {
  unknown: { fr: 'Type d’étape inconnu.', en: 'Unknown step type.' },
  noExit: { fr: 'Cette sortie n’existe pas.', en: 'There is no such exit.' },
  itself: { fr: 'Une étape ne peut pas se suivre elle-même.', en: 'A step can’t follow itself.' },
  noEntry: { fr: 'Rien ne mène à un début.', en: 'Nothing leads to a start.' },
  already: { fr: 'Ce lien existe déjà.', en: 'This link exists already.' },
  onlyBack: {
    fr: '« Reprendre depuis » revient à une étape qui précède.',
    en: '“Again from” goes back to an earlier step.',
  },
  retryNeedsFailure: {
    fr: '« Réessayer » se pose sur une sortie d’échec.',
    en: '“Try again” sits on a failure exit.',
  },
  loop: { fr: 'Ce lien fermerait une boucle.', en: 'This link would close a loop.' },
} satisfies Record<string, Text>;
