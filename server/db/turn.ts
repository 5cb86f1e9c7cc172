import type { Sql } from './sql.ts';

/** Work that one process of all does at a time, by the number that stands for it in this database. */
const works = {
  reconcile: 7_219_433,
  archive: 7_219_434,
  release: 7_219_435,
  bulk: 7_219_436,
  inbox: 7_219_438,
} as const;

/**
 * Does work of which two at once would be twice the work, unless another process of this database is at it: then this one
 * has nothing to do. Whoever dies with it gives its turn up with its connection.
 *
 * @returns undefined where it was not our turn
 */
export async function inTurn<T>(
  sql: Sql,
  work: keyof typeof works,
  act: () => Promise<T>,
): Promise<T | undefined> {
  // Held by a connection, not by a transaction: an open one keeps vacuum from what died since it began.
  const connection = await sql.reserve();
  try {
    const [turn] = await connection<{ ours: boolean }[]>`
      select pg_try_advisory_lock(${works[work]}) as ours
    `;
    if (!turn?.ours) return undefined;
    try {
      return await act();
    } finally {
      await connection`select pg_advisory_unlock(${works[work]})`;
    }
  } finally {
    connection.release();
  }
}
