import type { Fault } from '#workflows/node.ts';
import { channelUnknown } from '../faults.ts';
import { pdfFaults } from '../pdfFaults.ts';

export const approvalFaults = {
  APPROVAL_VALUE_MISSING: {
    remedy: 'fix',
    title: { fr: 'Une valeur manque pour la demande', en: 'The request lacks a value' },
    help: {
      fr: 'Le total, une adresse ou la question demande une valeur qui manque. Renseignez-la, puis réessayez. Rien n’est approuvé.',
      en: 'The total, an address or the question asks for a value that is missing. Fill it in, then try again. Nothing is approved.',
    },
  },
  APPROVAL_INVALID: {
    remedy: 'fix',
    title: { fr: 'La demande n’est pas utilisable', en: 'The request cannot be used' },
    help: {
      fr: 'Une adresse n’est pas valable ou un modèle n’est pas admis. Corrigez-le et republiez le circuit.',
      en: 'An address is not valid or a template is not allowed. Correct it and publish the flow again.',
    },
  },
  APPROVAL_NO_DATA: {
    remedy: 'fix',
    title: { fr: 'Le projet ne peut pas être montré', en: 'The draft cannot be shown' },
    help: {
      fr: 'Les données de la facture manquent ou une correction ne leur convient pas. Corrigez-la, puis réessayez.',
      en: 'The data of the invoice are missing, or an amendment does not suit them. Correct it, then try again.',
    },
  },
  APPROVAL_UNAVAILABLE: {
    remedy: 'retry',
    outage: true,
    title: { fr: 'La demande ne part pas', en: 'The request does not leave' },
    help: {
      fr: 'Le serveur de messagerie ne répond pas ; elle est retentée d’elle-même. Qui l’a déjà reçue ne la reçoit pas deux fois.',
      en: 'The mail server does not answer; it is tried again by itself. Whoever has it already does not get it twice.',
    },
  },
  APPROVAL_REFUSED: {
    remedy: 'fix',
    title: { fr: 'La demande est refusée par le serveur', en: 'The server refuses the request' },
    help: {
      fr: 'Lisez la réponse, corrigez l’adresse de la personne ou la connexion, puis réessayez. La facture elle-même n’est pas en cause.',
      en: 'Read the answer, correct the person’s address or the connection, then try again. The invoice itself is not the cause.',
    },
  },
  ...pdfFaults,
  CHANNEL_UNKNOWN: channelUnknown,
} as const satisfies Record<string, Fault>;
