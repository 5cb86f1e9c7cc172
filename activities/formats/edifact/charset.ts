import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';

/** Syntax identifiers of UNB (ISO 9735, data element 0001) by how their bytes are read. */
const decoders: Readonly<Record<string, string>> = {
  UNOA: 'latin1',
  UNOB: 'latin1',
  UNOC: 'latin1',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  UNOK: 'iso-8859-9',
  UNOW: 'utf-8',
  UNOY: 'utf-8',
};

export type Charset = EdifactPartner['charset'];

export const isKnownCharset = (id: string): boolean => Object.hasOwn(decoders, id);

/** @returns undefined when the bytes are not in that character set */
export function decode(bytes: Uint8Array, id: string): string | undefined {
  const label = decoders[id];
  // Node's decoder takes the label latin1 for Windows-1252, which has other signs at 0x80 to 0x9F.
  if (label === undefined || label === 'latin1') return Buffer.from(bytes).toString('latin1');
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export const encode = (text: string, charset: Charset): Uint8Array =>
  Buffer.from(text, charset === 'UNOY' ? 'utf8' : 'latin1');

/** What the sets can write. A and B are ASCII without the signs that national variants of ISO 646 replace. */
const allowed: Readonly<Record<Charset, RegExp>> = {
  UNOA: /^[A-Z0-9 .,\-()/=!"%&*;<>'+:?]*$/,
  UNOB: /^[A-Za-z0-9 .,\-()/=!"%&*;<>'+:?]*$/,
  UNOC: /^[\x20-\x7e\xa0-\xff]*$/,
  UNOY: /^\P{Cc}*$/u,
};

/** Signs that typists and word processors put, by what old partners get in their place. */
const substitutes: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '‚': ',',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '…': '...',
  '•': '-',
  '·': '-',
  '€': 'EUR',
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  '°': 'o',
  '²': '2',
  '³': '3',
  '×': 'x',
  '@': '(at)',
  _: '-',
  '#': 'No',
};

/**
 * The text in the signs of a character set: line ends become spaces, typographic signs plain ones, letters lose accents
 * that the set does not have.
 *
 * @returns undefined when a sign is left that has no equal
 */
export function fitted(text: string, charset: Charset): string | undefined {
  const fits = (part: string) => allowed[charset].test(part);
  if (fits(text)) return text;
  let result = '';
  for (const sign of text.replace(/[\r\n\t]+/g, ' ')) {
    const upper = charset === 'UNOA' ? sign.toUpperCase() : sign;
    const plain = [upper, substitutes[sign], ofLetter(upper), substitutes[ofLetter(upper)]]
      .map((one) => (charset === 'UNOA' ? one?.toUpperCase() : one))
      .find((one) => one !== undefined && fits(one));
    if (plain === undefined) return undefined;
    result += plain;
  }
  return result;
}

const ofLetter = (sign: string): string =>
  sign.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('\u00a0', ' ');
