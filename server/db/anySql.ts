import type { ISql, JSONValue } from 'postgres';
import type { Sql } from './sql.ts';

type Types = Sql extends ISql<infer T> ? T : never;

/** The pool or a transaction: what a question can be put to. */
export type AnySql = ISql<Types>;

/**
 * A parameter for a jsonb column. Our own interfaces have no index signature, so TypeScript won't see that they are JSON.
 * A far end's answer may hold NUL, or half of a pair where it was cut, and jsonb refuses both: a record with U+FFFD in it
 * is better than none.
 */
export const jsonOf = (sql: AnySql, value: object) => {
  const text = JSON.stringify(value);
  const isClean = !/\\u(0000|d[89a-f])/.test(text);
  return sql.json((isClean ? value : JSON.parse(text, storable)) as JSONValue);
};

const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(UNSTORABLE, '\uFFFD') : value;

const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
