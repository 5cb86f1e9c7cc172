import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { isFatal, type Problem } from '#workflows/problem.ts';
import { emptyElement } from '../mapping/make.ts';
import { sort } from '../mapping/order.ts';
import type { XmlElement } from '../xml.ts';
import { bindings, placedTree } from './bindings.ts';
import { encode } from './charset.ts';
import { withoutReserved } from './classifications.ts';
import { recode } from './codes.ts';
import { limitCounts } from './counts.ts';
import { fromPlaces } from './dialect.ts';
import { fitValues } from './fit.ts';
import { numberLines } from './lines.ts';
import { structure } from './segments.ts';
import { MARKS, writeSegment } from './tokens.ts';
import { segmentsFor } from './tree.ts';
import { type Envelope, envelopeOf } from './unb.ts';

export type WrittenEdifact =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Writes one invoice as an interchange with one INVOIC message. The same invoice, partner and envelope give the same
 * bytes.
 *
 * @param envelope what makes this interchange unlike any other; made of the invoice unless told
 */
export function writeEdifact(
  given: Invoice,
  partner: EdifactPartner,
  envelope: Partial<Envelope> = {},
): WrittenEdifact {
  const { invoice, problems } = withoutReserved(given);
  const root = placedTree(invoice, bindings[partner.directory]);
  problems.push(...spell(root, partner));
  const unb = envelopeOf(invoice, partner, envelope);
  problems.push(...unb.problems);
  if (problems.some(isFatal)) return { ok: false, problems: problems.filter(isFatal) };
  const message = messageSegments(root, partner);
  const segments = [
    unb.segment,
    ...framed(message, partner),
    ['UNZ', ['1'], [unb.reference]] as const,
  ];
  const end = partner.lineEnds ? '\r\n' : '';
  const text = segments
    .map(([tag, ...elements]) => writeSegment(tag, elements, MARKS) + end)
    .join('');
  const una = partner.una ? `UNA:+.? '${end}` : '';
  return { ok: true, bytes: encode(una + text, partner.charset), problems };
}

/** From the tree of the places to the partner's segments, in their order. */
function spell(root: XmlElement, partner: EdifactPartner): Problem[] {
  const { directory, mentions, invoicee, references } = partner;
  const problems = fromPlaces(root);
  for (const { subject, text } of mentions) root.children.push(made('FTX', { subject, text }));
  const buyer = root.children.find(({ attributes: { role } }) => role === 'BY');
  const hasInvoicee = root.children.some(({ attributes: { role } }) => role === 'IV');
  if (invoicee && buyer && !hasInvoicee)
    root.children.push({
      ...structuredClone(buyer),
      attributes: { ...buyer.attributes, role: 'IV' },
    });
  problems.push(...numberLines(root, directory));
  addSummary(root);
  recode(root, partner, false);
  drop(root, '', new Set(partner.drop));
  problems.push(...fitValues(root, partner), ...limitCounts(root, partner));
  sort(root, structure);
  sortReferences(root, references);
  return problems;
}

function made(name: string, attributes: Readonly<Record<string, string>>): XmlElement {
  const element = emptyElement(name);
  Object.assign(element.attributes, attributes);
  return element;
}

/** BGM 1225: an original. CNT+2 counts the lines. */
function addSummary(root: XmlElement): void {
  const lines = root.children.filter(({ name }) => name === 'LIN').length;
  const document = root.children.find(({ name }) => name === 'BGM');
  if (document) document.attributes.function = '9';
  let summary = root.children.find(({ name }) => name === 'UNS');
  if (!summary) {
    summary = emptyElement('UNS');
    root.children.push(summary);
  }
  summary.attributes.section = 'S';
  summary.children.push(made('CNT', { q: '2', value: String(lines) }));
}

function drop(element: XmlElement, place: string, unwanted: ReadonlySet<string>): void {
  if (unwanted.size === 0) return;
  const placeOf = ({ name }: XmlElement) => (place === '' ? name : `${place}/${name}`);
  const kept = element.children.filter((child) => !unwanted.has(placeOf(child)));
  element.children.splice(0, Infinity, ...kept);
  for (const child of kept) drop(child, placeOf(child), unwanted);
}

function sortReferences(root: XmlElement, references: readonly string[]): void {
  if (references.length === 0) return;
  const rank = ({ name, attributes }: XmlElement): number => {
    const at = name === 'RFF' ? references.indexOf(attributes.q ?? '') : -1;
    return at === -1 ? references.length : at;
  };
  const sorted = root.children
    .filter(({ name }) => name === 'RFF')
    .toSorted((a, b) => rank(a) - rank(b));
  root.children.splice(
    0,
    Infinity,
    ...root.children.map((child) => (child.name === 'RFF' ? (sorted.shift() ?? child) : child)),
  );
}

type Row = readonly [tag: string, ...elements: readonly (readonly string[])[]];

function messageSegments(root: XmlElement, { directory }: EdifactPartner): Row[] {
  const rows: Row[] = [];
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      for (const elements of segmentsFor(child, directory)) rows.push([child.name, ...elements]);
      visit(child);
    }
  };
  visit(root);
  return rows;
}

function framed(message: readonly Row[], { directory, association }: EdifactPartner): Row[] {
  const release = directory.slice(1);
  const code = association ?? { D96A: 'EAN008', D01B: 'EAN010' }[directory];
  return [
    ['UNH', ['1'], ['INVOIC', 'D', release, 'UN', code]],
    ...message,
    ['UNT', [String(message.length + 2)], ['1']],
  ];
}
