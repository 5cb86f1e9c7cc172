import { type PDFDict, PDFName } from 'pdf-lib';

export const name = (text: string): PDFName => PDFName.of(text);

/** The name under a key, as text; '' where there is none. */
export function nameUnder(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(name(key));
  return value instanceof PDFName ? value.decodeText() : '';
}
