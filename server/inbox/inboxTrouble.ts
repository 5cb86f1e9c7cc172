import { quoted, type Text } from '#workflows/text.ts';

/** Why an inbox can't be read, as people are told. */
export class InboxTrouble extends Error {
  override readonly name = 'InboxTrouble';
  readonly seen: Text;

  constructor(seen: Text) {
    super(seen.en);
    this.seen = seen;
  }

  /** What imapflow says: the server's own words where it gave some. */
  static from(error: unknown): InboxTrouble {
    if (error instanceof InboxTrouble) return error;
    const { message, responseText, authenticationFailed } = error as {
      message?: string;
      responseText?: string;
      authenticationFailed?: boolean;
    };
    const words = quoted((responseText ?? message ?? String(error)).slice(0, 300));
    if (authenticationFailed !== true) return new InboxTrouble(words);
    return new InboxTrouble({
      fr: `connexion refusée : ${words.fr}`,
      en: `login refused: ${words.en}`,
    });
  }
}
