import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { end, ended, isRunning } from './ending.ts';
import { EngineError, messageOf } from './fault.ts';
import { forget, remember } from './orphan.ts';

/** A child process that must run for as long as we do. */
export interface Program {
  readonly name: string;
  /** Starts it once; called again whenever it died. Detach it, or Ctrl-C reaches it before it reaches us. */
  readonly spawn: () => ChildProcess;
  /** Rejects until it answers. */
  readonly answers: () => Promise<void>;
  /** Asks it to end in good order. */
  readonly stopSignal: NodeJS.Signals;
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
/** A database that was killed reads its log before it answers: to kill it again would only start that anew. */
const READY_WITHIN_MS = 300_000;
const CHECK_EVERY_MS = 10_000;
/** A minute and a half without an answer: longer than a checkpoint on a slow disk or a laptop that wakes up. */
const CHECKS_MISSED = 9;
const BACK_OFF_MS = { first: 200, longest: 10_000 };
/** A child that lived this long had no trouble in starting: its next pause is short again. */
const SETTLED_MS = 30_000;

interface Child {
  readonly program: Program;
  readonly lines: string[];
  process: ChildProcess | undefined;
  state: ChildReport['state'];
  restarts: number;
  backOff: number;
  /** `performance.now()` of its last start. */
  startedAt: number;
}

/** Keeps programs running: starts, watches, restarts for as long as it takes, and stops them last-started first. */
export class Supervisor {
  readonly #children: Child[] = [];
  readonly #run: string;
  readonly #onEvent: (event: ChildEvent) => void;
  #stopping: Promise<void> | undefined;
  readonly #stopped = new AbortController();

  /** @param run the folder where it is written down which processes run */
  constructor(run: string, onEvent: (event: ChildEvent) => void = () => {}) {
    this.#run = run;
    this.#onEvent = onEvent;
    process.on('exit', this.#abandon);
  }

  /**
   * Starts the program, resolves when it answers, and from then on keeps it running.
   *
   * @throws CHILD_NOT_STARTED with its last lines when it ends, or does not answer, on this first try
   */
  async run(program: Program): Promise<void> {
    const child: Child = {
      program,
      lines: [],
      process: undefined,
      state: 'starting',
      restarts: 0,
      backOff: BACK_OFF_MS.first,
      startedAt: 0,
    };
    this.#children.push(child);
    this.#start(child);
    if (!(await answersWhile(child))) {
      child.process?.kill('SIGKILL');
      child.state = 'stopped';
      // Its last words may still be on their way through the pipe.
      await pause(50);
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

  /** Asks a child to end in good order; it is back as after any other end, without a pause that grows. */
  restart(name: string): void {
    const child = this.#children.find(({ program }) => program.name === name);
    if (!child) return;
    child.backOff = BACK_OFF_MS.first;
    child.process?.kill(child.program.stopSignal);
  }

  /** Stops every child, last-started first, each by its own signal and after a minute by force. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    this.#stopped.abort();
    for (const child of this.#children.toReversed()) {
      child.state = 'stopped';
      if (child.process) await end(child.process, child.program.stopSignal);
      forget(this.#run, child.program.name);
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
    child.startedAt = performance.now();
    const started = spawned(child);
    child.process = started;
    if (!started) return;
    remember(this.#run, child.program.name, started);
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
      await pause(nextPause(child), undefined, { signal: this.#stopped.signal }).catch(() => {});
      if (this.#stopped.signal.aborted) return;
      this.#start(child);
      if (await answersWhile(child)) {
        child.state = 'running';
        this.#onEvent({ name: child.program.name, kind: 'back', how, restarts: child.restarts });
      } else {
        child.process?.kill('SIGKILL');
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

/** Twice the last pause, up to the longest; the first one again after a life without trouble. */
function nextPause(child: Child): number {
  const now = child.backOff;
  const settled = performance.now() - child.startedAt > SETTLED_MS;
  child.backOff = settled ? BACK_OFF_MS.first : Math.min(now * 2, BACK_OFF_MS.longest);
  return settled ? BACK_OFF_MS.first : now;
}

/** Most failures to start are told by an event; those that are thrown must not end us either. */
function spawned({ program, lines }: Child): ChildProcess | undefined {
  try {
    return program.spawn();
  } catch (error) {
    lines.push(messageOf(error));
    return undefined;
  }
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

function notStarted({ program, lines }: Child): EngineError {
  const said = lines.slice(-20).join('\n');
  return new EngineError(
    'CHILD_NOT_STARTED',
    {
      fr: `${program.name} ne démarre pas : ${said}`,
      en: `${program.name} does not start: ${said}`,
    },
    { fr: 'Lancez « npx facteur doctor ».', en: 'Run "npx facteur doctor".' },
  );
}
