import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** How far a run is, by what its portal has taken: a mail may never come, since nobody dares to send it twice. */
export interface Progress {
  /** Resolves when that part of all documents, from 0 to 1, is there; or when none has come for long. */
  reaches(part: number): Promise<void>;
}

/** Some may never come: after this long without any, nothing is waited for. */
const NONE_FOR_MS = 60_000;

/** @param all how many documents the run will have in the end */
export function progressIn(folder: string, all: number): Progress {
  const count = async () => (await readdir(folder)).length;
  return {
    async reaches(part) {
      let seen = await count();
      let since = Date.now();
      while (seen < part * all && Date.now() - since < NONE_FOR_MS) {
        await pause(10);
        const now = await count();
        if (now > seen) since = Date.now();
        seen = now;
      }
    },
  };
}
