import { type ValueType, valueType } from '../schema/values.ts';

/*
 * Codes whose list the schema of CII D16B fixes: an attribute that names the list must name this one, and there are fewer
 * attributes than a code has else. Source: UN/CEFACT Qualified Data Type 100, D16B.
 */

/** Ends of the parents' names and the code's, its list, the list's agency, and what more may be said. */
type Row = readonly [parents: string, code: string, listID: string, agency: string, more: string];

const rows: readonly Row[] = [
  ['', 'InvoiceCurrencyCode', 'ISO 4217 3A', '5', 'listURI'],
  ['', 'TaxCurrencyCode', 'ISO 4217 3A', '5', 'listURI'],
  ['', 'PaymentCurrencyCode', 'ISO 4217 3A', '5', 'listURI'],
  ['', 'SourceCurrencyCode', 'ISO 4217 3A', '5', 'listURI'],
  ['', 'TargetCurrencyCode', 'ISO 4217 3A', '5', 'listURI'],
  ['', 'CurrencyCode', 'ISO 4217 3A', '5', 'listURI'],
  ['', 'DefaultCurrencyCode', 'ISO 4217 3A', '5', 'listURI'],
  ['TradeTax', 'CategoryCode', '5305', '6', 'listURI'],
  ['TradeTax', 'TypeCode', '5153', '6', 'listURI'],
  ['', 'DueDateTypeCode', '2475', '6', 'name'],
  ['AllowanceCharge', 'TypeCode', '5189_AllowanceChargeID', '6', 'listURI'],
  ['AllowanceCharge', 'ReasonCode', '4465_AllowanceChargeReasonCode', '6', 'listURI'],
  ['SpecifiedDeliveryAdjustment', 'ReasonCode', '4465', '6', ''],
  ['ExchangedDocument', 'TypeCode', '1001', '6', 'name listURI'],
  ['ReferencedDocument', 'TypeCode', '1001', '6', 'name listURI'],
  ['ReferencedDocument', 'ReferenceTypeCode', '1153_ReferenceTypeCode', '6', 'name'],
  ['ReferencedDocument', 'StatusCode', '1373', '6', 'name'],
  ['ExchangedDocument', 'PurposeCode', '1225_MessageFunctionTypeCode', '6', 'listURI'],
  ['', 'LineStatusCode', '1229_LineStatusCode', '6', 'listURI'],
  ['DefinedTradeContact', 'TypeCode', '3139_ContactTypeCode', '6', 'listURI'],
  ['TradeParty', 'RoleCode', '3035', '6', 'name'],
  ['', 'ChannelCode', '3155_CommunicationChannelCode', '6', 'listURI'],
  ['PaymentMeans', 'TypeCode', '4461', '6', ''],
  ['', 'PaymentChannelCode', '4435', '6', 'name'],
  ['', 'GuaranteeMethodCode', '4431', '6', ''],
  ['PaymentTerms', 'TypeCode', '4279', '6', 'name'],
  ['PaymentTerms', 'FromEventCode', '2475_Payment Terms Event', '6', ''],
  ['ProductTradePrice', 'TypeCode', '5375', '6', ''],
  ['AccountingAccount', 'TypeCode', 'AccountingE501', '210', 'listURI'],
  ['AccountingAccount', 'AmountTypeCode', 'AccountingE601', '210', 'listURI'],
  ['AccountingAccount', 'SetTriggerCode', '1001_Accounting', '6', 'listURI'],
  ['', 'DeliveryTypeCode', '4053', '6', ''],
  ['LinearSpatialDimension', 'TypeCode', '6145', '6', 'name'],
];

/** A country names its list by the schema's version alone. */
const COUNTRY: ValueType = {
  kind: 'text',
  attributes: new Set(['schemeID', 'schemeAgencyID', 'schemeVersionID']),
  required: [],
  fixed: { schemeVersionID: 'second edition 2006' },
};

const byCode = new Map<string, readonly (readonly [parents: string, type: ValueType])[]>();
for (const [parents, code, listID, listAgencyID, more] of rows) {
  const type: ValueType = {
    kind: 'text',
    attributes: new Set(`listID listAgencyID listVersionID ${more}`.trim().split(' ')),
    required: [],
    fixed: { listID, listAgencyID },
  };
  const name = `ram:${code}`;
  byCode.set(name, [...(byCode.get(name) ?? []), [parents, type]]);
}

/** The type of a value in CII D16B. @param parent the name of the element that it lies in */
export function ciiValueType(name: string, parent: string): ValueType {
  if (name === 'ram:CountryID' || (name === 'ram:ID' && parent.endsWith('TradeCountry')))
    return COUNTRY;
  const listed = byCode.get(name)?.find(([parents]) => parent.endsWith(parents));
  return listed?.[1] ?? valueType(name, 'cii');
}
