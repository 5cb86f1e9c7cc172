import { type Codec, paymentTerms } from '../mapping/codec.ts';

/** BT-21 before BT-22, as in `#AAB#No discount` (EN 16931-3-2, BG-1). */
const NOTE = /^#([^#\s]{1,20})#([\s\S]*)$/;

/** What stands for a purchase order when only the seller's order is known: UBL wants a number (Peppol BIS 3, BT-13). */
const NO_ORDER = 'NA';

export const ublCodec: Codec = {
  date: (iso) => iso,
  terms: {
    'BT-21': {
      read: (text) => NOTE.exec(text)?.[1],
      write: (code, text) => `#${code}#${text}`,
    },
    'BT-22': {
      read: (text) => NOTE.exec(text)?.[2]?.trim() ?? text,
    },
    'BT-13': {
      read: (text, parent) =>
        text === NO_ORDER && parent.children.some(({ name }) => name === 'cbc:SalesOrderID')
          ? undefined
          : text,
    },
    'BT-20': paymentTerms,
    'BT-90': {
      alternative: (root) => (root.children.some(({ name }) => name === 'cac:PayeeParty') ? 1 : 0),
    },
  },
};
