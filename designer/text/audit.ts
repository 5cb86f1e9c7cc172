import type { Text } from '#workflows/text.ts';

export const audit = {
  title: { fr: 'Audit', en: 'Audit' },
  search: { fr: 'Numéro de facture, client…', en: 'Invoice number, customer…' },
  listText: {
    fr: 'Choisissez une remise : chaque événement, chaque essai, ce qui est entré et sorti.',
    en: 'Choose a delivery: every event, every try, what went in and came out.',
  },
  none: { fr: 'Aucune remise', en: 'No delivery' },
  noneText: {
    fr: 'Cherchez un numéro de facture ou un client.',
    en: 'Search for an invoice number or a customer.',
  },
  invoice: { fr: 'Facture', en: 'Invoice' },
  customer: { fr: 'Client', en: 'Customer' },
  flow: { fr: 'Circuit', en: 'Flow' },
  started: { fr: 'Commencée', en: 'Started' },
  changed: { fr: 'Dernier événement', en: 'Last event' },
  state: { fr: 'État', en: 'State' },
  flowAsItWas: {
    fr: 'Circuit v{version} tel que publié le {date}',
    en: 'Flow v{version} as published on {date}',
  },
  happened: { fr: 'Ce qui s’est passé', en: 'What happened' },
  simple: { fr: 'Simple', en: 'Simple' },
  all: { fr: 'Tout', en: 'All' },
  publishedBy: { fr: 'Publié par', en: 'Published by' },
  run: { fr: 'Remise', en: 'Delivery' },
  readOnly: { fr: 'Lecture seule', en: 'Read only' },
  position: { fr: 'état à l’événement {at} sur {count}', en: 'state at event {at} of {count}' },
  legendDone: { fr: 'Fait', en: 'Done' },
  legendNow: { fr: 'Ici', en: 'Now' },
  legendDead: { fr: '- - Non emprunté', en: '- - Not taken' },
  slider: { fr: 'Événement', en: 'Event' },
  first: { fr: 'Au début', en: 'To the start' },
  back: { fr: 'Événement précédent', en: 'Previous event' },
  forward: { fr: 'Événement suivant', en: 'Next event' },
  last: { fr: 'À la fin', en: 'To the end' },
  play: { fr: 'Lecture', en: 'Play' },
  pause: { fr: 'Pause', en: 'Pause' },
  folded: { fr: 'Temps morts resserrés : {time}', en: 'Idle time folded: {time}' },
  keys: { fr: '← → événement · Espace lecture', en: '← → event · Space play' },
  nothingYet: { fr: 'Rien ne s’est encore passé.', en: 'Nothing has happened yet.' },
  replay: { fr: 'Rejouer à l’identique', en: 'Replay identically' },
  pack: { fr: 'Dossier de preuves', en: 'Evidence pack' },
  sealsOk: { fr: 'Sceaux vérifiés', en: 'Seals verified' },
  sealsBad: { fr: 'Un sceau ne correspond pas', en: 'A seal does not match' },
  sealsWorking: { fr: 'Vérification des sceaux…', en: 'Checking seals…' },
} satisfies Record<string, Text>;

export const eventWords = {
  started: { fr: '{step} commence', en: '{step} started' },
  done: { fr: '{step} : fait', en: '{step}: done' },
  chose: { fr: '{step} → {exit}', en: '{step} → {exit}' },
  failed: { fr: '{step} a échoué', en: '{step} failed' },
  parked: { fr: '{step} attend une personne', en: '{step} waits for a person' },
  uncertain: { fr: '{step} : arrivée incertaine', en: '{step}: arrival uncertain' },
  resolved: { fr: '{action} : {actor}', en: '{action}: {actor}' },
  sleepRetry: { fr: 'Attente avant nouvel essai', en: 'Wait before the next try' },
  sleepWait: { fr: '{step} : attente', en: '{step}: wait' },
  dead: { fr: '{step} : non emprunté', en: '{step}: not taken' },
  reset: { fr: '{step} sera refait', en: '{step} will run again' },
  ended: { fr: 'Terminée : {outcome}', en: 'Ended: {outcome}' },
  tryFailed: { fr: '{step}, essai {number} : refusé', en: '{step} try {number} refused' },
  tryInterrupted: {
    fr: '{step}, essai {number} : interrompu',
    en: '{step} try {number} interrupted',
  },
  until: { fr: 'jusqu’à {at}', en: 'until {at}' },
} satisfies Record<string, Text>;

export const panel = {
  title: { fr: 'Détail de l’étape', en: 'Step detail' },
  evidence: { fr: 'Preuves', en: 'Evidence' },
  wentIn: { fr: 'Entrée', en: 'Went in' },
  cameOut: { fr: 'Sortie', en: 'Came out' },
  settings: { fr: 'Réglages d’alors', en: 'Settings then' },
  whole: { fr: 'Toute la remise', en: 'The whole delivery' },
  wholeText: {
    fr: 'Choisissez une étape du dessin pour voir ses essais.',
    en: 'Choose a step of the drawing to see its tries.',
  },
  tryOf: { fr: 'Essai {number} sur {count}', en: 'Try {number} of {count}' },
  startedAt: { fr: 'commencé {at}', en: 'started {at}' },
  whichTry: { fr: 'Essai montré', en: 'Try shown' },
  noTry: {
    fr: 'Décidée dans le workflow, sans essai',
    en: 'Decided in the workflow, without a try',
  },
  notYet: { fr: 'Pas encore atteinte à cet instant', en: 'Not reached at this moment' },
  seals: { fr: 'Faits scellés', en: 'Sealed facts' },
  match: { fr: 'conforme', en: 'match' },
  differs: { fr: 'différent', en: 'differs' },
  unreadable: { fr: 'illisible', en: 'unreadable' },
  recomputed: {
    fr: 'Recalculés dans ce navigateur à {at}. Un octet changé se verrait ici.',
    en: 'Recomputed in this browser at {at}. A changed byte would show here.',
  },
  plan: { fr: 'Circuit compilé', en: 'Compiled flow' },
  events: { fr: 'Événements', en: 'Events' },
  receipts: { fr: 'Ce qui a été reçu', en: 'What was received' },
  noReceipts: { fr: 'Cette étape n’a laissé aucune preuve.', en: 'This step left no evidence.' },
  why: { fr: 'Pourquoi cet essai', en: 'Why this try happened' },
  whyText: {
    fr: 'L’essai {number} a échoué : {message}.',
    en: 'Try {number} failed: {message}.',
  },
  whyInterrupted: { fr: 'L’essai {number} a été interrompu.', en: 'Try {number} was interrupted.' },
  whyPerson: { fr: '{actor} : {action}. « {reason} »', en: '{actor}: {action}. “{reason}”' },
  duplicates: { fr: 'Contre les doublons', en: 'Duplicate protection' },
  duplicatesText: {
    fr: 'La clé est la même à chaque essai : ce qui est parti est reconnu avant qu’un autre essai ne l’envoie.',
    en: 'The key is the same on every try: what has left is recognised before another try sends it.',
  },
  fault: { fr: 'Incident', en: 'Fault' },
  empty: { fr: 'Rien.', en: 'Nothing.' },
  exit: { fr: 'Sortie prise', en: 'Exit taken' },
  note: { fr: 'Résultat', en: 'Result' },
  inputHash: { fr: 'Empreinte de l’entrée', en: 'Hash of the input' },
  noSettings: { fr: 'Cette étape n’a rien à régler.', en: 'This step has nothing to set.' },
  retry: { fr: 'Nouveaux essais', en: 'Retries' },
  retryWords: {
    fr: '{tries} essais, le 1ᵉʳ après {first}, ×{growth}, au plus {longest}',
    en: '{tries} tries, first after {first}, ×{growth}, at most {longest}',
  },
  openFlow: { fr: 'Ouvrir le circuit', en: 'Open the flow' },
} satisfies Record<string, Text>;

const evidenceKinds: Readonly<Record<string, Text>> = {
  facturx: { fr: 'Factur-X produit', en: 'Factur-X made' },
  converted: { fr: 'Facture convertie', en: 'Invoice converted' },
  validation: { fr: 'Facture contrôlée', en: 'Invoice validated' },
  rendered: { fr: 'Facture mise en page', en: 'Invoice laid out' },
  attached: { fr: 'Fichiers joints', en: 'Files attached' },
  'smtp-reply': { fr: 'Réponse SMTP', en: 'SMTP reply' },
  'sftp-receipt': { fr: 'Dépôt SFTP constaté', en: 'SFTP receipt' },
  'ftps-receipt': { fr: 'Dépôt FTPS constaté', en: 'FTPS receipt' },
  'folder-receipt': { fr: 'Dépôt en dossier constaté', en: 'Folder receipt' },
  'https-receipt': { fr: 'Réponse HTTPS', en: 'HTTPS reply' },
};

/** What a step left as proof, in words; a kind of a step type of one's own says itself. */
export const evidenceKind = (kind: string): Text => evidenceKinds[kind] ?? { fr: kind, en: kind };

export const verdict = {
  title: { fr: 'Rejeu à l’identique', en: 'Identical replay' },
  identical: { fr: 'Identique', en: 'Identical' },
  different: { fr: 'Différent', en: 'Different' },
  working: { fr: 'Rejeu en cours…', en: 'Replaying…' },
  text: {
    fr: 'L’historique enregistré a été repassé dans le même programme. Rien n’a été envoyé.',
    en: 'The recorded history went through the same program again. Nothing was sent.',
  },
  measured: {
    fr: '{count} événements d’historique en {time}',
    en: '{count} history events in {time}',
  },
} satisfies Record<string, Text>;
