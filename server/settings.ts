import { isAbsolute } from 'node:path';
import { z } from 'zod';
import type { Text } from '#workflows/text.ts';

export interface SettingMeta {
  readonly title: Text;
  readonly help: Text;
  /** What a right value is, to complete "X must be …". */
  readonly expects: Text;
  /** `whole`: never shown. `password`: an address whose password is not shown. */
  readonly secret?: 'whole' | 'password';
}

/** Titles live beside the schemas: two languages don't fit JSON Schema's one `title`. */
const metas = z.registry<SettingMeta>();

export const metaOf = (schema: z.ZodType): SettingMeta | undefined => metas.get(schema);

function setting<S extends z.ZodType>(schema: S, meta: SettingMeta): S {
  metas.add(schema, meta);
  return schema;
}

const text = z.string().min(1);
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => /^(true|1)$/.test(value));

const path: Text = { fr: 'le chemin d’un fichier', en: 'the path of a file' };
const pem: Text = { fr: 'un texte au format PEM', en: 'a text in PEM format' };
const someText: Text = { fr: 'un texte', en: 'a text' };
const trueOrFalse: Text = { fr: 'true ou false', en: 'true or false' };

/**
 * Every setting, by the name of its environment variable. The names `TEMPORAL_…` are those that Temporal's own
 * tools read; the TLS ones are passed on to `@temporalio/envconfig` as they are.
 */
export const settings = z.object({
  DATABASE_URL: setting(z.url({ protocol: /^postgres(ql)?$/ }).optional(), {
    title: { fr: 'Base de données', en: 'Database' },
    help: {
      fr: 'Votre PostgreSQL. Sans elle, un Postgres embarqué tourne dans le dossier de données.',
      en: 'Your PostgreSQL. Without it, an embedded Postgres runs in the data folder.',
    },
    expects: {
      fr: 'une adresse postgres://utilisateur:motdepasse@hote:port/base',
      en: 'an address postgres://user:password@host:port/database',
    },
    secret: 'password',
  }),
  TEMPORAL_ADDRESS: setting(
    z
      .string()
      .regex(/^[^\s/:]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i)
      .optional(),
    {
      title: { fr: 'Serveur Temporal', en: 'Temporal server' },
      help: {
        fr: 'Votre Temporal. Sans lui, un serveur embarqué tourne dans le dossier de données.',
        en: 'Your Temporal. Without it, an embedded server runs in the data folder.',
      },
      expects: { fr: 'de la forme hote:port', en: 'of the form host:port' },
    },
  ),
  TEMPORAL_NAMESPACE: setting(text.default('default'), {
    title: { fr: 'Espace de noms Temporal', en: 'Temporal namespace' },
    help: {
      fr: 'Un par environnement (production, recette).',
      en: 'One per environment (production, staging).',
    },
    expects: someText,
  }),
  TEMPORAL_API_KEY: setting(text.optional(), {
    title: { fr: 'Clé d’API de Temporal', en: 'Temporal API key' },
    help: {
      fr: 'Pour Temporal Cloud ; active TLS.',
      en: 'For Temporal Cloud; it turns TLS on.',
    },
    expects: someText,
    secret: 'whole',
  }),
  TEMPORAL_TLS: setting(flag.optional(), {
    title: { fr: 'TLS vers Temporal', en: 'TLS to Temporal' },
    help: { fr: 'Chiffre la connexion à Temporal.', en: 'Encrypts the connection to Temporal.' },
    expects: trueOrFalse,
  }),
  TEMPORAL_TLS_CLIENT_CERT_PATH: setting(text.optional(), {
    title: { fr: 'Certificat client (fichier)', en: 'Client certificate (file)' },
    help: {
      fr: 'Certificat présenté à Temporal.',
      en: 'The certificate that is shown to Temporal.',
    },
    expects: path,
  }),
  TEMPORAL_TLS_CLIENT_CERT_DATA: setting(text.optional(), {
    title: { fr: 'Certificat client (texte)', en: 'Client certificate (text)' },
    help: {
      fr: 'Le même, donné par son contenu.',
      en: 'The same, given by its content.',
    },
    expects: pem,
  }),
  TEMPORAL_TLS_CLIENT_KEY_PATH: setting(text.optional(), {
    title: { fr: 'Clé du certificat client (fichier)', en: 'Key of the client certificate (file)' },
    help: { fr: 'Clé privée de ce certificat.', en: 'The private key of that certificate.' },
    expects: path,
  }),
  TEMPORAL_TLS_CLIENT_KEY_DATA: setting(text.optional(), {
    title: { fr: 'Clé du certificat client (texte)', en: 'Key of the client certificate (text)' },
    help: { fr: 'La même, donnée par son contenu.', en: 'The same, given by its content.' },
    expects: pem,
    secret: 'whole',
  }),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: setting(text.optional(), {
    title: { fr: 'Autorité de certification (fichier)', en: 'Certificate authority (file)' },
    help: {
      fr: 'Autorité qui a signé le certificat de Temporal.',
      en: 'The authority that signed the certificate of Temporal.',
    },
    expects: path,
  }),
  TEMPORAL_TLS_SERVER_CA_CERT_DATA: setting(text.optional(), {
    title: { fr: 'Autorité de certification (texte)', en: 'Certificate authority (text)' },
    help: { fr: 'La même, donnée par son contenu.', en: 'The same, given by its content.' },
    expects: pem,
  }),
  TEMPORAL_TLS_SERVER_NAME: setting(text.optional(), {
    title: { fr: 'Nom TLS du serveur', en: 'TLS server name' },
    help: {
      fr: 'Nom attendu dans le certificat de Temporal, s’il n’est pas celui de l’adresse.',
      en: 'The name expected in the certificate of Temporal, when it is not that of the address.',
    },
    expects: someText,
  }),
  TEMPORAL_TLS_DISABLE_HOST_VERIFICATION: setting(flag.optional(), {
    title: { fr: 'Ne pas vérifier le serveur', en: 'Do not verify the server' },
    help: {
      fr: 'Accepte n’importe quel certificat. Jamais en production.',
      en: 'Accepts any certificate. Never in production.',
    },
    expects: trueOrFalse,
  }),
  FACTEUR_DATA: setting(text.default('./data'), {
    title: { fr: 'Dossier de données', en: 'Data folder' },
    help: {
      fr: 'Les parties embarquées, les clés de l’installation et, par défaut, les documents.',
      en: 'The embedded parts, the keys of the installation and, by default, the documents.',
    },
    expects: { fr: 'le chemin d’un dossier', en: 'the path of a folder' },
  }),
  FACTEUR_STORE: setting(
    z
      .string()
      .regex(/^(file:.+|s3:\/\/[^/\s]+(\/.*)?)$/)
      .optional(),
    {
      title: { fr: 'Stockage des documents', en: 'Document store' },
      help: {
        fr: 'Où sont gardés les documents. Par défaut, dans le dossier de données. Pour un seau S3, la région, l’adresse et les identifiants sont ceux des variables AWS_* (AWS_REGION, AWS_ENDPOINT_URL_S3, AWS_ACCESS_KEY_ID…).',
        en: 'Where documents are kept. In the data folder by default. For an S3 bucket, region, address and credentials are those of the AWS_* variables (AWS_REGION, AWS_ENDPOINT_URL_S3, AWS_ACCESS_KEY_ID…).',
      },
      expects: {
        fr: 'de la forme file:dossier ou s3://seau/prefixe',
        en: 'of the form file:folder or s3://bucket/prefix',
      },
    },
  ),
  FACTEUR_KEY: setting(
    z
      .string()
      .transform(decodeKey)
      .refine((key) => key.length === 32)
      .optional(),
    {
      title: { fr: 'Clé de chiffrement', en: 'Encryption key' },
      help: {
        fr: 'Chiffre les identifiants des canaux. Par défaut, tirée au hasard et gardée dans le dossier de données. Sauvegardez-la à part : sans elle ils sont perdus.',
        en: 'Encrypts the credentials of channels. By default drawn at random and kept in the data folder. Back it up separately: without it they are lost.',
      },
      expects: {
        fr: 'faite de 32 octets, en base64 ou en 64 chiffres hexadécimaux',
        en: '32 bytes, in base64 or as 64 hexadecimal digits',
      },
      secret: 'whole',
    },
  ),
  FACTEUR_URL: setting(z.url({ protocol: /^https?$/ }).optional(), {
    title: { fr: 'Adresse publique', en: 'Public address' },
    help: {
      fr: 'L’adresse que les navigateurs emploient ; elle figure dans les liens envoyés.',
      en: 'The address that browsers use; it is in the links that are sent.',
    },
    expects: { fr: 'une adresse http(s)://', en: 'an address http(s)://' },
  }),
  FACTEUR_API_KEY: setting(
    z
      .string()
      .regex(/^fct_[\w-]{43}$/)
      .optional(),
    {
      title: { fr: 'Clé d’API de la ligne de commande', en: 'API key of the command line' },
      help: {
        fr: 'Avec FACTEUR_URL, la clé par laquelle « facteur » parle à un serveur. Sinon, celle que « npm start » garde dans le dossier de données.',
        en: 'With FACTEUR_URL, the key by which “facteur” speaks to a server. Else the one that “npm start” keeps in the data folder.',
      },
      expects: {
        fr: 'une clé d’API telle qu’affichée à sa création (fct_…)',
        en: 'an API key as it was shown when it was made (fct_…)',
      },
      secret: 'whole',
    },
  ),
  PORT: setting(z.coerce.number().int().min(0).max(65_535).default(3000), {
    title: { fr: 'Port', en: 'Port' },
    help: {
      fr: 'Le port local du serveur. 0 en prend un libre.',
      en: 'The local port of the server. 0 takes a free one.',
    },
    expects: { fr: 'un entier de 0 à 65535', en: 'a whole number from 0 to 65535' },
  }),
  FACTEUR_LISTEN: setting(z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'), {
    title: { fr: 'Adresse d’écoute', en: 'Listening address' },
    help: {
      fr: 'L’adresse IP de cette machine où le serveur répond ; 0.0.0.0 pour toutes. Au-delà de la machine, placez un proxy TLS devant et donnez son adresse https dans FACTEUR_URL.',
      en: 'The IP address of this machine where the server answers; 0.0.0.0 for all of them. Beyond the machine, put a TLS proxy in front and give its https address in FACTEUR_URL.',
    },
    expects: { fr: 'une adresse IP', en: 'an IP address' },
  }),
  FACTEUR_TASK_QUEUE: setting(text.default('facteur'), {
    title: { fr: 'File de tâches', en: 'Task queue' },
    help: {
      fr: 'La file Temporal que servent les exécutants de cette installation.',
      en: 'The Temporal queue that the workers of this installation serve.',
    },
    expects: someText,
  }),
  FACTEUR_HEAVY_QUEUE: setting(text.optional(), {
    title: { fr: 'File des étapes lourdes', en: 'Queue of heavy steps' },
    help: {
      fr: 'Une file Temporal à part pour ce qui occupe longtemps un processeur : convertir, mettre en page, valider, joindre au PDF. Sans elle, ces étapes vont avec les remises. La même pour tous les processus ; « facteur worker --queue heavy » la sert.',
      en: 'A Temporal queue apart for what keeps a processor busy for long: convert, lay out, validate, attach to the PDF. Without it these steps go with the deliveries. The same for all processes; “facteur worker --queue heavy” serves it.',
    },
    expects: someText,
  }),
  FACTEUR_SLOTS: setting(z.coerce.number().int().min(1).max(1000).optional(), {
    title: { fr: 'Étapes à la fois', en: 'Steps at once' },
    help: {
      fr: 'Combien d’étapes un exécutant mène de front sur chaque file. Par défaut : 100 pour les remises, une de plus que de processeurs pour les étapes lourdes.',
      en: 'How many steps a worker runs side by side on each queue. By default: 100 for deliveries, one more than there are processors for heavy steps.',
    },
    expects: { fr: 'un entier de 1 à 1000', en: 'a whole number from 1 to 1000' },
  }),
  FACTEUR_WORKER_METRICS: setting(
    z
      .string()
      .regex(/^[^\s/:]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i)
      .optional(),
    {
      title: { fr: 'Mesures de l’exécutant', en: 'Metrics of the worker' },
      help: {
        fr: 'L’adresse où l’exécutant donne ses mesures à Prometheus (chemin /metrics). Sans elle, il n’en donne pas. Elle n’est pas protégée : gardez-la dans le réseau interne.',
        en: 'The address where the worker gives its metrics to Prometheus (path /metrics). Without it, it gives none. It is not protected: keep it within the internal network.',
      },
      expects: { fr: 'de la forme ip:port', en: 'of the form ip:port' },
    },
  ),
  FACTEUR_DATABASE_CONNECTIONS: setting(z.coerce.number().int().min(4).max(200).default(10), {
    title: { fr: 'Connexions à la base', en: 'Database connections' },
    help: {
      fr: 'Combien de connexions chaque processus ouvre au plus. La base doit en admettre autant que tous ensemble.',
      en: 'How many connections each process opens at most. The database must admit those of all of them.',
    },
    expects: { fr: 'un entier de 4 à 200', en: 'a whole number from 4 to 200' },
  }),
  FACTEUR_EGRESS_ALLOW: setting(
    z
      .string()
      .transform((list) => list.split(',').map((entry) => entry.trim()))
      .pipe(z.array(z.string().regex(/^\[?[^\s/[\]]+(\/\d{1,3})?\]?(:\d{1,5})?$/)))
      .optional(),
    {
      title: { fr: 'Destinations privées permises', en: 'Private destinations allowed' },
      help: {
        fr: 'Hôtes et réseaux privés où les circuits peuvent livrer ; tous les autres sont refusés. FTPS transmet ses fichiers par un autre port de la même adresse, à partir de 1024.',
        en: 'Private hosts and networks that flows may deliver to; all others are refused. FTPS passes its files by another port of the same address, from 1024 on.',
      },
      expects: {
        fr: 'une liste d’hôtes, d’adresses IP ou de réseaux, avec leur port (10.1.0.0/16:22), séparés par des virgules',
        en: 'a list of hosts, IP addresses or networks, with their port (10.1.0.0/16:22), separated by commas',
      },
    },
  ),
  FACTEUR_FOLDERS: setting(
    z
      .string()
      .transform((list) => list.split(',').map((entry) => entry.trim()))
      .pipe(z.array(z.string().refine(isAbsolute)))
      .optional(),
    {
      title: { fr: 'Dossiers permis', en: 'Folders allowed' },
      help: {
        fr: 'Dossiers de cette machine, ou partages montés, où les circuits peuvent déposer des fichiers ; aucun autre ne l’est. N’y mettez ni les données de Facteur ni des programmes.',
        en: 'Folders of this machine, or mounted shares, that flows may put files into; no other is. Keep Facteur’s data and programs out of them.',
      },
      expects: {
        fr: 'une liste de chemins absolus (/mnt/acme), séparés par des virgules',
        en: 'a list of absolute paths (/mnt/acme), separated by commas',
      },
    },
  ),
  FACTEUR_TEMPORAL_BIN: setting(text.optional(), {
    title: { fr: 'Programme temporal', en: 'The program temporal' },
    help: {
      fr: 'Le programme du Temporal embarqué. Sinon : PATH, le cache, puis le téléchargement.',
      en: 'The program of the embedded Temporal. Else: PATH, the cache, then the download.',
    },
    expects: { fr: 'le chemin d’un programme', en: 'the path of a program' },
  }),
});

export type SettingName = keyof typeof settings.shape;

function decodeKey(value: string): Uint8Array {
  return Buffer.from(value, /^[0-9a-f]{64}$/i.test(value) ? 'hex' : 'base64');
}
