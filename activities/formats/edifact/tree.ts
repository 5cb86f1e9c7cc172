import type { Problem } from '#workflows/problem.ts';
import { emptyElement } from '../mapping/make.ts';
import type { XmlElement } from '../xml.ts';
import { edifactProblem } from './problems.ts';
import { type DataElement, type Directory, segmentsOf, structure } from './segments.ts';
import { joinText, splitText } from './text.ts';
import type { Segment } from './tokens.ts';

/**
 * A message as the tree that the terms' places speak of: an element a segment, with the segments of its group within,
 * and its data elements by name as attributes.
 */
export interface Tree {
  readonly root: XmlElement;
  /** The segment that an element was made of. */
  readonly origin: ReadonlyMap<XmlElement, Segment>;
  readonly problems: readonly Problem[];
}

/** PIA gives up to five item numbers (C212): as many segments, here. */
const oneItemEach = ({ tag, elements, position }: Segment): Segment[] =>
  tag !== 'PIA' || elements.length <= 2
    ? [{ tag, elements, position }]
    : elements.slice(1).map((number) => ({ tag, elements: [elements[0] ?? [], number], position }));

/** Each segment lies in the innermost group that may have it: so the directories mean it. */
export function treeOf(segments: readonly Segment[], directory: Directory): Tree {
  const root = emptyElement('INVOIC');
  const origin = new Map<XmlElement, Segment>();
  const problems: Problem[] = [];
  const known = segmentsOf[directory];
  let open: XmlElement[] = [root];
  let last: { readonly segment: Segment; readonly element: XmlElement } | undefined;
  for (const segment of segments.flatMap(oneItemEach)) {
    const more = last && goOn(last.segment, segment, known);
    if (last && more) {
      last = { segment: more, element: last.element };
      Object.assign(last.element.attributes, attributesOf(more, known));
      continue;
    }
    const element = emptyElement(segment.tag);
    Object.assign(element.attributes, attributesOf(segment, known));
    last = { segment, element };
    origin.set(element, segment);
    const depth = open.findLastIndex(({ name }) => structure.get(name)?.has(segment.tag));
    if (depth === -1 && known.has(segment.tag))
      problems.push(
        edifactProblem('EDI_SEGMENT_MISPLACED', `segment ${segment.position}`, segment.tag),
      );
    // What no group of ours has is left where it is met, and does not close the group.
    const kept = depth === -1 ? open : open.slice(0, depth + 1);
    kept.at(-1)?.children.push(element);
    open = depth === -1 ? open : [...kept, element];
  }
  return { root, origin, problems };
}

type Known = ReadonlyMap<string, ReadonlyMap<string, DataElement>>;

/** Both as one segment, where the second only goes on with the text of the first. */
function goOn(first: Segment, second: Segment, known: Known): Segment | undefined {
  if (first.tag !== second.tag) return undefined;
  const text = [...(known.get(first.tag)?.values() ?? [])].find(({ goesOn }) => goesOn);
  if (!text) return undefined;
  const at = text.element - 1;
  const rest = ({ elements }: Segment) => JSON.stringify(elements.toSpliced(at, 1));
  if (rest(first) !== rest(second)) return undefined;
  const components = [
    ...(first.elements[at] ?? []),
    ...(second.elements[at] ?? []).slice(text.first - 1, text.last),
  ];
  return { ...first, elements: first.elements.toSpliced(at, 1, components) };
}

function attributesOf({ tag, elements }: Segment, known: Known): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const one of known.get(tag)?.values() ?? []) {
    const end = one.goesOn ? Infinity : one.last;
    const components = elements[one.element - 1]?.slice(one.first - 1, end) ?? [];
    const text = joinText(components, one.limit);
    if (text.trim() !== '') attributes[one.name] = one.isNumber ? number(text) : text;
  }
  return attributes;
}

/** Both marks may stand for the decimal one, whatever UNA says (ISO 9735, clause 10.1). */
const number = (text: string): string => text.trim().replace(',', '.');

/** The segments of an element: one, or more where its text goes on. Text beyond the last component is left out. */
export function segmentsFor({ name, attributes }: XmlElement, directory: Directory): string[][][] {
  const known = [...(segmentsOf[directory].get(name)?.values() ?? [])].filter(
    (one) => attributes[one.name] !== undefined,
  );
  const text = known.find(({ goesOn }) => goesOn);
  if (!text) return [elementsOf(known, attributes)];
  const parts = splitText(attributes[text.name] ?? '', text.limit);
  const size = text.last - text.first + 1;
  const segments: string[][][] = [];
  for (let at = 0; at < parts.length; at += size) {
    const elements = elementsOf(
      known.filter((one) => one !== text),
      attributes,
    );
    put(elements, text, parts.slice(at, at + size));
    segments.push(elements);
  }
  return segments;
}

function elementsOf(known: readonly DataElement[], attributes: Record<string, string>): string[][] {
  const elements: string[][] = [];
  for (const one of known) {
    const value = attributes[one.name] ?? '';
    const size = one.last - one.first + 1;
    put(elements, one, size === 1 ? [value] : splitText(value, one.limit).slice(0, size));
  }
  return elements;
}

function put(
  elements: string[][],
  { element, first }: DataElement,
  parts: readonly string[],
): void {
  while (elements.length < element) elements.push([]);
  const components = elements[element - 1] as string[];
  for (const [i, part] of parts.entries()) {
    while (components.length < first + i) components.push('');
    components[first + i - 1] = part;
  }
}
