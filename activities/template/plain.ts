/** Halves of a surrogate pair become U+FFFD: they are no character, and neither UTF-8 nor a URL can hold them. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** Characters that turn the direction of writing: `invoice[U+202E]fdp.exe` reads as a PDF. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Line ends and controls, in runs. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
/** Bytes of UTF-8 that one header line can carry (RFC 5322 §2.1.1: 998), with room for its name. */
const LINE_BYTES = 900;

/** One line for a header: no line end or control character can begin another header. Cut at 900 bytes, with `…`. */
export function oneLine(text: string): string {
  const line = wellFormed(text)
    .normalize('NFC')
    .replace(DIRECTION, '')
    .replace(CONTROLS, ' ')
    .trim();
  if (new TextEncoder().encode(line).length <= LINE_BYTES) return line;
  let kept = '';
  let size = 3;
  for (const letter of line) {
    size += new TextEncoder().encode(letter).length;
    if (size > LINE_BYTES) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** Text of several lines: line ends as `\n`, tabs kept, other controls dropped. */
export const plainText = (text: string): string =>
  wellFormed(text)
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(DIRECTION, '')
    .replace(/[^\P{Cc}\n\t]/gu, '');
