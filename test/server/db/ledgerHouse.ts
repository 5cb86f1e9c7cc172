import { randomUUID } from 'node:crypto';
import { migrate } from '#server/db/migrate.ts';
import { connect, type Sql } from '#server/db/sql.ts';
import { testDatabase } from '../../support/postgres.ts';

export interface LedgerHouse {
  readonly sql: Sql;
  /** A delivery that effects and attempts can belong to. */
  delivery(): Promise<string>;
  close(): Promise<void>;
}

/** A database with one issuer (`fermat`), one customer, one flow and one invoice. */
export async function ledgerHouse(): Promise<LedgerHouse> {
  const database = await testDatabase();
  const sql = connect(database.url);
  await migrate(sql);
  await sql`insert into issuer (id, name, siren) values ('fermat', 'Ateliers Fermat', '812345676')`;
  await sql`insert into issuer (id, name, siren) values ('other', 'Autre', '552100554')`;
  await sql`insert into flow (id, issuer_id, draft, saved_by) values ('v01', 'fermat', '{}', 'ops@demo')`;
  await sql`
    insert into flow_version (flow_id, version, flow, plan, hash, note, published_by)
    values ('v01', 1, '{}', '{}', 'h', '', 'ops@demo')
  `;
  await sql`
    insert into customer (id, issuer_id, code, name, country)
    values ('acme', 'fermat', 'ACME', 'ACME Benelux', 'BE')
  `;
  await sql`
    insert into invoice (id, issuer_id, customer_id, number, type_code, issue_date, currency, total, facts, content_hash)
    values ('i1', 'fermat', 'acme', 'F-1', '380', '2026-03-02', 'EUR', 12, '{}', 'c')
  `;
  return {
    sql,
    delivery: async () => {
      const id = randomUUID();
      await sql`
        insert into delivery (id, issuer_id, invoice_id, flow_id, version, input)
        values (${id}, 'fermat', 'i1', 'v01', 1, '{}')
      `;
      return id;
    },
    close: async () => {
      await sql.end();
      await database.drop();
    },
  };
}
