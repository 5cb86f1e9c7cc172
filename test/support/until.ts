import { setTimeout as pause } from 'node:timers/promises';

/** The first value that `look` gives without throwing; tries until the test's own timeout ends it. */
export async function until<T>(look: () => Promise<T> | T): Promise<T> {
  for (;;) {
    try {
      return await look();
    } catch {
      await pause(50);
    }
  }
}
