import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCii, writeCii } from '#activities/formats/cii/cii.ts';
import { readUbl, writeUbl } from '#activities/formats/ubl/ubl.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { canonical } from '../../samples/canonical.ts';

const corpus = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats/corpus');
const expected = resolve(corpus, 'EXPECTED_PHIVE.tsv');
const hasCorpus = existsSync(expected);
const reason = hasCorpus ? '' : ' (skipped: no corpus beside the project)';

const syntaxes = {
  cii: { read: readCii, write: writeCii },
  ubl: { read: readUbl, write: writeUbl },
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

describe.skipIf(!hasCorpus)(`every valid invoice of the corpus${reason}`, () => {
  const files = (hasCorpus ? readFileSync(expected, 'utf8').trim().split('\n') : [])
    .map((line) => line.split('\t'))
    .filter(([, , verdict]) => verdict === 'VALID')
    .map(([file = '']) => ({ file, xml: readFileSync(resolve(corpus, file)) }));

  test('read and written again in its syntax says the same, element by element', () => {
    for (const { file, xml } of files) {
      const syntax = syntaxOf(xml);
      const invoice = Invoice.parse(JSON.parse(JSON.stringify(parsed(syntax, xml))));
      expect({ file, said: canonical(syntaxes[syntax].write(invoice)) }).toEqual({
        file,
        said: canonical(xml),
      });
    }
  });

  test('written in the other syntax has the same terms', () => {
    for (const { file, xml } of files) {
      const syntax = syntaxOf(xml);
      const other = syntax === 'cii' ? 'ubl' : 'cii';
      const { extensions: _, ...terms } = parsed(syntax, xml);
      const { extensions: __, ...there } = parsed(other, syntaxes[other].write(terms));
      expect({ file, there }).toEqual({ file, there: terms });
    }
  });
});
