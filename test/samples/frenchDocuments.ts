import type { Invoice } from '#workflows/invoice/model.ts';
import { EXTENDED_CTC_FR, frenchInvoice } from './french.ts';

/** A document of the French profile with what no term says: what is wrong with it, and the fatal ids that this breaks. */
export interface DocumentMutant {
  readonly name: string;
  readonly syntax: 'CII' | 'UBL';
  readonly change: (xml: string) => string;
  readonly breaks: readonly string[];
}

const CHARGE = {
  CII: /(true<\/udt:Indicator>(?:(?!<\/ram:Specified)[\s\S])*?<ram:ReasonCode)>[^<]*/,
  UBL: /(<cbc:ChargeIndicator>true<(?:(?!<\/cac:Allowance)[\s\S])*?<cbc:AllowanceChargeReasonCode)>[^<]*/,
} as const;

const reasons: readonly (readonly [string, attributes: string, code: string, string[]])[] = [
  ['a charge of no list', '', 'FC', []],
  ['a tax of no list', '', 'ENV', ['BR-FREXT-CL-20']],
  ['a charge of the list of charges', ' listID="7161"', 'FC', []],
  ['a tax of the list of charges', ' listID="7161"', 'ENV', ['BR-FREXT-CL-20']],
  ['a tax of the list of taxes', ' listID="5153"', 'ENV', []],
  ['a charge of the list of taxes', ' listID="5153"', 'FC', ['BR-FREXT-CL-20-TAX']],
  ['a charge of some other list', ' listID="1001"', 'FC', ['BR-FREXT-CL-20-LISTID']],
];

/** What these documents are made of. */
export const chargedInvoice: Invoice = {
  ...frenchInvoice,
  specification: EXTENDED_CTC_FR,
  charges: frenchInvoice.charges.map((charge) => ({ ...charge, reasonCode: 'FC' })),
};

export const frenchDocumentMutants: readonly DocumentMutant[] = [
  ...(['CII', 'UBL'] as const).flatMap((syntax) =>
    reasons.map(([name, attributes, code, breaks]) => ({
      name,
      syntax,
      change: (xml: string) => xml.replace(CHARGE[syntax], `$1${attributes}>${code}`),
      breaks,
    })),
  ),
  {
    name: 'a net price twice',
    syntax: 'CII',
    change: (xml) =>
      xml.replace(
        /(<ram:NetPriceProductTradePrice>\s*)(<ram:ChargeAmount>[^<]*<\/ram:ChargeAmount>)/,
        '$1$2$2',
      ),
    breaks: ['CII-FREXT-SR-439', 'CII-SR-441'],
  },
];
