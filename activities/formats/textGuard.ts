import { isPrintable } from '#workflows/invoice/printable.ts';
import { accepted, type Verdict } from '#workflows/verdict.ts';

/** Letters, digits and signs that every system of the last thirty years shows: Windows-1252. */
const EVERYWHERE = /^[\t\n\r -~\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u;

/** Marks that turn the direction of a text or do not show at all, but for the joiner inside emoji. */
const UNSEEN = /(?!\u200d)\p{Cf}/gu;

/** More marks upon one letter than any language has. */
const PILED = /(\p{M}{4})\p{M}+/gu;

/**
 * Says what becomes of a text from outside, such as a name: what PostgreSQL, XML or JSON cannot hold is refused; the
 * rest is kept as Unicode in its composed form, with what does not show made visible.
 *
 * @param input the text, or an object with it as `value`
 */
export function judgeText(input: unknown): Verdict {
  const value = typeof input === 'object' && input !== null ? Reflect.get(input, 'value') : input;
  if (typeof value !== 'string' || !isPrintable(value)) return refused;
  const output = value
    .normalize('NFC')
    .replace(PILED, '$1')
    .replace(UNSEEN, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return output === value && EVERYWHERE.test(value)
    ? accepted
    : { verdict: 'neutralise', code: 'TEXT_INVALID', message: kept, output };
}

const refused: Verdict = {
  verdict: 'reject',
  code: 'TEXT_INVALID',
  message: {
    fr: 'Le texte a des caractères de contrôle ou une moitié de caractère.',
    en: 'The text has control characters or half of a character.',
  },
};

const kept = {
  fr: 'Le texte est gardé en Unicode composé ; ce qui ne se voit pas y est montré.',
  en: 'The text is kept as composed Unicode; what does not show is made visible.',
};
