import type { Text } from '#workflows/text.ts';
import type { Standing } from './standing.ts';

export const words = {
  title: { fr: 'Facture à approuver', en: 'Invoice to approve' },
  open: { fr: 'Voir la facture (PDF)', en: 'View the invoice (PDF)' },
  draft: {
    fr: 'C’est un projet : elle ne part qu’une fois approuvée.',
    en: 'This is a draft: it leaves only once approved.',
  },
  passedBy: {
    fr: '{by} vous confie cette question : {reason}',
    en: '{by} passed this question on to you: {reason}',
  },
  comment: { fr: 'Commentaire', en: 'Comment' },
  commentHelp: { fr: 'Nécessaire pour un refus.', en: 'Needed for a refusal.' },
  approve: { fr: 'Approuver', en: 'Approve' },
  reject: { fr: 'Refuser', en: 'Reject' },
  passOn: {
    fr: 'Confier la question à quelqu’un d’autre',
    en: 'Pass the question on to somebody else',
  },
  to: { fr: 'Son adresse e-mail', en: 'Their e-mail address' },
  reason: { fr: 'Pourquoi', en: 'Why' },
  passOnNow: { fr: 'Confier', en: 'Pass on' },
  passOnHelp: {
    fr: 'Cette personne reçoit son propre lien et répond à votre place.',
    en: 'They get a link of their own and answer in your place.',
  },
  reasonNeeded: { fr: 'Pour refuser, dites pourquoi.', en: 'To reject, say why.' },
  answeringAs: { fr: 'Vous répondez comme {person}.', en: 'You answer as {person}.' },
  recorded: {
    fr: 'Votre réponse, l’heure et votre adresse réseau sont conservées comme preuve.',
    en: 'Your answer, the time and your network address are kept as proof.',
  },
} as const satisfies Record<string, Text>;

const decided = {
  approved: { fr: 'approuvée', en: 'approved' },
  rejected: { fr: 'refusée', en: 'rejected' },
} as const satisfies Record<string, Text>;

export interface Told {
  readonly title: Text;
  readonly text: Text;
}

/** What somebody reads who can't answer any more. @param at writes an instant in each language */
export function standingWords(
  standing: Exclude<Standing, { kind: 'open' }>,
  person: string,
  at: (instant: string) => Text,
): Told {
  switch (standing.kind) {
    case 'changed':
      return {
        title: { fr: 'La question a changé', en: 'The question has changed' },
        text: {
          fr: 'La facture a été corrigée depuis : ce lien ne sert plus. Si votre avis est de nouveau demandé, un autre e-mail vous l’a dit.',
          en: 'The invoice was amended since: this link is of no use any more. If you are asked again, another e-mail has told you.',
        },
      };
    case 'answered': {
      const { answer, at: instant, means } = standing.answer;
      const who = means === 'link' ? person : means;
      const when = at(instant);
      return {
        title: { fr: 'Déjà répondu', en: 'Already answered' },
        text: {
          fr: `Facture ${decided[answer].fr} par ${who}, le ${when.fr}. Une réponse ne se change pas.`,
          en: `Invoice ${decided[answer].en} by ${who}, on ${when.en}. An answer can’t be changed.`,
        },
      };
    }
    case 'passed-on':
      return {
        title: { fr: 'Question confiée', en: 'Question passed on' },
        text: {
          fr: `Vous avez confié cette question à ${standing.to}, qui répond à votre place.`,
          en: `You passed this question on to ${standing.to}, who answers in your place.`,
        },
      };
    case 'decided': {
      const when = at(standing.at);
      return {
        title: { fr: 'Déjà décidé', en: 'Already decided' },
        text: {
          fr: `La facture a été ${decided[standing.decision].fr} le ${when.fr} : votre réponse n’est plus attendue.`,
          en: `The invoice was ${decided[standing.decision].en} on ${when.en}: your answer is not waited for any more.`,
        },
      };
    }
    case 'over':
      return {
        title: { fr: 'La question ne se pose plus', en: 'The question is asked no more' },
        text: {
          fr: 'Le délai est passé, ou quelqu’un a décidé autrement. Adressez-vous à l’émetteur de la facture.',
          en: 'The time is up, or somebody decided otherwise. Ask the issuer of the invoice.',
        },
      };
    case 'expired':
      return {
        title: { fr: 'Lien expiré', en: 'Link expired' },
        text: {
          fr: 'Ce lien n’est plus valable. Demandez à l’émetteur de la facture de vous interroger de nouveau.',
          en: 'This link is not valid any more. Ask the issuer of the invoice to ask you again.',
        },
      };
  }
}

export const unknownLink: Told = {
  title: { fr: 'Lien inconnu', en: 'Unknown link' },
  text: {
    fr: 'Ouvrez le lien tel qu’il est dans l’e-mail, jusqu’à sa dernière lettre.',
    en: 'Open the link as it stands in the e-mail, to its last letter.',
  },
};
