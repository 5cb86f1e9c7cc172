import type { ISql, JSONValue } from 'postgres';
import type { Sql } from './sql.ts';

type Types = Sql extends ISql<infer T> ? T : never;

/** The pool or a transaction: what a question can be put to. */
export type AnySql = ISql<Types>;

/**
 * A parameter for a jsonb column. Our own interfaces have no index signature, so TypeScript won't see that they are JSON.
 * A far end's answer may hold NUL, which jsonb refuses: a record with U+FFFD in it is better than none.
 */
export const jsonOf = (sql: AnySql, value: object) =>
  sql.json(
    (JSON.stringify(value).includes('\\u0000')
      ? JSON.parse(JSON.stringify(value, withoutNul))
      : value) as JSONValue,
  );

const withoutNul = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\u0000', '\uFFFD') : value;
