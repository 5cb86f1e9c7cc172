import { type Check, check } from '#activities/formats/binding/check.ts';
import { emptiness } from '#activities/formats/ubl/peppol.ts';
import type { XmlElement } from '#activities/formats/xml.ts';
import { childOf, elementsAt } from '#activities/formats/xml-walk.ts';
import { add, equal, parseAmount, subtract, sum } from '#workflows/invoice/amount.ts';

/** As Peppol has it, but a warning. */
export const emptyElements: Check = { ...emptiness(), severity: 'warning' };

const isIn = (trail: readonly XmlElement[], ...names: readonly string[]): boolean =>
  names.includes(trail.at(-1)?.name ?? '');

const note = (id: string, parent: string): Check =>
  check(
    id,
    'fatal',
    ['ram:IncludedNote'],
    {
      fr: 'une note a un code de sujet sans contenu',
      en: 'a note has a subject code without content',
    },
    (one, trail) =>
      !isIn(trail, parent) ||
      !childOf(one, 'ram:SubjectCode') ||
      Boolean(childOf(one, 'ram:ContentCode') ?? childOf(one, 'ram:Content')),
    { fr: 'Ajoutez le texte de la note.', en: 'Add the text of the note.' },
  );

const total = (elements: readonly XmlElement[]): string =>
  sum(elements.map(({ text }) => parseAmount(text) ?? '0'));

/** Rules of EXTENDED on what only a document can say. */
export const extendedChecks: readonly Check[] = [
  note('BR-FXEXT-01', 'rsm:ExchangedDocument'),
  note('BR-FXEXT-02', 'ram:AssociatedDocumentLineDocument'),
  check(
    'BR-FXEXT-03',
    'fatal',
    ['ram:ID'],
    {
      fr: 'seul le vendeur peut avoir un identifiant fiscal qui n’est pas un n° de TVA',
      en: 'only the seller may have a tax registration that is no VAT identifier',
    },
    (id, trail) =>
      !isIn(trail, 'ram:SpecifiedTaxRegistration') ||
      trail.some(({ name }) => name === 'ram:SellerTradeParty') ||
      id.attributes.schemeID === 'VA',
    { fr: 'Donnez le n° de TVA (schéma VA).', en: 'Give the VAT identifier (scheme VA).' },
  ),
  check(
    'BR-FXEXT-CO-16',
    'fatal',
    ['ram:SpecifiedTradeSettlementHeaderMonetarySummation'],
    {
      fr: 'BT-115 doit être BT-112 − BT-113 + BT-114 + ajustements financiers',
      en: 'BT-115 must be BT-112 − BT-113 + BT-114 + financial adjustments',
    },
    (totals, trail) => {
      const of = (name: string) => total(elementsAt(totals, name));
      const [payable] = elementsAt(totals, 'ram:DuePayableAmount');
      const due = parseAmount(payable?.text ?? '');
      const settlement = trail.at(-1);
      const adjusted = settlement
        ? total(elementsAt(settlement, 'ram:SpecifiedFinancialAdjustment', 'ram:ActualAmount'))
        : '0';
      const owed = subtract(of('ram:GrandTotalAmount'), of('ram:TotalPrepaidAmount'));
      return due !== undefined && equal(due, add(add(owed, of('ram:RoundingAmount')), adjusted));
    },
    {
      fr: 'Recalculez les totaux dans le logiciel qui fait la facture.',
      en: 'Recompute the totals in the software that makes the invoice.',
    },
  ),
  check(
    'BR-FXEXT-CII-DT-097a',
    'fatal',
    ['udt:DateTimeString'],
    {
      fr: 'une date de format 205 n’est pas AAAAMMJJHHMM',
      en: 'a date of format 205 is not YYYYMMDDHHMM',
    },
    ({ text, attributes }) =>
      attributes.format !== '205' ||
      /^\d{4}(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])([01]\d|2[0-3])[0-5]\d$/.test(text.trim()),
    { fr: 'Écrivez-la comme 202611301530.', en: 'Write it as 202611301530.' },
  ),
];
