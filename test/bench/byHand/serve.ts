import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import express from 'express';
import { readMultipart } from '#server/api/multipart.ts';
import { jsonOf } from '#server/db/anySql.ts';
import { connect } from '#server/db/sql.ts';
import { reportAlive } from '#server/program.ts';
import type { Invoice } from '#workflows/invoice/model.ts';
import type { Order } from './workflow.ts';

// What a developer would write to take invoices in: the PDF goes to a folder, the data to Postgres, then the workflow starts.
const { DATABASE_URL = '', TEMPORAL_ADDRESS = '', FOLDER = '', PORT, CONVERT } = process.env;
const sql = connect(DATABASE_URL);
const client = new Client({ connection: await Connection.connect({ address: TEMPORAL_ADDRESS }) });
const app = express();

app.post('/invoices', async (req, res) => {
  const { files } = await readMultipart(req);
  const part = (name: string): Uint8Array =>
    files.find((file) => file.name === name)?.bytes as Uint8Array;
  const invoice = JSON.parse(Buffer.from(part('facture.json')).toString('utf8')) as Invoice;
  const { number = '', typeCode = '', orderReference = '' } = invoice;
  const pdf = join(FOLDER, number);
  await writeFile(pdf, part('facture.pdf'));
  await sql`insert into by_hand_invoice (number, data) values (${number}, ${jsonOf(sql, invoice)})`;
  const convert = number.startsWith(CONVERT ?? ' ');
  const order: Order = { number, typeCode, orderReference, pdf, convert };
  await client.workflow.start('byHand', {
    taskQueue: 'by-hand',
    workflowId: number,
    args: [order],
  });
  res.status(202).json({ number });
});
const server = app.listen(Number(PORT), '127.0.0.1', () =>
  reportAlive(() => new Promise((resolve) => server.close(() => resolve()))),
);
