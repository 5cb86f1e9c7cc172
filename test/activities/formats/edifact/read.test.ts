import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainPartner } from '#activities/formats/edifact/partner.ts';
import { readEdifact } from '#activities/formats/edifact/read.ts';
import { writeEdifact } from '#activities/formats/edifact/write.ts';
import { readInvoice, readInvoices } from '#activities/formats/read.ts';
import { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import { creditNote, domesticInvoice } from '../../../samples/invoices.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** Our own message, as text. */
function message(more: object = {}): string {
  const written = writeEdifact(domesticInvoice, {
    ...plainPartner('D96A'),
    sender: { id: '3012345000008', qualifier: '14' },
    recipient: { id: '3098765000009', qualifier: '14' },
    ...more,
  });
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  return Buffer.from(written.bytes).toString('latin1');
}

function problemsOf(text: string): string[] {
  const read = readEdifact(bytes(text));
  if (!read.ok) return read.problems.map(({ code }) => code);
  return read.invoices.flatMap((one) =>
    (one.ok ? one.unmapped : one.problems).map(({ code }) => code),
  );
}

describe('an interchange', () => {
  const whole = message();

  test.each([
    ['that is cut', whole.slice(0, -30), 'EDI_TRUNCATED'],
    ['without UNZ', whole.replace(/UNZ.*/, ''), 'EDI_TRUNCATED'],
    ['without UNT', whole.replace(/UNT[^']*'/, ''), 'EDI_ENVELOPE'],
    ['of another character set', whole.replace('UNOC', 'UNOQ'), 'EDI_CHARSET'],
    ['whose marks are not different', whole.replace("UNA:+.? '", "UNA++.? '"), 'EDI_MARKS'],
    ['of another message', whole.replace('INVOIC:D', 'ORDERS:D'), 'EDI_NOT_INVOICE'],
    [
      'whose message ends with another reference',
      whole.replace(/(UNT\+\d+\+)1'/, "$12'"),
      'EDI_REFERENCE',
    ],
    ['that lacks a message', whole.replace(/UNZ\+1/, 'UNZ+2'), 'EDI_COUNT'],
    ['with a wrong count of segments', whole.replace(/UNT\+\d+/, 'UNT+7'), 'EDI_COUNT'],
    ['with fewer lines than it counts', whole.replace(/CNT\+2:\d+/, 'CNT+2:99'), 'EDI_COUNT'],
    ['whose apostrophe is not released', whole.replace('BGM+', "x'y+"), 'EDI_TAG'],
    [
      'with a segment out of place',
      whole.replace('DTM+137', "PRI+AAA:1'DTM+137"),
      'EDI_SEGMENT_MISPLACED',
    ],
    [
      'with a date that no calendar has',
      whole.replace(/DTM\+137:\d+/, 'DTM+137:20260231'),
      'VALUE_NOT_A_DATE',
    ],
    [
      'with a segment that no term has',
      whole.replace("UNS+S'", "TOD+3++CIF'UNS+S'"),
      'EDI_SEGMENT_UNMAPPED',
    ],
  ])('%s is told so', (_, text, code) => {
    expect(text).not.toBe(whole);
    expect(problemsOf(text)).toContain(code);
  });

  test('that is damaged anywhere gives an invoice or problems, never an error', () => {
    const damage = fc.array(fc.tuple(fc.nat(whole.length), fc.nat(255)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (changes, end) => {
        const damaged = bytes(end % 4 === 0 ? whole.slice(0, end) : whole);
        for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
        const read = readEdifact(damaged);
        const results = read.ok ? read.invoices : [read];
        for (const one of results) expect(one.ok || one.problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('of UTF-8 that is none is refused', () => {
    expect(problemsOf(message().replace('UNOC:3', 'UNOY:4').replace('UNS', '\xe9UNS'))).toEqual([
      'EDI_ENCODING',
    ]);
  });

  test('with other marks, a decimal comma and line ends says the same', () => {
    const marks: Record<string, string> = { ':': ';', '+': '*', "'": '~' };
    const other = message({ lineEnds: true, una: false })
      .replace(/\?(.)|[:+']/g, (sign, released) => released ?? marks[sign])
      .replace(/(MOA\*\d+;-?\d+)\./g, '$1,');
    const [read] = readOk(`UNA;*,! ~\r\n${other}`);
    const [plain] = readOk(message());
    expect(read).toEqual(plain);
  });

  test('of several messages is several invoices, and is refused where one is expected', async () => {
    const [, one = ''] = /(UNH.*UNT[^']*')/s.exec(message()) ?? [];
    const second = one
      .replace('UNH+1+', 'UNH+2+')
      .replace(/(UNT\+\d+\+)1'/, "$12'")
      .replace('BGM+380+', 'BGM+380+B');
    const file = {
      name: 'x',
      bytes: bytes(
        message()
          .replace(one, one + second)
          .replace('UNZ+1', 'UNZ+2'),
      ),
    };
    const read = await readInvoices(file);
    expect(read.map((each) => each.ok && each.invoice.number)).toEqual([
      domesticInvoice.number,
      `B${domesticInvoice.number}`,
    ]);
    expect(await readInvoice([file])).toMatchObject({
      ok: false,
      problems: [{ code: 'FILE_SEVERAL_INVOICES' }],
    });
  });

  test('is known by its content', async () => {
    expect(await readInvoice([{ name: 'invoice.pdf', bytes: bytes(message()) }])).toMatchObject({
      ok: true,
      syntax: 'edifact',
    });
  });
});

function readOk(text: string) {
  const read = readEdifact(bytes(text));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.invoices.map((one) => {
    if (!one.ok) throw new Error(JSON.stringify(one.problems));
    return one.invoice;
  });
}

describe('a partner', () => {
  test('has its own codes, association, mentions, order of references, test flag and dropped segments', () => {
    const partner = EdifactPartner.parse({
      directory: 'D01B',
      association: 'EAN011',
      isTest: true,
      una: false,
      decimals: { price: 4 },
      drop: ['NAD/CTA'],
      codes: { 'UNS/MOA@q': { '176': '124' } },
      mentions: [{ subject: 'REG', text: "Pas d'escompte" }],
      invoicee: true,
      sender: { id: '3012345000008' },
      recipient: { id: '3098765000009' },
    });
    const written = writeEdifact(creditNote, partner, {
      reference: '42',
      at: '2026-11-24T09:30:00Z',
    });
    const text = written.ok ? Buffer.from(written.bytes).toString('latin1') : '';
    expect(text).toMatch(
      /^UNB\+UNOC:3\+3012345000008:14\+3098765000009:14\+261124:0930\+42\+\+INVOIC\+\+\+\+1'UNH\+1\+INVOIC:D:01B:UN:EAN011'BGM\+381\+/,
    );
    expect(text).toContain("FTX+REG+++Pas d?'escompte'");
    expect(text).toMatch(/NAD\+IV\+/);
    expect(text).toMatch(/PRI\+AAA:\d+\.\d{4}/);
    expect(text).not.toMatch(/CTA\+|MOA\+176/);
    expect(text).toMatch(/MOA\+124:/);
  });

  test('with UNOA gets capitals, and what no set has is told', () => {
    const partner = { ...plainPartner('D96A'), charset: 'UNOA' as const };
    const written = writeEdifact(
      { ...domesticInvoice, paymentTerms: 'à l’échéance – 5 €' },
      partner,
    );
    expect(written.ok && Buffer.from(written.bytes).toString('latin1')).toContain(
      "FTX+AAB+++A L?'ECHEANCE - 5 EUR'",
    );
    const japanese = { ...domesticInvoice, paymentTerms: '請求' };
    expect(writeEdifact(japanese, partner)).toMatchObject({
      ok: false,
      problems: [{ code: 'EDI_CHARACTER' }],
    });
  });
});

const shared = resolve(process.env.FACTEUR_SHARED ?? '../shared');
const examples = resolve(shared, 'formats/corpus/edifact-d14b');
const hasExamples = existsSync(examples);

describe.skipIf(!hasExamples)(
  `the EN 16931 examples in D.14B${hasExamples ? '' : ' (skipped: no corpus beside the project)'}`,
  () => {
    const files = hasExamples ? readdirSync(examples) : [];

    test.each(files)('%s is read with its totals, lines and VAT', (file) => {
      const text = readFileSync(resolve(examples, file), 'latin1');
      const [invoice] = readOk(text);
      const [, summary = ''] = text.split(/UNS\+S'/);
      const amount = (q: string) => new RegExp(`MOA\\+${q}:([-\\d.]+)`).exec(summary)?.[1];
      expect(invoice?.totals).toMatchObject(
        JSON.parse(
          JSON.stringify({
            lineNet: amount('79'),
            allowances: amount('260'),
            charges: amount('259'),
            withoutVat: amount('389'),
            vat: amount('176'),
            withVat: amount('388'),
            paid: amount('113'),
            payable: amount('9'),
          }),
        ),
      );
      expect(invoice?.lines).toHaveLength((text.match(/LIN\+/g) ?? []).length);
      expect(invoice?.vatBreakdown).toHaveLength((summary.match(/TAX\+7/g) ?? []).length);
    });
  },
);
