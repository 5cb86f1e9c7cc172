import fc from 'fast-check';
import { carriedPart } from '#workflows/invoice/lost.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import { termAt } from '#workflows/invoice/terms.ts';
import { arbitraryInvoice } from '../../../samples/arbitrary.ts';

/** Signs that divide a message, and the edges of ISO 8859-1. */
const signs = "?'+:.,*A z9~\u00a1\u00e9\u00ff\u00df\u00b0-?'+:";

const letter = (text: string): string =>
  [...text]
    .map((sign) =>
      /[\x21-\x7e\u00a1-\u00ff]/.test(sign) || sign === ' '
        ? sign
        : (signs[(sign.codePointAt(0) ?? 0) % signs.length] ?? '?'),
    )
    .join('')
    .trim();

/** Changes each text of an invoice, given its place in the model. */
function mapped(value: unknown, at: string, change: (text: string, at: string) => string): unknown {
  if (typeof value === 'string') return change(value, at);
  if (Array.isArray(value)) return value.map((item) => mapped(item, `${at}[]`, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      mapped(part, at === '' ? name : `${at}.${name}`, change),
    ]),
  );
}

const isText = (at: string): boolean =>
  ['text', 'identifier', 'account', undefined].includes(termAt(at)?.type) &&
  !at.endsWith('.scheme');

/**
 * Invoices whose values a message has room for: in the letters of ISO 8859-1, codes of three letters, GLN and GTIN as
 * the only schemes, lines numbered, a VAT category once, and the total due, which a reader would else derive.
 */
export const spellableInvoice: fc.Arbitrary<Invoice> = fc
  .tuple(
    arbitraryInvoice,
    fc.constantFrom('', ' et la suite, plus longue que son élément ne l’est'),
  )
  .map(([invoice, more]) => {
    const carried = carriedPart(
      invoice,
      (term) => term?.edifact !== undefined || term?.term === 'BT-24',
    );
    const spelled = mapped(carried, '', (text, at) => {
      if (termAt(at)?.type === 'code') return text.slice(0, 3).toUpperCase();
      if (/^notes\[\]\.text$|item\.name$|paymentTerms$/.test(at)) return letter(text + more) || '?';
      if (at.endsWith('.subdivision') || at.endsWith('.postCode') || at.endsWith('.orderLine'))
        return letter(text).slice(0, 6).trim() || '?';
      return isText(at) && at !== 'specification' ? letter(text) || '?' : text;
    }) as Invoice;
    const lines = spelled.lines?.map((line, i) => ({ ...line, id: String(i + 1) }));
    const vatBreakdown = spelled.vatBreakdown?.map((one, i) => ({ ...one, category: `E${i}` }));
    const totals = { payable: spelled.totals?.withVat, ...spelled.totals };
    return Invoice.parse(withPlainIdentifiers({ ...spelled, lines, vatBreakdown, totals }));
  });

function withPlainIdentifiers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlainIdentifiers);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => {
    if (name === 'identifiers') {
      const [first, ...others] = (part as { value: string }[]).map((one) => ({ value: one.value }));
      return [name, first ? [{ ...first, scheme: '0088' }, ...others] : []];
    }
    if (name === 'standardId')
      return [name, { value: (part as { value: string }).value, scheme: '0160' }];
    if (name === 'legalId' || name === 'locationId')
      return [name, { value: (part as { value: string }).value }];
    return [name, withPlainIdentifiers(part)];
  });
  return Object.fromEntries(entries);
}
