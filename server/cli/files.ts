import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { messageOf } from '../engine/fault.ts';
import { usageError } from './verb.ts';

export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @throws usage when the file can't be read: a name is the caller's, its content is for the verb to judge */
export async function readInput(path: string): Promise<InputFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw usageError(
      `${path} illisible : ${messageOf(error)}`,
      `${path} can’t be read: ${messageOf(error)}`,
    );
  }
}

/** @throws usage when it is no JSON */
export async function readJson(path: string): Promise<unknown> {
  const { bytes } = await readInput(path);
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw usageError(
      `${path} n’est pas du JSON : ${messageOf(error)}`,
      `${path} is no JSON: ${messageOf(error)}`,
    );
  }
}

export async function writeOutput(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw usageError(
      `${path} : écriture impossible : ${messageOf(error)}`,
      `${path} can’t be written: ${messageOf(error)}`,
    );
  }
}
