import type { Invoice } from '#workflows/invoice/model.ts';
import { EN16931 } from '#workflows/invoice/targets.ts';
import { terms } from '#workflows/invoice/terms.ts';
import type { Problem } from '#workflows/problem.ts';
import { type Codec, paymentTerms, recoded } from '../mapping/codec.ts';
import { emptyElement } from '../mapping/make.ts';
import { plan } from '../mapping/plan.ts';
import {
  type ReadInvoice,
  type ReadOptions,
  readRoot,
  type Syntax,
  writeRoot,
} from '../mapping/syntax.ts';
import { namespaces, prefixes } from '../namespaces.ts';
import { parseXml, type XmlElement } from '../xml.ts';
import { ciiStructure } from './order.ts';
import { ciiStated } from './stated.ts';
import { fromZugferd1, ZUGFERD1_ROOT, zugferd1Prefixes } from './zugferd1.ts';

export const CII_ROOT = 'rsm:CrossIndustryInvoice';

const codec: Codec = {
  date: (iso) => iso.replaceAll('-', ''),
  // The model has the codes of UNTDID 2005, CII those of UNTDID 2475 (EN 16931-3-3, BT-8).
  terms: { 'BT-8': recoded({ 3: '5', 35: '29', 432: '72' }), 'BT-20': paymentTerms },
};

export const ciiSyntax: Syntax = {
  id: 'cii',
  plan: plan(terms, (term) => term.cii),
  codec,
  structure: ciiStructure,
  stated: ciiStated,
  blank() {
    const root = emptyElement(CII_ROOT);
    for (const prefix of ['rsm', 'ram', 'qdt', 'udt'] as const)
      root.attributes[`xmlns:${prefix}`] = namespaces[prefix];
    const trade = emptyElement('rsm:SupplyChainTradeTransaction');
    for (const part of ['Agreement', 'Delivery', 'Settlement'])
      trade.children.push(emptyElement(`ram:ApplicableHeaderTrade${part}`));
    root.children.push(
      emptyElement('rsm:ExchangedDocumentContext'),
      emptyElement('rsm:ExchangedDocument'),
      trade,
    );
    return root;
  },
};

/** Reads a UN/CEFACT Cross Industry Invoice, D16B or D22B, or its forerunner ZUGFeRD 1.0. */
export function readCii(bytes: Uint8Array, options?: ReadOptions): ReadInvoice {
  const parsed = parseXml(bytes, { ...prefixes, ...zugferd1Prefixes });
  return parsed.ok ? readCiiTree(parsed.document.root, options) : parsed;
}

/** @param root with the names of `namespaces`, and those of `zugferd1Prefixes` for ZUGFeRD 1.0 */
export function readCiiTree(root: XmlElement, options?: ReadOptions): ReadInvoice {
  if (root.name === CII_ROOT) return readRoot(root, ciiSyntax, options);
  // Its own content beyond the terms has no place in D16B.
  if (root.name === ZUGFERD1_ROOT)
    return readRoot(fromZugferd1(root), ciiSyntax, { keepsExtensions: false });
  return { ok: false, problems: [notCii(root.name)] };
}

export const isCiiRoot = (name: string): boolean => name === CII_ROOT || name === ZUGFERD1_ROOT;

/**
 * Writes CII of the profile in BT-24, valid against D16B and D22B when the invoice obeys the business rules.
 * An invoice without BT-24 gets that of the plain EN 16931 profile.
 */
export const writeCii = (invoice: Invoice): string =>
  writeRoot({ ...invoice, specification: invoice.specification ?? EN16931 }, ciiSyntax);

const notCii = (name: string): Problem => ({
  code: 'CII_ROOT',
  at: name.slice(0, 200),
  severity: 'fatal',
  message: {
    fr: 'l’élément racine n’est pas celui d’une facture CII (CrossIndustryInvoice)',
    en: 'the root element is not that of a CII invoice (CrossIndustryInvoice)',
  },
  fix: {
    fr: 'Exportez la facture en CII (UN/CEFACT D16B ou D22B), par exemple au profil EN 16931.',
    en: 'Export the invoice as CII (UN/CEFACT D16B or D22B), for example in the EN 16931 profile.',
  },
});
