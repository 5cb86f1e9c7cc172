import { businessCheck } from '../binding/businessCheck.ts';
import { isWithin } from '../binding/check.ts';
import { binding } from '../binding/inspect.ts';
import { parseUnused } from '../binding/unused.ts';
import type { XmlElement } from '../xml.ts';
import { childOf, elementsAt, elementsNamed, textAt, textsNamed } from '../xml-walk.ts';
import { ciiCodeChecks } from './codes.ts';
import { structureChecks } from './structure.ts';
import { typeChecks } from './types.ts';
import { UNUSED } from './unused.ts';

const AGREEMENT = 'ram:ApplicableHeaderTradeAgreement';
const SETTLEMENT = 'ram:ApplicableHeaderTradeSettlement';

/** It has an end, be it a date that can be read or not. */
const isBounded = (period: XmlElement): boolean =>
  ['ram:StartDateTime', 'ram:EndDateTime'].some((name) => childOf(period, name) !== undefined);

/** Both ends are compared as the texts they are, and only when they are of format 102. */
function isForward(period: XmlElement): boolean {
  const [start, end] = ['ram:StartDateTime', 'ram:EndDateTime'].map((name) =>
    childOf(period, name),
  );
  if (!start || !end) return true;
  const [from, to] = [start, end].map((one) =>
    elementsAt(one, 'udt:DateTimeString').find(({ attributes }) => attributes.format === '102'),
  );
  return from !== undefined && to !== undefined && to.text >= from.text;
}

/** Payment terms with a due date, whatever it says, or a description. */
const saysWhen = (root: XmlElement): boolean =>
  elementsNamed(root, 'ram:SpecifiedTradePaymentTerms').some(
    (terms) =>
      childOf(terms, 'ram:DueDateDateTime') !== undefined ||
      childOf(terms, 'ram:Description') !== undefined,
  );

/** An electronic address is asked for its scheme even when it has no identifier. */
function isAddressSchemed(agreement: XmlElement, party: string): boolean {
  const [address] = elementsAt(agreement, party, 'ram:URIUniversalCommunication');
  return (
    !address ||
    elementsAt(address, 'ram:URIID').some(({ attributes }) => attributes.schemeID?.trim())
  );
}

const LINE = 'rsm:SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem';

/** All rules on how EN 16931 uses CII. */
export const ciiBinding = binding(
  [
    ...structureChecks,
    ...typeChecks,
    ...ciiCodeChecks,
    businessCheck('BR-52', ['ram:AdditionalReferencedDocument'], (one) =>
      Boolean(textAt(one, 'ram:IssuerAssignedID')),
    ),
    businessCheck(
      'BR-29',
      ['ram:BillingSpecifiedPeriod'],
      (period, trail) => !isWithin(trail, SETTLEMENT) || isForward(period),
    ),
    businessCheck(
      'BR-30',
      ['ram:BillingSpecifiedPeriod'],
      (period, trail) => !isWithin(trail, 'ram:SpecifiedLineTradeSettlement') || isForward(period),
    ),
    businessCheck(
      'BR-CO-19',
      ['ram:BillingSpecifiedPeriod'],
      (period, trail) => !isWithin(trail, SETTLEMENT) || isBounded(period),
    ),
    businessCheck(
      'BR-CO-20',
      ['ram:BillingSpecifiedPeriod'],
      (period, trail) => !isWithin(trail, 'ram:SpecifiedLineTradeSettlement') || isBounded(period),
    ),
    businessCheck(
      'BR-CO-25',
      ['/'],
      (root) => !(Number(textsNamed(root, 'ram:DuePayableAmount')[0]) > 0) || saysWhen(root),
    ),
    businessCheck('BR-62', [AGREEMENT], (one) => isAddressSchemed(one, 'ram:SellerTradeParty')),
    businessCheck('BR-63', [AGREEMENT], (one) => isAddressSchemed(one, 'ram:BuyerTradeParty')),
  ],
  parseUnused(
    UNUSED.replaceAll('LINE', LINE).replaceAll('TRADE', 'rsm:SupplyChainTradeTransaction'),
    'CII-SR',
    (word) => [word.includes(':') ? word : `ram:${word}`],
  ),
);
