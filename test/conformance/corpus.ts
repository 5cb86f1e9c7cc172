import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prefixes } from '#activities/formats/namespaces.ts';
import { parseXml, type XmlElement } from '#activities/formats/xml.ts';

/** Official unit tests and sample invoices, which are not ours to keep in the project. */
export const corpus = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats/corpus');
export const hasCorpus = existsSync(join(corpus, 'EXPECTED_UNIT.tsv'));
export const corpusReason = hasCorpus ? '' : ' (skipped: no corpus beside the project)';

/** One `<test>` of an official `<testSet>`: it judges the rules that it names, others may fire. */
export interface UnitTest {
  readonly folder: string;
  readonly file: string;
  readonly index: number;
  readonly root: XmlElement;
  readonly mustNotFire: readonly string[];
  readonly mustFire: readonly string[];
}

/** A sample document with the verdict of an oracle. */
export interface Verdict {
  readonly file: string;
  readonly rules: string;
  readonly isValid: boolean;
  /** Official ids of the broken rules, and `XSD` for a document that its schema refuses. */
  readonly fatal: readonly string[];
}

const rows = (name: string): string[][] =>
  readFileSync(join(corpus, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));

const ids = (cell = ''): string[] => cell.split(',').filter((id) => id !== '');

export function unitTests(): UnitTest[] {
  const places = new Map<string, string>();
  for (const folder of readdirSync(corpus).filter((name) => name.includes('unit')))
    for (const file of readdirSync(join(corpus, folder))) places.set(file, folder);
  const trees = new Map<string, XmlElement[]>();
  return rows('EXPECTED_UNIT.tsv')
    .slice(1)
    .map(([file = '', index = '', success, error, warning]) => {
      const folder = places.get(file) ?? '';
      const tests = trees.get(file) ?? documentsOf(join(corpus, folder, file));
      trees.set(file, tests);
      const root = tests[Number(index)];
      if (!root) throw new Error(`${file} has no test ${index}`);
      const mustFire = [...ids(error), ...ids(warning)];
      return { folder, file, index: Number(index), root, mustNotFire: ids(success), mustFire };
    });
}

const DOCUMENTS = ['invoice:Invoice', 'creditNote:CreditNote', 'rsm:CrossIndustryInvoice'];

function documentsOf(path: string): XmlElement[] {
  const parsed = parseXml(readFileSync(path), prefixes);
  if (!parsed.ok) throw new Error(`${path}: ${JSON.stringify(parsed.problems)}`);
  return parsed.document.root.children
    .filter(({ name }) => name.endsWith('test'))
    .flatMap(({ children }) => children.filter(({ name }) => DOCUMENTS.includes(name)));
}

export function verdicts(): Verdict[] {
  return rows('EXPECTED_PHIVE.tsv')
    .filter(([file = '', , verdict]) => verdict !== 'NO_RULES' && isFile(join(corpus, file)))
    .map(([file = '', rules = '', verdict, , fatal = '']) => ({
      file: join(corpus, file),
      rules,
      isValid: verdict === 'VALID',
      fatal: officialIds(fatal),
    }));
}

/** Ids in an oracle's list, each once; whatever it says of the schema is `XSD`. */
export function officialIds(fatal: string): string[] {
  const schema = fatal.indexOf('XSD:');
  const found = ids(schema === -1 ? fatal : fatal.slice(0, schema));
  return [...new Set([...found, ...(schema === -1 ? [] : ['XSD'])])].sort();
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();
