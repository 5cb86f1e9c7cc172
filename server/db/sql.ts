import postgres from 'postgres';

/** Timestamps stay ISO 8601 strings: they go to JSON (API, Temporal history) and must come back the same. */
const timestamp = {
  to: 1184,
  from: [1184],
  serialize: (t: string) => t,
  parse: (t: string) => new Date(t).toISOString(),
};

/** Days stay `YYYY-MM-DD`: a date has no time zone to be shifted by. */
const day = { to: 1082, from: [1082], serialize: (d: string) => d, parse: (d: string) => d };

/**
 * Column names are snake_case in SQL and camelCase in TypeScript. Not `postgres.camel`: that also renames keys inside
 * jsonb, where a node may well be called `send_mail`.
 */
export const connect = (url: string, max = 10) =>
  postgres(url, {
    max,
    // Each idle connection is a Postgres process of 4 MB.
    idle_timeout: 20,
    onnotice: () => {},
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    types: { timestamp, day },
  });

export type Sql = ReturnType<typeof connect>;
