import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { convertInvoice } from '#activities/formats/convert.ts';
import { readInvoice } from '#activities/formats/read.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import { type Target, type TargetName, targets } from '#workflows/invoice/targets.ts';
import { isFatal } from '#workflows/problem.ts';
import { verdicts } from './corpus.ts';

/** One way of writing an invoice, each target in each of its profiles. */
export interface Way {
  readonly to: TargetName;
  readonly profile: string | undefined;
}

export const ways = (names: readonly TargetName[]): readonly Way[] =>
  names.flatMap((to) => {
    const { profiles, keepsOwn }: Target = targets[to];
    const all: Way[] = profiles.map(({ id }) => ({ to, profile: id }));
    return keepsOwn ? [{ to, profile: undefined }, ...all] : all;
  });

export const nameOf = ({ to, profile }: Way): string => (profile ? `${to}-${profile}` : to);

export interface Conversions {
  /** Written documents, by way. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Why invoices could not be written, by way: codes with their count. */
  readonly refused: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Corpus documents that are valid by every set of rules that the oracle judged them by, every n-th. */
export function validFiles(every = 1): readonly string[] {
  const all = verdicts();
  const invalid = new Set(all.filter(({ isValid }) => !isValid).map(({ file }) => file));
  const valid = new Set(all.map(({ file }) => file).filter((file) => !invalid.has(file)));
  return [...valid].filter((_, i) => i % every === 0);
}

export async function readCorpusInvoice(file: string): Promise<Invoice> {
  const read = await readInvoice([{ name: basename(file), bytes: await readFile(file) }]);
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problems)}`);
  return read.invoice;
}

/** Writes every invoice in every way that carries it, into a folder. */
export async function convertAll(
  sources: readonly string[],
  all: readonly Way[],
  folder: string,
): Promise<Conversions> {
  const files = new Map<string, string[]>();
  const refused = new Map<string, Map<string, number>>();
  await mkdir(folder, { recursive: true });
  for (const [i, source] of sources.entries()) {
    const invoice = await readCorpusInvoice(source);
    for (const way of all) {
      const name = nameOf(way);
      const made = await convertInvoice({ ...way, invoice });
      if (!made.ok) {
        const counts = refused.get(name) ?? new Map<string, number>();
        refused.set(name, counts);
        for (const code of new Set(made.problems.filter(isFatal).map((one) => one.code)))
          counts.set(code, (counts.get(code) ?? 0) + 1);
        continue;
      }
      const { extension } = targets[way.to];
      const path = join(folder, `${i}-${basename(source)}-${name}${extension}`);
      await writeFile(path, made.bytes);
      files.set(name, [...(files.get(name) ?? []), path]);
    }
  }
  return { files, refused };
}
