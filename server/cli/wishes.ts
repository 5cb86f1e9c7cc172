import type { z } from 'zod';
import type { CsvMapping } from '#activities/formats/csv/mapping.ts';
import type { ReadOptions } from '#activities/formats/mapping/syntax.ts';
import type { EdifactPartner } from '#workflows/invoice/edifactPartner.ts';
import { shapeWords } from '#workflows/shapeWords.ts';
import { readInput } from './files.ts';
import { usageError } from './verb.ts';

/** How files of other people's making are read, as options name it. */
export async function readingOf({
  mapping,
  partner,
}: {
  readonly mapping?: string | undefined;
  readonly partner?: string | undefined;
}): Promise<Pick<ReadOptions, 'csv' | 'partner'>> {
  return {
    csv: mapping === undefined ? undefined : await mappingIn(mapping),
    partner: partner === undefined ? undefined : await partnerIn(partner),
  };
}

/** A saved mapping of columns. */
export async function mappingIn(path: string): Promise<CsvMapping> {
  const { CsvMapping } = await import('#activities/formats/csv/mapping.ts');
  return wishesIn(path, CsvMapping);
}

/**
 * The ways of an EDIFACT partner. Reading them, the message says its directory itself.
 *
 * @throws usage where the file is not that of a partner
 */
export async function partnerIn(
  path: string,
  directory: EdifactPartner['directory'] = 'D96A',
): Promise<EdifactPartner> {
  const { EdifactPartner } = await import('#workflows/invoice/edifactPartner.ts');
  return wishesIn(path, EdifactPartner, { directory });
}

/** @throws usage with the first thing that is wrong, and where */
async function wishesIn<S extends z.ZodType>(
  path: string,
  schema: S,
  more: Readonly<Record<string, unknown>> = {},
): Promise<z.output<S>> {
  const value = jsonIn(path, Buffer.from((await readInput(path)).bytes).toString('utf8'));
  const parsed = schema.safeParse({ ...value, ...more });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.map(String).join('.') ?? '';
  const { fr, en } = issue ? shapeWords(issue) : { fr: '', en: '' };
  throw usageError(
    `${path} : ${at || 'le fichier'} ${fr} (voir docs/validator.md)`,
    `${path}: ${at || 'the file'} ${en} (see docs/validator.md)`,
  );
}

function jsonIn(path: string, text: string): object {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below, as any other text that is no object.
  }
  throw usageError(`${path} n’est pas un objet JSON`, `${path} is no JSON object`);
}
