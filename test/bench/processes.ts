import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Processes by what /proc says of them. Linux only. */

/** The given one and all that descend from it. */
export function processesUnder(pid: number): readonly number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((id) => {
        const fields = statOf(Number(id));
        return fields ? [[Number(id), Number(fields[1])] as const] : [];
      }),
  );
  const family = new Set([pid]);
  for (const ancestor of family)
    for (const [id, parent] of parents) if (parent === ancestor) family.add(id);
  return [...family];
}

/** CPU that a process and its descendants have used, those that ended included: milliseconds. */
export function cpuUnder(pid: number): number {
  const ticks = processesUnder(pid).reduce((sum, id) => {
    const fields = statOf(id) ?? [];
    // utime, stime, and those of children that were waited for.
    return sum + [11, 12, 13, 14].reduce((own, at) => own + Number(fields[at] ?? 0), 0);
  }, 0);
  return (ticks * 1000) / ticksPerSecond;
}

/** Proportional set size, so that pages that processes share count once. */
export function megabytesOf(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
}

export const nameOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').slice(0, 60);

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Fields of /proc/PID/stat from the state on, or undefined where it ended while we looked. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
  } catch {
    return undefined;
  }
}
