import type { Text } from '#workflows/text.ts';

export const flows = {
  title: { fr: 'Circuits', en: 'Flows' },
  intro: {
    fr: 'Un circuit dit ce que devient chaque facture des clients qui le suivent.',
    en: 'A flow says what becomes of each invoice of the customers that follow it.',
  },
  new: { fr: 'Nouveau circuit', en: 'New flow' },
  name: { fr: 'Nom', en: 'Name' },
  namePlaceholder: { fr: 'Clients standards – France', en: 'Standard customers – France' },
  startFrom: { fr: 'Partir de', en: 'Start from' },
  create: { fr: 'Créer le circuit', en: 'Create the flow' },
  emptyTitle: { fr: 'Aucun circuit pour l’instant', en: 'No flow yet' },
  emptyText: {
    fr: 'Dessinez une fois comment un client reçoit ses factures ; chaque facture suivra le dessin.',
    en: 'Draw once how a customer receives invoices; each invoice will follow the drawing.',
  },
  neverPublished: { fr: 'Jamais publié', en: 'Never published' },
  live: { fr: 'v{version} en ligne', en: 'v{version} live' },
  liveForOne: {
    fr: 'v{version} en ligne · {count} client',
    en: 'v{version} live · {count} customer',
  },
  liveForMany: {
    fr: 'v{version} en ligne · {count} clients',
    en: 'v{version} live · {count} customers',
  },
  draft: { fr: 'Brouillon modifié', en: 'Draft changed' },
  draftOf: { fr: 'Brouillon v{version}', en: 'Draft v{version}' },
  customer: { fr: 'client', en: 'customer' },
  customers: { fr: 'clients', en: 'customers' },
  week: { fr: '7 derniers jours', en: 'Last 7 days' },
  deliveredOne: { fr: 'aboutie', en: 'succeeded' },
  delivered: { fr: 'abouties', en: 'succeeded' },
  running: { fr: 'en cours', en: 'running' },
  parked: { fr: 'à traiter', en: 'to fix' },
  savedBy: { fr: 'Modifié par {by} · il y a {since}', en: 'Changed by {by} · {since} ago' },
  readOnly: { fr: 'Lecture seule', en: 'Read only' },
  readOnlyWhy: {
    fr: 'Votre rôle permet de regarder les circuits. Les opérations, l’approbateur et l’administrateur les modifient.',
    en: 'Your role lets you look at flows. Operations, the approver and the administrator change them.',
  },
} satisfies Record<string, Text>;

export const saving = {
  saved: { fr: 'Enregistré à {time}', en: 'Saved at {time}' },
  saving: { fr: 'Enregistrement…', en: 'Saving…' },
  changed: { fr: 'Gardé sur cet ordinateur…', en: 'Kept on this computer…' },
  offline: { fr: 'Hors ligne : gardé sur cet ordinateur', en: 'Offline: kept on this computer' },
  refused: {
    fr: 'Non enregistré : gardé sur cet ordinateur',
    en: 'Not saved: kept on this computer',
  },
  conflict: { fr: 'Conflit', en: 'Conflict' },
  conflictTitle: {
    fr: 'Quelqu’un a enregistré ce circuit entre-temps',
    en: 'Someone saved this flow in the meantime',
  },
  conflictText: {
    fr: '{by} l’a enregistré à {time}. Vos modifications sont gardées sur cet ordinateur tant que vous n’avez pas choisi.',
    en: '{by} saved it at {time}. Your changes are kept on this computer until you choose.',
  },
  differences: {
    fr: 'Ce qui change si vous gardez les vôtres',
    en: 'What changes if you keep yours',
  },
  takeTheirs: { fr: 'Prendre les leurs', en: 'Load theirs' },
  keepMine: { fr: 'Garder les miennes', en: 'Keep mine' },
} satisfies Record<string, Text>;

export const publishing = {
  button: { fr: 'Relire et publier', en: 'Review & publish' },
  title: { fr: 'Relire et publier « {name} »', en: 'Review and publish “{name}”' },
  problems: { fr: 'À corriger avant de publier', en: 'To correct before publishing' },
  noProblems: { fr: 'Aucun problème', en: 'No problems' },
  changes: { fr: 'Ce qui change par rapport à la v{version}', en: 'What changes since v{version}' },
  first: { fr: 'Première publication', en: 'First publication' },
  firstText: {
    fr: 'Ce circuit n’a jamais été publié. Il servira aux clients auxquels vous l’attribuez.',
    en: 'This flow was never published. It will serve the customers that you assign to it.',
  },
  nothing: {
    fr: 'Le brouillon dit la même chose que la version en ligne.',
    en: 'The draft says the same as the live version.',
  },
  impliedOne: {
    fr: '{count} lien d’étapes ajoutées ou supprimées',
    en: '{count} link of added or removed steps',
  },
  impliedMany: {
    fr: '{count} liens d’étapes ajoutées ou supprimées',
    en: '{count} links of added or removed steps',
  },
  reachOne: {
    fr: 'Vaut pour les prochaines factures de {count} client. Les remises en cours gardent leur version.',
    en: 'Counts for the next invoices of {count} customer. Running deliveries keep their version.',
  },
  reachMany: {
    fr: 'Vaut pour les prochaines factures de {count} clients. Les remises en cours gardent leur version.',
    en: 'Counts for the next invoices of {count} customers. Running deliveries keep their version.',
  },
  note: { fr: 'Pourquoi ce changement ?', en: 'Why this change?' },
  notePlaceholder: {
    fr: 'Ce que les autres doivent savoir',
    en: 'What the others must know',
  },
  noteMissing: { fr: 'Une phrase suffit.', en: 'One sentence is enough.' },
  publish: { fr: 'Publier la v{version}', en: 'Publish v{version}' },
  mayNot: {
    fr: 'Votre rôle ne permet pas de publier. Demandez à quelqu’un qui est : {roles}.',
    en: 'Your role can’t publish. Ask someone who is: {roles}.',
  },
  unsaved: {
    fr: 'Le brouillon n’a pas pu être enregistré sur le serveur. Réessayez quand l’état indique « Enregistré ».',
    en: 'The draft could not be saved on the server. Try again when its state says “Saved”.',
  },
  done: { fr: 'La v{version} est en ligne.', en: 'v{version} is live.' },
  doneText: {
    fr: 'Les prochaines factures la suivent. Empreinte {hash}.',
    en: 'The next invoices follow it. Hash {hash}.',
  },
  close: { fr: 'Fermer', en: 'Close' },
} satisfies Record<string, Text>;

export const versions = {
  button: { fr: 'Versions', en: 'Versions' },
  title: { fr: 'Versions publiées', en: 'Published versions' },
  none: { fr: 'Rien n’a encore été publié.', en: 'Nothing has been published yet.' },
  take: { fr: 'Reprendre dans le brouillon', en: 'Take into the draft' },
  live: { fr: 'En ligne', en: 'Live' },
  by: { fr: '{by}, le {at}', en: '{by}, {at}' },
} satisfies Record<string, Text>;

export const params = {
  button: { fr: 'Paramètres', en: 'Parameters' },
  title: { fr: 'Circuit et paramètres', en: 'Flow and parameters' },
  flowName: { fr: 'Nom du circuit', en: 'Name of the flow' },
  intro: {
    fr: 'Une valeur laissée à chaque client. Les étapes la nomment {{params.nom}}.',
    en: 'A value left to each customer. Steps name it {{params.name}}.',
  },
  none: { fr: 'Aucun paramètre pour l’instant.', en: 'No parameter yet.' },
  add: { fr: 'Ajouter un paramètre', en: 'Add a parameter' },
  remove: { fr: 'Supprimer le paramètre', en: 'Remove the parameter' },
  name: { fr: 'Nom technique', en: 'Technical name' },
  nameWrong: {
    fr: 'Une minuscule, puis lettres et chiffres sans accent.',
    en: 'A lower-case letter, then letters and digits without accents.',
  },
  nameTaken: { fr: 'Ce nom est déjà pris.', en: 'This name is taken already.' },
  type: { fr: 'Type', en: 'Type' },
  labelFr: { fr: 'Libellé français', en: 'French label' },
  labelEn: { fr: 'Libellé anglais', en: 'English label' },
  preset: { fr: 'Valeur par défaut', en: 'Default' },
  presetNone: {
    fr: 'Aucune : à remplir pour chaque client',
    en: 'None: to fill in for each customer',
  },
  usedOnce: { fr: 'Utilisé par {count} étape', en: 'Used by {count} step' },
  usedMany: { fr: 'Utilisé par {count} étapes', en: 'Used by {count} steps' },
  unused: { fr: 'Utilisé par aucune étape', en: 'Used by no step' },
  yes: { fr: 'Oui', en: 'Yes' },
} satisfies Record<string, Text>;

export const paramTypes = {
  text: { fr: 'Texte', en: 'Text' },
  address: { fr: 'Adresse e-mail', en: 'E-mail address' },
  addresses: { fr: 'Adresses e-mail', en: 'E-mail addresses' },
  amount: { fr: 'Montant', en: 'Amount' },
  number: { fr: 'Nombre', en: 'Number' },
  boolean: { fr: 'Oui ou non', en: 'Yes or no' },
  partner: { fr: 'Partenaire EDIFACT', en: 'EDIFACT partner' },
} satisfies Record<string, Text>;

export const dock = {
  test: { fr: 'Essai', en: 'Test run' },
  problems: { fr: 'Problèmes', en: 'Problems' },
  sample: { fr: 'Facture d’essai', en: 'Sample invoice' },
  noSamples: {
    fr: 'Aucune facture : les clients de ce circuit n’en ont pas encore.',
    en: 'No invoice: the customers of this flow have none yet.',
  },
  run: { fr: 'Lancer l’essai', en: 'Run test' },
  runAgain: { fr: 'Relancer', en: 'Run again' },
  running: { fr: 'Essai en cours…', en: 'Testing…' },
  step: { fr: 'Étape', en: 'Step' },
  result: { fr: 'Résultat', en: 'Result' },
  output: { fr: 'Ce qui en est sorti', en: 'What came out' },
  time: { fr: 'Durée', en: 'Time' },
  pretended: { fr: 'simulé', en: 'pretended' },
  pretendedWhy: {
    fr: 'Rien n’est envoyé pendant un essai : cette étape est supposée réussir.',
    en: 'Nothing is sent during a test: this step is supposed to succeed.',
  },
  nothingYet: {
    fr: 'Choisissez une facture et lancez l’essai : les conversions se font pour de vrai, rien n’est envoyé.',
    en: 'Choose an invoice and run the test: conversions are real, nothing is sent.',
  },
  stale: { fr: 'Le dessin a changé depuis cet essai.', en: 'The drawing changed since this test.' },
  hasProblems: {
    fr: 'L’essai s’arrête : le dessin a des problèmes.',
    en: 'The test stops: the drawing has problems.',
  },
  noProblems: {
    fr: 'Aucun problème : ce dessin peut être publié.',
    en: 'No problems: this drawing can be published.',
  },
  fold: { fr: 'Replier', en: 'Fold' },
  unfold: { fr: 'Déplier', en: 'Unfold' },
  ended: { fr: 'Issue : {outcome}', en: 'Outcome: {outcome}' },
  error: { fr: 'Erreur', en: 'Error' },
  warning: { fr: 'Avertissement', en: 'Warning' },
  ofFlow: { fr: 'Circuit', en: 'Flow' },
} satisfies Record<string, Text>;

export const outcomes = {
  delivered: { fr: 'remise', en: 'delivered' },
  'handed-over': { fr: 'confiée à un tiers', en: 'handed over' },
  'by-hand': { fr: 'réglée à la main', en: 'settled by hand' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  failed: { fr: 'en échec', en: 'failed' },
  moved: { fr: 'reprise par une autre remise', en: 'taken over by another delivery' },
  'nothing-to-do': { fr: 'rien à faire', en: 'nothing to do' },
} satisfies Record<string, Text>;

export const templates = {
  empty: { fr: 'Une page blanche', en: 'A blank page' },
  emptyText: { fr: 'Le début, et rien d’autre.', en: 'The start, and nothing else.' },
} satisfies Record<string, Text>;
