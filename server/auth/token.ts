import { createHash, randomBytes } from 'node:crypto';
import { accepted, type Verdict } from '#workflows/verdict.ts';

/** 256 random bits as 43 letters that need no escaping in a URL, a header or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: whoever reads the table cannot sign in with it. */
export const tokenHash = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** Only the one spelling that `newToken` gives: base64url has slack bits that other spellings of a token would use. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;
}

/** Says whether a text can be a token at all; whether it is one that counts, only the table of hashes knows. */
export const judgeToken = (input: unknown): Verdict =>
  typeof input === 'string' && isToken(input)
    ? accepted
    : {
        verdict: 'reject',
        code: 'TOKEN_INVALID',
        message: { fr: 'Ce n’est pas un jeton.', en: 'This is not a token.' },
      };
