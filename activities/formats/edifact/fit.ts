import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import { type Charset, fitted } from './charset.ts';
import { type EdifactCode, edifactProblem } from './problems.ts';
import { type DataElement, segmentsOf } from './segments.ts';
import { splitText } from './text.ts';

/** Words may be cut; numbers of things may not. */
const WORDS = new Set(['text', 'name', 'line1', 'line2', 'line3', 'city', 'holder', 'reason']);
/** Without these the message says something else, or nothing. */
const NEEDED = new Set(['BGM', 'DTM', 'CUX', 'MOA', 'TAX', 'QTY', 'PRI', 'PCD', 'ALC', 'NAD@role']);
/** Segments that are there for one value, and go with it. */
const SUBJECT: Readonly<Record<string, string>> = {
  RFF: 'ref',
  PIA: 'item',
  COM: 'address',
  FII: 'account',
  FTX: 'text',
  QTY: 'quantity',
};

/** Brings the values of each segment to the partner's characters and the directory's lengths, and says what that took. */
export function fitValues(root: XmlElement, partner: EdifactPartner): Problem[] {
  const known = segmentsOf[partner.directory];
  const problems: Problem[] = [];
  const visit = (element: XmlElement): void => {
    for (const child of [...element.children]) {
      const subject = subjectOf(child);
      if (subject !== undefined && child.attributes[subject] === undefined)
        problems.push(edifactProblem('EDI_WITHOUT_VALUE', child.name, child.name, 'warning'));
      for (const one of known.get(child.name)?.values() ?? [])
        if (child.attributes[one.name] !== undefined) fitValue(child, one, partner, problems);
      if (subject !== undefined && child.attributes[subject] === undefined)
        element.children.splice(element.children.indexOf(child), 1);
      else visit(child);
    }
  };
  visit(root);
  return problems;
}

/** RFF+ON::7 is there for the line of an order that is named at the head. */
const subjectOf = ({ name, attributes }: XmlElement): string | undefined =>
  name === 'RFF' && attributes.line !== undefined ? 'line' : SUBJECT[name];

function fitValue(
  element: XmlElement,
  one: DataElement,
  { charset, decimals }: EdifactPartner,
  problems: Problem[],
): void {
  const { attributes, name } = element;
  const given = attributes[one.name] ?? '';
  const tell = (code: EdifactCode, severity: Problem['severity']): void => {
    problems.push(edifactProblem(code, placeOf(element, one), given, severity));
  };
  if (one.isNumber) {
    const scaled = withDecimals(given, decimalsOf(one, decimals));
    if (scaled === undefined) tell('EDI_DECIMALS', 'fatal');
    else if (digitsOf(scaled) > one.limit) tell('EDI_REQUIRED_TOO_LONG', 'fatal');
    else attributes[one.name] = scaled;
    return;
  }
  const value = fitted(given, charset)?.trim();
  if (value === undefined || value === '') {
    tell('EDI_CHARACTER', 'fatal');
    return;
  }
  if (!isSaid(given, value, charset)) tell('EDI_REPLACED', 'warning');
  attributes[one.name] = value;
  if (isWithin(value, one)) return;
  if (WORDS.has(one.name)) {
    attributes[one.name] = cut(value, one);
    tell('EDI_CUT', 'warning');
  } else if (NEEDED.has(name)) tell('EDI_REQUIRED_TOO_LONG', 'fatal');
  else {
    delete attributes[one.name];
    tell('EDI_TOO_LONG', 'warning');
  }
}

/** Capitals alone are what UNOA is known for. */
const isSaid = (given: string, value: string, charset: Charset): boolean =>
  charset === 'UNOA' ? given.toUpperCase() === value : given === value;

const placeOf = ({ name, attributes }: XmlElement, one: DataElement): string => {
  const { role, q, kind, subject, id } = attributes;
  return [name, role ?? q ?? kind ?? subject ?? id ?? '', one.name].filter(Boolean).join('+');
};

const sizeOf = ({ first, last, goesOn }: DataElement): number => (goesOn ? 20 : last - first + 1);

const isWithin = (value: string, one: DataElement): boolean =>
  splitText(value, one.limit).length <= sizeOf(one);

function cut(value: string, one: DataElement): string {
  let text = value;
  while (!isWithin(text, one)) {
    const signs = [...text];
    const most = one.limit * sizeOf(one);
    text = signs
      .slice(0, Math.min(most, signs.length - 1))
      .join('')
      .trimEnd();
  }
  return text;
}

const decimalsOf = (
  { name }: DataElement,
  { amount, price, quantity }: EdifactPartner['decimals'],
): number | undefined => ({ amount, price, quantity })[name];

/** The same number with so many decimals; undefined when it would have to be rounded. */
function withDecimals(value: string, count: number | undefined): string | undefined {
  if (count === undefined) return value;
  const [whole = '', fraction = ''] = value.split('.');
  if (/[1-9]/.test(fraction.slice(count))) return undefined;
  return count === 0 ? whole : `${whole}.${fraction.slice(0, count).padEnd(count, '0')}`;
}

const digitsOf = (value: string): number => value.replace(/\D/g, '').length;
