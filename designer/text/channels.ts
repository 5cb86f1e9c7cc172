import type { Held } from '#workflows/held.ts';
import type { Text } from '#workflows/text.ts';

/** What the timeline says of a step that its connection held up. */
export const heldWords = {
  paused: {
    fr: '{step} : la connexion {channel} est suspendue',
    en: '{step}: the connection {channel} is paused',
  },
  pace: {
    fr: '{step} : attend son tour sur la connexion {channel}',
    en: '{step}: waits for its turn on the connection {channel}',
  },
  outage: {
    fr: '{step} : la connexion {channel} ne répond pas',
    en: '{step}: the connection {channel} does not answer',
  },
} satisfies Record<Held['because'], Text>;

/** What a delivery waits for. */
export const waitWords = {
  paused: {
    fr: 'Attend : la connexion {channel} est suspendue depuis le {at} par {by} : {reason}',
    en: 'Waits: the connection {channel} is paused since {at} by {by}: {reason}',
  },
  resumed: {
    fr: 'La connexion {channel} est rétablie : la remise repart.',
    en: 'The connection {channel} is resumed: the delivery goes on.',
  },
  pace: {
    fr: 'Attend son tour sur la connexion {channel}, vers le {at}',
    en: 'Waits for its turn on the connection {channel}, about {at}',
  },
  outage: {
    fr: 'Attend : la connexion {channel} ne répond pas ; la remise repart dès qu’elle répond',
    en: 'Waits: the connection {channel} does not answer; the delivery goes on once it does',
  },
} satisfies Record<string, Text>;

export const channels = {
  title: { fr: 'Connexions', en: 'Connections' },
  help: {
    fr: 'Par où partent les factures. Les circuits les nomment ; leurs secrets restent sur le serveur.',
    en: 'The ways by which invoices leave. Flows name them; their secrets stay on the server.',
  },
  none: { fr: 'Aucune connexion.', en: 'No connection.' },
  name: { fr: 'Nom', en: 'Name' },
  kind: { fr: 'Type', en: 'Kind' },
  target: { fr: 'Destination', en: 'Target' },
  pace: { fr: 'Cadence', en: 'Pace' },
  state: { fr: 'État', en: 'State' },
  actions: { fr: 'Actions', en: 'Actions' },
  demo: { fr: 'démonstration', en: 'demo' },
  open: { fr: 'Ouverte', en: 'Open' },
  paused: { fr: 'Suspendue', en: 'Paused' },
  pausedBy: { fr: 'le {at} par {by} : {reason}', en: '{at} by {by}: {reason}' },
  out: { fr: 'Ne répond pas', en: 'Does not answer' },
  outSince: {
    fr: 'depuis le {since}, essai suivant à {at}',
    en: 'since {since}, next probe at {at}',
  },
  waiting: { fr: '{count} en attente', en: '{count} waiting' },
  unlimited: { fr: 'sans limite', en: 'no limit' },
  perDomain: { fr: '{pace} par domaine', en: '{pace} per domain' },
  pause: { fr: 'Suspendre', en: 'Pause' },
  pauseNamed: { fr: 'Suspendre {name}', en: 'Pause {name}' },
  pauseHelp: {
    fr: 'Plus rien n’y passe, dès le prochain essai. Les remises attendent, sans perdre d’essai, et repartent quand vous la rétablissez.',
    en: 'Nothing goes through it any more, from the next try on. Deliveries wait, lose no try, and go on when you resume it.',
  },
  resume: { fr: 'Rétablir', en: 'Resume' },
  resumeNamed: { fr: 'Rétablir {name}', en: 'Resume {name}' },
  resumeHelp: {
    fr: 'Ce qui attend repart en quelques secondes, à la cadence de la connexion.',
    en: 'What waits goes on within seconds, at the pace of the connection.',
  },
  changePace: { fr: 'Cadence de {name}', en: 'Pace of {name}' },
  most: { fr: 'Messages au plus', en: 'Messages at most' },
  mostHelp: {
    fr: 'Vide : sans limite. Les messages sont répartis régulièrement.',
    en: 'Empty: no limit. Messages are spread evenly.',
  },
  domainMost: {
    fr: 'Messages au plus vers un même domaine',
    en: 'Messages at most to one mail domain',
  },
  domainHelp: {
    fr: 'Compte chaque domaine des destinataires, copies comprises.',
    en: 'Counts each domain of the recipients, copies too.',
  },
  per: { fr: 'par', en: 'per' },
  second: { fr: 'seconde', en: 'second' },
  minute: { fr: 'minute', en: 'minute' },
  hour: { fr: 'heure', en: 'hour' },
  save: { fr: 'Enregistrer', en: 'Save' },
  mayNot: {
    fr: 'Votre rôle peut lire cette page. Pour suspendre ou ralentir : Opérations ou Administration.',
    en: 'Your role can read this page. To pause or slow down: Operations or Administrator.',
  },
} satisfies Record<string, Text>;
