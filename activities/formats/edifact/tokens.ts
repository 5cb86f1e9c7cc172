import type { Problem } from '#workflows/problem.ts';
import { edifactProblem } from './problems.ts';

/** The service string advice, UNA (ISO 9735, clause 6.1): which signs divide an interchange. */
export interface Marks {
  readonly component: string;
  readonly element: string;
  readonly decimal: string;
  readonly release: string;
  readonly end: string;
}

export const MARKS: Marks = { component: ':', element: '+', decimal: '.', release: '?', end: "'" };

export interface Segment {
  readonly tag: string;
  /** Elements behind the tag, each of at least one component. */
  readonly elements: readonly (readonly string[])[];
  /** Which one it is in the interchange, from 1. */
  readonly position: number;
  /** What UNO and UNP wrap, as it stands there. */
  readonly object?: string;
}

export const LIMITS = {
  bytes: 50 * 1024 * 1024,
  segments: 500_000,
  /** Elements and components of a segment together. */
  components: 500,
} as const;

export type Tokens =
  | { readonly ok: true; readonly marks: Marks; readonly segments: readonly Segment[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Divides an interchange into segments. Line ends between segments are no content; what UNO and UNP wrap is not looked into. */
export function tokenize(text: string): Tokens {
  const marks = marksOf(text);
  if (!marks) return refuse(edifactProblem('EDI_MARKS', 'UNA', text.slice(3, 9)));
  const segments: Segment[] = [];
  let at = text.startsWith('UNA') ? 9 : 0;
  for (;;) {
    at = skipBlank(text, at);
    if (at >= text.length) return { ok: true, marks, segments };
    if (segments.length >= LIMITS.segments)
      return refuse(edifactProblem('EDI_TOO_LARGE', '', `${LIMITS.segments} segments`));
    const position = segments.length + 1;
    const read = readSegment(text, at, marks, position);
    if (!read)
      return refuse(
        edifactProblem('EDI_TRUNCATED', `segment ${position}`, text.slice(at, at + 60)),
      );
    const { segment, end, components } = read;
    if (components > LIMITS.components)
      return refuse(
        edifactProblem('EDI_TOO_LARGE', `segment ${position}`, `${LIMITS.components} components`),
      );
    if (!/^[A-Z]{3}$/.test(segment.tag))
      return refuse(edifactProblem('EDI_TAG', `segment ${position}`, segment.tag));
    if (segment.tag === 'UNO') {
      at = text.indexOf(`UNP${marks.element}`, end);
      if (at === -1) return refuse(edifactProblem('EDI_TRUNCATED', `segment ${position}`, 'UNP'));
      segments.push({ ...segment, object: text.slice(end, at) });
    } else {
      segments.push(segment);
      at = end;
    }
  }
}

const refuse = (problem: Problem): Tokens => ({ ok: false, problems: [problem] });

/** The fifth sign divides repetitions in syntax version 4, which no segment of INVOIC has; it is content here. */
function marksOf(text: string): Marks | undefined {
  if (!text.startsWith('UNA')) return MARKS;
  const [component = '', element = '', decimal = '', release = '', , end = ''] = text.slice(3, 9);
  const signs = [component, element, release, end].filter((sign) => sign !== '' && sign !== ' ');
  const isWhole = end !== '' && component !== '' && element !== '';
  if (!isWhole || new Set(signs).size !== signs.length) return undefined;
  if ([component, element, end].some((sign) => /[A-Za-z0-9\s]/.test(sign))) return undefined;
  return { component, element, decimal, release: release === ' ' ? '' : release, end };
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0x1a)) at += 1;
  return at;
}

interface ReadSegment {
  readonly segment: Segment;
  /** Where the next one begins. */
  readonly end: number;
  readonly components: number;
}

function readSegment(
  text: string,
  from: number,
  { component, element, release, end }: Marks,
  position: number,
): ReadSegment | undefined {
  const elements: string[][] = [];
  let current: string[] = [];
  let value = '';
  let start = from;
  let components = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === release) {
      value += text.slice(start, at);
      start = at + 1;
      at += 1;
    } else if (sign === component || sign === element || sign === end) {
      current.push(value + text.slice(start, at));
      components += 1;
      value = '';
      start = at + 1;
      if (sign === component) continue;
      elements.push(current);
      current = [];
      if (sign === end) {
        const [[tag = ''] = [], ...rest] = elements;
        return { segment: { tag, elements: rest, position }, end: at + 1, components };
      }
      if (components > LIMITS.components) break;
    }
  }
  return components > LIMITS.components
    ? { segment: { tag: 'UNA', elements: [], position }, end: text.length, components }
    : undefined;
}

/** Segments as they were, for people to recognise. */
export const segmentText = ({ tag, elements }: Pick<Segment, 'tag' | 'elements'>): string =>
  writeSegment(tag, elements, MARKS).slice(0, -1);

/** One segment with its end, without the empty components and elements at the ends. */
export function writeSegment(
  tag: string,
  elements: readonly (readonly string[])[],
  marks: Marks,
): string {
  const { component, element, release, end } = marks;
  const special = new Set([component, element, release, end]);
  const released = (value: string) => {
    let text = '';
    for (const sign of value) text += special.has(sign) ? release + sign : sign;
    return text;
  };
  const cells = elements.map((parts) => withoutEnd(parts).map(released).join(component));
  return [tag, ...withoutEnd(cells)].join(element) + end;
}

function withoutEnd(parts: readonly string[]): readonly string[] {
  let length = parts.length;
  while (length > 0 && (parts[length - 1] ?? '') === '') length -= 1;
  return parts.slice(0, length);
}
