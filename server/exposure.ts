import type { Text } from '#workflows/text.ts';
import type { Config } from './config.ts';
import { isLoopback } from './loopback.ts';

export interface Exposure {
  readonly detail: Text;
  readonly fix: Text;
}

/** What is wrong with how the server can be reached: from other machines, and not by https. Undefined where it is fine. */
export function exposure({ listen, url }: Pick<Config, 'listen' | 'url'>): Exposure | undefined {
  if (isLoopback(listen) || url.startsWith('https:')) return undefined;
  return {
    detail: {
      fr: `Écoute sur ${listen}, mais l’adresse publique est ${url} : mots de passe et factures passeraient en clair, et la connexion ne tient pas hors de cette machine.`,
      en: `Listens on ${listen}, but the public address is ${url}: passwords and invoices would travel in clear, and sign-in does not hold outside of this machine.`,
    },
    fix: {
      fr: 'Placez un proxy TLS devant et donnez son adresse https dans FACTEUR_URL, ou ôtez FACTEUR_LISTEN.',
      en: 'Put a TLS proxy in front and give its https address in FACTEUR_URL, or remove FACTEUR_LISTEN.',
    },
  };
}
