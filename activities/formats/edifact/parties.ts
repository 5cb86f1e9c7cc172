import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '#workflows/problem.ts';
import { emptyElement } from '../mapping/make.ts';
import type { XmlElement } from '../xml.ts';
import { edifactProblem } from './problems.ts';

const GLN = '0088';
const SIREN = '0002';
const SIRET = '0009';
const EAN = '9';
/** Who gave the party its number: the seller, the buyer (code list 3055). */
const BY_SELLER = '91';
const BY_BUYER = '92';

const reference = (q: string, ref: string, scheme: string | undefined): XmlElement => {
  const element = emptyElement('RFF');
  Object.assign(element.attributes, { q, ref }, scheme === undefined ? {} : { schemeID: scheme });
  return element;
};

const isLuhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

/** RFF has no place for a scheme, but French register numbers show by themselves what they are. */
function registerScheme(number: string, country: string | undefined): string | undefined {
  if (country !== 'FR' || !/^\d+$/.test(number) || !isLuhn(number)) return undefined;
  return { 9: SIREN, 14: SIRET }[number.length];
}

/**
 * The party's number in NAD, and its SIRET (RFF+GN), become identifiers with a scheme. A message that names no buyer
 * but a party invoiced (NAD+IV) means this one; one that names the buyer again as the party invoiced says nothing more.
 */
export function readParties(
  root: XmlElement,
  isCen: boolean,
  derive: (from: XmlElement, element: XmlElement) => XmlElement,
): void {
  const parties = root.children.filter(({ name }) => name === 'NAD');
  const invoicee = parties.find(({ attributes }) => attributes.role === 'IV');
  const buyer = parties.find(({ attributes }) => attributes.role === 'BY');
  if (invoicee && !buyer) invoicee.attributes.role = 'BY';
  else if (invoicee && buyer && isSameParty(invoicee, buyer))
    root.children.splice(root.children.indexOf(invoicee), 1);
  for (const party of parties) {
    const { attributes, children } = party;
    for (const child of children)
      if (child.name === 'RFF' && !isCen) readRegister(child, attributes.country);
    const { id, codeList, agency } = attributes;
    if (id === undefined) continue;
    const scheme = agency === EAN ? GLN : /^\d{4}$/.test(codeList ?? '') ? codeList : undefined;
    children.unshift(derive(party, reference('API', id, scheme)));
    for (const name of ['id', 'codeList', 'agency']) delete attributes[name];
  }
}

function isSameParty(one: XmlElement, other: XmlElement): boolean {
  const { role: _, ...saidOfOne } = one.attributes;
  const { role: __, ...saidOfOther } = other.attributes;
  return isDeepStrictEqual([saidOfOne, one.children], [saidOfOther, other.children]);
}

function readRegister({ attributes }: XmlElement, country: string | undefined): void {
  const scheme = registerScheme(attributes.ref ?? '', country);
  if (scheme === undefined) return;
  if (attributes.q === 'XA') attributes.schemeID = scheme;
  if (attributes.q !== 'GN' || scheme !== SIRET) return;
  attributes.q = 'API';
  attributes.schemeID = scheme;
}

/** The other way round: a GLN, else a number without a scheme, goes into NAD; what has no scheme there says so. */
export function writeParties(root: XmlElement): Problem[] {
  const problems: Problem[] = [];
  for (const party of root.children) {
    if (party.name !== 'NAD') continue;
    const { attributes, children } = party;
    if (moveLinesUp(attributes))
      problems.push(
        edifactProblem('EDI_LINES_MOVED', at(party), attributes.line1 ?? '', 'warning'),
      );
    const numbers = children.filter(({ name, attributes: { q } }) => name === 'RFF' && q === 'API');
    const own =
      numbers.find(({ attributes: { schemeID } }) => schemeID === GLN) ??
      numbers.find(({ attributes: { schemeID } }) => schemeID === undefined);
    if (own) {
      children.splice(children.indexOf(own), 1);
      const isGln = own.attributes.schemeID === GLN;
      attributes.id = own.attributes.ref ?? '';
      attributes.agency = isGln ? EAN : attributes.role === 'SU' ? BY_SELLER : BY_BUYER;
      if (isGln && !isGlnRight(attributes.id))
        problems.push(edifactProblem('EDI_GLN', at(party), attributes.id, 'warning'));
    }
    for (const child of children)
      if (child.name === 'RFF') problems.push(...writeRegister(child, party));
  }
  return problems;
}

/** C059 must begin with its first component. */
function moveLinesUp(attributes: Record<string, string>): boolean {
  const names = ['line1', 'line2', 'line3'];
  const lines = names.flatMap((name) => attributes[name] ?? []);
  if (lines.length === 0 || attributes.line1 !== undefined) return false;
  for (const [i, name] of names.entries()) {
    const line = lines[i];
    if (line === undefined) delete attributes[name];
    else attributes[name] = line;
  }
  return true;
}

function writeRegister({ attributes }: XmlElement, party: XmlElement): Problem[] {
  const { schemeID, ref = '', q } = attributes;
  delete attributes.schemeID;
  if (schemeID === undefined) return [];
  if (registerScheme(ref, party.attributes.country) === schemeID) {
    if (q === 'XA') return [];
    if (q === 'API' && schemeID === SIRET) {
      attributes.q = 'GN';
      return [];
    }
  }
  return [edifactProblem('EDI_SCHEME', at(party), `${schemeID} ${ref}`, 'warning')];
}

const at = ({ attributes }: XmlElement): string => `NAD+${attributes.role}`;

/** GS1 General Specifications, clause 7.9.1: weights 1 and 3 from the left. */
export function isGlnRight(gln: string): boolean {
  if (!/^\d{13}$/.test(gln)) return false;
  const sum = [...gln].reduce(
    (total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}
