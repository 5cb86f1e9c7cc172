import type { Category } from '#workflows/node.ts';
import { same, type Text } from '#workflows/text.ts';
import type { NodeState } from '#workflows/trace.ts';

/** Why an edge may not end at a step. */
export const reasons = {
  unknown: { fr: 'Type d’étape inconnu.', en: 'Unknown step type.' },
  noExit: { fr: 'Cette sortie n’existe pas.', en: 'There is no such exit.' },
  itself: { fr: 'Une étape ne peut pas se suivre elle-même.', en: 'A step can’t follow itself.' },
  noEntry: { fr: 'Rien ne mène à cette étape.', en: 'Nothing leads to this step.' },
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

export const categories = {
  start: { fr: 'Début', en: 'Start' },
  documents: { fr: 'Documents', en: 'Documents' },
  decide: { fr: 'Décider', en: 'Decide' },
  message: { fr: 'Message', en: 'Message' },
  deliver: { fr: 'Remettre', en: 'Deliver' },
  time: { fr: 'Temps', en: 'Time' },
  people: { fr: 'Personnes', en: 'People' },
  end: { fr: 'Fin', en: 'End' },
} satisfies Record<Category, Text>;

export const states = {
  idle: { fr: 'À venir', en: 'To come' },
  running: { fr: 'En cours', en: 'Running' },
  waiting: { fr: 'En attente', en: 'Waiting' },
  done: { fr: 'Fait', en: 'Done' },
  failed: { fr: 'En échec', en: 'Failed' },
  parked: { fr: 'Attend quelqu’un', en: 'Waits for someone' },
  uncertain: { fr: 'Incertain', en: 'Uncertain' },
  dead: { fr: 'Non pris', en: 'Not taken' },
} satisfies Record<NodeState, Text>;

export const canvas = {
  label: { fr: 'Dessin du circuit', en: 'Drawing of the flow' },
  readOnlyLabel: {
    fr: 'Dessin du circuit, en lecture seule',
    en: 'Drawing of the flow, read only',
  },
  find: { fr: 'Trouver une étape', en: 'Find a step' },
  palette: { fr: 'Étapes à ajouter', en: 'Steps to add' },
  paletteHint: {
    fr: 'Glissez une étape sur le dessin, ou sur un lien pour l’intercaler.',
    en: 'Drag a step onto the drawing, or onto a link to insert it.',
  },
  nothingFound: { fr: 'Aucune étape de ce nom', en: 'No step of that name' },
  addHere: { fr: 'Ajouter une étape ici', en: 'Add a step here' },
  addBetween: {
    fr: 'Ajouter une étape entre {from} et {to}',
    en: 'Add a step between {from} and {to}',
  },
  addAfter: { fr: 'Ajouter une étape après {step}', en: 'Add a step after {step}' },
  addAfterExit: { fr: 'Après « {exit} »', en: 'After “{exit}”' },
  exit: { fr: 'Sortie « {exit} » : relier', en: 'Exit “{exit}”: connect' },
  connectHint: {
    fr: 'Choisissez l’étape suivante. Échap pour renoncer.',
    en: 'Choose the next step. Esc to give up.',
  },
  connectTo: { fr: 'Relier « {exit} » à…', en: 'Connect “{exit}” to…' },
  chooseExit: { fr: 'Quelle sortie relier ?', en: 'Which exit to connect?' },
  noTarget: { fr: 'Aucune étape ne peut suivre.', en: 'No step can follow.' },
  moveHint: {
    fr: 'Flèches : déplacer (Maj : ×4). Entrée ou Échap : terminer.',
    en: 'Arrows: move (Shift: ×4). Enter or Esc: finish.',
  },
  defaultRetry: {
    fr: 'Réessais par défaut : {tries} essais, le 1ᵉʳ après {wait}, puis de plus en plus espacés',
    en: 'Default retry: {tries} tries, the first after {wait}, then further apart',
  },
  defaultRetryShort: { fr: '×{tries} par défaut', en: '×{tries} default' },
  itemsOver: { fr: '{n} éléments sur {count}', en: '{n} of {count} items' },
  stepOf: { fr: 'Étape {n} sur {count}, {title}', en: 'Step {n} of {count}, {title}' },
  oneError: { fr: '{count} erreur', en: '{count} error' },
  manyErrors: { fr: '{count} erreurs', en: '{count} errors' },
  oneWarning: { fr: '{count} avertissement', en: '{count} warning' },
  manyWarnings: { fr: '{count} avertissements', en: '{count} warnings' },
  leadsTo: { fr: 'va vers {to}', en: 'goes to {to}' },
  leadsNowhere: { fr: 'termine la branche', en: 'ends the branch' },
  added: { fr: 'Ajoutée', en: 'Added' },
  changed: { fr: 'Modifiée', en: 'Changed' },
  problem: { fr: '1 problème : {what}', en: '1 problem: {what}' },
  problems: { fr: '{count} problèmes : {what}', en: '{count} problems: {what}' },
  zoomOut: { fr: 'Réduire', en: 'Zoom out' },
  zoomIn: { fr: 'Agrandir', en: 'Zoom in' },
  zoomReset: { fr: 'Taille réelle (1)', en: 'Actual size (1)' },
  fit: { fr: 'Tout voir (F)', en: 'Fit (F)' },
  tidy: { fr: 'Ranger', en: 'Tidy up' },
  tidyFailed: { fr: 'Le rangement n’a pas abouti.', en: 'Tidying up did not work.' },
  removeOverlaps: { fr: 'Seulement écarter ce qui se chevauche', en: 'Only remove overlaps' },
  addNote: { fr: 'Ajouter une note', en: 'Add a note' },
  note: { fr: 'Note', en: 'Note' },
  noteEmpty: { fr: 'Double-cliquez pour écrire', en: 'Double-click to write' },
  minimap: { fr: 'Vue d’ensemble', en: 'Overview' },
  emptyTitle: { fr: 'Que faire de chaque facture ?', en: 'What to do with each invoice?' },
  emptyText: {
    fr: 'Ajoutez la première étape après « Facture reçue ».',
    en: 'Add the first step after “Invoice received”.',
  },
  outline: { fr: 'Liste', en: 'List' },
  drawing: { fr: 'Dessin', en: 'Drawing' },
  outlineLabel: { fr: 'Étapes du circuit', en: 'Steps of the flow' },
  notReached: { fr: 'Rien n’y mène', en: 'Nothing leads here' },
  joins: { fr: 'rejoint {title}', en: 'joins {title}' },
  parallel: { fr: 'En parallèle', en: 'In parallel' },
  moveUp: { fr: 'Monter', en: 'Move up' },
  moveDown: { fr: 'Descendre', en: 'Move down' },
  delete: { fr: 'Supprimer', en: 'Delete' },
  duplicate: { fr: 'Dupliquer', en: 'Duplicate' },
  unwire: { fr: 'Retirer ce lien', en: 'Remove this link' },
  undo: { fr: 'Annuler (Ctrl+Z)', en: 'Undo (Ctrl+Z)' },
  redo: { fr: 'Rétablir (Ctrl+Y)', en: 'Redo (Ctrl+Y)' },
  findInFlow: { fr: 'Chercher dans le circuit', en: 'Search in the flow' },
  findPlaceholder: { fr: 'Titre, réglage, connexion…', en: 'Title, setting, connection…' },
  found: { fr: '{n} sur {count}', en: '{n} of {count}' },
  shortcuts: { fr: 'Raccourcis clavier', en: 'Keyboard shortcuts' },
  close: { fr: 'Fermer', en: 'Close' },
} satisfies Record<string, Text>;

/** Told to screen readers as it happens. */
export const said = {
  added: { fr: '{what} ajoutée', en: '{what} added' },
  oneDeleted: { fr: '{count} étape supprimée', en: '{count} step deleted' },
  manyDeleted: { fr: '{count} étapes supprimées', en: '{count} steps deleted' },
  connected: { fr: 'Relié à {to}', en: 'Connected to {to}' },
  oneCopied: { fr: '{count} étape copiée', en: '{count} step copied' },
  manyCopied: { fr: '{count} étapes copiées', en: '{count} steps copied' },
  onePasted: { fr: '{count} étape collée', en: '{count} step pasted' },
  manyPasted: { fr: '{count} étapes collées', en: '{count} steps pasted' },
  nothingToPaste: {
    fr: 'Le presse-papiers ne contient pas d’étapes.',
    en: 'The clipboard holds no steps.',
  },
  startStays: {
    fr: 'Le début du circuit ne se supprime pas.',
    en: 'The start of the flow can’t be deleted.',
  },
  undone: { fr: 'Annulé', en: 'Undone' },
  redone: { fr: 'Rétabli', en: 'Redone' },
  oneProblem: { fr: '{count} problème', en: '{count} problem' },
  manyProblems: { fr: '{count} problèmes', en: '{count} problems' },
  noProblems: { fr: 'Plus de problème', en: 'No problem left' },
  tidied: { fr: 'Dessin rangé', en: 'Drawing tidied up' },
  cancelled: { fr: 'Abandonné', en: 'Given up' },
} satisfies Record<string, Text>;

export const shortcuts: readonly { readonly keys: Text; readonly does: Text }[] = [
  { keys: same('↑ ↓ ← →'), does: { fr: 'Suivre le circuit', en: 'Follow the flow' } },
  {
    keys: { fr: 'Entrée', en: 'Enter' },
    does: { fr: 'Ouvrir les réglages', en: 'Open the settings' },
  },
  { keys: same('A'), does: { fr: 'Ajouter après', en: 'Add after' } },
  { keys: same('C'), does: { fr: 'Relier', en: 'Connect' } },
  { keys: same('M'), does: { fr: 'Déplacer avec les flèches', en: 'Move with the arrows' } },
  { keys: { fr: 'Suppr', en: 'Del' }, does: { fr: 'Supprimer', en: 'Delete' } },
  { keys: same('Ctrl Z · Ctrl Y'), does: { fr: 'Annuler · Rétablir', en: 'Undo · Redo' } },
  { keys: same('Ctrl A'), does: { fr: 'Tout sélectionner', en: 'Select all' } },
  { keys: same('Ctrl D'), does: { fr: 'Dupliquer', en: 'Duplicate' } },
  { keys: same('Ctrl C · Ctrl V'), does: { fr: 'Copier · Coller', en: 'Copy · Paste' } },
  { keys: same('Ctrl F'), does: { fr: 'Chercher dans le circuit', en: 'Search in the flow' } },
  { keys: same('/'), does: { fr: 'Trouver une étape à ajouter', en: 'Find a step to add' } },
  {
    keys: { fr: 'Ctrl Maj L', en: 'Ctrl Shift L' },
    does: { fr: 'Dessin ou liste', en: 'Drawing or list' },
  },
  { keys: same('F · 1'), does: { fr: 'Tout voir · 100 %', en: 'Fit · 100 %' } },
  {
    keys: { fr: 'Échap', en: 'Esc' },
    does: { fr: 'Fermer, désélectionner', en: 'Close, deselect' },
  },
  { keys: same('?'), does: { fr: 'Cette aide', en: 'This help' } },
];
