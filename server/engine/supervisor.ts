import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { EngineError } from './fault.ts';
import { identify, isAlive, parseIdentity } from './identity.ts';

/** A child process that must run for as long as we do. */
export interface Program {
  readonly name: string;
  /** Starts it once; called again whenever it died. Detach it, or Ctrl-C reaches it before it reaches us. */
  readonly spawn: () => ChildProcess;
  /** Rejects until it answers. */
  readonly answers: () => Promise<void>;
  /** Asks it to end in good order. */
  readonly stopSignal: NodeJS.Signals;
  /** Where its identity is written, so that the next start finds what an unclean end left behind. */
  readonly pidFile: string;
}

export interface ChildReport {
  readonly name: string;
  readonly pid: number | undefined;
  readonly state: 'starting' | 'running' | 'restarting' | 'stopped';
  readonly restarts: number;
  /** The last lines that it wrote on stdout and stderr, oldest first. */
  readonly lines: readonly string[];
}

export interface ChildEvent {
  readonly name: string;
  readonly kind: 'died' | 'hung' | 'back';
  /** How it ended, as the system says it: `exit 1`, `SIGKILL`. */
  readonly how: string;
  readonly restarts: number;
}

const LINES_KEPT = 200;
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 20_000;
const CHECK_EVERY_MS = 10_000;
/** A minute and a half without an answer: longer than a checkpoint on a slow disk or a laptop that wakes up. */
const CHECKS_MISSED = 9;
const BACK_OFF_MS = { first: 200, longest: 10_000 };

interface Child {
  readonly program: Program;
  readonly lines: string[];
  process: ChildProcess | undefined;
  state: ChildReport['state'];
  restarts: number;
  backOff: number;
}

/** Keeps programs running: starts, watches, restarts for as long as it takes, and stops them last-started first. */
export class Supervisor {
  readonly #children: Child[] = [];
  readonly #onEvent: (event: ChildEvent) => void;
  #stopping: Promise<void> | undefined;
  readonly #stopped = new AbortController();

  constructor(onEvent: (event: ChildEvent) => void = () => {}) {
    this.#onEvent = onEvent;
    process.on('exit', this.#abandon);
  }

  /**
   * Ends what an earlier run left of this program, starts it, and resolves when it answers.
   *
   * @throws CHILD_NOT_STARTED with its last lines when it ends, or does not answer, on this first try
   */
  async run(program: Program): Promise<void> {
    await endOrphan(program);
    const child: Child = {
      program,
      lines: [],
      process: undefined,
      state: 'starting',
      restarts: 0,
      backOff: BACK_OFF_MS.first,
    };
    this.#children.push(child);
    this.#start(child);
    if (!(await answersWhile(child))) {
      child.process?.kill('SIGKILL');
      child.state = 'stopped';
      throw notStarted(child);
    }
    child.state = 'running';
    void this.#keep(child);
  }

  children(): readonly ChildReport[] {
    return this.#children.map(({ program, process, state, restarts, lines }) => ({
      name: program.name,
      pid: isRunning(process) ? process?.pid : undefined,
      state,
      restarts,
      lines: [...lines],
    }));
  }

  /** Stops every child, last-started first, each by its own signal and after 20 s by force. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    this.#stopped.abort();
    for (const child of this.#children.toReversed()) {
      child.state = 'stopped';
      if (child.process) await end(child.process, child.program.stopSignal);
      rmSync(child.program.pidFile, { force: true });
    }
    process.off('exit', this.#abandon);
  }

  /** The last moment of a process that ends without `stop`: no child may outlive it if we can help it. */
  readonly #abandon = (): void => {
    for (const { process, program } of this.#children.toReversed()) {
      if (isRunning(process)) process?.kill(program.stopSignal);
    }
  };

  #start(child: Child): void {
    const started = child.program.spawn();
    child.process = started;
    remember(child.program, started);
    for (const stream of [started.stdout, started.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        child.lines.push(line);
        if (child.lines.length > LINES_KEPT) child.lines.shift();
      });
    }
    started.on('error', (error) => child.lines.push(error.message));
  }

  /** Waits for the child's end, over and over, until we are told to stop. */
  async #keep(child: Child): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const how = await this.#watch(child);
      if (this.#stopped.signal.aborted) return;
      child.state = 'restarting';
      child.restarts += 1;
      this.#onEvent({ name: child.program.name, kind: 'died', how, restarts: child.restarts });
      await pause(child.backOff, undefined, { signal: this.#stopped.signal }).catch(() => {});
      if (this.#stopped.signal.aborted) return;
      this.#start(child);
      if (await answersWhile(child)) {
        child.backOff = BACK_OFF_MS.first;
        child.state = 'running';
        this.#onEvent({ name: child.program.name, kind: 'back', how, restarts: child.restarts });
      } else {
        child.process?.kill('SIGKILL');
        child.backOff = Math.min(child.backOff * 2, BACK_OFF_MS.longest);
      }
    }
  }

  /** Resolves with how the child ended; ends it itself when it has not answered for too long. */
  async #watch(child: Child): Promise<string> {
    let missed = 0;
    const check = setInterval(async () => {
      missed = await child.program.answers().then(
        () => 0,
        () => missed + 1,
      );
      if (missed < CHECKS_MISSED || this.#stopped.signal.aborted) return;
      const { restarts, program } = child;
      this.#onEvent({ name: program.name, kind: 'hung', how: 'no answer', restarts });
      child.process?.kill('SIGKILL');
    }, CHECK_EVERY_MS);
    check.unref();
    const how = await ended(child.process);
    clearInterval(check);
    return how;
  }
}

/**
 * Runs `stop` once on Ctrl-C, SIGTERM or a closed terminal, then leaves; a second signal leaves at once.
 * Exit status 0, because to be stopped is a normal end.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let asked = false;
  const onSignal = (): void => {
    if (asked) process.exit(130);
    asked = true;
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

async function answersWhile(child: Child): Promise<boolean> {
  const until = Date.now() + READY_WITHIN_MS;
  while (isRunning(child.process) && Date.now() < until) {
    const answered = await child.program.answers().then(
      () => true,
      () => false,
    );
    // Something else may answer at that port: only a live child of ours counts.
    if (answered) return isRunning(child.process);
    await pause(50);
  }
  return false;
}

/** What an unclean end of ours left running would hold the port and the files: it is ended in good order first. */
async function endOrphan({ pidFile, stopSignal }: Program): Promise<void> {
  const orphan = parseIdentity(read(pidFile));
  if (!orphan || !isAlive(orphan)) return;
  signal(orphan.pid, stopSignal);
  const until = Date.now() + STOP_WITHIN_MS;
  while (isAlive(orphan)) {
    if (Date.now() > until) signal(orphan.pid, 'SIGKILL');
    await pause(50);
  }
}

function remember({ pidFile }: Program, { pid }: ChildProcess): void {
  if (pid === undefined) return;
  mkdirSync(dirname(pidFile), { recursive: true, mode: 0o700 });
  writeFileSync(pidFile, JSON.stringify(identify(pid)), { mode: 0o600 });
}

async function end(child: ChildProcess, how: NodeJS.Signals): Promise<void> {
  if (!isRunning(child)) return;
  const over = ended(child);
  child.kill(how);
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await over;
  clearTimeout(force);
}

function ended(child: ChildProcess | undefined): Promise<string> {
  return new Promise((resolve) => {
    const how = (): string => child?.signalCode ?? `exit ${child?.exitCode ?? '?'}`;
    if (!child || !isRunning(child)) resolve(how());
    else child.once('exit', () => resolve(how()));
  });
}

const isRunning = (child: ChildProcess | undefined): boolean =>
  child?.pid !== undefined && child.exitCode === null && child.signalCode === null;

function notStarted({ program, lines }: Child): EngineError {
  const said = lines.slice(-5).join('\n');
  return new EngineError(
    'CHILD_NOT_STARTED',
    {
      fr: `${program.name} ne démarre pas : ${said}`,
      en: `${program.name} does not start: ${said}`,
    },
    { fr: 'Lancez « npx facteur doctor ».', en: 'Run "npx facteur doctor".' },
  );
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself between the look and the signal.
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
