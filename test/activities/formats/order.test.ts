import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ciiStructure } from '#activities/formats/cii/order.ts';
import type { Structure } from '#activities/formats/mapping/order.ts';
import { ublStructure } from '#activities/formats/ubl/order.ts';
import { parseXml, type XmlElement } from '#activities/formats/xml.ts';

const rules = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats/rules');
const reason = existsSync(rules) ? '' : ' (skipped: no schemas beside the project)';

/** `name: child child? child*` of each type of a schema whose content is a sequence. */
function sequences(folder: string, file: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(folder).filter((one) => file.test(one)))
    for (const type of of(schema(join(folder, name)), 'complexType')) {
      const [sequence] = of(type, 'sequence');
      if (sequence) found.set(nameOf(type), of(sequence, 'element').map(child).join(' '));
    }
  return found;
}

function schema(path: string): XmlElement {
  const read = parseXml(readFileSync(path), { 'http://www.w3.org/2001/XMLSchema': 'xs' });
  if (!read.ok) throw new Error(path);
  return read.document.root;
}

const of = ({ children }: XmlElement, name: string): XmlElement[] =>
  children.filter((one) => one.name === `xs:${name}`);

const nameOf = ({ attributes }: XmlElement): string => attributes.name ?? attributes.ref ?? '';

function child(element: XmlElement): string {
  const { minOccurs = '1', maxOccurs = '1' } = element.attributes;
  const sign = { '01': '?', '11': '', '0unbounded': '*', '1unbounded': '+' }[minOccurs + maxOccurs];
  return `${nameOf(element)}${sign}`;
}

/** One of our sequences in the same words. */
const told = (structure: Structure, parent: string): string =>
  [...(structure.get(parent) ?? [])]
    .map(([name, { min, max }]) => `${name}${max === 1 ? '?'.repeat(1 - min) : min ? '+' : '*'}`)
    .join(' ');

describe.skipIf(!existsSync(rules))(`the order tables${reason}`, () => {
  test('have every sequence of UBL 2.1 that is reached from an invoice or a credit note', () => {
    const [common, main] = ['common', 'maindoc'].map((one) => join(rules, 'ubl-2.1', one));
    const types = sequences(common ?? '', /CommonAggregate/);
    for (const [name, sequence] of sequences(main ?? '', /./)) types.set(name, sequence);
    const elements = of(
      schema(join(common ?? '', 'UBL-CommonAggregateComponents-2.1.xsd')),
      'element',
    );
    const typeOf = new Map(
      elements.map((one) => [`cac:${nameOf(one)}`, one.attributes.type ?? '']),
    );
    const reached = new Set<string>();
    const visit = (parent: string, type: string) => {
      if (reached.has(parent)) return;
      reached.add(parent);
      const sequence = types.get(type) ?? '';
      expect(`${parent}: ${told(ublStructure, parent)}`).toBe(`${parent}: ${sequence}`);
      for (const word of sequence.split(' ')) {
        const name = word.replace(/[?*+]$/, '');
        const inner = typeOf.get(name);
        if (inner) visit(name, inner);
      }
    };
    visit('Invoice', 'InvoiceType');
    visit('CreditNote', 'CreditNoteType');
    expect(reached.size).toBe(
      [...ublStructure.keys()].filter((one) => !one.startsWith('ext:')).length,
    );
  });

  test('have the sequences of Cross Industry Invoice D22B', () => {
    const types = sequences(join(rules, 'cii-d22b'), /ReusableAggregate/);
    const known = new Set([...types.values()]);
    const parents = [...ciiStructure.keys()].filter(
      (one) => !/(DateTime|Date|Indicator)$/.test(one),
    );
    const unknown = parents.filter(
      (parent) =>
        parent !== 'rsm:CrossIndustryInvoice' &&
        !known.has(told(ciiStructure, parent).replaceAll('ram:', '')),
    );
    expect(unknown).toEqual([]);
    expect(parents.length).toBeGreaterThan(150);
  });
});
