import type { XmlElement } from '../xml.ts';
import { matches, type Place, resolve, type Step, type Variables } from './path.ts';

export const emptyElement = (name: string): XmlElement => ({
  name,
  attributes: {},
  children: [],
  text: '',
});

/**
 * The place that the steps lead to, made where it isn't there yet, with its conditions fulfilled.
 *
 * @param always makes a new element for the last step even if one is there (unless a `step*` is made anew
 *   anyway): the next item of a list
 */
export function make(
  from: XmlElement,
  steps: readonly Step[],
  variables: Variables,
  always = false,
): Place {
  let element = from;
  const anew = always && !steps.some(({ isAnew }) => isAnew) ? steps.length - 1 : -1;
  for (const [i, step] of steps.entries()) {
    if (step.isAttribute) return { element, attribute: step.name };
    element =
      (step.isAnew || i === anew ? undefined : existing(element, step, variables)) ??
      create(element, step, variables);
  }
  return { element };
}

const existing = (
  { children }: XmlElement,
  step: Step,
  variables: Variables,
): XmlElement | undefined =>
  children.find(
    (child) => child.name === step.name && matches(child, step.conditions, variables, children),
  );

function create(parent: XmlElement, step: Step, variables: Variables): XmlElement {
  const element = emptyElement(step.name);
  if (
    step.conditions.some(({ kind }) => kind === 'later') &&
    !parent.children.some(({ name }) => name === step.name)
  )
    parent.children.push(emptyElement(step.name));
  parent.children.push(element);
  for (const { kind, path, value } of step.conditions) {
    if (kind !== 'equals' && kind !== 'assign') continue;
    const resolved = resolve(value, variables);
    if (resolved !== undefined) put(make(element, path, variables), resolved);
  }
  return element;
}

export function put({ element, attribute }: Place, value: string): void {
  if (attribute === undefined) element.text = value;
  else element.attributes[attribute] = value;
}
