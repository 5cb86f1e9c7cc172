import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import type { getMail, listDrop, listMails } from '../api/contract.ts';
import type { Reply } from '../api/endpoint.ts';
import { notFound } from '../api/problems.ts';
import type { AnySql } from '../db/anySql.ts';

type Head = Reply<typeof listMails>[number];

interface Row {
  readonly id: string;
  readonly receivedAt: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly raw: Buffer;
}

const MOST_SHOWN = 200;

/** Heads by mail: a mail never changes, and reading it over for each look at the list would cost its attachments. */
const heads = new Map<string, Head>();

/** Mails of the demo mailbox, newest first, the last 200. */
export async function mailHeads(sql: AnySql): Promise<Head[]> {
  const ids = await sql<{ id: string }[]>`
    select id from demo_mail order by received_at desc, id limit ${MOST_SHOWN}
  `;
  const fresh = ids.map(({ id }) => id).filter((id) => !heads.has(id));
  for (const row of await rows(sql, fresh))
    heads.set(row.id, headOf(row, await simpleParser(row.raw)));
  return ids.flatMap(({ id }) => heads.get(id) ?? []);
}

/** A mail as it arrived. @throws NOT_FOUND */
export async function mailDetail(sql: AnySql, id: string): Promise<Reply<typeof getMail>> {
  const { row, mail } = await mailOf(sql, id);
  const text = row.raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return {
    ...headOf(row, mail),
    envelopeTo: [...row.recipients],
    messageId: mail.messageId ?? '',
    text: mail.text ?? '',
    headers: row.raw.subarray(0, end).toString('utf8'),
  };
}

/** @param index as it stands in the path @throws NOT_FOUND */
export async function mailAttachment(sql: AnySql, id: string, index: string) {
  const { mail } = await mailOf(sql, id);
  const attachment = /^\d{1,3}$/.test(index) ? mail.attachments[Number(index)] : undefined;
  if (!attachment) throw notFound();
  const { content, contentType, filename = 'document' } = attachment;
  return { bytes: content, type: contentType, name: filename };
}

/** Files in the demo drop, newest first. */
export async function dropFiles(folder: string): Promise<Reply<typeof listDrop>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const { size, mtime } = await stat(path);
        return { path: relative(folder, path), bytes: size, at: mtime.toISOString() };
      }),
  );
  return files.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_SHOWN);
}

async function mailOf(sql: AnySql, id: string): Promise<{ row: Row; mail: ParsedMail }> {
  const [row] = await rows(sql, [id]);
  if (!row) throw notFound();
  return { row, mail: await simpleParser(row.raw) };
}

async function rows(sql: AnySql, ids: readonly string[]): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  return sql<Row[]>`
    select id, received_at, sender, recipients, raw from demo_mail where id in ${sql(ids)}
  `;
}

const headOf = ({ id, receivedAt, sender }: Row, mail: ParsedMail): Head => ({
  id,
  at: receivedAt,
  from: mail.from?.text ?? sender,
  to: addresses(mail.to),
  cc: addresses(mail.cc),
  subject: mail.subject ?? '',
  attachments: mail.attachments.map(({ filename, contentType, size }) => ({
    name: filename ?? '',
    type: contentType,
    bytes: size,
  })),
});

const addresses = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap(({ address }) => address ?? []);
