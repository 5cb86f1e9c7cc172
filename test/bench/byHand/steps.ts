import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import nodemailer from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { toFacturX } from '#activities/formats/facturx.ts';
import { connect } from '#server/db/sql.ts';
import { Invoice } from '#workflows/invoice/model.ts';
import type { Order } from './workflow.ts';

// The steps of a developer who writes this one flow by hand: a pool of connections to the mail server, the message kept
// beside its receipt, and no more.
const { DATABASE_URL = '', MAIL_PORT } = process.env;
const sql = connect(DATABASE_URL);
const mail = nodemailer.createTransport({
  host: '127.0.0.1',
  port: Number(MAIL_PORT),
  pool: true,
  maxConnections: 8,
  maxMessages: Number.POSITIVE_INFINITY,
  ignoreTLS: true,
});

export async function subject({ number, orderReference }: Order): Promise<string> {
  return `FACTURE ${number} / CDE ${orderReference}`;
}

/** @returns the Factur-X */
export async function convert({ number, pdf }: Order): Promise<string> {
  const [row] = await sql<{ data: unknown }[]>`
    select data from by_hand_invoice where number = ${number}
  `;
  const invoice = Invoice.parse(row?.data);
  const made = await toFacturX({ pdf: await readFile(pdf), invoice, profile: 'EN 16931' });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  await writeFile(`${pdf}.facturx`, made.pdf);
  return `${pdf}.facturx`;
}

export async function send(message: {
  readonly number: string;
  readonly subject: string;
  readonly file: string;
}): Promise<{ messageId: string; reply: string; eml: string }> {
  const { number, subject, file } = message;
  const from = 'facturation@ateliers-fermat.example';
  const to = 'compta@client.example';
  const id = createHash('sha256').update(number).digest('hex').slice(0, 32);
  const messageId = `<${id}@ateliers-fermat.example>`;
  const text = `Bonjour,\n\nVeuillez trouver ci-joint notre facture ${number}.\n`;
  const attachments = [{ filename: `${number}.pdf`, content: await readFile(file) }];
  const composed = new MailComposer({ from, to, subject, text, messageId, attachments });
  const raw = await composed.compile().build();
  const { response } = await mail.sendMail({ envelope: { from, to }, raw });
  await writeFile(`${file}.eml`, raw);
  return { messageId, reply: response, eml: createHash('sha256').update(raw).digest('hex') };
}

export async function keep(proof: {
  readonly number: string;
  readonly messageId: string;
  readonly reply: string;
  readonly eml: string;
}): Promise<void> {
  const { number, messageId, reply, eml } = proof;
  await sql`
    insert into by_hand_evidence (number, message_id, reply, eml)
    values (${number}, ${messageId}, ${reply}, ${eml})
    on conflict do nothing
  `;
}
