import { readFileSync, statSync } from 'node:fs';
import type { Account } from './postgresBinaries.ts';

/**
 * The account that Postgres runs as when we are root, which it refuses to be; undefined when we are not root.
 * The owner of data that is there already wins, so that an account created later changes nothing.
 */
export function postgresAccount(folder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(folder) ?? accountNamed('postgres') ?? accountNamed('nobody');
}

function ownerOf(folder: string): Account | undefined {
  try {
    const { uid, gid } = statSync(folder);
    return uid === 0 ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

function accountNamed(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid !== undefined && gid !== undefined && uid !== '0'
    ? { uid: Number(uid), gid: Number(gid) }
    : undefined;
}
