import type { Text } from '#workflows/text.ts';
import type { ChannelRow } from '../settings/Channels.tsx';

export type Kind = ChannelRow['kind'];

/** One setting of a connection. `lines` is text of several lines, `pairs` a line each of `name: value`, `list` a line each of a value. */
export interface ConnectionField {
  readonly name: string;
  readonly label: Text;
  readonly help?: Text;
  readonly input: 'text' | 'number' | 'switch' | 'enum' | 'lines' | 'pairs' | 'list';
  /** Of an `enum`. */
  readonly options?: Readonly<Record<string, Text>>;
  /** Written, never read back. */
  readonly secret?: true;
  readonly needed?: true;
  /** Folded away until asked for. */
  readonly advanced?: true;
  /** What a new connection begins with. */
  readonly preset?: string | number | boolean;
}

const host: ConnectionField = {
  name: 'host',
  label: { fr: 'Serveur', en: 'Server' },
  input: 'text',
  needed: true,
};
const port = (preset: number): ConnectionField => ({
  name: 'port',
  label: { fr: 'Port', en: 'Port' },
  input: 'number',
  needed: true,
  preset,
});
const user: ConnectionField = {
  name: 'user',
  label: { fr: 'Utilisateur', en: 'User' },
  input: 'text',
};
const password: ConnectionField = {
  name: 'password',
  label: { fr: 'Mot de passe', en: 'Password' },
  input: 'text',
  secret: true,
};
const ca: ConnectionField = {
  name: 'ca',
  label: { fr: 'Autorités du certificat (PEM)', en: 'Authorities of the certificate (PEM)' },
  help: {
    fr: 'À la place des autorités publiques, pour un serveur dont le certificat vient d’une autre.',
    en: 'In place of the public ones, for a server whose certificate comes from another.',
  },
  input: 'lines',
  advanced: true,
};
const url: ConnectionField = {
  name: 'url',
  label: { fr: 'Adresse', en: 'Address' },
  input: 'text',
  needed: true,
};

const headers: ConnectionField = {
  name: 'headers',
  label: { fr: 'En-têtes', en: 'Headers' },
  help: {
    fr: 'Un par ligne, « X-Client: 4711 ». Pour s’identifier, voyez « Authentification ».',
    en: 'One a line, “X-Client: 4711”. To sign in, see “Authentication”.',
  },
  input: 'pairs',
  secret: true,
  needed: true,
  preset: '',
  advanced: true,
};
const rare = (
  name: string,
  fr: string,
  en: string,
  more: Partial<ConnectionField> = {},
): ConnectionField => ({ name, label: { fr, en }, input: 'text', advanced: true, ...more });
const hidden = { secret: true } as const;
const oneALine: Text = { fr: 'Une valeur par ligne.', en: 'A value a line.' };
const whereFound: Text = {
  fr: 'Un chemin comme data.id, ou une expression comme /no (\\d+)/.',
  en: 'A path like data.id, or an expression like /no (\\d+)/.',
};

const httpsFields: readonly ConnectionField[] = [
  url,
  {
    name: 'method',
    label: { fr: 'Méthode', en: 'Method' },
    input: 'enum',
    options: {
      POST: { fr: 'POST', en: 'POST' },
      PUT: { fr: 'PUT, qui ne remplace jamais', en: 'PUT, which never replaces' },
    },
  },
  {
    name: 'auth',
    label: { fr: 'Authentification', en: 'Authentication' },
    input: 'enum',
    options: {
      basic: { fr: 'Utilisateur et mot de passe', en: 'User and password' },
      header: { fr: 'Clé dans un en-tête', en: 'Key in a header' },
      oauth2: { fr: 'OAuth 2', en: 'OAuth 2' },
    },
  },
  user,
  password,
  rare('keyHeader', 'En-tête de la clé', 'Header of the key'),
  rare('accessKey', 'Clé', 'Key', hidden),
  rare('tokenUrl', 'OAuth 2 : adresse des jetons', 'OAuth 2: token address'),
  rare('clientId', 'OAuth 2 : client', 'OAuth 2: client'),
  rare('clientSecret', 'OAuth 2 : secret du client', 'OAuth 2: client secret', hidden),
  rare('scope', 'OAuth 2 : portée', 'OAuth 2: scope'),
  rare('clientAuth', 'OAuth 2 : où va le secret', 'OAuth 2: where the secret goes', {
    input: 'enum',
    options: {
      basic: { fr: 'Dans l’en-tête', en: 'In the header' },
      post: { fr: 'Dans le formulaire', en: 'In the form' },
    },
  }),
  rare('clientCertificate', 'Certificat du client (PEM)', 'Client certificate (PEM)', {
    input: 'lines',
  }),
  rare('clientKey', 'Clé du certificat (PEM)', 'Key of the certificate (PEM)', {
    input: 'lines',
    ...hidden,
  }),
  headers,
  rare('fileField', 'Champ du fichier dans un formulaire', 'Field of the file in a form'),
  rare('receiptNumber', 'N° du récépissé', 'Number of the receipt', { help: whereFound }),
  rare('receiptSize', 'Taille dans le récépissé', 'Size in the receipt', { help: whereFound }),
  rare('receiptSha256', 'SHA-256 dans le récépissé', 'SHA-256 in the receipt', {
    help: whereFound,
  }),
  rare('lookupUrl', 'Adresse de recherche', 'Address to look up at', {
    help: {
      fr: 'Ce qui a pu arriver y est cherché avant un nouvel envoi.',
      en: 'What may have arrived is looked for there before it is sent again.',
    },
  }),
  rare('lookupSha256', 'SHA-256 dans la recherche', 'SHA-256 in what was found', {
    help: whereFound,
  }),
  rare('statusUrl', 'Adresse de l’état', 'Address of the state'),
  rare('statusValue', 'État', 'State', { help: whereFound }),
  rare('statusReason', 'Motif', 'Reason', { help: whereFound }),
  rare('statusAccepted', 'États d’acceptation', 'States that accept', {
    input: 'list',
    help: oneALine,
  }),
  rare('statusRefused', 'États de refus', 'States that refuse', { input: 'list', help: oneALine }),
  rare('statusPending', 'États d’attente', 'States that wait', { input: 'list', help: oneALine }),
  ca,
];

/** The settings of each kind, in the order of the form. The server judges them (`server/db/channels.ts`). */
export const connectionFields: Readonly<Record<Kind, readonly ConnectionField[]>> = {
  smtp: [
    host,
    port(587),
    {
      name: 'secure',
      label: { fr: 'TLS dès la connexion', en: 'TLS from the first byte' },
      help: { fr: 'Comme sur le port 465.', en: 'As on port 465.' },
      input: 'switch',
      preset: false,
    },
    {
      name: 'requireTls',
      label: { fr: 'STARTTLS exigé', en: 'STARTTLS required' },
      help: {
        fr: 'Sans chiffrement rien ne part, mot de passe compris. Facultatif pour un serveur de cette machine seulement.',
        en: 'Without encryption nothing leaves, the password included. Optional for a server on this machine alone.',
      },
      input: 'switch',
      preset: true,
    },
    {
      name: 'from',
      label: { fr: 'Adresse de l’expéditeur', en: 'Sender’s address' },
      input: 'text',
      needed: true,
    },
    {
      name: 'fromName',
      label: { fr: 'Nom de l’expéditeur', en: 'Sender’s name' },
      input: 'text',
    },
    user,
    password,
    {
      name: 'testAddress',
      label: { fr: 'Mode test : tout envoyer à', en: 'Test mode: send everything to' },
      help: {
        fr: 'Les destinataires ne reçoivent rien ; l’objet, le message et la preuve le disent. Videz pour envoyer vraiment.',
        en: 'The recipients get nothing; the subject, the message and the proof say so. Empty it to send for real.',
      },
      input: 'text',
    },
    {
      name: 'tokenUrl',
      label: { fr: 'OAuth 2 : adresse des jetons', en: 'OAuth 2: token address' },
      help: {
        fr: 'À la place du mot de passe (XOAUTH2), pour l’utilisateur indiqué.',
        en: 'In place of the password (XOAUTH2), for the user named above.',
      },
      input: 'text',
      advanced: true,
    },
    {
      name: 'clientId',
      label: { fr: 'OAuth 2 : client', en: 'OAuth 2: client' },
      input: 'text',
      advanced: true,
    },
    {
      name: 'clientSecret',
      label: { fr: 'OAuth 2 : secret du client', en: 'OAuth 2: client secret' },
      input: 'text',
      secret: true,
      advanced: true,
    },
    {
      name: 'refreshToken',
      label: { fr: 'OAuth 2 : jeton de renouvellement', en: 'OAuth 2: refresh token' },
      help: {
        fr: 'Sans lui, le client s’identifie de lui-même (client credentials).',
        en: 'Without it, the client signs in by itself (client credentials).',
      },
      input: 'text',
      secret: true,
      advanced: true,
    },
    {
      name: 'scope',
      label: { fr: 'OAuth 2 : portée', en: 'OAuth 2: scope' },
      input: 'text',
      advanced: true,
    },
    {
      name: 'dkimDomain',
      label: { fr: 'DKIM : domaine', en: 'DKIM: domain' },
      input: 'text',
      advanced: true,
    },
    {
      name: 'dkimSelector',
      label: { fr: 'DKIM : sélecteur', en: 'DKIM: selector' },
      input: 'text',
      advanced: true,
    },
    {
      name: 'dkimKey',
      label: { fr: 'DKIM : clé privée RSA (PEM)', en: 'DKIM: RSA private key (PEM)' },
      input: 'lines',
      secret: true,
      advanced: true,
    },
    {
      name: 'bounceDomain',
      label: { fr: 'Domaine des retours', en: 'Domain for bounces' },
      help: {
        fr: 'Les retours vont à bounce+…@ ce domaine, une adresse par message, infalsifiable.',
        en: 'Bounces go to bounce+…@ this domain, an address for each message that nobody can forge.',
      },
      input: 'text',
      advanced: true,
    },
    {
      name: 'maxMegabytes',
      label: { fr: 'Taille d’un message, au plus (Mo)', en: 'Size of a message, at most (MB)' },
      help: { fr: 'Encodé, tel qu’il voyage.', en: 'Encoded, as it travels.' },
      input: 'number',
      advanced: true,
    },
    ca,
  ],
  imap: [
    host,
    port(993),
    {
      name: 'secure',
      label: { fr: 'TLS dès la connexion', en: 'TLS from the first byte' },
      help: {
        fr: 'Comme sur le port 993. Sinon STARTTLS est demandé avant le mot de passe.',
        en: 'As on port 993. Otherwise STARTTLS is asked for before the password.',
      },
      input: 'switch',
      preset: true,
    },
    { ...user, needed: true },
    password,
    {
      name: 'folder',
      label: { fr: 'Dossier', en: 'Folder' },
      help: {
        fr: 'Facteur doit être seul à lire cette boîte : il marque comme lu ce qu’il a enregistré.',
        en: 'Facteur must be alone in reading this mailbox: it marks as seen what it has recorded.',
      },
      input: 'text',
      needed: true,
      preset: 'INBOX',
    },
    {
      name: 'everySeconds',
      label: { fr: 'Relever toutes les (secondes)', en: 'Look every (seconds)' },
      input: 'number',
      needed: true,
      preset: 60,
    },
    ca,
  ],
  sftp: [
    host,
    port(22),
    { ...user, needed: true },
    password,
    {
      name: 'privateKey',
      label: { fr: 'Clé privée', en: 'Private key' },
      input: 'lines',
      secret: true,
    },
    {
      name: 'hostKey',
      label: { fr: 'Empreinte de la clé du serveur', en: 'Fingerprint of the server’s key' },
      help: {
        fr: 'SHA256:…, comme l’affiche ssh-keygen -lf. Le test montre celle du serveur : vérifiez-la auprès du client.',
        en: 'SHA256:…, as ssh-keygen -lf prints it. The test shows the server’s: check it with the customer.',
      },
      input: 'text',
      needed: true,
    },
  ],
  ftps: [
    host,
    port(21),
    {
      name: 'implicit',
      label: { fr: 'TLS dès la connexion', en: 'TLS from the first byte' },
      help: { fr: 'Comme sur le port 990.', en: 'As on port 990.' },
      input: 'switch',
      preset: false,
    },
    { ...user, needed: true },
    password,
    ca,
  ],
  folder: [
    {
      name: 'path',
      label: { fr: 'Dossier', en: 'Folder' },
      help: {
        fr: 'Chemin absolu, dans un dossier que FACTEUR_FOLDERS permet.',
        en: 'Absolute path, within a folder that FACTEUR_FOLDERS allows.',
      },
      input: 'text',
      needed: true,
    },
    {
      name: 'mount',
      label: { fr: 'Point de montage du partage', en: 'Mount point of the share' },
      help: {
        fr: 'Rien n’est écrit tant qu’aucun partage n’y est monté.',
        en: 'Nothing is written while no share is mounted there.',
      },
      input: 'text',
      advanced: true,
    },
  ],
  https: httpsFields,
  webhook: [
    url,
    {
      name: 'secret',
      label: { fr: 'Secret de signature', en: 'Signing secret' },
      help: {
        fr: 'whsec_… ou un texte ; le destinataire vérifie avec lui qui appelle.',
        en: 'whsec_… or any text; the receiver checks with it who calls.',
      },
      input: 'text',
      secret: true,
      needed: true,
    },
    {
      name: 'previousSecret',
      label: { fr: 'Secret précédent', en: 'Previous secret' },
      help: {
        fr: 'Pendant que le destinataire change de secret, les deux signent.',
        en: 'While the receiver changes its secret, both sign.',
      },
      input: 'text',
      secret: true,
      advanced: true,
    },
    ca,
  ],
};
