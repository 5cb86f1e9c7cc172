import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCii, writeCii } from '#activities/formats/cii/cii.ts';
import { ciiStructure } from '#activities/formats/cii/order.ts';
import { ciiStated } from '#activities/formats/cii/stated.ts';
import { sort } from '#activities/formats/mapping/order.ts';
import { prefixes } from '#activities/formats/namespaces.ts';
import { ublStructure } from '#activities/formats/ubl/order.ts';
import { ublStated } from '#activities/formats/ubl/stated.ts';
import { readUbl, writeUbl } from '#activities/formats/ubl/ubl.ts';
import { parseXml, type XmlElement } from '#activities/formats/xml.ts';
import { printXml } from '#activities/formats/xml-print.ts';
import { carriedPart } from '#workflows/invoice/lost.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import type { Term } from '#workflows/invoice/terms.ts';
import { arbitraryInvoice } from '../../samples/arbitrary.ts';
import { canonical } from '../../samples/canonical.ts';
import { creditNote, domesticInvoice } from '../../samples/invoices.ts';

const syntaxes = {
  cii: { read: readCii, write: writeCii, structure: ciiStructure, stated: ciiStated },
  ubl: { read: readUbl, write: writeUbl, structure: ublStructure, stated: ublStated },
};
type SyntaxName = keyof typeof syntaxes;

/** The root's local name tells. */
const syntaxOf = (xml: Uint8Array): SyntaxName =>
  /<(\w+:)?CrossIndustryInvoice\b/.test(Buffer.from(xml).toString('latin1')) ? 'cii' : 'ubl';

function parsed(syntax: SyntaxName, xml: Uint8Array | string): Invoice {
  const read = syntaxes[syntax].read(typeof xml === 'string' ? Buffer.from(xml, 'utf8') : xml);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.invoice;
}

const hasPlaceIn = (syntax: SyntaxName) => (term: Term | undefined) =>
  (syntax === 'cii' ? term?.cii : term?.ublInvoice) !== undefined;

const stored = (invoice: Invoice): Invoice => Invoice.parse(JSON.parse(JSON.stringify(invoice)));

/** What may be done to a document that the terms alone would not say: each picks an element by number. */
const mutations = fc.array(
  fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('child' as const, 'attribute' as const, 'swap' as const, 'text' as const),
    which: fc.nat(),
    text: fc.constantFrom('x', 'a & <b>', '"q"', 'é 1'),
  }),
  { minLength: 1, maxLength: 8 },
);
type Mutation = (typeof mutations extends fc.Arbitrary<infer T> ? T : never)[number];

function mutate(root: XmlElement, { at, kind, which, text }: Mutation, name: SyntaxName): void {
  const all = [...descendants(root)];
  const element = all[at % all.length] ?? root;
  const { children } = element;
  const slots = [...(syntaxes[name].structure.get(localRoot(element.name)) ?? [])];
  if (kind === 'attribute' && element !== root)
    element.attributes[['listID', 'schemeID', 'languageID'][which % 3] ?? ''] = text;
  if (kind === 'text' && children.length === 0 && element !== root) element.text = text;
  if (kind === 'swap') children.reverse();
  const slot = slots[which % slots.length];
  const isThere = children.some((child) => child.name === slot?.[0]);
  if (kind === 'child' && slot && !(isThere && slot[1].max === 1))
    children.push({ name: slot[0], attributes: {}, children: [], text });
}

function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* descendants(child);
}

const localRoot = (name: string): string => name.replace(/^(invoice|creditNote):/, '');

function tree(xml: string): XmlElement {
  const read = parseXml(Buffer.from(xml, 'utf8'), prefixes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  // The parser shares attributes between elements that are written alike.
  const copy = ({ name, attributes, children, text }: XmlElement): XmlElement => ({
    name: localRoot(name),
    attributes: { ...attributes },
    children: children.map(copy),
    text,
  });
  const blank =
    new RegExp(`^[^]*?(<${localRoot(read.document.root.name)}[^>]*>)`).exec(xml)?.[1] ?? '';
  const root = copy(read.document.root);
  for (const [, key = '', value = ''] of blank.matchAll(/(xmlns[:\w]*)="([^"]*)"/g))
    root.attributes[key] = value;
  return root;
}

test.each(['cii', 'ubl'] as const)(
  'whatever else a %s document says in the places of its schema is said again',
  (name) => {
    fc.assert(
      fc.property(arbitraryInvoice, mutations, (invoice, changes) => {
        const { read, write, structure } = syntaxes[name];
        const root = tree(write(invoice));
        for (const change of changes) mutate(root, change, name);
        sort(root, structure);
        const source = printXml(root);
        const first = read(Buffer.from(source, 'utf8'));
        fc.pre(first.ok);
        expect(canonical(write(stored(first.invoice)))).toEqual(canonical(source));
      }),
      { numRuns: 150 },
    );
  },
);

describe('what a document says beyond the terms', () => {
  const source = writeUbl(domesticInvoice)
    .replace('<cbc:Note>', '<cbc:Note languageID="fr">')
    .replace(/(<cac:Item>.*?)(<cbc:Name>)/gs, '$1<cbc:PackQuantity>6</cbc:PackQuantity>$2')
    .replace(
      '<cbc:CustomizationID>',
      `<e:UBLExtensions xmlns:e="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2">
        <e:UBLExtension><e:ExtensionContent><s:seal xmlns:s="urn:example:seal"><plain xmlns="">7</plain></s:seal>
        </e:ExtensionContent></e:UBLExtension></e:UBLExtensions><cbc:CustomizationID>`,
    );
  const invoice = parsed('ubl', source);

  test('is kept whatever its namespace, and written with prefixes declared', () => {
    expect(canonical(writeUbl(stored(invoice)))).toEqual(canonical(source));
  });

  test('is written beside a value that was changed since, which stays changed', () => {
    const changed = {
      ...invoice,
      number: 'F-2',
      delivery: { ...invoice.delivery, date: '2026-02-01' },
    };
    const again = parsed('ubl', writeUbl(changed));
    expect(again).toEqual(changed);
  });

  test('is left out where its line is gone', () => {
    const [line] = invoice.lines;
    const shorter = { ...invoice, lines: line ? [line] : [] };
    expect(writeUbl(shorter).match(/PackQuantity>6</g)).toHaveLength(1);
  });

  test('is left out of another profile, and of another syntax', () => {
    const { extensions: _, ...terms } = invoice;
    const specification = 'urn:example:other';
    expect(writeUbl({ ...invoice, specification })).toBe(writeUbl({ ...terms, specification }));
    expect(writeCii(invoice)).toBe(writeCii(terms));
  });

  test.each([
    ['a fragment that is cut', { kind: 'element', path: 'cbc:UUID', xml: '<cbc:UUID>' }],
    ['a fragment of another name', { kind: 'element', path: 'cbc:UUID', xml: '<cbc:X>1</cbc:X>' }],
    ['an attribute that is no name', { kind: 'value', path: 'cbc:ID/@a="" b', value: 'x' }],
    ['a place that is not there', { kind: 'value', path: 'cac:Nothing[7]/cbc:ID', value: 'x' }],
    ['an order of others', { kind: 'order', path: 'cac:InvoiceLine', order: [7], of: 99 }],
  ] as const)('is left out when it is %s', (_, extension) => {
    const { extensions: __, ...terms } = domesticInvoice;
    const { specification } = terms;
    const content = [extension].map((one) =>
      'order' in one ? { ...one, order: [...one.order] } : one,
    );
    const extensions = { syntax: 'ubl-invoice' as const, specification, content };
    expect(writeUbl({ ...terms, extensions })).toBe(writeUbl(terms));
  });

  test('a credit note that was read is one again', () => {
    const note = writeUbl(creditNote).replace('<cbc:Note>', '<cbc:Note languageID="fr">');
    expect(canonical(writeUbl(parsed('ubl', note)))).toEqual(canonical(note));
  });
});

const corpus = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats/corpus');
const expected = resolve(corpus, 'EXPECTED_PHIVE.tsv');
const hasCorpus = existsSync(expected);
const reason = hasCorpus ? '' : ' (skipped: no corpus beside the project)';

describe.skipIf(!hasCorpus)(`every valid invoice of the corpus${reason}`, () => {
  const files = (hasCorpus ? readFileSync(expected, 'utf8').trim().split('\n') : [])
    .map((line) => line.split('\t'))
    .filter(([, , verdict]) => verdict === 'VALID')
    .map(([file = '']) => ({ file, xml: readFileSync(resolve(corpus, file)) }));

  test('read and written again in its syntax says the same, element by element', () => {
    for (const { file, xml } of files) {
      const syntax = syntaxOf(xml);
      const invoice = stored(parsed(syntax, xml));
      expect({ file, said: canonical(syntaxes[syntax].write(invoice)) }).toEqual({
        file,
        said: canonical(xml),
      });
    }
  });

  test('written in the other syntax has the terms that it has places for, and those that it cannot leave out', () => {
    for (const { file, xml } of files) {
      const syntax = syntaxOf(xml);
      const other = syntax === 'cii' ? 'ubl' : 'cii';
      const { extensions: _, ...terms } = parsed(syntax, xml);
      const { extensions: __, ...there } = parsed(other, syntaxes[other].write(terms));
      const carried = carriedPart(terms, hasPlaceIn(other));
      expect({ file, there }).toEqual({ file, there: syntaxes[other].stated(carried) });
    }
  });
});
