import { expect, test } from 'vitest';
import { writeCii } from '#activities/formats/cii/cii.ts';
import { writeUbl } from '#activities/formats/ubl/ubl.ts';
import { validateXml } from '#activities/formats/validate.ts';
import { EXTENSION, XRECHNUNG } from '#workflows/invoice/rules/xrechnung/specification.ts';
import { isFatal } from '#workflows/problem.ts';
import { domesticInvoice } from '../../samples/invoices.ts';

const idsOf = (xml: string, keep = isFatal) =>
  validateXml(Buffer.from(xml), 'auto')
    .problems.filter(keep)
    .map(({ code }) => code);

test('what CII has room for twice is fatal in XRechnung, and only warned of in EN 16931', () => {
  const twice = (xml: string) =>
    xml.replace(
      /<ram:SpecifiedTradePaymentTerms>[\s\S]*?<\/ram:SpecifiedTradePaymentTerms>/,
      '$&$&',
    );
  const german = writeCii({ ...domesticInvoice, specification: XRECHNUNG });
  expect(idsOf(german)).not.toContain('CII-SR-452');
  expect(idsOf(twice(german))).toContain('CII-SR-452');
  const european = twice(writeCii(domesticInvoice));
  expect(idsOf(european)).toEqual([]);
  expect(idsOf(european, (problem) => !isFatal(problem))).toContain('CII-SR-452');
});

/** The first line with a line under it, of the VAT category. */
const withSubLine = (specification: string, category: string): string =>
  writeUbl({ ...domesticInvoice, specification }).replace(
    /<cac:InvoiceLine>([\s\S]*?)<\/cac:InvoiceLine>/,
    (line, inside: string) =>
      line.replace(
        '</cac:InvoiceLine>',
        `<cac:SubInvoiceLine>${inside.replace(
          /(<cac:ClassifiedTaxCategory>\s*<cbc:ID>)[A-Z]+/,
          `$1${category}`,
        )}</cac:SubInvoiceLine></cac:InvoiceLine>`,
      ),
  );

test('lines under lines are for the extension of XRechnung only', () => {
  expect(idsOf(withSubLine(XRECHNUNG, 'S')).filter((id) => id === 'UBL-CR-646')).toHaveLength(1);
  expect(idsOf(withSubLine(EXTENSION, 'S'))).not.toContain('UBL-CR-646');
});

test('the VAT of a line under a line must be in the breakdown', () => {
  expect(idsOf(withSubLine(EXTENSION, 'S'))).not.toContain('BR-Z-01');
  expect(idsOf(withSubLine(EXTENSION, 'Z'))).toContain('BR-Z-01');
});
