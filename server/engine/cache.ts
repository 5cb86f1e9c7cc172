import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what was fetched once is kept for every installation of this user. */
export function userCache(env: NodeJS.ProcessEnv = process.env): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'facteur');
  const home = env.HOME ?? homedir();
  return process.platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'facteur')
    : join(home, '.cache', 'facteur');
}
