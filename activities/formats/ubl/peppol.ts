import { divide, equal, multiply, parseAmount, subtract } from '#workflows/invoice/amount.ts';
import { currencies } from '#workflows/invoice/codes/places.ts';
import { attachmentTypes } from '#workflows/invoice/rules/en16931/codes.ts';
import { isNear } from '#workflows/invoice/rules/peppol/adjustments.ts';
import { addressSchemes } from '#workflows/invoice/rules/peppol/codes.ts';
import { businessCheck } from '../binding/businessCheck.ts';
import { type Check, check } from '../binding/check.ts';
import { formChecks } from '../binding/forms.ts';
import type { XmlElement } from '../xml.ts';
import { childOf, elementsAt, textAt } from '../xml-walk.ts';

const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const DOCUMENTS = ['invoice:Invoice', 'creditNote:CreditNote'];

/** Amounts in the currency of the invoice. */
const AMOUNTS = [
  'cbc:Amount',
  'cbc:BaseAmount',
  'cbc:PriceAmount',
  'cbc:TaxableAmount',
  'cbc:LineExtensionAmount',
  'cbc:TaxExclusiveAmount',
  'cbc:TaxInclusiveAmount',
  'cbc:AllowanceTotalAmount',
  'cbc:ChargeTotalAmount',
  'cbc:PrepaidAmount',
  'cbc:PayableRoundingAmount',
  'cbc:PayableAmount',
];

const DATES = [
  'cbc:IssueDate',
  'cbc:DueDate',
  'cbc:TaxPointDate',
  'cbc:StartDate',
  'cbc:EndDate',
  'cbc:ActualDeliveryDate',
];

const isIn = (trail: readonly XmlElement[], ...names: readonly string[]): boolean =>
  names.includes(trail.at(-1)?.name ?? '');

const has = (element: XmlElement, name: string): boolean => childOf(element, name) !== undefined;

const isEmpty = ({ children, text }: XmlElement): boolean =>
  children.length === 0 && text.trim() === '';

const remove = {
  fr: 'Retirez l’élément, ou donnez-lui une valeur.',
  en: 'Remove the element, or give it a value.',
};

/** PEPPOL-EN16931-R008: an element says something. */
export const emptiness = (isMeant: (element: XmlElement) => boolean = () => true): Check =>
  check(
    'PEPPOL-EN16931-R008',
    'fatal',
    ['*'],
    { fr: 'un élément est vide', en: 'an element is empty' },
    (element) => !isEmpty(element) || !isMeant(element),
    remove,
  );

export const indicated = (id: string, on: string, isMeant: Check['holds'], path: string[]): Check =>
  check(
    id,
    'fatal',
    [on],
    {
      fr: 'l’indicateur d’une remise ou de frais n’est ni true ni false',
      en: 'the indicator of an allowance or charge is neither true nor false',
    },
    (element, trail) =>
      !isMeant(element, trail) || ['true', 'false'].includes(textAt(element, ...path) ?? ''),
    {
      fr: 'Écrivez false pour une remise, true pour des frais.',
      en: 'Write false for an allowance, true for a charge.',
    },
  );

/** R041 and R042 have the word on a percentage without base, and on a base without percentage. */
export const isWhole = (element: XmlElement, percent: string, base: string): boolean =>
  has(element, percent) === has(element, base);

const PERCENT = 'cbc:MultiplierFactorNumeric';
const BASE = 'cbc:BaseAmount';

/** On an allowance or charge of the document or a line, whatever its indicator says. */
const onAdjustments = (id: string, holds: (element: XmlElement, root: XmlElement) => boolean) =>
  businessCheck(id, ['cac:AllowanceCharge'], (element, trail) => {
    const [root = element] = trail;
    return !isIn(trail, ...DOCUMENTS, ...LINES) || holds(element, root);
  });

const decimalAt = (element: XmlElement, name: string): string | undefined =>
  parseAmount(textAt(element, name) ?? '');

/** R040: the amount is its base times its percentage, but for the slack. */
export const adjustmentCheck = (slack: (root: XmlElement) => string): Check =>
  onAdjustments('PEPPOL-EN16931-R040', (element, root) => {
    const [percent, base] = [decimalAt(element, PERCENT), decimalAt(element, BASE)];
    if (percent === undefined || base === undefined) return true;
    const amount = decimalAt(element, 'cbc:Amount') ?? '0';
    return isNear(amount, divide(multiply(base, percent), '100', 18), slack(root));
  });

/** R043, R044, R101 and more: rules of Peppol on what only a UBL document can say, that XRechnung takes too. */
export const sharedUblChecks: readonly Check[] = [
  emptiness(),
  businessCheck(
    'PEPPOL-EN16931-R010',
    ['cac:Party'],
    (party, trail) => !isIn(trail, 'cac:AccountingCustomerParty') || has(party, 'cbc:EndpointID'),
  ),
  businessCheck(
    'PEPPOL-EN16931-R020',
    ['cac:Party'],
    (party, trail) => !isIn(trail, 'cac:AccountingSupplierParty') || has(party, 'cbc:EndpointID'),
  ),
  businessCheck('PEPPOL-EN16931-R130', ['cbc:BaseQuantity'], ({ attributes }, trail) => {
    if (!isIn(trail, 'cac:Price') || attributes.unitCode === undefined) return true;
    const isCredit = trail[0]?.name === 'creditNote:CreditNote';
    const quantities =
      trail.at(-2)?.children.filter(({ name }) => /^cbc:(Invoiced|Credited)Quantity$/.test(name)) ??
      [];
    const judged = isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity';
    return (
      quantities.length === 0 ||
      quantities.some(
        (one) => one.name === judged && one.attributes.unitCode === attributes.unitCode,
      )
    );
  }),
  onAdjustments('PEPPOL-EN16931-R041', (one) => !has(one, PERCENT) || has(one, BASE)),
  onAdjustments('PEPPOL-EN16931-R042', (one) => !has(one, BASE) || has(one, PERCENT)),
  businessCheck('PEPPOL-EN16931-R046', ['cac:AllowanceCharge'], (element, trail) => {
    const [price, gross] = [trail.at(-1), decimalAt(element, BASE)];
    if (price?.name !== 'cac:Price' || gross === undefined) return true;
    const net = decimalAt(price, 'cbc:PriceAmount');
    const discount = decimalAt(element, 'cbc:Amount');
    return net !== undefined && discount !== undefined && equal(net, subtract(gross, discount));
  }),
  indicated(
    'PEPPOL-EN16931-R043',
    'cac:AllowanceCharge',
    (element, trail) => isIn(trail, ...DOCUMENTS, ...LINES) && isWhole(element, PERCENT, BASE),
    ['cbc:ChargeIndicator'],
  ),
  check(
    'PEPPOL-EN16931-R044',
    'fatal',
    ['cac:AllowanceCharge'],
    {
      fr: 'un prix porte des frais : seule une remise est admise sur un prix',
      en: 'a price has a charge: a price may have an allowance only',
    },
    (element, trail) =>
      !isIn(trail, 'cac:Price') || textAt(element, 'cbc:ChargeIndicator') === 'false',
    {
      fr: 'Mettez les frais sur la ligne (BG-28), ou dans le prix net.',
      en: 'Put the charge on the line (BG-28), or into the net price.',
    },
  ),
  check(
    'PEPPOL-EN16931-R101',
    'fatal',
    LINES,
    {
      fr: 'la référence de document d’une ligne n’est pas un objet facturé (BT-128, type 130)',
      en: 'the document reference of a line is not an invoiced object (BT-128, type 130)',
    },
    (line) =>
      !has(line, 'cac:DocumentReference') ||
      elementsAt(line, 'cac:DocumentReference', 'cbc:DocumentTypeCode').some(
        ({ text }) => text.trim() === '130',
      ),
    {
      fr: 'Retirez la référence, ou donnez-lui le type 130.',
      en: 'Remove the reference, or give it type 130.',
    },
  ),
];

/** Peppol BIS Billing 3.0 on what only a UBL document can say. */
export const peppolUblChecks: readonly Check[] = [
  ...sharedUblChecks,
  adjustmentCheck(() => '0.02'),
  ...formChecks('ubl', ['cbc:EndpointID'], ['cbc:CompanyID', 'cac:PartyIdentification/cbc:ID']),
  businessCheck(
    'PEPPOL-EN16931-CL001',
    ['cbc:EmbeddedDocumentBinaryObject'],
    ({ attributes: { mimeCode } }) => mimeCode === undefined || attachmentTypes.has(mimeCode),
  ),
  businessCheck(
    'PEPPOL-EN16931-CL008',
    ['cbc:EndpointID'],
    ({ attributes: { schemeID } }) => schemeID === undefined || addressSchemes.has(schemeID),
  ),
  check(
    'PEPPOL-EN16931-R080',
    'fatal',
    ['creditNote:CreditNote'],
    {
      fr: 'l’avoir donne plus d’une référence de projet (BT-11)',
      en: 'the credit note has more than one project reference (BT-11)',
    },
    (root) =>
      elementsAt(root, 'cac:AdditionalDocumentReference', 'cbc:DocumentTypeCode').filter(
        ({ text }) => text.trim() === '50',
      ).length <= 1,
    { fr: 'N’en gardez qu’une.', en: 'Keep only one.' },
  ),
  check(
    'PEPPOL-EN16931-R051',
    'fatal',
    [...AMOUNTS, 'cbc:TaxAmount'],
    {
      fr: 'un montant n’est pas dans la devise de la facture (BT-5)',
      en: 'an amount is not in the invoice currency (BT-5)',
    },
    (element, trail) => {
      const [root = element] = trail;
      const isOther =
        element.name === 'cbc:TaxAmount' &&
        !isIn(trail, 'cac:TaxSubtotal') &&
        !trail.at(-1)?.children.some(({ name }) => name === 'cac:TaxSubtotal');
      return isOther || element.attributes.currencyID === textAt(root, 'cbc:DocumentCurrencyCode');
    },
    {
      fr: 'Donnez tous les montants dans la devise de la facture, sauf BT-111.',
      en: 'Give all amounts in the invoice currency, except BT-111.',
    },
  ),
  check(
    'PEPPOL-EN16931-R100',
    'fatal',
    LINES,
    {
      fr: 'une ligne donne plus d’un objet facturé (BT-128)',
      en: 'a line has more than one invoiced object (BT-128)',
    },
    (line) => elementsAt(line, 'cac:DocumentReference').length <= 1,
    { fr: 'N’en gardez qu’un.', en: 'Keep only one.' },
  ),
  check(
    'PEPPOL-EN16931-CL007',
    'fatal',
    [...AMOUNTS, 'cbc:TaxAmount'],
    {
      fr: 'la devise d’un montant n’est pas un code ISO 4217',
      en: 'the currency of an amount is no ISO 4217 code',
    },
    ({ attributes }) => currencies.has(attributes.currencyID ?? ''),
    { fr: 'Donnez un code comme EUR.', en: 'Give a code such as EUR.' },
  ),
  check(
    'PEPPOL-EN16931-F001',
    'fatal',
    DATES,
    { fr: 'une date n’est pas écrite AAAA-MM-JJ', en: 'a date is not written YYYY-MM-DD' },
    ({ text }) => isDay(text),
    { fr: 'Écrivez la date comme 2026-11-30.', en: 'Write the date as 2026-11-30.' },
  ),
];

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true;
