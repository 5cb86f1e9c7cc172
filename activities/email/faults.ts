import type { Fault } from '#workflows/node.ts';
import { channelUnknown } from '../faults.ts';

export const emailFaults = {
  EMAIL_ADDRESS_INVALID: {
    remedy: 'fix',
    title: { fr: 'Une adresse n’est pas valable', en: 'An address is not valid' },
    help: {
      fr: 'Corrigez l’adresse dans la fiche du client ou dans le formulaire, puis réessayez. Rien n’est parti.',
      en: 'Correct the address in the customer’s record or in the form, then try again. Nothing has left.',
    },
  },
  EMAIL_NOT_ONE_RECIPIENT: {
    remedy: 'fix',
    title: {
      fr: 'Il faut un destinataire principal, et un seul',
      en: 'Exactly one main recipient is needed',
    },
    help: {
      fr: 'Le client n’admet qu’une adresse « À », et l’étape en trouve plusieurs. Corrigez l’adresse ou les conditions des destinataires, puis réessayez. Rien n’est parti.',
      en: 'The customer takes one “To” address, and the step finds several. Correct the address or the conditions of the recipients, then try again. Nothing has left.',
    },
  },
  EMAIL_ENCRYPTED: {
    remedy: 'fix',
    title: { fr: 'Un PDF joint est chiffré', en: 'An attached PDF is encrypted' },
    help: {
      fr: 'Les logiciels qui lisent les factures n’ouvrent pas un PDF protégé. Produisez-le sans mot de passe ni restriction et soumettez la facture de nouveau. Rien n’est parti.',
      en: 'Programs that read invoices do not open a protected PDF. Make it without password or restriction and submit the invoice again. Nothing has left.',
    },
  },
  EMAIL_VALUE_MISSING: {
    remedy: 'fix',
    title: { fr: 'Une valeur manque pour l’e-mail', en: 'The e-mail lacks a value' },
    help: {
      fr: 'L’adresse, la condition ou le message demande une valeur qui manque. Renseignez-la puis réessayez. Rien n’est parti.',
      en: 'The address, the condition or the message asks for a value that is missing. Fill it in, then try again. Nothing has left.',
    },
  },
  EMAIL_INVALID: {
    remedy: 'fix',
    title: { fr: 'Le message n’est pas utilisable', en: 'The message cannot be used' },
    help: {
      fr: 'Le modèle du message ou d’une adresse n’est pas admis. Corrigez-le et republiez le circuit. Rien n’est parti.',
      en: 'The template of the message or of an address is not allowed. Correct it and publish the flow again. Nothing has left.',
    },
  },
  EMAIL_MAILBOX_UNKNOWN: {
    remedy: 'fix',
    title: { fr: 'La boîte n’existe pas', en: 'The mailbox does not exist' },
    help: {
      fr: 'Le serveur ne connaît pas cette adresse. Demandez la bonne au client, corrigez-la puis réessayez.',
      en: 'The server does not know this address. Ask the customer for the right one, correct it, then try again.',
    },
  },
  EMAIL_REFUSED: {
    remedy: 'fix',
    title: { fr: 'Le serveur refuse le message', en: 'The server refuses the message' },
    help: {
      fr: 'Lisez sa réponse : elle dit pourquoi. Corrigez ce qu’elle nomme, puis réessayez.',
      en: 'Read its answer: it says why. Correct what it names, then try again.',
    },
  },
  EMAIL_SENDER_REFUSED: {
    remedy: 'fix',
    pauses: true,
    title: {
      fr: 'Le serveur refuse l’expéditeur',
      en: 'The server refuses the sender',
    },
    help: {
      fr: 'Un refus « 5.7 » tient à l’expéditeur, à sa signature ou à sa réputation : la connexion est suspendue, les autres factures attendent. Un administrateur lit la réponse, corrige la connexion ou le domaine (SPF, DKIM, DMARC) et la reprend dans les réglages ; puis réessayez.',
      en: 'A “5.7” refusal is about the sender, its signature or its reputation: the connection is paused, other invoices wait. An administrator reads the answer, corrects the connection or the domain (SPF, DKIM, DMARC) and resumes it in the settings; then try again.',
    },
  },
  EMAIL_PARTLY_REFUSED: {
    remedy: 'fix',
    title: { fr: 'Un destinataire a été refusé', en: 'A recipient was refused' },
    help: {
      fr: 'Les autres destinataires ont reçu le message. Si le destinataire principal l’a, indiquez « arrivé » ; « envoyer de nouveau » l’enverrait deux fois à ceux qui l’ont.',
      en: 'The other recipients have got the message. If the main one has it, say “it arrived”; “send again” would send it twice to those who have it.',
    },
    mayHaveArrived: true,
  },
  EMAIL_TOO_LARGE: {
    remedy: 'fix',
    title: { fr: 'Le message est trop volumineux', en: 'The message is too large' },
    help: {
      fr: 'Le serveur, la connexion ou l’étape limite la taille. Allégez le PDF (« Joindre au PDF », taille maximale), répartissez les annexes sur plusieurs messages, ou convenez d’un autre canal.',
      en: 'The server, the connection or the step limits the size. Make the PDF lighter (“Attach to the PDF”, largest size), split the annexes over several messages, or agree on another channel.',
    },
  },
  EMAIL_TEMPORARY: {
    remedy: 'retry',
    title: { fr: 'Le serveur demande d’attendre', en: 'The server asks to wait' },
    help: {
      fr: 'Refus passager : l’envoi est retenté de lui-même. Si cela dure, appelez le service informatique du client.',
      en: 'A passing refusal: it is tried again by itself. If it lasts, call the customer’s IT department.',
    },
  },
  EMAIL_UNREACHABLE: {
    remedy: 'retry',
    outage: true,
    title: { fr: 'Le serveur de messagerie ne répond pas', en: 'The mail server does not answer' },
    help: {
      fr: 'Rien n’est parti ; l’envoi est retenté de lui-même. Si cela dure, vérifiez la connexion dans les réglages.',
      en: 'Nothing has left; it is tried again by itself. If it lasts, check the connection in the settings.',
    },
  },
  EMAIL_LOGIN_REFUSED: {
    remedy: 'retry',
    pauses: true,
    title: { fr: 'Le serveur refuse notre connexion', en: 'The server refuses our login' },
    help: {
      fr: 'Rien n’est parti et la connexion est suspendue, pour que le compte ne soit pas bloqué. Corrigez l’utilisateur, le mot de passe ou le client OAuth dans les réglages, testez la connexion, puis reprenez-la : tout ce qui attend part de lui-même.',
      en: 'Nothing has left, and the connection is paused so that the account is not locked. Correct the user, the password or the OAuth client in the settings, test the connection, then resume it: all that waits goes by itself.',
    },
  },
  EMAIL_TARGET_FORBIDDEN: {
    remedy: 'fix',
    title: { fr: 'Ce serveur n’est pas permis', en: 'This server is not allowed' },
    help: {
      fr: 'Son adresse mène à un réseau privé. Un administrateur peut l’autoriser, ou corriger la connexion. Rien n’est parti.',
      en: 'Its address leads to a private network. An administrator can allow it, or correct the connection. Nothing has left.',
    },
  },
  EMAIL_CERTIFICATE_REFUSED: {
    remedy: 'fix',
    title: {
      fr: 'Le certificat du serveur n’est pas digne de confiance',
      en: 'The server’s certificate cannot be trusted',
    },
    help: {
      fr: 'Rien n’est parti, mot de passe compris. Autorité inconnue : ajoutez-la à la connexion. Certificat expiré : demandez au client de le renouveler. Autre hôte : corrigez l’hôte de la connexion. Puis réessayez.',
      en: 'Nothing has left, not even the password. Unknown authority: add it to the connection. Expired certificate: ask the customer to renew it. Another host: correct the connection’s host. Then try again.',
    },
  },
  EMAIL_UNENCRYPTED: {
    remedy: 'fix',
    title: { fr: 'Le serveur ne chiffre pas', en: 'The server does not encrypt' },
    help: {
      fr: 'La connexion exige TLS : le serveur n’en offre pas, ou quelqu’un l’empêche en route. Rien n’est parti, mot de passe compris. Demandez au service informatique du client de le rétablir, puis réessayez.',
      en: 'The connection requires TLS: the server does not offer it, or somebody on the way prevents it. Nothing has left, not even the password. Ask the customer’s IT department to restore it, then try again.',
    },
  },
  EMAIL_UNCERTAIN: {
    remedy: 'fix',
    title: { fr: 'Peut-être parti', en: 'May have been sent' },
    help: {
      fr: 'La liaison s’est rompue après l’envoi et avant la réponse. Demandez au client s’il a reçu l’e-mail, puis indiquez « arrivé » ou « envoyer de nouveau ».',
      en: 'The line was lost after sending and before the answer. Ask the customer whether the e-mail came, then say “it arrived” or “send again”.',
    },
    mayHaveArrived: true,
  },
  CHANNEL_UNKNOWN: channelUnknown,
} as const satisfies Record<string, Fault>;
