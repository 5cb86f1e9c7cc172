import type { XmlElement } from '../xml.ts';

/** The small XPath of the terms table (see `Term` in workflows/invoice/terms/row.ts), parsed. */
export interface Step {
  readonly name: string;
  readonly isAttribute: boolean;
  readonly conditions: readonly Condition[];
}

interface Condition {
  readonly kind: 'equals' | 'assign' | 'exists';
  readonly path: readonly Step[];
  readonly value: string;
}

/** What a path led to: an element, or one of its attributes. */
export interface Place {
  readonly element: XmlElement;
  readonly attribute?: string;
}

/** The value of a `$name`, e.g. the invoice's currency. */
export type Variables = (name: string) => string | undefined;

/** One list of steps for each alternative of `A|B`. */
export const parsePath = (path: string): Step[][] => split(path, '|').map(parseSteps);

const parseSteps = (path: string): Step[] =>
  split(path.replace(/^\.\//, ''), '/').map((step) => {
    const [, name = '', conditions = ''] = /^([^[]+)(.*)$/.exec(step) ?? [];
    const isAttribute = name.startsWith('@');
    return {
      name: isAttribute ? name.slice(1) : name,
      isAttribute,
      conditions: [...conditions.matchAll(/\[([^\]]*)\]/g)].map(([, text = '']) =>
        parseCondition(text),
      ),
    };
  });

function parseCondition(text: string): Condition {
  const [, path = text, sign, value = ''] = /^(.*?)(:?=)(.*)$/.exec(text) ?? [];
  const kind = sign === undefined ? 'exists' : sign === '=' ? 'equals' : 'assign';
  return { kind, path: parseSteps(path), value };
}

function split(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '[') depth += 1;
    if (letter === ']') depth -= 1;
    if (letter === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

/** Every place that the steps lead to, in document order. */
export function find(from: XmlElement, steps: readonly Step[], variables: Variables): Place[] {
  let elements = [from];
  for (const step of steps) {
    if (step.isAttribute)
      return elements
        .filter(({ attributes }) => step.name in attributes)
        .map((element) => ({ element, attribute: step.name }));
    elements = elements.flatMap(({ children }) =>
      children.filter((child) => child.name === step.name && matches(child, step, variables)),
    );
  }
  return elements.map((element) => ({ element }));
}

export const valueAt = ({ element, attribute }: Place): string =>
  (attribute === undefined ? element.text : (element.attributes[attribute] ?? '')).trim();

function matches(element: XmlElement, step: Step, variables: Variables): boolean {
  return step.conditions.every(({ kind, path, value }) => {
    if (kind === 'assign') return true;
    const places = find(element, path, variables);
    if (kind === 'exists') return places.length > 0;
    const wanted = resolve(value, variables);
    return wanted !== undefined && places.some((place) => same(valueAt(place), wanted));
  });
}

/** xs:boolean has two spellings of each value; VAT is also met in lower case. */
const same = (found: string, wanted: string): boolean =>
  found === wanted ||
  (wanted === 'true' && found === '1') ||
  (wanted === 'false' && found === '0') ||
  (wanted === 'VAT' && found.toUpperCase() === 'VAT');

/** The elements that the step's fixed conditions speak of: they carry no value of their own. */
export function* conditionPlaces(element: XmlElement, step: Step): Generator<Place> {
  for (const { path, value } of step.conditions)
    if (!value.startsWith('$') && !path.at(-1)?.isAttribute)
      yield* find(element, path, () => undefined);
}

/**
 * The place that the steps lead to, made where it isn't there yet, with its conditions fulfilled.
 *
 * @param always makes a new element for the last step even if one is there: the next item of a list
 */
export function make(
  from: XmlElement,
  steps: readonly Step[],
  variables: Variables,
  always = false,
): Place {
  let element = from;
  for (const [i, step] of steps.entries()) {
    if (step.isAttribute) return { element, attribute: step.name };
    const isLast = i === steps.length - 1;
    const there = element.children.find(
      (child) => child.name === step.name && matches(child, step, variables),
    );
    element = there && !(always && isLast) ? there : create(element, step, variables);
  }
  return { element };
}

function create(parent: XmlElement, step: Step, variables: Variables): XmlElement {
  const element: XmlElement = { name: step.name, attributes: {}, children: [], text: '' };
  parent.children.push(element);
  for (const { kind, path, value } of step.conditions) {
    const resolved = resolve(value, variables);
    if (kind !== 'exists' && resolved !== undefined)
      write(make(element, path, variables), resolved);
  }
  return element;
}

export function write({ element, attribute }: Place, value: string): void {
  if (attribute === undefined) element.text = value;
  else element.attributes[attribute] = value;
}

const resolve = (value: string, variables: Variables): string | undefined =>
  value.startsWith('$') ? variables(value.slice(1)) : value;
