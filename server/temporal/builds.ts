import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DocumentStore } from '#activities/activity.ts';
import { workflowBundle } from '../build.ts';
import type { AnySql } from '../db/anySql.ts';
import type { Sql } from '../db/sql.ts';
import { Broken } from '../evidence/check.ts';
import { buildOf } from '../evidence/history.ts';

/** The workflows' code, all of it. Workers tell its sha256 to the engine, which writes it into a history with each task. */
export interface Build {
  readonly sha256: string;
  readonly code: string;
}

/** What this version runs. Read once: who runs it runs what was hashed. */
export async function todaysBuild(): Promise<Build> {
  return buildFrom(await readFile(await workflowBundle(), 'utf8'));
}

export const buildFrom = (code: string): Build => ({
  sha256: createHash('sha256').update(code).digest('hex'),
  code,
});

/** Keeps a build among the documents, so that what it runs can be replayed with it years later. Twice is once. */
export async function keepBuild(
  sql: Sql,
  store: Pick<DocumentStore, 'write'>,
  { sha256, code }: Build,
): Promise<void> {
  await store.write(Buffer.from(code), { type: 'text/javascript', name: `workflows-${sha256}.js` });
  await sql`insert into workflow_build (sha256) values (${sha256}) on conflict do nothing`;
}

export interface BuildDeps {
  readonly sql: AnySql;
  readonly store: Pick<DocumentStore, 'read'>;
  readonly build: Build;
}

/** The code to replay a history with, and what that says about the code that ran it. */
export interface Chosen {
  readonly code: string;
  /** @throws Broken where the code that ran can't be had */
  readonly holds: () => { readonly fr: string; readonly en: string };
}

/** The very code that ran a history, or today's where it can't be had: how far that fits is worth knowing, too. */
export async function buildFor(
  { sql, store, build }: BuildDeps,
  history: unknown,
): Promise<Chosen> {
  const ran = buildOf(history);
  if (ran === undefined) {
    const fr = `l’historique ne le nomme pas ; rejoué avec celui d’aujourd’hui (${build.sha256})`;
    const en = `the history does not name it; replayed with today’s (${build.sha256})`;
    return { code: build.code, holds: () => ({ fr, en }) };
  }
  if (ran === build.sha256) {
    const holds = () => ({ fr: `${ran}, celui d’aujourd’hui`, en: `${ran}, today’s` });
    return { code: build.code, holds };
  }
  const kept = await keptBuild(sql, store, ran);
  if (kept) {
    const fr = `${ran}, d’une version antérieure, relu du stockage`;
    const en = `${ran}, of another version, read from the store`;
    return { code: kept.code, holds: () => ({ fr, en }) };
  }
  return {
    code: build.code,
    holds: () => {
      throw new Broken({
        fr: `${ran} n’est plus dans le stockage ; rejoué avec celui d’aujourd’hui`,
        en: `${ran} is no longer in the store; replayed with today’s`,
      });
    },
  };
}

/** Only what a worker of ours kept as its code is ever run: anybody may submit a file whose sha256 a history then names. */
async function keptBuild(
  sql: AnySql,
  store: Pick<DocumentStore, 'read'>,
  sha256: string,
): Promise<Build | undefined> {
  const [row] = await sql`select from workflow_build where sha256 = ${sha256}`;
  if (!row) return undefined;
  const bytes = await store.read({ sha256 }).catch(() => undefined);
  if (!bytes) return undefined;
  const build = buildFrom(Buffer.from(bytes).toString('utf8'));
  return build.sha256 === sha256 ? build : undefined;
}
