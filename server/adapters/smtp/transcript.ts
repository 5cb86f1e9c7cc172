const HIDDEN = '[not kept]';

/** Told by nodemailer, whose own masks we do not rely on. */
interface Entry {
  readonly tnx?: string;
}
type Tell = (entry: Entry, line: string) => void;

/**
 * What a client and a mail server say to one another, `C: …` and `S: …`. Whatever belongs to a login, from `AUTH` until its
 * answer, is hidden before it is kept.
 */
export class Transcript {
  readonly #lines: string[] = [];
  #isSigningIn = false;
  /** How many lines opened the session. */
  #opening: number | undefined;
  #since = 0;

  /** For nodemailer's `logger`, with `transactionLog`: the message itself is not told. */
  readonly logger: Readonly<Record<'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', Tell>> =
    {
      trace: () => {},
      debug: ({ tnx }, line) => {
        if (tnx === 'client') this.#client(line);
        if (tnx === 'server') this.#server(line);
      },
      info: () => {},
      warn: () => {},
      error: () => {},
      fatal: () => {},
    };

  /** From here on it is about another message. */
  begin(): void {
    this.#opening ??= this.#lines.length;
    this.#since = this.#lines.length;
  }

  /** How the session was opened, and what was said of the last message. */
  lines(): readonly string[] {
    return [...this.#lines.slice(0, this.#opening), ...this.#lines.slice(this.#since)];
  }

  #client(line: string): void {
    const [, method] = /^AUTH +(\S+)/i.exec(line) ?? [];
    if (method) this.#isSigningIn = true;
    const shown = method ? `AUTH ${method} ${HIDDEN}` : HIDDEN;
    this.#lines.push(`C: ${this.#isSigningIn ? shown : line}`);
  }

  #server(answer: string): void {
    const isChallenge = /^334/.test(answer);
    if (this.#isSigningIn && isChallenge) {
      this.#lines.push(`S: 334 ${HIDDEN}`);
      return;
    }
    this.#isSigningIn = false;
    for (const line of answer.split(/\r?\n/)) this.#lines.push(`S: ${line}`);
  }
}
