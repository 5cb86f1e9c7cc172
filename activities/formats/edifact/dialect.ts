import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '#workflows/problem.ts';
import { emptyElement } from '../mapping/make.ts';
import type { XmlElement } from '../xml.ts';
import { readParties, writeParties } from './parties.ts';
import { edifactProblem } from './problems.ts';

/** The item codes that are GTINs in the one directory or the other. */
const GTINS = new Set(['EN', 'SRV', 'UP']);
const GTIN = '0160';

/** FTX wants a subject (4451): the mutually defined one where the note has none. */
const NO_SUBJECT = 'ZZZ';

/**
 * Brings a message as it is spelled to the tree that the places speak of: dates in one format, identifiers
 * with their scheme, exemption texts at their VAT category.
 *
 * @param derive notes what an element was made of
 */
export function toPlaces(
  root: XmlElement,
  isCen: boolean,
  derive: (from: XmlElement, element: XmlElement) => XmlElement,
): Problem[] {
  visit(root, (parent) => {
    parent.children.splice(
      0,
      Infinity,
      ...parent.children.flatMap((child) =>
        child.name === 'DTM' ? readDate(child, derive) : [child],
      ),
    );
  });
  readParties(root, isCen, derive);
  for (const { attributes } of childrenOf(root, 'FTX'))
    if (attributes.subject === NO_SUBJECT) delete attributes.subject;
  const summary = childrenOf(root, 'UNS')[0];
  for (const line of childrenOf(root, 'LIN')) {
    if (!GTINS.has(line.attributes.type ?? '')) continue;
    line.attributes.schemeID = GTIN;
    delete line.attributes.type;
  }
  for (const line of childrenOf(root, 'LIN')) readGrossPrice(line);
  if (isCen) readCen(root);
  else readEancom(root, summary);
  if (!summary) return [];
  readExemptions(root, summary, isCen);
  return isCen ? [] : derivePayable(summary);
}

/** Back from the tree of the places to what EANCOM spells. */
export function fromPlaces(root: XmlElement): Problem[] {
  const problems = writeParties(root);
  for (const { attributes } of childrenOf(root, 'LIN')) {
    const { schemeID, item = '' } = attributes;
    delete attributes.schemeID;
    if (schemeID === GTIN) attributes.type = 'SRV';
    else if (schemeID !== undefined)
      problems.push(
        edifactProblem('EDI_SCHEME', `LIN+${attributes.id}`, `${schemeID} ${item}`, 'warning'),
      );
  }
  for (const line of childrenOf(root, 'LIN')) writeGrossPrice(line);
  for (const { attributes } of childrenOf(root, 'FTX')) attributes.subject ??= NO_SUBJECT;
  for (const summary of childrenOf(root, 'UNS'))
    for (const tax of childrenOf(summary, 'TAX'))
      for (const text of childrenOf(tax, 'FTX')) {
        tax.children.splice(tax.children.indexOf(text), 1);
        if (tax.attributes.category !== undefined) text.attributes.code = tax.attributes.category;
        root.children.push(text);
      }
  return problems;
}

const childrenOf = ({ children }: XmlElement, wanted: string): XmlElement[] =>
  children.filter(({ name }) => name === wanted);

function visit(element: XmlElement, act: (parent: XmlElement) => void): void {
  act(element);
  for (const child of element.children) visit(child, act);
}

/** UN/EDIFACT 2379. A date with a time is a day; a period is two dates. */
function readDate(
  element: XmlElement,
  derive: (from: XmlElement, element: XmlElement) => XmlElement,
): XmlElement[] {
  const { attributes } = element;
  const { date = '', format = '' } = attributes;
  delete attributes.format;
  if (format === '101' || (format === '' && /^\d{6}$/.test(date))) attributes.date = `20${date}`;
  if (format === '203' || format === '204') attributes.date = date.slice(0, 8);
  const [, start, end] = /^(\d{8})-?(\d{8})$/.exec(date) ?? [];
  if (format !== '718' || start === undefined || end === undefined) return [element];
  return [
    ['167', start],
    ['168', end],
  ].map(([q = '', day = '']) => {
    const one = derive(element, emptyElement('DTM'));
    Object.assign(one.attributes, { q, date: day });
    return one;
  });
}

const priceOf = (line: XmlElement, kind: string): XmlElement | undefined =>
  childrenOf(line, 'PRI').find(({ attributes }) => attributes.q === kind);

/** A gross price is for as many units as the net one, and both say so. */
function writeGrossPrice(line: XmlElement): void {
  const net = priceOf(line, 'AAA');
  const gross = priceOf(line, 'AAB');
  for (const name of ['base', 'unit']) {
    const value = net?.attributes[name];
    if (gross && value !== undefined) gross.attributes[name] = value;
  }
}

function readGrossPrice(line: XmlElement): void {
  const net = priceOf(line, 'AAA');
  const gross = priceOf(line, 'AAB');
  for (const name of ['base', 'unit'])
    if (gross && gross.attributes[name] === net?.attributes[name]) delete gross.attributes[name];
}

/** What EANCOM's messages say in more than one place, or in codes that the invoice has others for. */
function readEancom(root: XmlElement, summary: XmlElement | undefined): void {
  liftMeans(root);
  const taxes = (summary ? childrenOf(summary, 'TAX') : []).map(({ attributes }) => attributes);
  // The head may name the taxes of the summary.
  for (const tax of childrenOf(root, 'TAX'))
    if (taxes.some((one) => isDeepStrictEqual(one, tax.attributes)))
      root.children.splice(root.children.indexOf(tax), 1);
  for (const line of childrenOf(root, 'LIN')) dropDelivered(line);
  visit(root, ({ name, attributes }) => {
    if (name !== 'ALC' || attributes.kind !== 'A' || attributes.service !== DISCOUNT[0]) return;
    attributes.reasonCode ??= DISCOUNT[1];
    delete attributes.service;
  });
}

/** A discount is a service of UNTDID 7161 in a message, and a reason of UNTDID 5189 in an invoice. */
const DISCOUNT = ['DI', '95'] as const;

/** What was delivered (46) is told beside what is invoiced (47), and mostly is as much. */
function dropDelivered(line: XmlElement): void {
  const of = (kind: string) =>
    childrenOf(line, 'QTY').find(({ attributes }) => attributes.q === kind);
  const [delivered, invoiced] = [of('46'), of('47')];
  if (delivered && delivered.attributes.quantity === invoiced?.attributes.quantity)
    line.children.splice(line.children.indexOf(delivered), 1);
}

/** Payment means may stand at the head or with the terms of payment. */
function liftMeans(root: XmlElement): void {
  for (const terms of childrenOf(root, 'PAT'))
    for (const means of childrenOf(terms, 'PAI')) {
      terms.children.splice(terms.children.indexOf(means), 1);
      root.children.push(means);
    }
}

/** A charge has its amount as MOA+23, in official examples also as MOA+204; an attribute of an item has two parts. */
function readCen(root: XmlElement): void {
  readAddresses(root);
  visit(root, ({ name, attributes, children }) => {
    if (name === 'ALC' && attributes.kind === 'C')
      for (const { attributes: amount } of children) if (amount.q === '204') amount.q = '23';
    if (name !== 'FTX') return;
    const unused = attributes.subject === 'ACF' ? ['text'] : ['part1', 'part2'];
    for (const part of unused) delete attributes[part];
  });
}

/** The kind of an electronic address (COM 3155, EM for mail) is its scheme. */
function readAddresses(root: XmlElement): void {
  for (const party of childrenOf(root, 'NAD'))
    for (const contact of childrenOf(party, 'CTA'))
      if (contact.attributes.function === 'IC')
        for (const { attributes } of childrenOf(contact, 'COM'))
          if (attributes.kind !== undefined) attributes.schemeID = attributes.kind;
}

/** FTX+AGM speaks of the category that it names, else of the first one that is not taxed. */
function readExemptions(root: XmlElement, summary: XmlElement, isCen: boolean): void {
  const taxes = childrenOf(summary, 'TAX');
  for (const text of childrenOf(root, 'FTX')) {
    if (text.attributes.subject !== 'AGM') continue;
    const isFree = (tax: XmlElement) => childrenOf(tax, 'FTX').length === 0;
    const tax =
      taxes.find((one) => one.attributes.category === text.attributes.code && isFree(one)) ??
      taxes.find((one) => one.attributes.category !== 'S' && isFree(one));
    if (!tax) continue;
    if (!isCen) delete text.attributes.code;
    root.children.splice(root.children.indexOf(text), 1);
    tax.children.push(text);
  }
}

/** Many messages of French retail give the total of the invoice alone. */
function derivePayable(summary: XmlElement): Problem[] {
  const totals = childrenOf(summary, 'MOA');
  const total = totals.find(({ attributes }) => attributes.q === '77');
  if (!total || totals.some(({ attributes: { q } }) => q === '9' || q === '113')) return [];
  const payable = emptyElement('MOA');
  Object.assign(payable.attributes, total.attributes, { q: '9' });
  summary.children.push(payable);
  return [edifactProblem('EDI_DERIVED', 'MOA+77', '', 'warning')];
}
