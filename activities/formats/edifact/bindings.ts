import type { Invoice } from '#workflows/invoice/model.ts';
import { terms } from '#workflows/invoice/terms.ts';
import { type Codec, recoded } from '../mapping/codec.ts';
import { emptyElement } from '../mapping/make.ts';
import { type Plan, plan } from '../mapping/plan.ts';
import { writeTree } from '../mapping/write.ts';
import type { XmlElement } from '../xml.ts';
import type { Directory } from './segments.ts';

/** How the terms lie in the messages of a directory. */
interface Binding {
  readonly plan: Plan;
  readonly codec: Codec;
}

const date = (iso: string): string => iso.replaceAll('-', '');

/** EANCOM keeps PCE for the piece, which UN/ECE Recommendation 20 has as C62. */
const pieces = recoded({ C62: 'PCE' });

const eancom: Binding = {
  plan: plan(terms, (term) => term.edifact),
  codec: {
    date,
    terms: { 'BT-130': pieces, 'BT-150': pieces, 'BT-X-46-0': pieces, 'BT-X-561-0': pieces },
  },
};

export const bindings: Readonly<Record<Directory, Binding>> = {
  D96A: eancom,
  D01B: eancom,
  D14B: { plan: plan(terms, (term) => term.edifactD14b), codec: { date, terms: {} } },
};

/** The invoice as the tree that the places speak of, in no order, before it is spelled. */
export function placedTree(invoice: Invoice, { plan, codec }: Binding): XmlElement {
  const root = emptyElement('INVOIC');
  writeTree(invoice, plan, root, codec);
  return root;
}
