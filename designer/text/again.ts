import type { Text } from '#workflows/text.ts';

export const again = {
  open: { fr: 'Envoyer à nouveau…', en: 'Send again…' },
  title: { fr: 'Envoyer {number} à nouveau', en: 'Send {number} again' },
  version: { fr: 'Version du circuit', en: 'Version of the flow' },
  ends: {
    fr: 'Cette remise en attente s’arrête, et une nouvelle la reprend depuis le début.',
    en: 'This delivery, which waits, ends, and a new one takes over from the beginning.',
  },
  begins: {
    fr: 'Une nouvelle remise de la même facture commence.',
    en: 'A new delivery of the same invoice begins.',
  },
  amended: { fr: 'Corrections reprises : {paths}.', en: 'Corrections taken along: {paths}.' },
  given: {
    fr: 'Le client a déjà reçu cette facture, ou peut-être :',
    en: 'The customer was given this invoice already, or may have been:',
  },
  givenLine: { fr: 'étape {node}, le {at}', en: 'step {node}, on {at}' },
  nothingGiven: {
    fr: 'Rien n’a été remis jusqu’ici.',
    en: 'Nothing has been delivered so far.',
  },
  confirm: {
    fr: 'Oui, le client veut la recevoir encore une fois.',
    en: 'Yes, the customer wants to be given it once more.',
  },
  send: { fr: 'Envoyer à nouveau', en: 'Send again' },
  chain: { fr: 'Remises de cette facture', en: 'Deliveries of this invoice' },
  link: { fr: 'v{version}, le {at}', en: 'v{version}, on {at}' },
} satisfies Record<string, Text>;
