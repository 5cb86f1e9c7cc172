import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentStore } from '#activities/activity.ts';
import type { Value } from '#workflows/context.ts';
import type { Role } from '../api/endpoint.ts';
import type { Actor } from '../auth/actor.ts';
import { jsonOf } from '../db/anySql.ts';
import { publishDraft } from '../db/flows.ts';
import { liveVersion } from '../db/flowVersions.ts';
import type { Sql } from '../db/sql.ts';
import { ignoreProgress, type OnProgress } from '../engine/progress.ts';
import { submit } from '../intake/submit.ts';
import { arrival, calendar, type Seeded } from './calendar.ts';
import { type DemoCustomer, demoCustomers, demoIssuer } from './customers.ts';
import { demoFlows } from './flows.ts';
import { daysAfter, demoInvoice } from './invoices.ts';
import { connectPeers, dropFolder, type Peers } from './peers.ts';
import { samplesOf } from './sample.ts';

export interface SeedDeps {
  readonly sql: Sql;
  /** 32 bytes that encrypt the connections' secrets. */
  readonly key: Uint8Array;
  readonly store: DocumentStore;
  /** The data folder. */
  readonly data: string;
  readonly peers: Peers;
  readonly now: () => Date;
  readonly onProgress?: OnProgress;
}

export interface SeedResult {
  /** False where this installation has issuers of its own: the demo keeps out of it. */
  readonly demo: boolean;
  /** Invoices taken in now; 0 once the demo is complete. */
  readonly invoices: number;
}

/**
 * Sets up the demo on a new installation: issuer, people, connections, flows, customers, and a month of invoices taken
 * in as any other. What is there already stays as it is, so that a seeding cut short is completed at the next start.
 */
export async function seedDemo(deps: SeedDeps): Promise<SeedResult> {
  const { sql } = deps;
  const firstDay = await furnishDemo(deps);
  if (firstDay === undefined) return { demo: false, invoices: 0 };
  const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`
    select count(*)::int as count from invoice where issuer_id = ${demoIssuer.id}
  `;
  if (count >= calendar.length) return { demo: true, invoices: 0 };
  return { demo: true, invoices: await seedInvoices(deps, firstDay) };
}

/**
 * The first part of `seedDemo`: all but the invoices. Connections lead to the peers as they run now, so a worker must
 * not begin before: with the password of the last start it would be refused.
 *
 * @returns the day that the demo counts back from; undefined where it keeps out of this installation
 */
export async function furnishDemo(deps: SeedDeps): Promise<string | undefined> {
  const issuers = await deps.sql<{ demo: boolean }[]>`select demo from issuer`;
  if (issuers.length > 0 && !issuers.some(({ demo }) => demo)) return undefined;
  const firstDay = await seedHouse(deps);
  await connectPeers(deps, deps.peers);
  return firstDay;
}

const depositFolder = `inv/${demoCustomers.autodis.params.supplierNumber}`;

const people: readonly Role[] = ['ops', 'approver', 'support', 'auditor', 'admin'];

/** @returns the day that the demo counts back from: that of its first seeding */
async function seedHouse({ sql, data, now }: SeedDeps): Promise<string> {
  const { id, name, siren, timeZone } = demoIssuer;
  await sql`
    insert into issuer (id, name, siren, time_zone, demo)
    values (${id}, ${name}, ${siren}, ${timeZone}, true)
    on conflict do nothing
  `;
  for (const role of people) {
    await sql`
      insert into account (id, issuer_id, login, role, created_at)
      values (${`demo-${role}`}, ${id}, ${`${role}@demo`}, ${role}, ${now().toISOString()})
      on conflict do nothing
    `;
  }
  const [account] = await sql<{ createdAt: string }[]>`
    select created_at from account where id = 'demo-admin'
  `;
  const today = (account?.createdAt ?? now().toISOString()).slice(0, 10);
  await seedFlows(sql, today);
  for (const customer of Object.values<DemoCustomer>(demoCustomers))
    await seedCustomer(sql, customer);
  for (const folder of ['archive', depositFolder]) {
    await mkdir(join(dropFolder(data), folder), { recursive: true });
  }
  return today;
}

const flowIds = {
  acme: 'acme-benelux',
  english: 'e-mail-en-anglais',
  deposit: 'depot-sftp',
} satisfies Record<keyof typeof demoFlows, string>;

async function seedFlows(sql: Sql, today: string): Promise<void> {
  const publishedAt = `${daysAfter(today, -31)}T09:00:00.000Z`;
  const approver: Actor = {
    kind: 'person',
    id: 'demo-approver',
    login: 'approver@demo',
    role: 'approver',
    issuerId: demoIssuer.id,
  };
  for (const [name, flow] of Object.entries(demoFlows)) {
    const id = flowIds[name as keyof typeof demoFlows];
    await sql`
      insert into flow (id, issuer_id, draft, saved_by, saved_at)
      values (${id}, ${demoIssuer.id}, ${jsonOf(sql, flow)}, 'ops@demo', ${publishedAt})
      on conflict do nothing
    `;
    if (await liveVersion(sql, id)) continue;
    await publishDraft(sql, approver, id, { revision: 1, note: 'Première version' });
    // Deliveries of the past month follow it: it was there before them.
    await sql`update flow_version set published_at = ${publishedAt} where flow_id = ${id}`;
  }
}

async function seedCustomer(sql: Sql, customer: DemoCustomer): Promise<void> {
  const { id, code, buyer, language, timeZone, siren, flow, params } = customer;
  await sql`
    insert into customer (id, issuer_id, code, name, country, language, time_zone, siren, vat_id, flow_id, params)
    values (${id}, ${demoIssuer.id}, ${code}, ${buyer.name}, ${buyer.address?.country ?? 'FR'}, ${language},
      ${timeZone}, ${siren ?? null}, ${buyer.vatId ?? null}, ${flowIds[flow]}, ${jsonOf(sql, params)})
    on conflict do nothing
  `;
}

async function seedInvoices(deps: SeedDeps, today: string): Promise<number> {
  const { onProgress = ignoreProgress } = deps;
  const what = { fr: 'Factures de démonstration', en: 'Demo invoices' };
  let taken = 0;
  for (const [index, seeded] of calendar.entries()) {
    const repeat = await takeIn(deps, index, seeded, today);
    if (!repeat) taken += 1;
    onProgress({ what, done: index + 1, total: calendar.length });
  }
  return taken;
}

/** Number and day of an invoice of the calendar. */
function identityOf(index: number, today: string): { number: string; issueDate: string } {
  const { daysAgo, credits } = calendar[index] as Seeded;
  const issueDate = daysAfter(today, -daysAgo);
  const year = issueDate.slice(0, 4);
  const prefix = credits === undefined ? 'F' : 'AV';
  return { number: `${prefix}-${year}-${String(101 + index).padStart(4, '0')}`, issueDate };
}

/** @returns true where it was there already */
async function takeIn(
  deps: SeedDeps,
  index: number,
  seeded: Seeded,
  today: string,
): Promise<boolean> {
  const { sql, store } = deps;
  const customer: DemoCustomer = demoCustomers[seeded.customer];
  const { number, issueDate } = identityOf(index, today);
  const invoice = demoInvoice({
    number,
    issueDate,
    customer,
    seed: 1000 + (seeded.credits ?? index),
    ...(seeded.net === undefined ? {} : { net: seeded.net }),
    ...(seeded.credits === undefined ? {} : { credits: identityOf(seeded.credits, today) }),
    withoutOrder: seeded.failure === 'no-order-number',
  });
  if (seeded.failure === 'name-taken') await occupy(deps.data, number, issueDate);
  // As if somebody had mistyped the address and put it right later: deliveries keep what they began with.
  const mistyped = seeded.failure === 'mailbox-unknown';
  if (mistyped)
    await setParams(sql, customer, { ...customer.params, to: ['inconnu@solana.example'] });
  const receipt = await submit(sql, store, {
    issuer: demoIssuer.id,
    files: await samplesOf(invoice, customer.language),
    source: 'demo',
    actor: 'ops@demo',
    receivedAt: arrival(index, issueDate, deps.now()),
  });
  if (mistyped) await setParams(sql, customer, customer.params);
  return receipt.duplicateOf !== undefined;
}

async function setParams(
  sql: Sql,
  { id }: DemoCustomer,
  params: Readonly<Record<string, Value>>,
): Promise<void> {
  await sql`update customer set params = ${jsonOf(sql, params)} where id = ${id}`;
}

/** Another file has the name that the deposit will want. */
async function occupy(data: string, number: string, issueDate: string): Promise<void> {
  const name = `${demoCustomers.autodis.params.supplierNumber}_${number}_${issueDate.replaceAll('-', '')}.pdf`;
  const path = join(dropFolder(data), depositFolder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'Un autre document porte déjà ce nom.\n');
}
