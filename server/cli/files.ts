import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Problem } from '#workflows/problem.ts';
import type { Text } from '#workflows/text.ts';
import { fileWords } from '../fileWords.ts';
import type { Output } from './output.ts';
import { CliError, usageError } from './verb.ts';

export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a name led to. One that leads nowhere is a result like any other where others stand beside it. */
export type Opened =
  | { readonly ok: true; readonly file: InputFile }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly text: Text };

/**
 * The files one after the other, each read when its turn comes: thousands take no more memory than the largest. Says
 * how far it is.
 *
 * @throws usage where the only file can't be read: then there is nothing to judge
 */
export async function* openEach(
  paths: readonly string[],
  out: Output,
): AsyncGenerator<{ readonly path: string; readonly opened: Opened }> {
  for (const [done, path] of paths.entries()) {
    if (paths.length > 1) out.progress(done, paths.length, path);
    yield { path, opened: paths.length === 1 ? await openOnly(path) : await openFile(path) };
  }
  if (paths.length > 1) out.progress(paths.length, paths.length, '');
}

const openOnly = async (path: string): Promise<Opened> => ({
  ok: true,
  file: await readInput(path),
});

/** A file among others: one that can't be read is a problem, no end. */
export async function openFile(path: string): Promise<Opened> {
  try {
    return { ok: true, file: await readInput(path) };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const fix = {
      fr: 'Vérifiez le nom du fichier et les droits de lecture.',
      en: 'Check the name of the file and the right to read it.',
    };
    const problem: Problem = {
      code: 'FILE_UNREADABLE',
      at: path,
      severity: 'fatal',
      message: error.text,
      fix,
    };
    return { ok: false, problems: [problem], text: error.text };
  }
}

/** @throws usage when the file can't be read: a name is the caller's, its content is for the verb to judge */
export async function readInput(path: string): Promise<InputFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    const { fr, en } = fileWords(error);
    throw usageError(`${path} illisible : ${fr}`, `${path} can’t be read: ${en}`);
  }
}

/** @throws usage when it can't be written */
export async function writeOutput(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const { fr, en } = fileWords(error);
    throw usageError(`${path} : écriture impossible : ${fr}`, `${path} can’t be written: ${en}`);
  }
}
