import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** How far a run is, by the messages that its mail server has taken. */
export interface Progress {
  /** Resolves when that part of all mails, from 0 to 1, is there; or when none has come for long. */
  reaches(part: number): Promise<void>;
}

/** Some mails may never come: after this long without any, nothing is waited for. */
const NO_MAIL_MS = 60_000;

/** @param all how many mails the run will have in the end, about */
export function mailProgress(folder: string, all: number): Progress {
  const count = async () => (await readdir(folder)).length;
  return {
    async reaches(part) {
      let seen = await count();
      let since = Date.now();
      while (seen < part * all && Date.now() - since < NO_MAIL_MS) {
        await pause(10);
        const now = await count();
        if (now > seen) since = Date.now();
        seen = now;
      }
    },
  };
}
