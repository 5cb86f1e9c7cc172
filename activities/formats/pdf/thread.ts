import { Worker } from 'node:worker_threads';
import type { JobInput, JobName, JobResult, PdfReply } from './jobs.ts';
import { type PdfProblemCode, pdfProblem } from './problems.ts';

const MEGABYTES = 512;
/** Half a second under the promised 5 s, for the kill and the answer. */
const ORDINARY = 4_500;
/** Measured: a page that was scanned in colour at 300 dpi takes 2 to 4 s to be made smaller. */
const PATIENT = 90_000;

interface Pending {
  readonly message: { readonly id: number; readonly job: unknown };
  readonly settle: (reply: PdfReply<unknown>) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * A worker thread for PDF work: PDFs come from outside and pdf-lib can be made to run away, so the work
 * must be killable. The thread is kept between jobs (warm fonts, compiled code), and replaced once killed.
 */
class PdfThread {
  #worker: Worker | undefined;
  #isReady = false;
  #current: Pending | undefined;
  #timer: NodeJS.Timeout | undefined;
  #next = 0;
  readonly #waiting: Pending[] = [];
  readonly #milliseconds: number;

  /** @param milliseconds that a job may take */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** Gets ready ahead of the first job; a process need not wait for a thread that gets none. */
  start(): void {
    if (!this.#worker) this.#start().unref();
  }

  run(job: unknown): Promise<PdfReply<unknown>> {
    return new Promise((settle, fail) => {
      this.#next += 1;
      this.#waiting.push({ message: { id: this.#next, job }, settle, fail });
      this.#advance();
    });
  }

  #advance(): void {
    if (this.#current || this.#waiting.length === 0) return;
    const worker = this.#worker ?? this.#start();
    worker.ref();
    if (!this.#isReady) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#current = job;
    this.#timer = setTimeout(() => this.#kill('PDF_BUDGET'), this.#milliseconds);
    worker.postMessage(job.message);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      resourceLimits: {
        maxOldGenerationSizeMb: MEGABYTES,
        // Measured: 1,000 files in a row then take 273 MB at most instead of 303, in the same time.
        maxYoungGenerationSizeMb: 8,
      },
      // pdf-lib prints a warning for each broken object; the caller gets a problem instead.
      stdout: true,
      stderr: true,
      execArgv: [],
    });
    worker.on('message', (message: { ready: true } | { id: number; reply: PdfReply<unknown> }) => {
      if ('ready' in message) this.#isReady = true;
      else if (message.id === this.#current?.message.id) this.#finish(message.reply);
      this.#advance();
    });
    worker.on('error', (error) => {
      if (worker !== this.#worker) return;
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (this.#isReady) this.#kill(isMemory ? 'PDF_BUDGET' : 'PDF_MALFORMED');
      else this.#fail(error);
    });
    this.#worker = worker;
    return worker;
  }

  #finish(reply: PdfReply<unknown>): void {
    clearTimeout(this.#timer);
    this.#current?.settle(reply);
    this.#current = undefined;
    if (this.#waiting.length === 0) this.#worker?.unref();
  }

  #kill(code: PdfProblemCode): void {
    this.#forget();
    this.#finish({ ok: false, problems: [pdfProblem(code)] });
    this.#advance();
  }

  /** The thread cannot even start: nothing about the PDFs, so it is not answered as a problem of theirs. */
  #fail(error: Error): void {
    this.#forget();
    for (const { fail } of this.#waiting.splice(0)) fail(error);
  }

  #forget(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#isReady = false;
  }
}

const thread = new PdfThread(ORDINARY);
/** Of its own, so that nobody waits for a scan that is being made smaller. */
const patient = new PdfThread(PATIENT);

/** For a process that will have a job when it has loaded the rest: the thread takes a tenth of a second to load its own. */
export const startPdfThread = (): void => thread.start();

/**
 * Does one PDF job in a thread, within 5 s (90 s to make a PDF smaller) and 512 MB; a job that exceeds them is
 * `PDF_BUDGET`.
 */
export const inPdfThread = <Name extends JobName>(
  kind: Name,
  input: JobInput<Name>,
): Promise<PdfReply<JobResult<Name>>> =>
  (kind === 'compress' ? patient : thread).run({ kind, ...input }) as Promise<
    PdfReply<JobResult<Name>>
  >;
