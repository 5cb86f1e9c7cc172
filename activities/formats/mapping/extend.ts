import type { Extension } from '#workflows/invoice/extensions.ts';
import { prefixes } from '../namespaces.ts';
import { parseXml, type XmlElement } from '../xml.ts';
import { wrapFragments } from '../xml-print.ts';
import { byName, type Structure, sortChildren } from './order.ts';

/** What is to be done to an element, to the siblings of a name in it, and below it by the next step of a path. */
interface Task {
  readonly siblings: Map<string, SiblingTask>;
  readonly values: {
    readonly attribute: string | undefined;
    readonly value?: string | undefined;
    readonly instead?: string | undefined;
  }[];
  readonly below: Map<string, Task>;
}

interface SiblingTask {
  order?: { readonly order: readonly number[]; readonly of: number };
  /** By ascending position. */
  readonly added: { readonly position: number; readonly element: XmlElement }[];
}

/**
 * Makes a document that was written from the terms say again what else its source said, in the schema's order. What
 * no longer fits, since the invoice was changed in between, is left out.
 *
 * @param root with its children in the schema's order
 */
export function extend(
  root: XmlElement,
  extensions: readonly Extension[],
  structure: Structure,
): void {
  perform(root, tasksOf(extensions), structure);
}

function tasksOf(extensions: readonly Extension[]): Task {
  const root = emptyTask();
  const elements = parsed(extensions);
  let next = 0;
  for (const extension of extensions) {
    const steps = extension.path.match(STEPS) ?? [];
    const last = steps.at(-1) ?? '';
    if (extension.kind === 'value') {
      const attribute = last.startsWith('@') ? last.slice(1) : undefined;
      if (attribute !== undefined && !ATTRIBUTE_NAME.test(attribute)) continue;
      const task = descend(root, attribute === undefined ? steps : steps.slice(0, -1));
      task.values.push({ ...extension, attribute });
      continue;
    }
    const { name, position } = stepOf(last);
    const { siblings } = descend(root, steps.slice(0, -1));
    const task: SiblingTask = siblings.get(name) ?? { added: [] };
    siblings.set(name, task);
    if (extension.kind === 'order') task.order = extension;
    else {
      const element = elements[next];
      next += 1;
      if (element?.name === name) task.added.push({ position, element });
    }
  }
  return root;
}

/** XML 1.0, production 5 without colon: the path may come from anyone's JSON. */
const ATTRIBUTE_NAME = /^(?!xmlns$)[\p{L}_][\p{L}\p{N}._-]*$/u;

/** A namespace in braces may have slashes. */
const STEPS = /(?:\{[^}]*\}|[^/{])+/g;

const emptyTask = (): Task => ({ siblings: new Map(), values: [], below: new Map() });

function descend(from: Task, steps: readonly string[]): Task {
  let task = from;
  for (const step of steps) {
    const next = task.below.get(step) ?? emptyTask();
    task.below.set(step, next);
    task = next;
  }
  return task;
}

/** All fragments in one go; none of them when any is not well-formed. */
function parsed(extensions: readonly Extension[]): readonly XmlElement[] {
  const fragments = extensions.flatMap((one) => (one.kind === 'element' ? [one.xml] : []));
  if (fragments.length === 0) return [];
  const read = parseXml(Buffer.from(wrapFragments(fragments), 'utf8'), prefixes);
  return read.ok && read.document.root.children.length === fragments.length
    ? read.document.root.children
    : [];
}

/** `cac:Item[3]` is the third of its name, position 2; a first one has no number. */
function stepOf(step: string): { readonly name: string; readonly position: number } {
  const [, name = step, number] = /^(.*)\[(\d+)\]$/.exec(step) ?? [];
  return { name, position: number === undefined ? 0 : Number(number) - 1 };
}

function perform(element: XmlElement, task: Task, structure: Structure): void {
  if (task.siblings.size > 0) arrange(element, task.siblings, structure);
  for (const { attribute, value, instead } of task.values) {
    const present = attribute === undefined ? element.text.trim() : element.attributes[attribute];
    if ((present ?? '') !== (instead ?? '')) continue;
    if (attribute === undefined) element.text = value ?? '';
    else if (value === undefined) delete element.attributes[attribute];
    else element.attributes[attribute] = value;
  }
  if (task.below.size === 0) return;
  const groups = byName(element.children);
  for (const [step, below] of task.below) {
    const { name, position } = stepOf(step);
    const child = groups.get(name)?.[position];
    if (child) perform(child, below, structure);
  }
}

function arrange(
  parent: XmlElement,
  tasks: ReadonlyMap<string, SiblingTask>,
  structure: Structure,
): void {
  const groups = byName(parent.children);
  const slots = structure.get(parent.name);
  for (const [name, { order, added }] of tasks) {
    const present = groups.get(name) ?? [];
    const kept =
      order && order.of === present.length ? order.order.flatMap((i) => present[i] ?? []) : present;
    const [only] = kept;
    const [first, ...others] = added;
    if (only && first?.position === 0 && slots?.get(name)?.max === 1) {
      merge(only, first.element, structure);
      groups.set(name, withAdded(kept, others));
    } else groups.set(name, withAdded(kept, added));
  }
  parent.children.splice(0, Infinity, ...[...groups.values()].flat());
  sortChildren(parent, structure);
}

function withAdded(kept: readonly XmlElement[], added: SiblingTask['added']): XmlElement[] {
  const siblings: XmlElement[] = [];
  let next = 0;
  for (const { position, element } of added) {
    while (siblings.length < position && next < kept.length)
      siblings.push(...kept.slice(next, ++next));
    siblings.push(element);
  }
  return [...siblings, ...kept.slice(next)];
}

/** An element that may be there once only, and by now has been written for a term, takes what it lacks. */
function merge(present: XmlElement, more: XmlElement, structure: Structure): void {
  for (const [name, value] of Object.entries(more.attributes)) present.attributes[name] ??= value;
  if (present.children.length === 0 && present.text !== '') return;
  const lacking = new Map<string, SiblingTask>();
  const known = byName(present.children);
  for (const [name, elements] of byName(more.children)) {
    const position =
      known.has(name) && structure.get(present.name)?.get(name)?.max === 1 ? 0 : Infinity;
    lacking.set(name, { added: elements.map((element) => ({ position, element })) });
  }
  arrange(present, lacking, structure);
}
