import { expect, test } from 'vitest';
import { writeCii } from '#activities/formats/cii/cii.ts';
import { writeUbl } from '#activities/formats/ubl/ubl.ts';
import { validateXml } from '#activities/formats/validate.ts';
import { isFatal } from '#workflows/problem.ts';
import { chargedInvoice, frenchDocumentMutants } from '../../samples/frenchDocuments.ts';

const written = { CII: writeCii(chargedInvoice), UBL: writeUbl(chargedInvoice) };
const problemsOf = (xml: string) => validateXml(Buffer.from(xml), 'auto').problems;

test.each(frenchDocumentMutants)(
  '$name in $syntax breaks $breaks',
  ({ syntax, change, breaks }) => {
    const xml = change(written[syntax]);
    const before = problemsOf(written[syntax]).filter(isFatal);
    expect(before).toEqual([]);
    expect(
      problemsOf(xml)
        .filter(isFatal)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(breaks);
  },
);

const terms = {
  CII: ['ram:ApplicableHeaderTradeAgreement', 'ram:SellerTradeParty', 'CII-FREXT-SR-293'],
  UBL: ['Invoice', 'cac:PaymentMeans', 'UBL-FREXT-CR-410'],
} as const;

test.each(['CII', 'UBL'] as const)(
  'delivery terms in %s say a code and a place, and are warned of else',
  (syntax) => {
    const [, next, id] = terms[syntax];
    const place = (what: string) =>
      syntax === 'CII'
        ? written.CII.replace(
            /(<\/ram:BuyerTradeParty>)/,
            `$1<ram:ApplicableTradeDeliveryTerms>${what}</ram:ApplicableTradeDeliveryTerms>`,
          )
        : written.UBL.replace(`<${next}>`, `<cac:DeliveryTerms>${what}</cac:DeliveryTerms>$&`);
    const [kept, more] =
      syntax === 'CII'
        ? [
            '<ram:DeliveryTypeCode>EXW</ram:DeliveryTypeCode>',
            '<ram:Description>x</ram:Description>',
          ]
        : ['<cbc:ID>EXW</cbc:ID>', '<cbc:SpecialTerms>x</cbc:SpecialTerms>'];
    const ids = (xml: string) => problemsOf(xml).map(({ code }) => code);
    expect(ids(place(kept))).not.toContain(id);
    expect(ids(place(kept + more))).toContain(id);
    expect(ids(place(kept + more))).not.toContain('XSD');
  },
);
