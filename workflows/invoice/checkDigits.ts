/*
 * Whether identifiers are well formed and carry the right check digit. They are strict about form only where the
 * official rules are: these call them with white space collapsed.
 */

const digitsOf = (text: string): number[] => Array.from(text, Number);

const weighted = (digits: readonly number[], weight: (position: number) => number): number =>
  digits.reduce((sum, digit, position) => sum + digit * weight(position), 0);

/** GS1 Global Location Number and its kin: modulo 10 with weights 3 and 1 from the right. */
export function isGln(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  const [check = 0, ...digits] = digitsOf(text).reverse();
  return (10 - (weighted(digits, (i) => (i % 2 === 0 ? 3 : 1)) % 10)) % 10 === check;
}

/** Norwegian organisation number: nine digits, modulo 11 with weights 2 to 7 from the right. */
export const isNorwegian = (text: string): boolean => /^\d{9}$/.test(text) && hasModulo11(text);

/** Modulo 11 with weights 2 to 7 from the right, whatever the length; zeros alone are no number. */
export function hasModulo11(text: string): boolean {
  if (!/^\d+$/.test(text) || Number(text) === 0) return false;
  const [check = 0, ...digits] = digitsOf(text).reverse();
  return (11 - (weighted(digits, (i) => (i % 6) + 2) % 11)) % 11 === check;
}

/** Danish company number (CVR): eight digits, `DK` before them or not. */
export const isDanish = (text: string): boolean => /^(DK)?\d{8}$/.test(text);

/** Belgian enterprise number: ten digits, of which the last two are 97 less the rest modulo 97. */
export const isBelgian = (text: string): boolean =>
  /^\d{10}$/.test(text) && Number(text.slice(8)) === 97 - (Number(text.slice(0, 8)) % 97);

/** Dutch VAT number: NL, nine digits, B and two digits. */
export const isDutchVat = (text: string): boolean => /^NL\d{9}B\d{2}$/.test(text);

/** Italian office code (IPA): six letters or digits. */
export const isItalianOffice = (text: string): boolean => /^[A-Za-z0-9]{6}$/.test(text);

/** Italian tax code (codice fiscale): 16 characters of a person, or eleven digits of a company. */
export const isItalianTaxCode = (text: string): boolean =>
  /^[A-Za-z]{6}\d{2}[A-Za-z]\d{2}.{3}\d[A-Za-z]$/s.test(text) || /^([+-]\d{10}|\d{11})$/.test(text);

/** Italian VAT number with its prefix `IT`: eleven digits by Luhn's formula. Other countries' are not judged. */
export function isItalianVat(text: string): boolean {
  if (!/^(IT|it)/.test(text)) return true;
  const number = text.slice(2);
  return /^\d{11}$/.test(number) && luhn(number) % 10 === 0;
}

/** Australian Business Number: eleven digits, modulo 89 after 1 is taken from the first. */
export function isAustralian(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const [first = 0, ...rest] = digitsOf(text);
  return ((first - 1) * 10 + weighted(rest, (i) => 2 * i + 1)) % 89 === 0;
}

/** Greek tax number: nine digits, the last by powers of two modulo 11. More characters may follow. */
export function isGreek(text: string): boolean {
  if (!/^\d{9}/.test(text)) return false;
  const digits = digitsOf(text.slice(0, 9));
  return (weighted(digits.slice(0, 8), (i) => 2 ** (8 - i)) % 11) % 10 === digits[8];
}

/** Swedish organisation number: the tenth digit by Luhn's formula. More digits may follow. */
export const isSwedish = (text: string): boolean =>
  /^\d{10,}$/.test(text) && luhn(text.slice(0, 10)) % 10 === 0;

/** Every second digit from the right is doubled, and its digits are added up. */
const luhn = (text: string): number =>
  weighted(
    digitsOf(text)
      .reverse()
      .map((digit, i) => (i % 2 === 0 || digit < 5 ? digit : digit - 4.5)),
    (i) => (i % 2 === 0 ? 1 : 2),
  );

/** International Bank Account Number (ISO 13616): modulo 97 (ISO/IEC 7064). Spaces may part it. */
export function isIban(text: string): boolean {
  const iban = text.replace(/\s+/g, '');
  if (!/^[A-Z]{2}\d{2}[A-Za-z0-9]{0,30}$/.test(iban)) return false;
  const turned = iban.slice(4) + iban.slice(0, 4);
  // A small letter counts by its own code, not as a capital: KoSIT's rules reckon so too.
  const digits = turned.replace(/[A-Za-z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}
