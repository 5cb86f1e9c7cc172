import type { IssuerFacts } from '#workflows/context.ts';
import type { AnySql } from './anySql.ts';

export async function issuerFacts(sql: AnySql, issuerId: string): Promise<IssuerFacts> {
  const [issuer] = await sql<IssuerFacts[]>`
    select id, name, siren, time_zone from issuer where id = ${issuerId}
  `;
  if (!issuer) throw new Error(`no issuer ${issuerId}`);
  return issuer;
}

/** Whether the issuer is the seeded demo: the built-in mailbox and drop are shown. */
export async function isDemo(sql: AnySql, issuerId: string): Promise<boolean> {
  const [issuer] = await sql<{ demo: boolean }[]>`select demo from issuer where id = ${issuerId}`;
  return issuer?.demo ?? false;
}
