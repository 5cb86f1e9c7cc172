import { otherTaxes } from '#workflows/invoice/codes/extended.ts';
import { chargeReasons } from '#workflows/invoice/codes/money.ts';
import { words } from '#workflows/invoice/codes/words.ts';
import type { XmlElement } from '../xml.ts';
import { textAt } from '../xml-walk.ts';
import { atMost, type Check, check } from './check.ts';

/*
 * What only a document can say under the French profile EXTENDED-CTC-FR. Source: AFNOR XP Z12-012, as FNFE's artefacts
 * 1.4.0.03 judge it.
 */

/** A charge's reason is a code of UNTDID 7161, or of 5153 for a tax that is not VAT: its `listID` says which. */
function chargeReasonChecks(on: string, charge: string, indicator: readonly string[]): Check[] {
  const isCharge = (trail: readonly XmlElement[]): boolean => {
    const parent = trail.at(-1);
    return (
      parent?.name === charge && ['true', '1'].includes(textAt(parent, ...indicator) ?? 'false')
    );
  };
  const inList = (
    id: string,
    fr: string,
    en: string,
    holds: (code: string, list: string | undefined) => boolean,
  ) =>
    check(
      id,
      'fatal',
      [on],
      { fr, en },
      ({ text, attributes }, trail) => !isCharge(trail) || holds(text.trim(), attributes.listID),
      {
        fr: 'Prenez un code de la liste 7161 (frais), ou de la liste 5153 (taxe) avec listID="5153".',
        en: 'Take a code of list 7161 (charges), or of list 5153 (taxes) with listID="5153".',
      },
    );
  return [
    inList(
      'BR-FREXT-CL-20',
      'le code de motif de frais n’est pas de la liste UNTDID 7161',
      'the reason code of a charge is not in list UNTDID 7161',
      (code, list) => (list !== undefined && list !== '7161') || chargeReasons.has(code),
    ),
    inList(
      'BR-FREXT-CL-20-TAX',
      'le code d’une taxe autre que la TVA n’est pas de la liste UNTDID 5153',
      'the code of a tax other than VAT is not in list UNTDID 5153',
      (code, list) => list !== '5153' || otherTaxes.has(code),
    ),
    inList(
      'BR-FREXT-CL-20-LISTID',
      'la liste d’un code de motif de frais (listID) n’est ni 7161 ni 5153',
      'the list of a charge’s reason code (listID) is neither 7161 nor 5153',
      (_, list) => list === undefined || list === '' || ['7161', '5153'].includes(list),
    ),
  ];
}

/** The child is there for these terms only: a path `A/B` allows B in A, a name A alone all that A says. */
const onlyFor = (id: string, on: string, child: string, allowed: string): Check => {
  const places = words(allowed);
  const names = new Set([...places].map((place) => place.split('/')[0]));
  return check(
    id,
    'warning',
    [on],
    {
      fr: `« ${child} » dit plus que le profil n’a de place`,
      en: `“${child}” says more than the profile has a place for`,
    },
    (element) =>
      element.children
        .filter(({ name }) => name === child)
        .flatMap(({ children }) => children)
        .every(
          (one) =>
            names.has(one.name) &&
            (places.has(one.name) ||
              one.children.every(({ name }) => places.has(`${one.name}/${name}`))),
        ),
    {
      fr: 'Rien à faire si cette donnée ne sert pas au client ; sinon mettez-la dans une note.',
      en: 'Nothing to do if the customer does not need it; else put it in a note.',
    },
  );
};

const CII_TERMS = 'ram:DeliveryTypeCode ram:RelevantTradeLocation/ram:Name';
const UBL_TERMS = 'cbc:ID cac:DeliveryLocation/cbc:Name';

export const frenchCiiChecks: readonly Check[] = [
  ...chargeReasonChecks('ram:ReasonCode', 'ram:SpecifiedTradeAllowanceCharge', [
    'ram:ChargeIndicator',
    'udt:Indicator',
  ]),
  atMost(
    'CII-FREXT-SR-439',
    'ram:SpecifiedLineTradeAgreement',
    'ram:NetPriceProductTradePrice/ram:ChargeAmount',
  ),
  onlyFor(
    'CII-FREXT-SR-106',
    'ram:SpecifiedLineTradeAgreement',
    'ram:ApplicableTradeDeliveryTerms',
    CII_TERMS,
  ),
  onlyFor(
    'CII-FREXT-SR-293',
    'ram:ApplicableHeaderTradeAgreement',
    'ram:ApplicableTradeDeliveryTerms',
    CII_TERMS,
  ),
  onlyFor(
    'CII-FREXT-SR-366',
    'ram:ApplicableHeaderTradeSettlement',
    'ram:TaxApplicableTradeCurrencyExchange',
    'ram:SourceCurrencyCode ram:TargetCurrencyCode ram:ConversionRate ram:ConversionRateDateTime',
  ),
];

export const frenchUblChecks: readonly Check[] = [
  ...chargeReasonChecks('cbc:AllowanceChargeReasonCode', 'cac:AllowanceCharge', [
    'cbc:ChargeIndicator',
  ]),
  onlyFor('UBL-FREXT-CR-410', '/', 'cac:DeliveryTerms', UBL_TERMS),
  onlyFor(
    'CII-FREXT-CR-490',
    '/',
    'cac:TaxExchangeRate',
    'cbc:SourceCurrencyCode cbc:TargetCurrencyCode cbc:CalculationRate cbc:Date',
  ),
  ...['cac:InvoiceLine', 'cac:CreditNoteLine'].map((line) =>
    onlyFor('UBL-FREXT-CR-645', line, 'cac:DeliveryTerms', UBL_TERMS),
  ),
];
