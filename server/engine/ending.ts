import type { ChildProcess } from 'node:child_process';

/** Longer than a worker takes to finish what it has begun (45 s at most), so that nothing is cut short. */
export const STOP_WITHIN_MS = 60_000;

/** Asks it to end by that signal, and after a minute ends it by force. */
export async function end(child: ChildProcess, how: NodeJS.Signals): Promise<void> {
  if (!isRunning(child)) return;
  const over = ended(child);
  child.kill(how);
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await over;
  clearTimeout(force);
}

/** How it ended, once it has: the signal's name, or `exit` and its status. */
export function ended(child: ChildProcess | undefined): Promise<string> {
  return new Promise((resolve) => {
    const how = (): string => child?.signalCode ?? `exit ${child?.exitCode ?? '?'}`;
    if (!child || !isRunning(child)) resolve(how());
    else child.once('exit', () => resolve(how()));
  });
}

export const isRunning = (child: ChildProcess | undefined): boolean =>
  child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
