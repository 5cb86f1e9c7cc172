import type { Problem } from '../problem.ts';
import type { Text } from '../text.ts';

type Words = readonly [message: Text, fix: Text];

/** What can be wrong with a drawing, in the words that ops read. `%` stands for the name or value concerned. */
export const flowProblems = {
  FLOW_SCHEMA: [
    {
      fr: 'Ce champ du circuit n’est pas lisible : %',
      en: 'This field of the flow can’t be read: %',
    },
    {
      fr: 'Corrigez-le, ou repartez du modèle.',
      en: 'Correct it, or begin again from the template.',
    },
  ],
  FLOW_TOO_DEEP: [
    {
      fr: 'Le circuit est imbriqué trop profondément ou trop grand.',
      en: 'The flow is nested too deeply or too large.',
    },
    { fr: 'Restez sous 64 niveaux et 256 ko.', en: 'Stay under 64 levels and 256 kB.' },
  ],
  NODE_DUPLICATE: [
    { fr: 'Deux étapes portent le même identifiant.', en: 'Two steps have the same id.' },
    {
      fr: 'Supprimez-en une, ou dupliquez-la depuis le menu.',
      en: 'Delete one, or duplicate it from the menu.',
    },
  ],
  NODE_UNKNOWN: [
    { fr: 'Le type d’étape « % » n’existe pas ici.', en: 'The step type “%” doesn’t exist here.' },
    {
      fr: 'Remplacez l’étape par une étape de la palette.',
      en: 'Replace the step by one from the palette.',
    },
  ],
  NODE_UNREACHABLE: [
    { fr: 'Rien ne mène à cette étape.', en: 'Nothing leads to this step.' },
    { fr: 'Reliez-la au circuit, ou supprimez-la.', en: 'Connect it to the flow, or delete it.' },
  ],
  EDGE_DANGLING: [
    {
      fr: 'Un lien mène à une étape qui n’existe pas : %',
      en: 'A link leads to a step that doesn’t exist: %',
    },
    {
      fr: 'Supprimez le lien, ou reliez-le à une étape.',
      en: 'Delete the link, or connect it to a step.',
    },
  ],
  EXIT_UNKNOWN: [
    { fr: 'Cette étape n’a pas de sortie « % ».', en: 'This step has no exit “%”.' },
    {
      fr: 'Refaites le lien depuis une des sorties de l’étape.',
      en: 'Draw the link again from one of the step’s exits.',
    },
  ],
  EXIT_NEEDED: [
    {
      fr: 'La sortie « % » ne mène nulle part : la remise s’arrêterait là sans rien dire.',
      en: 'The exit “%” leads nowhere: the delivery would stop there without a word.',
    },
    {
      fr: 'Reliez-la, par exemple à « Retenir ».',
      en: 'Connect it, for instance to “Hold”.',
    },
  ],
  START_MISSING: [
    { fr: 'Le circuit n’a pas de début.', en: 'The flow has no start.' },
    { fr: 'Ajoutez l’étape « Facture reçue ».', en: 'Add the step “Invoice received”.' },
  ],
  START_TWICE: [
    {
      fr: 'Le circuit a plus d’un début, ou plus d’une voie d’échec.',
      en: 'The flow has more than one start, or more than one failure lane.',
    },
    { fr: 'Gardez-en un seul.', en: 'Keep one only.' },
  ],
  START_HAS_IN: [
    { fr: 'Un lien mène au début du circuit.', en: 'A link leads to the start of the flow.' },
    {
      fr: 'Supprimez ce lien ; pour reprendre plus haut, utilisez « Réessayer ».',
      en: 'Delete that link; to go back, use “Try again”.',
    },
  ],
  CLOCK_HAS_IN: [
    {
      fr: 'Un lien mène à un délai de remise, qui court dès le début de la remise.',
      en: 'A link leads to a deadline, which runs from the delivery’s start.',
    },
    {
      fr: 'Supprimez ce lien ; pour attendre en chemin, utilisez « Attendre ».',
      en: 'Delete that link; to wait on the way, use “Wait”.',
    },
  ],
  CLOCKS_TOO_MANY: [
    {
      fr: 'Le circuit a plus de % délais de remise.',
      en: 'The flow has more than % deadlines.',
    },
    {
      fr: 'Gardez-en moins : chacun prévient déjà jusqu’à trois fois.',
      en: 'Keep fewer: each one tells people up to three times already.',
    },
  ],
  FLOW_CYCLIC: [
    {
      fr: 'Cette étape se mène à elle-même : le circuit tournerait sans fin.',
      en: 'This step leads back to itself: the flow would go round for ever.',
    },
    {
      fr: 'Supprimez un lien de la boucle ; pour reprendre plus haut, utilisez « Réessayer ».',
      en: 'Delete a link of the loop; to go back, use “Try again”.',
    },
  ],
  PARAM_TWICE: [
    { fr: 'Deux paramètres s’appellent « % ».', en: 'Two parameters are called “%”.' },
    { fr: 'Renommez-en un.', en: 'Rename one.' },
  ],
  PARAM_DEFAULT_INVALID: [
    {
      fr: 'La valeur par défaut du paramètre « % » n’est pas de son type.',
      en: 'The default of the parameter “%” is not of its type.',
    },
    {
      fr: 'Corrigez-la ; un nombre s’écrit sans espaces ni devise : 10000.50.',
      en: 'Correct it; a number is written without spaces or currency: 10000.50.',
    },
  ],
  SETTING_INVALID: [
    { fr: 'Réglage à compléter ou à corriger : %', en: 'Setting to complete or correct: %' },
    { fr: 'Ouvrez l’étape et remplissez le champ.', en: 'Open the step and fill in the field.' },
  ],
  VALUE_NOT_WRITTEN: [
    {
      fr: '« % » n’est pas écrit par une étape sur chaque chemin qui mène ici.',
      en: '“%” is not written by a step on every path that leads here.',
    },
    {
      fr: 'Ajoutez avant celle-ci l’étape qui l’écrit, sur chaque chemin.',
      en: 'Add the step that writes it before this one, on every path.',
    },
  ],
  VALUE_WRITTEN_TWICE: [
    {
      fr: '« % » est aussi écrit par une étape qui peut s’exécuter en parallèle.',
      en: '“%” is also written by a step that can run at the same time.',
    },
    {
      fr: 'Gardez une seule des deux étapes, ou mettez-les l’une après l’autre.',
      en: 'Keep one of the two steps, or put one after the other.',
    },
  ],
  END_NOT_DELIVERED: [
    {
      fr: 'Cette fin dit « remise », mais un chemin y mène sans envoi.',
      en: 'This end says “delivered”, but a path leads to it without sending anything.',
    },
    {
      fr: 'Ajoutez un envoi sur ce chemin, ou choisissez une autre issue.',
      en: 'Add a sending step on that path, or choose another outcome.',
    },
  ],
  RETRY_NOT_ON_FAILURE: [
    {
      fr: '« Réessayer » ne peut suivre qu’une sortie d’échec.',
      en: '“Try again” can only follow a failure exit.',
    },
    {
      fr: 'Reliez-le à une sortie d’échec (anneau rouge).',
      en: 'Connect it to a failure exit (red ring).',
    },
  ],
  RETRY_TWICE: [
    {
      fr: 'Cette étape est servie par plus d’un « Réessayer ».',
      en: 'This step is served by more than one “Try again”.',
    },
    { fr: 'Gardez-en un seul.', en: 'Keep one only.' },
  ],
  RETRY_AGAIN_TWICE: [
    {
      fr: '« Reprendre depuis » mène à plus d’une étape.',
      en: '“Again from” leads to more than one step.',
    },
    { fr: 'Gardez un seul lien.', en: 'Keep one link only.' },
  ],
  RETRY_AGAIN_NOT_BEFORE: [
    {
      fr: '« Reprendre depuis » doit mener à une étape par où passe tout chemin vers celle qui échoue.',
      en: '“Again from” must lead to a step that every path to the failing one passes.',
    },
    {
      fr: 'Choisissez une étape plus haut sur le chemin.',
      en: 'Choose a step further up the path.',
    },
  ],
  STEP_ON_TWO_WAYS: [
    {
      fr: 'Cette étape est sur le chemin de la remise, et derrière une sortie qui prévient à côté.',
      en: 'This step is on the delivery’s way, and behind an exit that tells people beside it.',
    },
    {
      fr: 'Dessinez-en deux.',
      en: 'Draw two of them.',
    },
  ],
  BATCH_EMPTY: [
    { fr: 'Rien ne suit le départ du lot.', en: 'Nothing follows once the batch leaves.' },
    {
      fr: 'Reliez la sortie « Départ du lot » à ce qui se fait une fois pour toutes ses factures.',
      en: 'Connect the exit “Batch leaves” to what is done once for all of its invoices.',
    },
  ],
  STEP_NOT_FOR_BATCH: [
    {
      fr: 'Cette étape traite une seule facture : un lot n’y passe pas.',
      en: 'This step works on one invoice: a batch can’t go through it.',
    },
    {
      fr: 'Mettez-la avant le lot, où elle se fait pour chaque facture.',
      en: 'Put it before the batch, where it is done for each invoice.',
    },
  ],
  STEP_IN_AND_OUT_OF_BATCH: [
    {
      fr: 'Cette étape est à la fois pour chaque facture et pour le lot.',
      en: 'This step is both for each invoice and for the batch.',
    },
    { fr: 'Dessinez-en deux.', en: 'Draw two of them.' },
  ],
  TOLD_TO_AN_END: [
    {
      fr: 'La sortie « % » ne fait que prévenir : elle ne mène à aucune fin.',
      en: 'The exit “%” only tells people: it leads to no end.',
    },
    {
      fr: 'Ôtez la fin derrière elle ; c’est l’attente qui décide de la suite.',
      en: 'Take away the end behind it; what follows is for the wait to decide.',
    },
  ],
  EACH_WITHOUT_BODY: [
    {
      fr: 'Rien n’est à faire pour chaque élément.',
      en: 'There is nothing to do for each item.',
    },
    {
      fr: 'Reliez la sortie « Chaque élément » aux étapes à répéter.',
      en: 'Connect the exit “Each item” to the steps that are to be repeated.',
    },
  ],
  EACH_TO_AN_END: [
    {
      fr: 'Cette fin est derrière « Chaque élément », qui revient à « Pour chaque ».',
      en: 'This end is behind “Each item”, which comes back to “For each”.',
    },
    {
      fr: 'Ôtez-la : reliez la fin à la sortie « Tous faits ».',
      en: 'Take it away: connect the end to the exit “All done”.',
    },
  ],
  EACH_ON_TWO_WAYS: [
    {
      fr: 'Cette étape est répétée pour chaque élément, et aussi sur un autre chemin.',
      en: 'This step is repeated for each item, and is on another way as well.',
    },
    {
      fr: 'Dessinez-en deux ; ce qui suit tous les éléments se relie à « Tous faits ».',
      en: 'Draw two of them; what follows all items is connected to “All done”.',
    },
  ],
  EACH_COLLECTS: [
    {
      fr: 'Cette étape regroupe des factures : elle ne se répète pas pour chaque élément.',
      en: 'This step collects invoices: it is not repeated for each item.',
    },
    {
      fr: 'Placez-la avant « Pour chaque », ou derrière « Tous faits ».',
      en: 'Put it before “For each”, or behind “All done”.',
    },
  ],
  EACH_NOT_ON_THE_WAY: [
    {
      fr: '« Pour chaque » ne se place ni dans un autre « Pour chaque », ni derrière un regroupement, ni parmi les étapes qui ne font que prévenir.',
      en: '“For each” stands neither in another “For each”, nor behind a batch, nor among steps that only tell people.',
    },
    {
      fr: 'Placez-le sur le chemin de la remise, avant une fin.',
      en: 'Put it on the delivery’s way, before an end.',
    },
  ],
  SUBFLOW_NOT_FOUND: [
    {
      fr: 'Le sous-circuit n’a pas de version publiée « % » ici.',
      en: 'The sub-flow has no published version “%” here.',
    },
    {
      fr: 'Choisissez un circuit et une de ses versions publiées.',
      en: 'Choose a flow and one of its published versions.',
    },
  ],
  SUBFLOW_IN_ITSELF: [
    {
      fr: 'Le circuit se contient lui-même : %',
      en: 'The flow contains itself: %',
    },
    {
      fr: 'Choisissez un autre sous-circuit, ou dessinez ici les étapes qu’il faut.',
      en: 'Choose another sub-flow, or draw the steps that are needed here.',
    },
  ],
  SUBFLOW_TOO_DEEP: [
    {
      fr: 'Les sous-circuits sont emboîtés sur plus de 8 niveaux : %',
      en: 'Sub-flows are nested more than 8 levels deep: %',
    },
    {
      fr: 'Dessinez l’un d’eux directement, sans sous-circuit.',
      en: 'Draw one of them directly, without a sub-flow.',
    },
  ],
  SUBFLOW_TOO_LARGE: [
    {
      fr: 'Avec les étapes de ses sous-circuits, le circuit en a plus de %.',
      en: 'With the steps of its sub-flows, the flow has more than %.',
    },
    {
      fr: 'Reprenez moins de sous-circuits, ou de plus petits.',
      en: 'Use fewer sub-flows, or smaller ones.',
    },
  ],
  SUBFLOW_OUTDATED: [
    {
      fr: 'Une version plus récente du sous-circuit est publiée : %.',
      en: 'A newer version of the sub-flow is published: %.',
    },
    {
      fr: 'Choisissez-la si elle convient ; sans cela, rien ne change.',
      en: 'Choose it if it fits; nothing changes otherwise.',
    },
  ],
  SUBFLOW_PARAM_UNKNOWN: [
    {
      fr: 'Cette version du sous-circuit n’a pas de paramètre « % ».',
      en: 'This version of the sub-flow has no parameter “%”.',
    },
    { fr: 'Retirez-le.', en: 'Remove it.' },
  ],
  SUBFLOW_PARAM_MISSING: [
    {
      fr: 'Le paramètre « % » du sous-circuit n’a ni valeur ni défaut.',
      en: 'The sub-flow’s parameter “%” has neither a value nor a default.',
    },
    {
      fr: 'Donnez-lui une valeur, ou une valeur d’ici : {{params.…}}.',
      en: 'Give it a value, or one of this flow: {{params.…}}.',
    },
  ],
  SUBFLOW_PARAM_INVALID: [
    {
      fr: 'La valeur du paramètre « % » du sous-circuit n’est pas de son type, ou mêle texte et accolades.',
      en: 'The value of the sub-flow’s parameter “%” is not of its type, or mixes text and braces.',
    },
    {
      fr: 'Écrivez une valeur de ce type, ou une seule valeur entre accolades ; composez-la avant par « Définir une valeur ».',
      en: 'Write a value of that type, or one value in braces alone; compose it before with “Set a value”.',
    },
  ],
} satisfies Record<string, Words>;

export type FlowProblemCode = keyof typeof flowProblems;

/** @param at id of the node, `nodeId.field`, or '' for the flow as a whole */
export function flowProblem(code: FlowProblemCode, at: string, about: string | Text = ''): Problem {
  const [message, fix] = flowProblems[code];
  const named = typeof about === 'string' ? { fr: about, en: about } : about;
  const say = ({ fr, en }: Text): Text => ({
    // By a function: `$&` in what people wrote is no pattern.
    fr: fr.replace('%', () => named.fr),
    en: en.replace('%', () => named.en),
  });
  return { code, at, severity: 'fatal', message: say(message), fix };
}
