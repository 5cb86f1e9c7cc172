import { currencies } from '#workflows/invoice/codes/places.ts';
import { type Check, check } from '../binding/check.ts';
import { formChecks } from '../binding/forms.ts';
import { indicated, isWhole } from '../ubl/peppol.ts';
import type { XmlElement } from '../xml.ts';
import { elementsAt } from '../xml-walk.ts';

const INDICATOR = ['ram:ChargeIndicator', 'udt:Indicator'];

const typed = (documents: readonly XmlElement[], type: string): number =>
  documents.filter((one) =>
    elementsAt(one, 'ram:TypeCode').some(({ text }) => text.trim() === type),
  ).length;

const referencesOf = (line: XmlElement): XmlElement[] =>
  elementsAt(line, 'ram:SpecifiedLineTradeSettlement', 'ram:AdditionalReferencedDocument');

const once = { fr: 'N’en gardez qu’un.', en: 'Keep only one.' };

/** R043: what an indicator may be. XRechnung counts the two places apart. */
export const indicatorChecks = (ids: readonly [string, string]): readonly Check[] => [
  indicated(
    ids[0],
    'ram:SpecifiedTradeAllowanceCharge',
    (element) => isWhole(element, 'ram:CalculationPercent', 'ram:BasisAmount'),
    INDICATOR,
  ),
  indicated(ids[1], 'ram:AppliedTradeAllowanceCharge', () => true, INDICATOR),
];

/** R101 */
export const referenceCheck: Check = check(
  'PEPPOL-EN16931-R101',
  'fatal',
  ['ram:IncludedSupplyChainTradeLineItem'],
  {
    fr: 'la référence de document d’une ligne n’est pas un objet facturé (BT-128, type 130)',
    en: 'the document reference of a line is not an invoiced object (BT-128, type 130)',
  },
  (line) => referencesOf(line).length === 0 || typed(referencesOf(line), '130') > 0,
  {
    fr: 'Retirez la référence, ou donnez-lui le type 130.',
    en: 'Remove the reference, or give it type 130.',
  },
);

/** Peppol BIS Billing 3.0 on what only a CII document can say. */
export const peppolCiiChecks: readonly Check[] = [
  ...indicatorChecks(['PEPPOL-EN16931-R043', 'PEPPOL-EN16931-R043']),
  referenceCheck,
  ...formChecks('cii', ['ram:URIID'], ['ram:ID', 'ram:GlobalID']),
  check(
    'PEPPOL-EN16931-R006',
    'fatal',
    ['ram:ApplicableHeaderTradeAgreement'],
    {
      fr: 'la facture donne plus d’un objet facturé (BT-18)',
      en: 'the invoice has more than one invoiced object (BT-18)',
    },
    (element) => typed(elementsAt(element, 'ram:AdditionalReferencedDocument'), '130') <= 1,
    once,
  ),
  check(
    'PEPPOL-EN16931-R080',
    'fatal',
    ['ram:ApplicableHeaderTradeAgreement'],
    {
      fr: 'la facture donne plus d’une référence d’appel d’offres (type 50)',
      en: 'the invoice has more than one tender reference (type 50)',
    },
    (element) => typed(elementsAt(element, 'ram:AdditionalReferencedDocument'), '50') <= 1,
    { fr: 'N’en gardez qu’une.', en: 'Keep only one.' },
  ),
  check(
    'PEPPOL-EN16931-R100',
    'fatal',
    ['ram:IncludedSupplyChainTradeLineItem'],
    {
      fr: 'une ligne donne plus d’un objet facturé (BT-128)',
      en: 'a line has more than one invoiced object (BT-128)',
    },
    (line) => typed(referencesOf(line), '130') <= 1,
    once,
  ),
  check(
    'PEPPOL-EN16931-CL007',
    'fatal',
    ['ram:TaxTotalAmount'],
    {
      fr: 'la devise d’un montant n’est pas un code ISO 4217',
      en: 'the currency of an amount is no ISO 4217 code',
    },
    ({ attributes }) =>
      attributes.currencyID === undefined || currencies.has(attributes.currencyID),
    { fr: 'Donnez un code comme EUR.', en: 'Give a code such as EUR.' },
  ),
  check(
    'PEPPOL-EN16931-F001',
    'fatal',
    ['udt:DateTimeString'],
    { fr: 'une date n’est pas écrite AAAAMMJJ', en: 'a date is not written YYYYMMDD' },
    ({ text, attributes }) => attributes.format?.trim() === '102' && /^20\d{6}$/.test(text.trim()),
    {
      fr: 'Écrivez la date comme 20261130, avec le format 102.',
      en: 'Write the date as 20261130, with format 102.',
    },
  ),
];
