import type { ISql, JSONValue } from 'postgres';
import type { Sql } from './sql.ts';

type Types = Sql extends ISql<infer T> ? T : never;

/** The pool or a transaction: what a question can be put to. */
export type AnySql = ISql<Types>;

/** A parameter for a jsonb column. Our own interfaces have no index signature, so TypeScript won't see that they are JSON. */
export const jsonOf = (sql: AnySql, value: object) => sql.json(value as JSONValue);
