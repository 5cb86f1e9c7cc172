import type { Text } from '#workflows/text.ts';

export const approval = {
  any: { fr: 'La première réponse décide.', en: 'The first answer decides.' },
  all: {
    fr: 'Toutes doivent approuver ; un refus suffit.',
    en: 'All must approve; one refusal is enough.',
  },
  turn: {
    fr: 'Toutes, l’une après l’autre ; un refus suffit.',
    en: 'All, one after another; one refusal is enough.',
  },
  approved: { fr: 'a approuvé le {at}.', en: 'approved on {at}.' },
  rejected: { fr: 'a refusé le {at}.', en: 'rejected on {at}.' },
  passedTo: { fr: 'a confié la question à {to}.', en: 'passed the question on to {to}.' },
  noAnswer: { fr: 'n’a pas encore répondu.', en: 'has not answered yet.' },
  notTold: { fr: 'n’a pas encore été prévenue.', en: 'has not been told yet.' },
  comment: { fr: 'Commentaire', en: 'Comment' },
  commentHelp: { fr: 'Nécessaire pour un refus.', en: 'Needed for a refusal.' },
  commentNeeded: { fr: 'Pour refuser, dites pourquoi.', en: 'To reject, say why.' },
  approve: { fr: 'Approuver', en: 'Approve' },
  reject: { fr: 'Refuser', en: 'Reject' },
} satisfies Record<string, Text>;
