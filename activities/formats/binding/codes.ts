import type { XmlElement } from '../xml.ts';
import { businessCheck } from './businessCheck.ts';
import type { Check } from './check.ts';

/** Where a document has a code, and the list that it must be of. */
export interface CodePlace {
  readonly id: string;
  readonly on: readonly string[];
  /** The code is in this attribute, else in the text. */
  readonly attribute?: string;
  /** Judges nothing where the attribute is missing. */
  readonly isOptional?: boolean;
  readonly list: ReadonlySet<string>;
  readonly anyCase?: boolean;
  /** What more the element must be for the rule to look at it. */
  readonly when?: (element: XmlElement, trail: readonly XmlElement[]) => boolean;
}

/** BR-CL rules on a document: they look wherever the syntax has such a code, be it a term or not. */
export function codeCheck(place: CodePlace): Check {
  const { id, on, attribute, isOptional = false, list, anyCase = false, when } = place;
  return businessCheck(id, on, (element, trail) => {
    const value = attribute === undefined ? element.text : element.attributes[attribute];
    if (value === undefined && isOptional) return true;
    if (when && !when(element, trail)) return true;
    const code = normalised(value ?? '');
    return list.has(anyCase ? code.toUpperCase() : code);
  });
}

/** XPath's `normalize-space`. */
const normalised = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').trim();

/** Whether the parent has that name. */
export const isIn =
  (...parents: readonly string[]) =>
  (_: XmlElement, trail: readonly XmlElement[]): boolean =>
    parents.includes(trail.at(-1)?.name ?? '');
