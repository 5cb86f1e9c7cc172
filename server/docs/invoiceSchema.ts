import { z } from 'zod';
import { Invoice } from '#workflows/invoice/model.ts';
import { termAt } from '#workflows/invoice/terms.ts';

interface Schema {
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  'x-term'?: string;
}

/**
 * docs/invoice.schema.json: Facteur's own JSON (`--to json`) as JSON Schema 2020-12, each field with its term's number
 * (`x-term`), English name (`title`) and French name (`description`).
 */
export function invoiceSchema(): string {
  const schema = z.toJSONSchema(Invoice, { io: 'input', reused: 'inline' }) as Schema;
  name(schema, '');
  return `${JSON.stringify({ ...schema, title: 'Invoice', description: 'Facture' }, undefined, 1)}\n`;
}

function name(schema: Schema, at: string): void {
  const term = at === '' ? undefined : termAt(at.replace(/\[\]$/, ''));
  // The group names the list; its items are not named again.
  if (term && !at.endsWith('[]')) {
    schema.title = term.label.en;
    schema.description = term.label.fr;
    schema['x-term'] = term.term;
  }
  if (schema.items) name(schema.items, `${at}[]`);
  for (const [field, inner] of Object.entries(schema.properties ?? {}))
    name(inner, at === '' ? field : `${at}.${field}`);
}
