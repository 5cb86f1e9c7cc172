import { readFileSync } from 'node:fs';
import { namespaces, type Prefix, prefixes } from '#activities/formats/namespaces.ts';
import { parseXml, type XmlElement } from '#activities/formats/xml.ts';
import { printXml } from '#activities/formats/xml-print.ts';
import { seeded } from '../chaos/random.ts';

export interface Mutant {
  readonly source: string;
  readonly changes: readonly string[];
  readonly xml: string;
}

/** Values that are right somewhere and wrong in most places. */
const values =
  '|-1|0|abc|12.345|1000000.00|XX|EUR|S|E|AE|K|O|Z|G|L|M|B|20|2026-02-30|20260101|2020-01-01|FR|30|58|381|380|true|false| 1 '.split(
    '|',
  );
const attributeValues = '|XX|USD|0088|9999|C62|application/xml'.split('|');

type Draw = <T>(from: readonly T[]) => T | undefined;

/** One document with one or two things about it changed, always the same for the same seed. */
export function mutant(sources: readonly string[], seed: number): Mutant {
  const next = seeded(seed);
  const draw: Draw = (from) => from[Math.floor(next() * from.length)];
  const source = draw(sources) ?? '';
  const parsed = parseXml(readFileSync(source), prefixes);
  if (!parsed.ok) throw new Error(`${source} is not XML`);
  const { root } = parsed.document;
  const changes = [change(root, draw), ...(next() < 0.3 ? [change(root, draw)] : [])];
  declare(root, root);
  return { source, changes, xml: printXml(root) };
}

function change(root: XmlElement, draw: Draw): string {
  const all = below(root);
  const kinds = [
    'out',
    'out',
    'out',
    'double',
    'value',
    'value',
    'value',
    'attribute',
    'swap',
  ] as const;
  const [element, parent] = draw(all) ?? [root, root];
  const at = parent.children.indexOf(element);
  switch (draw(kinds)) {
    case 'out':
      parent.children.splice(at, 1);
      return `without ${element.name}`;
    case 'double':
      parent.children.splice(at, 0, structuredClone(element));
      return `twice ${element.name}`;
    case 'swap': {
      const before = parent.children[at - 1];
      if (before) parent.children.splice(at - 1, 2, element, before);
      return `${element.name} earlier`;
    }
    case 'attribute': {
      const [owner] = draw(all.filter(([one]) => Object.keys(one.attributes).length > 0)) ?? [];
      const name = owner && draw(Object.keys(owner.attributes));
      if (!owner || name === undefined) return 'nothing';
      const value = draw([undefined, ...attributeValues]);
      if (value === undefined) delete owner.attributes[name];
      else owner.attributes[name] = value;
      return `${owner.name}/@${name} ${value}`;
    }
    default: {
      const [leaf] = draw(all.filter(([one]) => one.children.length === 0)) ?? [];
      if (leaf) leaf.text = draw(values) ?? '';
      return `${leaf?.name} ${leaf?.text}`;
    }
  }
}

/** Every element below the root with its parent. */
const below = (parent: XmlElement): (readonly [XmlElement, XmlElement])[] =>
  parent.children.flatMap((child) => [[child, parent] as const, ...below(child)]);

function declare(element: XmlElement, root: XmlElement): void {
  const prefix = element.name.split(':')[0] as Prefix;
  root.attributes[`xmlns:${prefix}`] ??= namespaces[prefix];
  for (const child of element.children) declare(child, root);
}
