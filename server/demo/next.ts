import { randomInt } from 'node:crypto';
import type { DocumentStore } from '#activities/activity.ts';
import { ApiError, notFound } from '../api/problems.ts';
import type { Sql } from '../db/sql.ts';
import type { Receipt } from '../intake/idempotency.ts';
import { submit } from '../intake/submit.ts';
import { type DemoCustomer, demoCustomers, demoIssuer } from './customers.ts';
import { demoInvoice } from './invoices.ts';
import { samplesOf } from './sample.ts';

const MOST_TRIES = 5;

/**
 * Makes the next sample invoice of a demo customer and takes it in like any other.
 *
 * @throws ApiError NOT_FOUND where it is no customer of the demo
 */
export async function nextDemoInvoice(
  { sql, store, now }: { sql: Sql; store: DocumentStore; now: () => Date },
  { customerId, actor }: { customerId: string; actor: string },
): Promise<Receipt> {
  const customer = Object.values<DemoCustomer>(demoCustomers).find(({ id }) => id === customerId);
  if (!customer) throw notFound();
  for (let tries = 1; ; tries++) {
    const issueDate = now().toISOString().slice(0, 10);
    const number = await freeNumber(sql, issueDate.slice(0, 4));
    const invoice = demoInvoice({ number, issueDate, customer, seed: randomInt(2 ** 31) });
    try {
      return await submit(sql, store, {
        issuer: demoIssuer.id,
        files: await samplesOf(invoice, customer.language),
        source: 'demo',
        actor,
      });
    } catch (error) {
      // Somebody else took the number in between.
      const taken = error instanceof ApiError && error.problem.code === 'INVOICE_NUMBER_TAKEN';
      if (!taken || tries === MOST_TRIES) throw error;
    }
  }
}

async function freeNumber(sql: Sql, year: string): Promise<string> {
  const [last] = await sql<{ serial: number }[]>`
    select max(substring(number from '[0-9]{4}$')::int) as serial
    from invoice
    where issuer_id = ${demoIssuer.id}
      and number ~ '^(F|AV)-[0-9]{4}-[0-9]{4}$'
  `;
  return `F-${year}-${String((last?.serial ?? 100) + 1).padStart(4, '0')}`;
}
