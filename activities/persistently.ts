/** Milliseconds between tries: 15 s in all, as long as a database takes to come back after a kill. */
const waits = [100, 400, 1500, 4000, 9000];

/**
 * Does a write that must not be lost, such as the receipt of what just left: a database that restarts meanwhile must not
 * turn a known answer into an uncertain one.
 *
 * @throws the last error
 */
export async function persistently<T>(write: () => Promise<T>): Promise<T> {
  for (const wait of waits) {
    try {
      return await write();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return write();
}
