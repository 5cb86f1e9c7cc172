import type { XmlElement } from '../xml.ts';

/** Prefixes, in our trees, of the namespaces that ZUGFeRD 1.0 uses for what D16B has in others. */
export const zugferd1Prefixes: Readonly<Record<string, string>> = {
  'urn:ferd:CrossIndustryDocument:invoice:1p0': 'rsm1',
  'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12': 'ram1',
  'urn:un:unece:uncefact:data:standard:QualifiedDataType:12': 'qdt1',
  'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15': 'udt1',
};

export const ZUGFERD1_ROOT = 'rsm1:CrossIndustryDocument';

/** ZUGFeRD 1.0 is a draft of the Cross Industry Invoice (CII SCRDM 12B): names that D16B has changed, old → new. */
const RENAMED: Readonly<Record<string, string>> = {
  'rsm1:CrossIndustryDocument': 'rsm:CrossIndustryInvoice',
  'rsm1:SpecifiedExchangedDocumentContext': 'rsm:ExchangedDocumentContext',
  'rsm1:HeaderExchangedDocument': 'rsm:ExchangedDocument',
  'rsm1:SpecifiedSupplyChainTradeTransaction': 'rsm:SupplyChainTradeTransaction',
  'ram1:ApplicableSupplyChainTradeAgreement': 'ram:ApplicableHeaderTradeAgreement',
  'ram1:ApplicableSupplyChainTradeDelivery': 'ram:ApplicableHeaderTradeDelivery',
  'ram1:ApplicableSupplyChainTradeSettlement': 'ram:ApplicableHeaderTradeSettlement',
  'ram1:SpecifiedSupplyChainTradeAgreement': 'ram:SpecifiedLineTradeAgreement',
  'ram1:SpecifiedSupplyChainTradeDelivery': 'ram:SpecifiedLineTradeDelivery',
  'ram1:SpecifiedSupplyChainTradeSettlement': 'ram:SpecifiedLineTradeSettlement',
  'ram1:ApplicablePercent': 'ram:RateApplicablePercent',
};

/** Their name in D16B depends on what they lie in. */
const RENAMED_WITHIN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ram1:SpecifiedTradeSettlementMonetarySummation': {
    'ram:ApplicableHeaderTradeSettlement': 'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    'ram:SpecifiedLineTradeSettlement': 'ram:SpecifiedTradeSettlementLineMonetarySummation',
  },
};

/** A ZUGFeRD 1.0 document under the names of D16B; what has no equal there keeps its own and is reported unmapped. */
export const fromZugferd1 = (root: XmlElement): XmlElement => renamed(root, '');

function renamed({ name, attributes, children, text }: XmlElement, parent: string): XmlElement {
  const now = nameNow(name, parent);
  return { name: now, attributes, children: children.map((child) => renamed(child, now)), text };
}

function nameNow(name: string, parent: string): string {
  if (name === 'ram1:ID' && parent.endsWith('ReferencedDocument')) return 'ram:IssuerAssignedID';
  return (
    RENAMED[name] ?? RENAMED_WITHIN[name]?.[parent] ?? name.replace(/^(rsm|ram|qdt|udt)1:/, '$1:')
  );
}
