import { quoted, type Text } from '#workflows/text.ts';

const words: Readonly<Record<string, Text>> = {
  ECONNREFUSED: { fr: 'connexion refusée', en: 'connection refused' },
  ECONNRESET: { fr: 'connexion rompue', en: 'connection lost' },
  EPIPE: { fr: 'connexion rompue', en: 'connection lost' },
  ECONNECTION: { fr: 'connexion rompue', en: 'connection lost' },
  ENOTFOUND: { fr: 'nom d’hôte inconnu', en: 'unknown host name' },
  EAI_AGAIN: { fr: 'nom d’hôte sans réponse', en: 'no answer for the host name' },
  ETIMEDOUT: { fr: 'pas de réponse à temps', en: 'no answer in time' },
  EHOSTUNREACH: { fr: 'machine injoignable', en: 'host unreachable' },
  ENETUNREACH: { fr: 'réseau injoignable', en: 'network unreachable' },
  CERT_NOT_YET_VALID: { fr: 'certificat pas encore valable', en: 'certificate not valid yet' },
  CERT_REVOKED: { fr: 'certificat révoqué', en: 'certificate revoked' },
  CERT_HAS_EXPIRED: { fr: 'certificat expiré', en: 'certificate expired' },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    fr: 'certificat au nom d’un autre hôte',
    en: 'certificate of another host',
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: { fr: 'certificat autosigné', en: 'self-signed certificate' },
  SELF_SIGNED_CERT_IN_CHAIN: {
    fr: 'certificat d’une autorité inconnue',
    en: 'certificate of an unknown authority',
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    fr: 'certificat d’une autorité inconnue',
    en: 'certificate of an unknown authority',
  },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    fr: 'certificat d’une autorité inconnue',
    en: 'certificate of an unknown authority',
  },
  UND_ERR_CONNECT_TIMEOUT: { fr: 'pas de réponse à temps', en: 'no answer in time' },
  UND_ERR_HEADERS_TIMEOUT: { fr: 'pas de réponse à temps', en: 'no answer in time' },
  UND_ERR_SOCKET: { fr: 'connexion rompue', en: 'connection lost' },
};

/** What became of a connection: the system's code in words where we know it, else what the library said, quoted. */
export function lineWords(error: {
  readonly code?: string | undefined;
  readonly message: string;
}): Text {
  const { code, message } = error;
  const known = code !== undefined && Object.hasOwn(words, code) ? words[code] : undefined;
  return known ?? quoted(message);
}
