import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertInvoice } from '#activities/formats/convert.ts';
import { readEdifact } from '#activities/formats/edifact/read.ts';
import { writeEdifact } from '#activities/formats/edifact/write.ts';
import { readInvoice } from '#activities/formats/read.ts';
import { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import { carriedPart } from '#workflows/invoice/lost.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { EN16931 } from '#workflows/invoice/targets.ts';
import { spellableInvoice } from './spellable.ts';

const address = { id: '3012345000008' };
const partnerOf = (directory: 'D96A' | 'D01B', more: object = {}) =>
  EdifactPartner.parse({ directory, sender: address, recipient: address, ...more });

/** What a message without warnings says. */
function again(bytes: Uint8Array, partner: EdifactPartner): Invoice {
  const read = readEdifact(bytes, partner);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const [invoice] = read.invoices;
  if (!invoice?.ok) throw new Error(JSON.stringify(invoice?.problems));
  expect(invoice.unmapped).toEqual([]);
  return invoice.invoice;
}

describe.each(['D96A', 'D01B'] as const)('an invoice in %s', (directory) => {
  test('that is written without a warning is read as it was', () => {
    let silent = 0;
    fc.assert(
      fc.property(spellableInvoice, fc.constantFrom('UNOC', 'UNOY'), (invoice, charset) => {
        const partner = partnerOf(directory, { charset });
        const written = writeEdifact(invoice, partner);
        fc.pre(written.ok);
        if (written.problems.some(({ code }) => code !== 'EDI_GLN')) return;
        silent += 1;
        expect(again(written.bytes, partner)).toEqual(invoice);
      }),
      { numRuns: 300 },
    );
    expect(silent).toBeGreaterThan(50);
  });
});

test('a classification with the code of the seller’s article number is told and not taken for it', () => {
  const line = { id: '1', item: { classifications: [{ value: '8471', scheme: 'SA' }] } };
  const invoice = Invoice.parse({ specification: EN16931, currency: 'EUR', lines: [line] });
  const written = writeEdifact(invoice, partnerOf('D96A'));
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  expect(written.problems).toContainEqual(expect.objectContaining({ code: 'EDI_CLASS_RESERVED' }));
  expect(again(written.bytes, partnerOf('D96A')).lines[0]?.item.sellerId).toBeUndefined();
});

const corpus = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'formats/corpus');
const verdicts = resolve(corpus, 'EXPECTED_PHIVE.tsv');
const hasCorpus = existsSync(verdicts);

/** They concern the envelope. */
const HARMLESS = new Set(['EDI_GLN', 'EDI_ADDRESS_MADE']);

describe.skipIf(!hasCorpus)(
  `valid CII and UBL invoices${hasCorpus ? '' : ' (skipped: no corpus beside the project)'}`,
  () => {
    test.each(['edifact-d96a', 'edifact-d01b'] as const)(
      'have the same terms in %s, but for those that are told',
      async (to) => {
        const files = readFileSync(verdicts, 'utf8')
          .trim()
          .split('\n')
          .map((line) => line.split('\t'))
          .filter(([, , verdict]) => verdict === 'VALID');
        let silent = 0;
        for (const [file = ''] of files) {
          const bytes = readFileSync(resolve(corpus, file));
          const read = await readInvoice([{ name: file, bytes }], { keepsExtensions: false });
          if (!read.ok) continue;
          const made = await convertInvoice({ invoice: read.invoice, to });
          if (!made.ok) continue;
          const changes = made.problems.filter(({ code }) => !HARMLESS.has(code));
          const message = readEdifact(made.bytes);
          const [there] = message.ok ? message.invoices : [];
          expect({ file, isRead: there?.ok }).toEqual({ file, isRead: true });
          if (!there?.ok || changes.length > 0) continue;
          silent += 1;
          const said = carriedPart(read.invoice, (term) => term?.edifact !== undefined);
          const { specification: _, ...terms } = there.invoice;
          expect({ file, terms: plain(terms) }).toEqual({ file, terms: plain(said) });
        }
        expect(silent).toBeGreaterThan(20);
      },
      120_000,
    );
  },
);

/**
 * Without what is empty: a group of which nothing is carried is no group in a message. Identifiers in one order: a party's
 * GLN stands before its other numbers.
 */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.map(plain) : undefined;
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value)
    .map(([name, part]) => [name, name === 'identifiers' ? inOrder(part) : plain(part)] as const)
    .filter(([, part]) => part !== undefined);
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

function inOrder(identifiers: unknown): unknown {
  const sorted = (identifiers as { value: string }[]).toSorted((a, b) =>
    a.value < b.value ? -1 : 1,
  );
  return sorted.length > 0 ? sorted : undefined;
}
