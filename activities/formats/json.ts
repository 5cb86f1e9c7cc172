import { Invoice } from '#workflows/invoice/model.ts';
import { EN16931 } from '#workflows/invoice/targets.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import type { Problem } from '#workflows/problem.ts';
import type { ReadInvoice } from './mapping/syntax.ts';
import { shapeProblems } from './shape.ts';

const LARGEST = 50 * 1024 * 1024;
const DEEPEST = 40;

/**
 * Reads our own JSON: the model itself, by its names. Totals and VAT breakdown may be left out; they are then
 * computed from the lines. Without BT-24 it is an invoice of the plain EN 16931 profile.
 */
export function readJson(bytes: Uint8Array): ReadInvoice {
  if (bytes.length > LARGEST) return { ok: false, problems: [jsonProblem('JSON_TOO_LARGE')] };
  const text = decodeUtf8(bytes);
  if (text === undefined) return { ok: false, problems: [jsonProblem('JSON_MALFORMED')] };
  if (isTooDeep(text)) return { ok: false, problems: [jsonProblem('JSON_TOO_DEEP')] };
  const value = parse(text);
  if (value === undefined) return { ok: false, problems: [jsonProblem('JSON_MALFORMED')] };
  const parsed = Invoice.safeParse(value);
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) };
  const invoice = { ...parsed.data, specification: parsed.data.specification ?? EN16931 };
  const isBare = invoice.totals.withVat === undefined && invoice.vatBreakdown.length === 0;
  return { ok: true, invoice: isBare ? withTotals(invoice) : invoice, unmapped: [] };
}

export const writeJson = (invoice: Invoice): string => `${JSON.stringify(invoice, undefined, 2)}\n`;

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Brackets inside strings count too; no invoice piles up as many. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const words = {
  JSON_MALFORMED: [
    'le fichier n’est pas du JSON en UTF-8',
    'the file is not JSON in UTF-8',
    'Exportez les données à nouveau.',
    'Export the data again.',
  ],
  JSON_TOO_LARGE: [
    'le fichier JSON dépasse 50 Mo',
    'the JSON file exceeds 50 MB',
    'Découpez la facture.',
    'Split the invoice.',
  ],
  JSON_TOO_DEEP: [
    'le fichier JSON imbrique plus de 40 niveaux',
    'the JSON file nests more than 40 levels',
    'Suivez le format que montre « facteur read ».',
    'Follow the format that “facteur read” shows.',
  ],
} as const;

function jsonProblem(code: keyof typeof words): Problem {
  const [fr, en, fixFr, fixEn] = words[code];
  return { code, at: '', severity: 'fatal', message: { fr, en }, fix: { fr: fixFr, en: fixEn } };
}
