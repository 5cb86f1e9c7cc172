import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Mailed } from './oracle.ts';

/** Subject of each mail of a run: the number is what the oracle knows it by. */
export const subjectPrefix = 'Facture ';

/** What the mail server has taken, oldest first. A file cut off by its death was never acknowledged, and does not count. */
export async function mailsIn(folder: string): Promise<readonly Mailed[]> {
  const mails: Mailed[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const stored = parsed(await readFile(join(folder, name), 'utf8'));
    if (!stored) continue;
    const { subject = '', messageId = '' } = await simpleParser(Buffer.from(stored.raw, 'base64'));
    mails.push({ number: subject.slice(subjectPrefix.length), messageId, to: stored.to });
  }
  return mails;
}

function parsed(text: string): { to: string[]; raw: string } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
