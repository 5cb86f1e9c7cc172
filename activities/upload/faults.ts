import type { Fault } from '#workflows/node.ts';
import { channelUnknown } from '../faults.ts';

export const uploadFaults = {
  UPLOAD_VALUE_MISSING: {
    remedy: 'fix',
    title: { fr: 'Une valeur manque pour le dépôt', en: 'The upload lacks a value' },
    help: {
      fr: 'Le dossier ou le document demande une valeur qui manque. Renseignez-la puis réessayez. Rien n’est parti.',
      en: 'The folder or the document asks for a value that is missing. Fill it in, then try again. Nothing has left.',
    },
  },
  UPLOAD_INVALID: {
    remedy: 'fix',
    title: { fr: 'Le dossier n’est pas utilisable', en: 'The folder cannot be used' },
    help: {
      fr: 'Le modèle du dossier n’est pas admis. Corrigez-le et republiez le circuit.',
      en: 'The template of the folder is not allowed. Correct it and publish the flow again.',
    },
  },
  UPLOAD_NAME_TAKEN: {
    remedy: 'fix',
    title: { fr: 'Un autre fichier porte déjà ce nom', en: 'Another file has this name already' },
    help: {
      fr: 'Il n’a pas été remplacé. Changez le nom du fichier, ou demandez au client de retirer l’autre, puis réessayez.',
      en: 'It was not replaced. Change the file name, or ask the customer to remove the other, then try again.',
    },
  },
  UPLOAD_HOST_KEY_CHANGED: {
    remedy: 'fix',
    title: { fr: 'La clé du serveur a changé', en: 'The server’s key has changed' },
    help: {
      fr: 'Rien n’a été envoyé, mot de passe compris. Demandez au client la nouvelle empreinte par un autre moyen, mettez-la dans la connexion, puis réessayez.',
      en: 'Nothing was sent, not even the password. Ask the customer for the new fingerprint by another way, put it into the connection, then try again.',
    },
  },
  UPLOAD_REFUSED: {
    remedy: 'fix',
    title: { fr: 'Le serveur refuse le fichier', en: 'The server refuses the file' },
    help: {
      fr: 'Lisez sa réponse : droits, mot de passe, dossier absent ou contenu refusé. Corrigez, puis réessayez.',
      en: 'Read its answer: rights, password, a folder that is missing or content that it refuses. Correct that, then try again.',
    },
  },
  UPLOAD_CONFLICT: {
    remedy: 'fix',
    title: { fr: 'Le portail a déjà autre chose', en: 'The portal has something else already' },
    help: {
      fr: 'Un fichier d’un autre contenu y est sous ce nom ou cette référence ; il n’a pas été remplacé. Voyez avec le client lequel est le bon, puis réessayez ou passez l’étape.',
      en: 'A file with other content is there under this name or reference; it was not replaced. Settle with the customer which one is right, then try again or skip the step.',
    },
  },
  UPLOAD_RECEIPT_MISSING: {
    remedy: 'fix',
    title: { fr: 'Le portail n’a pas donné de reçu', en: 'The portal gave no receipt' },
    help: {
      fr: 'Il a répondu sans ce que la connexion cherche : une autre page peut-être. Demandez au client s’il a le fichier, puis indiquez « arrivé » ou « envoyer de nouveau ».',
      en: 'It answered without what the connection looks for: another page perhaps. Ask the customer whether the file is there, then say “it arrived” or “send again”.',
    },
    mayHaveArrived: true,
  },
  UPLOAD_RECEIPT_DIFFERS: {
    remedy: 'fix',
    title: {
      fr: 'Le reçu est celui d’un autre fichier',
      en: 'The receipt is that of another file',
    },
    help: {
      fr: 'Le portail dit une taille ou une empreinte autre que celle du fichier envoyé. Demandez au client ce qu’il a reçu, puis indiquez « arrivé » ou « envoyer de nouveau ».',
      en: 'The portal tells another size or hash than that of the file that was sent. Ask the customer what it has received, then say “it arrived” or “send again”.',
    },
    mayHaveArrived: true,
  },
  UPLOAD_UNAVAILABLE: {
    remedy: 'retry',
    outage: true,
    title: { fr: 'Le dépôt est indisponible', en: 'The destination is unavailable' },
    help: {
      fr: 'Le serveur ne répond pas, est occupé, ou son disque est plein. Le dépôt est retenté de lui-même, au moment que le serveur indique s’il en indique un.',
      en: 'The server does not answer, is busy, or its disk is full. It is tried again by itself, at the time that the server names if it names one.',
    },
  },
  UPLOAD_TARGET_FORBIDDEN: {
    remedy: 'fix',
    title: { fr: 'Cette adresse n’est pas permise', en: 'This address is not allowed' },
    help: {
      fr: 'Elle mène à un réseau privé, n’est pas chiffrée, ou sort des dossiers permis. Un administrateur peut l’autoriser (FACTEUR_EGRESS_ALLOW, FACTEUR_FOLDERS), ou corriger la connexion. Rien n’est parti.',
      en: 'It leads to a private network, is not encrypted, or is outside of the allowed folders. An administrator can allow it (FACTEUR_EGRESS_ALLOW, FACTEUR_FOLDERS), or correct the connection. Nothing has left.',
    },
  },
  UPLOAD_CERTIFICATE_REFUSED: {
    remedy: 'fix',
    title: {
      fr: 'Le certificat du serveur n’est pas digne de confiance',
      en: 'The server’s certificate cannot be trusted',
    },
    help: {
      fr: 'Rien n’est parti. Autorité inconnue : ajoutez-la à la connexion. Certificat expiré : demandez au client de le renouveler. Autre hôte : corrigez l’adresse de la connexion. Puis réessayez.',
      en: 'Nothing has left. Unknown authority: add it to the connection. Expired certificate: ask the customer to renew it. Another host: correct the connection’s address. Then try again.',
    },
  },
  UPLOAD_UNENCRYPTED: {
    remedy: 'fix',
    title: { fr: 'Le serveur ne chiffre pas', en: 'The server does not encrypt' },
    help: {
      fr: 'La connexion exige TLS : le serveur n’en offre pas, ou quelqu’un l’empêche en route. Rien n’est parti, mot de passe compris. Demandez au service informatique du client de le rétablir, puis réessayez.',
      en: 'The connection requires TLS: the server does not offer it, or somebody on the way prevents it. Nothing has left, not even the password. Ask the customer’s IT department to restore it, then try again.',
    },
  },
  // Time may cure it: every try says the same key, so a receiver that took the file answers the repeat without taking a
  // second one. Once the tries are used up, nobody knows, and a person decides.
  UPLOAD_UNCERTAIN: {
    remedy: 'retry',
    outage: true,
    title: { fr: 'Peut-être déposé', en: 'May have been uploaded' },
    help: {
      fr: 'La liaison s’est rompue avant la réponse, et les nouveaux essais n’ont rien appris. Demandez au client s’il a le fichier, puis indiquez « arrivé » ou « envoyer de nouveau ».',
      en: 'The line was lost before the answer, and further tries told nothing. Ask the customer whether the file is there, then say “it arrived” or “send again”.',
    },
    mayHaveArrived: true,
  },
  CHANNEL_UNKNOWN: channelUnknown,
} as const satisfies Record<string, Fault>;
