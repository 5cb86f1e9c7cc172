import type { Problem } from '#workflows/problem.ts';
import { pathOf } from '../binding/inspect.ts';
import type { Slot, Structure } from '../mapping/order.ts';
import type { XmlElement } from '../xml.ts';
import { childOf } from '../xml-walk.ts';
import { type SchemaFault, schemaProblem } from './problems.ts';
import { isValue, type ValueType } from './values.ts';

/** A document full of what the schema does not know says so once, not half a million times. */
const MOST = 50;

/** Content that a schema leaves open. */
const OPEN = 'ext:ExtensionContent';

/**
 * What a schema validator would refuse: elements that are unknown, out of order, too many or missing, values that are
 * not of their type, attributes. At most 50, in document order.
 *
 * @param structure of the syntax; of its versions the oldest is meant
 * @param typeOf the type of a value by its name and that of the element that it lies in
 */
export function schemaProblems(
  root: XmlElement,
  structure: Structure,
  typeOf: (name: string, parent: string) => ValueType,
): Problem[] {
  const problems: Problem[] = [];
  const trail: XmlElement[] = [];
  const report = (fault: SchemaFault, below = '') => {
    if (problems.length < MOST) problems.push(schemaProblem(fault, `${pathOf(trail)}${below}`));
  };

  const reportChild = (fault: SchemaFault, child: XmlElement) => {
    trail.push(child);
    report(fault);
    trail.pop();
  };

  function visit(element: XmlElement, slots: Slots | undefined): void {
    trail.push(element);
    if (slots) judgeParent(element, slots);
    else judgeValue(element);
    trail.pop();
  }

  function judgeParent(element: XmlElement, slots: Slots): void {
    const { attributes, children, text } = element;
    if (text !== '' && text.trim() !== '') report('text');
    for (const name in attributes) if (name !== 'xmlns') report('attribute', `/@${name}`);
    let last = 0;
    let previous = '';
    let count = 0;
    for (const child of children) {
      const slot = slots.get(child.name);
      const isKnown = slot !== undefined && !slot.isLater;
      count = child.name === previous ? count + 1 : 1;
      previous = child.name;
      if (!isKnown) reportChild('unknown', child);
      else if (slot.rank < last) reportChild('order', child);
      else if (count === (slot.wasSingle ? 1 : slot.max) + 1) reportChild('tooMany', child);
      if (!isKnown) continue;
      last = Math.max(last, slot.rank);
      if (child.name !== OPEN) visit(child, structure.get(child.name));
    }
    const { required, isChoice } = demandsOf(slots);
    for (const name of required) if (!childOf(element, name)) report('missing', `/${name}`);
    if (isChoice && !children.some(({ name }) => slots.has(name))) report('missing');
  }

  function judgeValue({ name, attributes, children, text }: XmlElement): void {
    const { kind, attributes: allowed, required, fixed } = typeOf(name, trail.at(-2)?.name ?? '');
    if (children.length > 0) report('unknown', `/${children[0]?.name}`);
    else if (!isValue(text, kind)) report(kind === 'text' ? 'text' : faultOf[kind]);
    for (const attribute in attributes)
      if (!allowed.has(attribute) && attribute !== 'xmlns') report('attribute', `/@${attribute}`);
    for (const attribute in fixed)
      if ((attributes[attribute] ?? fixed[attribute]) !== fixed[attribute])
        report('attributeValue', `/@${attribute}`);
    for (const attribute of required)
      if (!(attribute in attributes)) report('attributeMissing', `/@${attribute}`);
  }

  visit(root, structure.get(root.name) ?? structure.get(root.name.split(':')[1] ?? ''));
  return problems;
}

type Slots = ReadonlyMap<string, Slot>;

const faultOf = {
  decimal: 'decimal',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'date',
  time: 'time',
  base64: 'base64',
} as const;

interface Demands {
  readonly required: readonly string[];
  /** CII writes dates and indicators in one of several ways, of which there must be one. */
  readonly isChoice: boolean;
}

const demands = new WeakMap<Slots, Demands>();

function demandsOf(slots: Slots): Demands {
  const known = demands.get(slots);
  if (known) return known;
  const required = [...slots].filter(([, slot]) => slot.min === 1 || slot.wasRequired);
  const [first = ''] = slots.keys();
  const found = { required: required.map(([name]) => name), isChoice: /^[uq]dt:/.test(first) };
  demands.set(slots, found);
  return found;
}
