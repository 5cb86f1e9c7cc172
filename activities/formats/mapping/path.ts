import type { XmlElement } from '../xml.ts';

/** The small XPath of the terms table (see `Term` in workflows/invoice/terms.ts), parsed. */
export interface Step {
  readonly name: string;
  readonly isAttribute: boolean;
  /** `step*`: the element is made anew for each value. */
  readonly isAnew: boolean;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly kind: 'equals' | 'differs' | 'assign' | 'exists' | 'first' | 'later';
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

/** One list of steps for each alternative of `A|B`; no steps for `.`, the element itself. */
export const parsePath = (path: string): Step[][] => split(path, '|').map(parseSteps);

const parseSteps = (path: string): Step[] =>
  path === '.' ? [] : split(path.replace(/^\.\//, ''), '/').map(parseStep);

function parseStep(step: string): Step {
  const [, sign, name = '', star, conditions = ''] =
    /^(@?)([^[*]+)(\*?)((?:\[[^\]]*\])*)$/.exec(step) ?? [];
  if (name === '') throw new RangeError(`no step: ${step}`);
  return {
    name,
    isAttribute: sign === '@',
    isAnew: star === '*',
    conditions: [...conditions.matchAll(/\[([^\]]*)\]/g)].map(([, text = '']) =>
      parseCondition(text),
    ),
  };
}

const KINDS = { '=': 'equals', '!=': 'differs', ':=': 'assign' } as const;

const POSITIONS = { '#1': 'first', '#2+': 'later' } as const;

function parseCondition(text: string): Condition {
  if (text in POSITIONS)
    return { kind: POSITIONS[text as keyof typeof POSITIONS], path: [], value: '' };
  const [, path = text, sign, value = ''] = /^(.*?)([:!]?=)(.*)$/.exec(text) ?? [];
  const kind = sign === undefined ? 'exists' : KINDS[sign as keyof typeof KINDS];
  return { kind, path: parseSteps(path), value };
}

/** At separators outside of conditions. */
function split(text: string, separator: string): string[] {
  if (!text.includes('[')) return text.split(separator);
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
      children.filter(
        (child) => child.name === step.name && matches(child, step.conditions, variables, children),
      ),
    );
  }
  return elements.map((element) => ({ element }));
}

export const valueAt = ({ element, attribute }: Place): string =>
  (attribute === undefined ? element.text : (element.attributes[attribute] ?? '')).trim();

/** @param siblings the element's and its own */
export function matches(
  element: XmlElement,
  conditions: readonly Condition[],
  variables: Variables,
  siblings: readonly XmlElement[],
): boolean {
  for (const condition of conditions)
    if (condition.kind !== 'assign' && !holds(element, condition, variables, siblings))
      return false;
  return true;
}

function holds(
  element: XmlElement,
  { kind, path, value }: Condition,
  variables: Variables,
  siblings: readonly XmlElement[],
): boolean {
  if (kind === 'first' || kind === 'later') {
    const isFirst = siblings.find(({ name }) => name === element.name) === element;
    return isFirst === (kind === 'first');
  }
  if (kind === 'exists') return some(element, path, 0, () => true, variables);
  const wanted = resolve(value, variables);
  const isThere =
    wanted !== undefined &&
    some(element, path, 0, (place) => same(valueAt(place), wanted), variables);
  return kind === 'differs' ? !isThere : isThere;
}

/** Whether any of the places that `find` would give passes; nearly all of reading is this question. */
function some(
  element: XmlElement,
  steps: readonly Step[],
  from: number,
  test: (place: Place) => boolean,
  variables: Variables,
): boolean {
  const step = steps[from];
  if (!step) return test({ element });
  if (step.isAttribute)
    return step.name in element.attributes && test({ element, attribute: step.name });
  for (const child of element.children)
    if (
      child.name === step.name &&
      matches(child, step.conditions, variables, element.children) &&
      some(child, steps, from + 1, test, variables)
    )
      return true;
  return false;
}

/** xs:boolean has two spellings of each value; VAT is also met in lower case. */
const same = (found: string, wanted: string): boolean =>
  found === wanted ||
  (wanted === 'true' && found === '1') ||
  (wanted === 'false' && found === '0') ||
  (wanted === 'VAT' && found.toUpperCase() === 'VAT');

export const resolve = (value: string, variables: Variables): string | undefined =>
  value.startsWith('$') ? variables(value.slice(1)) : value;
