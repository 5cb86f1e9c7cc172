import type { Fault } from '#workflows/node.ts';
import { channelUnknown } from '../faults.ts';
import { uploadFaults } from '../upload/faults.ts';

/** Of the line, the same words as for the upload that went before. */
const { UPLOAD_HOST_KEY_CHANGED, UPLOAD_TARGET_FORBIDDEN, UPLOAD_CERTIFICATE_REFUSED } =
  uploadFaults;

export const answerFaults = {
  ANSWER_REFUSED: {
    remedy: 'fix',
    exit: 'refused',
    title: { fr: 'Le partenaire refuse la facture', en: 'The partner refuses the invoice' },
    help: {
      fr: 'Lisez sa raison et corrigez ce qu’il nomme, puis déposez de nouveau ; ou passez l’étape si l’affaire est réglée avec lui.',
      en: 'Read its reason and correct what it names, then upload again; or skip the step if the matter is settled with it.',
    },
  },
  ANSWER_OVERDUE: {
    remedy: 'fix',
    exit: 'timeout',
    title: { fr: 'Le partenaire n’a pas répondu', en: 'The partner has not answered' },
    help: {
      fr: 'Demandez-lui si le fichier est arrivé. Réessayer attend encore aussi longtemps ; passer l’étape la tient pour acceptée.',
      en: 'Ask it whether the file has arrived. Trying again waits as long once more; skipping the step takes it as accepted.',
    },
  },
  ANSWER_UNKNOWN: {
    remedy: 'fix',
    title: { fr: 'La réponse n’est pas comprise', en: 'The answer is not understood' },
    help: {
      fr: 'Le partenaire a donné un état que la connexion ne connaît pas, ou aucun. Ajoutez-le aux états de la connexion, puis réessayez. Un état inconnu n’est jamais pris pour une attente.',
      en: 'The partner gave a state that the connection does not know, or none. Add it to the connection’s states, then try again. An unknown state is never taken for a wait.',
    },
  },
  ANSWER_VALUE_MISSING: {
    remedy: 'fix',
    title: { fr: 'Une valeur manque pour la réponse', en: 'The answer lacks a value' },
    help: {
      fr: 'Le dossier, le nom ou l’adresse demande une valeur qui manque, comme le numéro de reçu du dépôt. Renseignez-la puis réessayez.',
      en: 'The folder, the name or the address asks for a value that is missing, such as the upload’s receipt number. Fill it in, then try again.',
    },
  },
  ANSWER_INVALID: {
    remedy: 'fix',
    title: {
      fr: 'Le nom de la réponse n’est pas utilisable',
      en: 'The answer’s name cannot be used',
    },
    help: {
      fr: 'Un modèle n’est pas admis, ou la connexion n’a pas d’adresse d’état. Corrigez-le, puis réessayez.',
      en: 'A template is not allowed, or the connection has no state address. Correct it, then try again.',
    },
  },
  ANSWER_UNREADABLE: {
    remedy: 'fix',
    title: { fr: 'La réponse ne peut pas être lue', en: 'The answer cannot be read' },
    help: {
      fr: 'Le serveur refuse : droits, mot de passe, ou dossier absent. Corrigez, puis réessayez.',
      en: 'The server refuses: rights, password, or a folder that is missing. Correct that, then try again.',
    },
  },
  ANSWER_UNAVAILABLE: {
    remedy: 'retry',
    outage: true,
    title: {
      fr: 'Le serveur du partenaire est indisponible',
      en: 'The partner’s server is unavailable',
    },
    help: {
      fr: 'Il ne répond pas ou est occupé ; il est regardé de nouveau, de soi-même.',
      en: 'It does not answer or is busy; it is looked at again by itself.',
    },
  },
  UPLOAD_HOST_KEY_CHANGED,
  UPLOAD_TARGET_FORBIDDEN,
  UPLOAD_CERTIFICATE_REFUSED,
  CHANNEL_UNKNOWN: channelUnknown,
} as const satisfies Record<string, Fault>;
