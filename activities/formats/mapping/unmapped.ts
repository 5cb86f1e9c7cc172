import type { Problem } from '#workflows/problem.ts';
import type { XmlElement } from '../xml.ts';
import { moreUnmapped, unmappedElement } from './problems.ts';

/** A document full of what we don't know says so once, not half a million times. */
const MOST = 500;

/** Elements with a value that no term was read from: warnings, one an element, and one for those after the first 500. */
export function unmappedElements(root: XmlElement, taken: ReadonlySet<XmlElement>): Problem[] {
  const problems: Problem[] = [];
  const trail: XmlElement[] = [];
  let more = 0;

  function visit(element: XmlElement): void {
    trail.push(element);
    for (const child of element.children) visit(child);
    if (element.children.length === 0 && !taken.has(element)) report(element);
    trail.pop();
  }

  function report({ text }: XmlElement): void {
    const value = text.trim();
    if (value === '') return;
    if (problems.length < MOST) problems.push(unmappedElement(pathOf(trail), value));
    else more += 1;
  }

  visit(root);
  return more === 0 ? problems : [...problems, moreUnmapped(more)];
}

function pathOf(trail: readonly XmlElement[]): string {
  const steps = trail.map((element, i) => {
    const siblings = trail[i - 1]?.children.filter(({ name }) => name === element.name) ?? [];
    const position = siblings.indexOf(element);
    return position > 0 ? `${element.name}[${position + 1}]` : element.name;
  });
  return steps.join('/');
}
