import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentStore, Mail, Outcome, Ports } from '#activities/activity.ts';
import { reachedBy } from '#activities/email/channel.ts';
import type { StepCode } from '#activities/perform.ts';
import type { Context, DocumentRef } from '#workflows/context.ts';
import { Interpreter } from '#workflows/interpret.ts';
import type { Job } from '#workflows/job.ts';
import { DeliveryError } from '#workflows/node.ts';
import type { Plan, Step } from '#workflows/plan.ts';
import { sealEvent } from '#workflows/seal.ts';
import type { SeenFault, ToldEvent, TraceEvent } from '#workflows/trace.ts';
import type { Performed } from '#workflows/world.ts';
import { portalAnswer, toPretendedPortal } from './pretendedPortal.ts';

export interface Rehearsal {
  readonly events: readonly TraceEvent[];
  readonly steps: Readonly<Record<string, RehearsedStep>>;
  readonly mails: readonly Mail[];
  readonly files: readonly {
    readonly folder: string;
    readonly name: string;
    readonly bytes: number;
  }[];
  /** What steps made, by sha256. */
  readonly documents: ReadonlyMap<
    string,
    { readonly bytes: Uint8Array; readonly ref: DocumentRef }
  >;
}

/** What a rehearsal has in common with production; the ports that reach out are pretended. */
type RealPorts = Pick<Ports, 'documents' | 'channel' | 'table' | 'now' | 'url'>;

interface RehearsedStep {
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
  readonly pretended: boolean;
  readonly ms: number;
}

/**
 * Runs a plan on one invoice without side effects: the interpreter and the steps of production, over ports that pretend.
 * Conversions are for real and stay in memory; every mail, upload and call is taken to be accepted; waits take no time.
 * Ends where production would, or where it would wait for a person or a message.
 */
export async function simulate(
  plan: Plan,
  context: Context,
  runs: Readonly<Record<string, StepCode>>,
  ports: RealPorts,
): Promise<Rehearsal> {
  const events: TraceEvent[] = [];
  const steps: Record<string, RehearsedStep> = {};
  const pretence = pretend(ports);
  let now = ports.now().getTime();
  let busy = 0;
  let hasStopped = false;
  let stand = () => {};
  const stands = new Promise<void>((resolve) => {
    stand = resolve;
  });
  const interpreter = new Interpreter(plan, context, {
    now: () => now,
    async perform(step, job) {
      busy += 1;
      const begun = performance.now();
      const { performed, proof } = await performOnce(runs, pretence.ports, step, job);
      const ms = performance.now() - begun;
      steps[step.id] = {
        input: { ...job.config, ...job.context },
        output: { ...outputOf(performed), ...(proof.length > 0 && { proof }) },
        pretended: reachesOut(step),
        ms,
      };
      busy -= 1;
      return performed;
    },
    async sleepUntil(at, isOver) {
      if (isOver) while (!isOver() && !hasStopped) await nextTurn();
      else now = Math.max(now, at);
    },
    afterHours: async (at) => at,
    told(told) {
      events.push(...told.map(sealEvent));
      // Parallel branches go on beside a parked step; it stands still once none is at work any more.
      const check = () => (busy > 0 ? setImmediate(check) : stand());
      if (told.some(waitsForSomebody)) setImmediate(check);
    },
  });
  await Promise.race([interpreter.run(), stands]);
  hasStopped = true;
  const { mails, files, documents } = pretence;
  return { events, steps, mails, files, documents };
}

/** Nobody decides in a rehearsal, and nobody gives it what it waits for. */
const waitsForSomebody = (event: ToldEvent): boolean =>
  event.kind === 'parked' || (event.kind === 'awaiting' && event.message !== undefined);

const reachesOut = (step: Step): boolean =>
  step.delivers !== undefined || ['notify', 'approval'].includes(step.type);

async function performOnce(
  runs: Readonly<Record<string, StepCode>>,
  ports: Ports,
  step: Step,
  job: Job,
): Promise<{ readonly performed: Performed; readonly proof: readonly object[] }> {
  const code = runs[step.type];
  if (!code) throw new Error(`no activity ${step.type}`);
  try {
    const { evidence, ...result }: Outcome = await code.run(job, ports, ports.now().toISOString());
    const proof = evidence.map(({ detail }) => detail);
    return { performed: { ok: true, result }, proof };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const { code, remedy, seen, mayHaveArrived, details } = error;
    const fault: SeenFault = { code, remedy, message: seen, mayHaveArrived, details };
    return { performed: { ok: false, fault }, proof: [] };
  }
}

const outputOf = (performed: Performed): Readonly<Record<string, unknown>> =>
  performed.ok ? { ...performed.result } : { fault: performed.fault };

function pretend(ports: RealPorts) {
  const mails: Mail[] = [];
  const files: { folder: string; name: string; bytes: number }[] = [];
  const documents = new Map<string, { bytes: Uint8Array; ref: DocumentRef }>();
  const pretended: Ports = {
    ...ports,
    documents: inMemory(ports.documents, documents),
    channel: async (name) => toPretendedPortal(await ports.channel(name)),
    mailer: {
      async send(_channel, mail) {
        mails.push(mail);
        // Nobody answered, so there is nothing to quote.
        const reply = '';
        const accepted = reachedBy(mail);
        const eml = new Uint8Array();
        const returnPath = mail.from.address;
        return { kind: 'accepted', reply, accepted, rejected: [], eml, returnPath, transcript: [] };
      },
    },
    approvals: {
      open: async (_ref, { people }) => people,
      link: async () => `${ports.url.replace(/\/+$/, '')}/answer/…`,
      told: async () => {},
    },
    drop: {
      async look(_channel, { folder, names: [name = ''] }) {
        return {
          kind: 'looked',
          found: { name, path: `${folder}/${name}`, bytes: new Uint8Array() },
        };
      },
      async put(_channel, { folder, name, bytes }) {
        files.push({ folder, name, bytes: bytes.length });
        return { kind: 'stored', path: `${folder}/${name}`, bytes: bytes.length, already: false };
      },
    },
    batches: {
      join: async ({ period: { cutOff, period } }) => ({ batch: '', cutOff, period }),
      leave: async () => [],
    },
    http: {
      async send() {
        return { kind: 'answered', status: 200, body: portalAnswer };
      },
    },
  };
  return { ports: pretended, mails, files, documents };
}

/** Reads through to the real store; keeps what is written to itself. */
function inMemory(
  store: DocumentStore,
  written: Map<string, { bytes: Uint8Array; ref: DocumentRef }>,
): DocumentStore {
  return {
    async read(ref) {
      return written.get(ref.sha256)?.bytes ?? store.read(ref);
    },
    async write(bytes, { type, name }): Promise<DocumentRef> {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const ref = { sha256, bytes: bytes.length, type, name };
      written.set(sha256, { bytes, ref });
      return ref;
    },
  };
}
