import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { listMails, Reply } from '#server/api/contract.ts';
import type { Role } from '#server/api/endpoint.ts';
import { makeSignInLink } from '#server/auth/signInLinks.ts';
import { saveChannel } from '#server/db/channels.ts';
import { connect, type Sql } from '#server/db/sql.ts';
import { demoIssuer } from '#server/demo/customers.ts';
import { demoMail } from '#server/demo/flows.ts';
import { freePort } from '#server/engine/port.ts';
import { cutting } from '../server/adapters/smtpServer.ts';
import { testDatabase } from '../support/postgres.ts';
import { type Product, startProduct } from './product.ts';

/** The running product with a line to its mailbox that can be cut, and a way in for every role. */
export interface House {
  readonly product: Product;
  readonly base: string;
  /** The next message arrives in the mailbox, and the answer that says so is lost. */
  cutNextAnswer(): void;
  signIn(page: Page, role: Role): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const [database, port] = [await testDatabase(), await freePort()];
  const key = randomBytes(32);
  const product = await startProduct('server/start.ts', {
    DATABASE_URL: database.url,
    FACTEUR_KEY: key.toString('base64'),
    FACTEUR_EGRESS_ALLOW: `127.0.0.1:${port}`,
  });
  const base = new URL(product.link).origin;
  const sql = connect(database.url, 2);
  let armed = false;
  const line = await cutting(
    Number(await readFile(join(product.data, 'run/mailbox.port'), 'utf8')),
    {
      atAnswer(text) {
        const isCut = armed && text.includes('queued as');
        if (isCut) armed = false;
        return isCut;
      },
    },
    port,
  );
  await throughLine(sql, key, port);
  return {
    product,
    base,
    cutNextAnswer: () => {
      armed = true;
    },
    async signIn(page, role) {
      await page.goto((await makeSignInLink(sql, base, `demo-${role}`)).url);
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    },
    async close() {
      await sql.end();
      await product.stop();
      await line.close();
      await database.drop();
    },
  };
}

const throughLine = (sql: Sql, key: Uint8Array, port: number): Promise<void> =>
  saveChannel(sql, key, demoIssuer.id, {
    kind: 'smtp',
    name: demoMail,
    host: '127.0.0.1',
    port,
    secure: false,
    requireTls: false,
    from: 'facturation@ateliers-fermat.example',
    fromName: demoIssuer.name,
  });

type MailHead = Reply<typeof listMails>[number];

/** Mails in the demo mailbox that carry this invoice, whatever tells about it left out. */
export async function mailsOf(page: Page, base: string, number: string): Promise<MailHead[]> {
  const reply = await page.request.get(`${base}/api/demo/mails`);
  const all = (await reply.json()) as MailHead[];
  return all.filter(({ attachments }) => attachments.some(({ name }) => name.includes(number)));
}
