import { z } from 'zod';
import { shapeWords } from '../shapeWords.ts';
import type { Text } from '../text.ts';

/** UN/EDIFACT 0001: ISO 8859-1 and what is narrower, and UTF-8 (`UNOY`). */
export const charsets = ['UNOA', 'UNOB', 'UNOC', 'UNOY'] as const;

const address = z.strictObject({
  /** Mostly a GLN. */
  id: z.string().min(1).max(35),
  /** UN/EDIFACT 0007: 14 for a GLN, 5 for a SIRET, 22 for a SIREN, ZZZ by agreement. */
  qualifier: z.string().max(4).default('14'),
});

const code = z.string().min(1).max(17);

/**
 * How one partner wants its INVOIC messages, as data. What it leaves out is as EANCOM has it.
 *
 * Segments are named by their way from the beginning of the message: `FTX`, `NAD/CTA`, `LIN/IMD`, `UNS/MOA`; data
 * elements with their name in `segments.ts` behind an `@`: `NAD@role`, `LIN/QTY@unit`.
 */
export const EdifactPartner = z.strictObject({
  directory: z.enum(['D96A', 'D01B']),
  /** UNH 0057; EAN008 with D.96A and EAN010 with D.01B unless told. */
  association: z.string().max(6).optional(),
  charset: z.enum(charsets).default('UNOC'),
  sender: address.optional(),
  recipient: address.optional(),
  isTest: z.boolean().default(false),
  /** Whether UNA opens the interchange. */
  una: z.boolean().default(true),
  /** CR LF behind each segment. */
  lineEnds: z.boolean().default(false),
  /** Exact number of decimals; zeros are added, and taken off, but nothing is rounded. */
  decimals: z
    .strictObject({
      amount: z.int().min(0).max(6),
      price: z.int().min(0).max(6),
      quantity: z.int().min(0).max(6),
    })
    .partial()
    .default({}),
  /** Segments that the partner does not want, with the group that they open. */
  drop: z.array(z.string()).default([]),
  /** By data element, the partner's code for each of ours: `{ "UNS/MOA@q": { "176": "124" } }`. */
  codes: z.record(z.string(), z.record(code, code)).default({}),
  /** Mentions of French law that every message carries, as FTX with their subject (REG, AAI, PMT, PMD, AAB, ABL). */
  mentions: z.array(z.strictObject({ subject: code, text: z.string().min(1) })).default([]),
  /** In which order the references of the header stand; others follow. */
  references: z.array(code).default([]),
  /** Whether the buyer is also named as the party invoiced, NAD+IV. */
  invoicee: z.boolean().default(false),
});
export type EdifactPartner = z.output<typeof EdifactPartner>;

type Read =
  | { readonly ok: true; readonly partner: EdifactPartner }
  /** What is wrong, as it reads on from the name of the setting. */
  | { readonly ok: false; readonly words: Text };

/** A partner's wishes as they were written down in JSON, for a directory. */
export function readPartner(json: string, directory: EdifactPartner['directory'] = 'D96A'): Read {
  const wishes = parsed(json);
  if (typeof wishes !== 'object' || wishes === null)
    return { ok: false, words: { fr: 'n’est pas un objet JSON', en: 'is no JSON object' } };
  const read = EdifactPartner.safeParse({ ...wishes, directory });
  if (read.success) return { ok: true, partner: read.data };
  const [issue] = read.error.issues;
  const at = issue?.path.map(String).join('.') ?? '';
  const { fr, en } = issue ? shapeWords(issue) : { fr: '', en: '' };
  return { ok: false, words: { fr: `: ${at} ${fr}`, en: `: ${at} ${en}` } };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The customer's parameter that a setting names in place of wishes of its own: `{{params.partner}}`. */
export const partnerParam = (setting: string): string | undefined =>
  /^\{\{params\.([a-z][A-Za-z0-9]{0,40})\}\}$/.exec(setting)?.[1];
