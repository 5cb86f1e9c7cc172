import type { getDelivery, Reply } from '#server/api/contract.ts';
import type { Text } from '#workflows/text.ts';

type Kind = Reply<typeof getDelivery>['mail'][number]['kind'];

export const mailKindNames: Readonly<Record<Kind, Text>> = {
  bounced: { fr: 'Non remis', en: 'Not delivered' },
  expired: { fr: 'Non remis, serveurs à bout de délai', en: 'Not delivered, servers gave up' },
  refused: { fr: 'Refus du destinataire', en: 'Refused by the recipient' },
  delayed: { fr: 'Retardé, les serveurs réessaient', en: 'Delayed, servers try again' },
  relayed: { fr: 'Transmis plus loin', en: 'Passed on' },
  delivered: {
    fr: 'Remis, dit le serveur du destinataire',
    en: 'Delivered, says the recipient’s server',
  },
  'auto-reply': { fr: 'Réponse automatique', en: 'Automatic reply' },
  reply: { fr: 'Réponse', en: 'Reply' },
};

export const inbox = {
  back: { fr: 'Ce qui est revenu', en: 'What came back' },
  settle: { fr: 'Régler ce retour', en: 'Settle this return' },
  settled: { fr: 'Réglé par {by} : {reason}', en: 'Settled by {by}: {reason}' },
  title: { fr: 'Retours que personne n’a pu rattacher', en: 'Replies that nobody could place' },
  about: {
    fr: 'Ce qui est arrivé dans les boîtes de retours et ne tient à aucune remise connue.',
    en: 'What came to the inboxes and belongs to no known delivery.',
  },
  none: { fr: 'Aucun.', en: 'None.' },
  forged: {
    fr: 'Jeton inconnu : rien n’a été changé.',
    en: 'Unknown token: nothing was changed.',
  },
  seen: { fr: 'Retirer de la liste', en: 'Take off the list' },
  trouble: { fr: '{channel} ne se lit pas : {why}', en: '{channel} can’t be read: {why}' },
  looked: { fr: '{channel} : lue {at}', en: '{channel}: read {at}' },
} satisfies Record<string, Text>;
