import type { Role } from '#server/api/contract.ts';
import type { Text } from '#workflows/text.ts';

export const shell = {
  home: { fr: 'Accueil', en: 'Home' },
  flows: { fr: 'Circuits', en: 'Flows' },
  customers: { fr: 'Clients', en: 'Customers' },
  invoices: { fr: 'Factures', en: 'Invoices' },
  deliveries: { fr: 'Remises', en: 'Deliveries' },
  audit: { fr: 'Audit', en: 'Audit' },
  mailbox: { fr: 'Courrier', en: 'Mailbox' },
  settings: { fr: 'Réglages', en: 'Settings' },
  navigation: { fr: 'Écrans', en: 'Screens' },
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  needAction: { fr: '{count} à traiter', en: '{count} to fix' },
  account: { fr: 'Compte et affichage', en: 'Account and display' },
  signedInAs: { fr: 'Connecté : {login}', en: 'Signed in: {login}' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  language: { fr: 'Langue', en: 'Language' },
  theme: { fr: 'Thème', en: 'Theme' },
  light: { fr: 'Clair', en: 'Light' },
  dark: { fr: 'Sombre', en: 'Dark' },
  auto: { fr: 'Comme l’ordinateur', en: 'As the computer' },
  find: { fr: 'Facture, client, circuit, écran…', en: 'Invoice, customer, flow, screen…' },
  findShort: { fr: 'Rechercher', en: 'Search' },
  findNothing: { fr: 'Rien de ce nom', en: 'Nothing of that name' },
  findScreens: { fr: 'Écrans', en: 'Screens' },
  demo: { fr: 'Démonstration', en: 'Demo' },
  loading: { fr: 'Chargement…', en: 'Loading…' },
  again: { fr: 'Réessayer', en: 'Try again' },
  close: { fr: 'Fermer', en: 'Close' },
  reason: { fr: 'Pourquoi', en: 'Why' },
  reasonHelp: { fr: 'Gardé dans l’historique.', en: 'Kept in the history.' },
  reasonNeeded: { fr: 'Dites pourquoi : c’est une preuve.', en: 'Say why: it is evidence.' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  copy: { fr: 'Copier', en: 'Copy' },
  copied: { fr: 'Copié', en: 'Copied' },
  whatToDo: { fr: 'À faire', en: 'What to do' },
  notFoundTitle: { fr: 'Cette page n’existe pas', en: 'This page does not exist' },
  notFoundFix: {
    fr: 'Le lien est peut-être incomplet. Repartez d’un écran de la barre de gauche.',
    en: 'The link may be cut short. Start again from a screen in the bar at the left.',
  },
  brokenTitle: { fr: 'Cet écran s’est arrêté', en: 'This screen has stopped' },
  brokenFix: {
    fr: 'Rechargez la page. Ce qui tourne sur le serveur n’est pas touché.',
    en: 'Reload the page. What runs on the server is not touched.',
  },
  reload: { fr: 'Recharger', en: 'Reload' },
} satisfies Record<string, Text>;

export const signIn = {
  title: { fr: 'Connexion à Facteur', en: 'Sign in to Facteur' },
  working: { fr: 'Connexion en cours…', en: 'Signing in…' },
  noToken: {
    fr: 'Facteur n’a pas de mot de passe : on entre par un lien qui ne sert qu’une fois. Celui de cette adresse est incomplet.',
    en: 'Facteur has no passwords: you come in by a link that works once. The one in this address is incomplete.',
  },
  used: {
    fr: 'Ce lien a déjà servi, ou ses 15 minutes sont passées.',
    en: 'This link has been used, or its 15 minutes are over.',
  },
  fix: {
    fr: 'Demandez un nouveau lien à un administrateur (Réglages, Personnes), ou relancez « npm start » : il en affiche un.',
    en: 'Ask an administrator for a new link (Settings, People), or run “npm start” again: it prints one.',
  },
  over: {
    fr: 'Votre session est terminée, ou vous n’êtes pas encore connecté.',
    en: 'Your session is over, or you have not signed in yet.',
  },
} satisfies Record<string, Text>;

export const roleNames: Readonly<Record<Role, Text>> = {
  ops: { fr: 'Opérations', en: 'Operations' },
  approver: { fr: 'Validation', en: 'Approver' },
  support: { fr: 'Support', en: 'Support' },
  auditor: { fr: 'Audit', en: 'Auditor' },
  admin: { fr: 'Administration', en: 'Administrator' },
};

export const home = {
  title: { fr: 'Aujourd’hui', en: 'Today' },
  toFix: { fr: 'Remises à traiter', en: 'Deliveries to fix' },
  toFixNone: { fr: 'Rien à traiter', en: 'Nothing to fix' },
  toFixGo: { fr: 'Ouvrir la liste', en: 'Open the list' },
  running: { fr: 'En cours', en: 'Running' },
  retrying: { fr: 'Réessaient seules', en: 'Retrying by themselves' },
  waiting: { fr: 'En attente', en: 'Waiting' },
  delivered: { fr: 'Abouties sur 7 jours', en: 'Succeeded in 7 days' },
  publications: { fr: 'Dernières publications', en: 'Last publications' },
  noPublications: {
    fr: 'Aucun circuit publié. Dessinez-en un, puis publiez-le.',
    en: 'No flow is published. Draw one, then publish it.',
  },
  publication: { fr: 'v{version} · {by}', en: 'v{version} · {by}' },
  draft: { fr: 'Brouillon en cours', en: 'Draft under way' },
  tourTitle: { fr: 'Une remise en deux minutes', en: 'A delivery in two minutes' },
  tourText: {
    fr: 'Quatre étapes sur les données de démonstration. Rien ne sort de cette machine.',
    en: 'Four steps on the demo data. Nothing leaves this machine.',
  },
  tourDraw: { fr: 'Ouvrir un circuit', en: 'Open a flow' },
  tourDrawText: {
    fr: 'Changez l’objet de l’e-mail, voyez-le sur de vraies factures, publiez.',
    en: 'Change the e-mail’s subject, see it on real invoices, publish.',
  },
  tourSend: { fr: 'Envoyer une facture', en: 'Send an invoice' },
  tourSendText: {
    fr: 'Les étapes passent au vert une à une, puis le courrier arrive dans la boîte.',
    en: 'Steps turn green one by one, then the mail arrives in the mailbox.',
  },
  tourMend: { fr: 'Réparer une remise', en: 'Mend a delivery' },
  tourMendText: {
    fr: 'Un numéro de commande manque : saisissez-le, réessayez.',
    en: 'A purchase order number is missing: type it in, try again.',
  },
  tourProve: { fr: 'Prouver', en: 'Prove it' },
  tourProveText: {
    fr: 'Rejouez ce qui s’est passé, vérifiez les sceaux, exportez le dossier.',
    en: 'Replay what happened, check the seals, export the pack.',
  },
} satisfies Record<string, Text>;
