import { createHash } from 'node:crypto';
import type { Job } from '#workflows/job.ts';
import { type ConfigOf, fault } from '#workflows/node.ts';
import type { Mail, Ports } from '../activity.ts';
import { amendedInvoice } from '../amended.ts';
import { refusal } from '../broken.ts';
import { noValueFor } from '../faults.ts';
import { documentAt, textAt } from '../fill.ts';
import { supportingFiles } from '../formats/supportingFiles.ts';
import { cutStem, safeFileName } from '../template/fileName.ts';
import { zipped } from '../zipped.ts';
import { attachedTo } from './attached.ts';
import { attachedBy, email } from './manifest.ts';

type EmailJob = Job<ConfigOf<typeof email>>;
export type Attached = Mail['attachments'][number];

export interface Attachments {
  readonly invoice: Attached;
  readonly others: readonly Attached[];
}

/**
 * The files of the message: the invoice (or each one of the batch) under the name that earlier steps gave it, its XML, the
 * list, its supporting documents (BG-24), the latter in one ZIP where the step says so.
 *
 * @throws EMAIL_VALUE_MISSING, EMAIL_INVALID where the data cannot be read, EMAIL_ENCRYPTED
 */
export async function attachments(
  job: EmailJob,
  documents: Ports['documents'],
): Promise<Attachments> {
  const { config, context } = job;
  const { attached, missing } = attachedTo(job);
  if (missing.length > 0)
    throw fault(email, 'EMAIL_VALUE_MISSING', noValueFor(missing), { missing });
  const [first, ...own] = await Promise.all(
    attached.map(async ({ name, document }) => ({
      name,
      type: document.type,
      bytes: await documents.read(document),
    })),
  );
  const fileName =
    textAt(context, 'vars.fileName') ?? documentAt(context, attachedBy(config.what))?.name ?? '';
  const found = [first as Attached, ...own];
  const annexes =
    config.annexes && context.batch === undefined ? await annexesOf(job, documents, found) : [];
  refuseEncrypted([...found, ...annexes]);
  const isZip = config.zip && annexes.length > 0;
  const others = isZip ? [await inOne(annexes, config.annexNames, fileName)] : annexes;
  return { invoice: first as Attached, others: [...own, ...others] };
}

async function annexesOf(
  job: EmailJob,
  documents: Ports['documents'],
  taken: readonly Attached[],
): Promise<readonly Attached[]> {
  const read = await amendedInvoice(job, documents);
  if (!read.ok) throw refusal(email, 'EMAIL_INVALID', read.problems);
  const names = new Set(taken.map(({ name }) => name.toLowerCase()));
  const base = stemOf((taken[0] as Attached).name);
  return supportingFiles(read.invoice).map(({ name: was, mediaType, bytes }, index) => {
    const { annexNames } = job.config;
    const wanted = annexNames ? named(annexNames, base, index, was) : was;
    return { name: free(safeFileName(wanted), names), type: mediaType, bytes };
  });
}

async function inOne(
  annexes: readonly Attached[],
  pattern: string | undefined,
  fileName: string,
): Promise<Attached> {
  const base = stemOf(fileName);
  const name = pattern ? named(pattern, base, 0, 'annexes.zip') : `${base}_annexes.zip`;
  const files = annexes.map(({ name: path, bytes }) => ({ path, bytes }));
  return { name: safeFileName(name), type: 'application/zip', bytes: await zipped(files, '') };
}

/** `{{base}}` is the invoice's file name, `{{i}}` counts from 1, `{{name}}` is the annex's own; its ending is kept. */
function named(pattern: string, base: string, index: number, was: string): string {
  const filled = pattern
    .replaceAll('{{base}}', () => base)
    .replaceAll('{{i}}', () => String(index + 1))
    .replaceAll('{{name}}', () => stemOf(was));
  return cutStem(safeFileName(filled), endingOf(was));
}

/** The name, or one like it that is not taken yet. */
function free(name: string, taken: Set<string>): string {
  let one = name;
  for (let n = 2; taken.has(one.toLowerCase()); n++)
    one = cutStem(`${stemOf(name)}-${n}`, endingOf(name));
  taken.add(one.toLowerCase());
  return one;
}

const endingOf = (name: string): string => /(?<=.)\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
const stemOf = (name: string): string => name.slice(0, name.length - endingOf(name).length);

/** Robots that read invoices open no encrypted PDF, even one that asks people for no password. */
function refuseEncrypted(files: readonly Attached[]): void {
  const locked = files.filter(({ bytes }) => isEncryptedPdf(bytes)).map(({ name }) => name);
  if (locked.length === 0) return;
  const seen = { fr: `chiffré : ${locked.join(', ')}`, en: `encrypted: ${locked.join(', ')}` };
  throw fault(email, 'EMAIL_ENCRYPTED', seen, { files: locked });
}

/**
 * What is encrypted says so in its trailer, or in the dictionary of its cross-reference stream, neither of which is ever
 * compressed or encrypted itself (ISO 32000-1, 7.5.5, 7.5.8.2).
 */
function isEncryptedPdf(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return text.startsWith('%PDF-') && /\/Encrypt\s*(\d+\s+\d+\s+R\b|<<)/.test(text);
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
