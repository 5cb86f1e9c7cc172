import { connect as dial } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '#server/db/migrate.ts';
import { connect, type Sql } from '#server/db/sql.ts';
import { type Mailbox, startMailbox } from '#server/demo/mailbox.ts';
import { type TestDatabase, testDatabase } from '../../support/postgres.ts';

let database: TestDatabase;
let sql: Sql;
let mailbox: Mailbox;

beforeAll(async () => {
  database = await testDatabase();
  sql = connect(database.url, 2);
  await migrate(sql);
  mailbox = await startMailbox({ sql });
});
afterAll(async () => {
  await mailbox.close();
  await sql.end();
  await database.drop();
});

const transport = () => createTransport({ host: mailbox.host, port: mailbox.port, secure: false });

test('an accepted mail is in the mailbox with its envelope, byte for byte', async () => {
  const raw = Buffer.from(
    'Subject: FACTURE F-1 / CDE 45\r\nFrom: a@b.example\r\n\r\nBonjour é\r\n',
  );
  const { response } = await transport().sendMail({
    envelope: { from: 'a@b.example', to: ['ap@acme.example', 'hidden@acme.example'] },
    raw,
  });
  expect(response).toMatch(/^250 2\.0\.0 Ok: queued as /);
  const [mail] = await sql`select sender, recipients, raw from demo_mail`;
  expect(mail).toMatchObject({
    sender: 'a@b.example',
    recipients: ['ap@acme.example', 'hidden@acme.example'],
  });
  expect(mail?.raw.toString()).toBe(raw.toString());
});

test('an unknown mailbox is refused with 550 5.1.1 and nothing is stored for it', async () => {
  const before = await sql`select count(*)::int as n from demo_mail`;
  await expect(
    transport().sendMail({
      envelope: { from: 'a@b.example', to: ['inconnu@solana.example'] },
      raw: 'Subject: x\r\n\r\nx',
    }),
  ).rejects.toMatchObject({
    responseCode: 550,
    response: expect.stringMatching(/^550 5\.1\.1 /),
  });
  expect(await sql`select count(*)::int as n from demo_mail`).toEqual(before);
});

test('it listens on loopback only', async () => {
  expect(mailbox.host).toBe('127.0.0.1');
  const socket = dial(mailbox.port, '127.0.0.1');
  const banner = await new Promise<string>((resolve) =>
    socket.once('data', (data) => resolve(data.toString())),
  );
  socket.destroy();
  expect(banner).toMatch(/^220 .*demo/);
});
