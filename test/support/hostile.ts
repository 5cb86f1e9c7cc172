import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Verdict } from '#workflows/verdict.ts';

/** One input of the shared corpus of hostile inputs, and what a guard must make of it. */
export interface HostileCase {
  readonly id: string;
  readonly title: string;
  readonly surface: string;
  readonly expect: { readonly outcome: Verdict['verdict']; readonly code?: string };
  /** The input itself, however large. */
  readonly value: unknown;
}

const folder = resolve(process.env.FACTEUR_SHARED ?? '../shared', 'hostile');

export const hasHostileCorpus = existsSync(resolve(folder, 'cases.jsonl'));

/** The cases of one surface; none where the corpus is not there. */
export async function hostileCases(surface: string): Promise<readonly HostileCase[]> {
  if (!hasHostileCorpus) return [];
  const { load, materialise } = await corpus();
  return load(folder)
    .filter((one) => one.surface === surface)
    .map((one) => ({ ...one, value: materialise(one, folder) }));
}

/** `count` mutants of the cases of one surface, the same ones for the same seed. */
export async function hostileMutants(
  surface: string,
  count: number,
  seed: number,
): Promise<readonly HostileCase[]> {
  if (!hasHostileCorpus) return [];
  const { load, materialise, mutants } = await corpus();
  const cases = load(folder).filter((one) => one.surface === surface);
  return [...mutants(cases, count, seed)].map((one) => ({
    ...one,
    value: materialise(one, folder),
  }));
}

interface Corpus {
  load(folder: string): Omit<HostileCase, 'value'>[];
  materialise(one: Omit<HostileCase, 'value'>, folder: string): unknown;
  mutants(
    cases: readonly Omit<HostileCase, 'value'>[],
    count: number,
    seed: number,
  ): Iterable<Omit<HostileCase, 'value'>>;
}

const corpus = (): Promise<Corpus> =>
  import(pathToFileURL(resolve(folder, 'materialise.mjs')).href) as Promise<Corpus>;
