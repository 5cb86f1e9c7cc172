import type { PendingQuery, Row } from 'postgres';
import type { AnySql } from './anySql.ts';

/** An instant inside JSON that Postgres builds, as the columns give it: ISO 8601 UTC to the millisecond. */
export const jsonInstant = (sql: AnySql, at: PendingQuery<Row[]>) => sql`
  to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
`;
