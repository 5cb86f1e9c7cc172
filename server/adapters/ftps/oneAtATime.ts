const turns = new Map<string, Promise<unknown>>();

/** Runs one thing after the other where they have the same name, within this process. */
export async function oneAtATime<T>(name: string, run: () => Promise<T>): Promise<T> {
  const before = turns.get(name) ?? Promise.resolve();
  const mine = before.then(run, run);
  turns.set(name, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(name) === mine) turns.delete(name);
  }
}
