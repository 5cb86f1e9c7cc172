import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import { edifactProblem } from './problems.ts';
import { type Segment, segmentText } from './tokens.ts';

/** A message full of what we don't know says so once, not half a million times. */
const MOST = 500;

/** Elements of data that only say how the others are meant. */
const SILENT = new Set([
  'BGM@function',
  'DTM@format',
  'CUX@q',
  'CTA@function',
  'CTA@id',
  'PAT@type',
  'PYT@type',
  'TAX@function',
  'PIA@function',
  'IMD@format',
  'FII@bankList',
  'FII@bankAgency',
  'UNS@section',
]);
/** They tell siblings apart, and so what lies in them. */
const TELLING = ['role', 'q', 'kind', 'subject', 'id', 'usage', 'category'];

/**
 * Segments that an invoice does not say again: warnings, one a segment.
 *
 * @param source the message as it was read
 * @param said the same message, made of the invoice that was read from it
 */
export function unmappedSegments(
  source: XmlElement,
  said: XmlElement,
  origin: ReadonlyMap<XmlElement, Segment>,
): Problem[] {
  const known = new Set<string>();
  walk(said, '', (key) => known.add(key));
  const unmapped = new Set<Segment>();
  walk(source, '', (key, element) => {
    const segment = origin.get(element);
    if (segment && segment.tag !== 'CNT' && !known.has(key)) unmapped.add(segment);
  });
  return [...unmapped]
    .slice(0, MOST)
    .map((segment) =>
      edifactProblem(
        'EDI_SEGMENT_UNMAPPED',
        `segment ${segment.position}`,
        segmentText(segment),
        'warning',
      ),
    );
}

function walk(
  element: XmlElement,
  path: string,
  act: (key: string, element: XmlElement) => void,
): void {
  for (const child of element.children) {
    const { name, attributes } = child;
    const values = Object.entries(attributes)
      .filter(([attribute]) => !SILENT.has(`${name}@${attribute}`))
      .map(([attribute, value]) => `${attribute}=${value.trim()}`)
      .sort();
    const telling = TELLING.find(
      (attribute) => attribute in attributes && !SILENT.has(`${name}@${attribute}`),
    );
    const at = `${path}/${name}+${telling === undefined ? '' : attributes[telling]}`;
    if (values.length > 0) act(`${at} ${values.join('|')}`, child);
    else if (child.children.length === 0 && Object.keys(attributes).length === 0) act(at, child);
    walk(child, at, act);
  }
}
