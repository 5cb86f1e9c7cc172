import { EXTENSION } from '#workflows/invoice/rules/xrechnung/specification.ts';
import { type Check, check } from '../binding/check.ts';
import { emptiness } from '../ubl/peppol.ts';
import type { XmlElement } from '../xml.ts';
import { childOf, elementsAt, elementsNamed, textAt } from '../xml-walk.ts';
import { indicatorChecks, referenceCheck } from './peppol.ts';

const AGREEMENT = 'ram:SpecifiedLineTradeAgreement';

const isExtension = (root: XmlElement): boolean =>
  textAt(
    root,
    'rsm:ExchangedDocumentContext',
    'ram:GuidelineSpecifiedDocumentContextParameter',
    'ram:ID',
  ) === EXTENSION;

/** XRechnung 3.0.2 on what only a CII document can say. */
export const xrechnungCiiChecks: readonly Check[] = [
  // The schema asks for the delivery even when there is nothing to say of it.
  emptiness(({ name }) => name !== 'ram:ApplicableHeaderTradeDelivery'),
  ...indicatorChecks(['PEPPOL-EN16931-R043-1', 'PEPPOL-EN16931-R043-2']),
  referenceCheck,
  check(
    'PEPPOL-EN16931-R044',
    'fatal',
    ['ram:GrossPriceProductTradePrice'],
    {
      fr: 'un prix porte des frais : seule une remise est admise sur un prix',
      en: 'a price has a charge: a price may have an allowance only',
    },
    (price) =>
      elementsAt(price, 'ram:AppliedTradeAllowanceCharge', 'ram:ActualAmount').length === 0 ||
      elementsAt(
        price,
        'ram:AppliedTradeAllowanceCharge',
        'ram:ChargeIndicator',
        'udt:Indicator',
      ).some(({ text }) => text.trim() === 'false'),
    {
      fr: 'Mettez les frais sur la ligne (BG-28), ou dans le prix net.',
      en: 'Put the charge on the line (BG-28), or into the net price.',
    },
  ),
  check(
    'BR-TMP-3',
    'fatal',
    ['ram:IncludedSupplyChainTradeLineItem'],
    {
      fr: 'le prix brut et le prix net n’ont pas la même quantité de base (BT-149, BT-150)',
      en: 'gross and net price differ in their base quantity (BT-149, BT-150)',
    },
    (line) => {
      const [gross] = elementsAt(
        line,
        AGREEMENT,
        'ram:GrossPriceProductTradePrice',
        'ram:BasisQuantity',
      );
      const [net] = elementsAt(
        line,
        AGREEMENT,
        'ram:NetPriceProductTradePrice',
        'ram:BasisQuantity',
      );
      if (!gross || !net) return true;
      const [a, b] = [gross.attributes.unitCode, net.attributes.unitCode];
      return gross.text === net.text && (a === undefined || b === undefined || a === b);
    },
    {
      fr: 'Donnez aux deux prix la même quantité de base et la même unité.',
      en: 'Give both prices the same base quantity and unit.',
    },
  ),
  check(
    'BR-DEX-15',
    'warning',
    ['ram:AssociatedDocumentLineDocument'],
    {
      fr: 'XRechnung ne connaît pas de sous-lignes en CII',
      en: 'XRechnung has no sub-lines in CII',
    },
    (_, [root]) =>
      !root ||
      !isExtension(root) ||
      elementsNamed(root, 'ram:IncludedSupplyChainTradeLineItem').every(
        (line) =>
          !elementsAt(line, 'ram:AssociatedDocumentLineDocument').some((one) =>
            childOf(one, 'ram:ParentLineID'),
          ),
      ),
    {
      fr: 'Écrivez la facture en UBL, ou sans sous-lignes.',
      en: 'Write the invoice in UBL, or without sub-lines.',
    },
  ),
];
