import { z } from 'zod';
import type { Answer, HttpResult, Ports } from '#activities/activity.ts';
import type { StepCode } from '#activities/perform.ts';
import { branch } from '#workflows/control/branch.ts';
import { end } from '#workflows/control/end.ts';
import { forEach } from '#workflows/control/forEach.ts';
import { hold } from '#workflows/control/hold.ts';
import { onFailure } from '#workflows/control/onFailure.ts';
import { retry } from '#workflows/control/retry.ts';
import { start } from '#workflows/control/start.ts';
import { wait } from '#workflows/control/wait.ts';
import type { Job } from '#workflows/job.ts';
import {
  type Catalogue,
  DeliveryError,
  defineNode,
  type Fault,
  failedExit,
  type NodeManifest,
  okExit,
} from '#workflows/node.ts';
import { quoted, same } from '#workflows/text.ts';

const text = same('');
const fault = (remedy: Fault['remedy'], mayHaveArrived = false): Fault => ({
  remedy,
  title: text,
  help: text,
  mayHaveArrived,
});

const doing = (type: string, more: Partial<NodeManifest> = {}): NodeManifest =>
  defineNode({
    type,
    kind: 'do',
    category: 'documents',
    icon: 'box',
    title: text,
    help: text,
    config: z.strictObject({ note: z.string().optional() }),
    exits: [okExit, failedExit],
    reads: [],
    writes: [],
    faults: { UNAVAILABLE: fault('retry'), REFUSED: fault('fix') },
    timeout: 60,
    mode: 'regular',
    summary: () => text,
    ...more,
  });
const sending = (type: string, remedy: Fault['remedy'], more: Partial<NodeManifest>) => {
  const plain = doing(type, more);
  return { ...plain, faults: { ...plain.faults, SEND_UNCERTAIN: fault(remedy, true) } };
};
const subject = { path: 'vars.subject', type: 'text', label: text } as const;

/** The control nodes as they are, and one step of each way in which a far end can be dealt with. */
export const catalogue: Catalogue = {
  start,
  onFailure,
  branch,
  forEach,
  hold,
  retry,
  wait,
  end,
  work: doing('work'),
  jot: doing('jot', { mode: 'local' }),
  convert: doing('convert', { reads: ['invoice'] }),
  write: doing('write', { mode: 'local', reads: ['invoice.total?'], writes: [subject] }),
  /** Its far end takes a key once, so that telling it again is harmless. */
  portal: sending('portal', 'retry', { delivers: 'handed-over' }),
  /** Its far end takes whatever comes, and nobody can be asked. */
  mail: sending('mail', 'fix', { delivers: 'accepted', reads: ['vars.subject?'] }),
  /** Its far end takes whatever comes, but says what it has. */
  depot: sending('depot', 'retry', { delivers: 'delivered', reads: ['invoice'] }),
  /** Waits for a word, perhaps not for ever, and tells somebody meanwhile. */
  await: doing('await', {
    mode: 'local',
    config: z.strictObject({ ladder: z.array(z.number()), ends: z.boolean(), amends: z.boolean() }),
    exits: [
      { id: 'received', kind: 'ok', label: text },
      { id: 'reminder', kind: 'beside', label: text },
      { id: 'timeout', kind: 'branch', label: text },
      failedExit,
    ],
    hears: () => 'word',
  }),
  /** Delivers nothing; a second one is better than none. */
  notice: doing('notice'),
};

interface Awaited {
  /** Seconds, in order. */
  readonly ladder: readonly number[];
  /** Whether the last rung ends the wait. */
  readonly ends: boolean;
  /** Whether what comes amends the invoice. */
  readonly amends: boolean;
}

export type Peer = 'portal' | 'mail' | 'depot' | 'notice';
export const isPeer = (type: string): type is Peer =>
  ['portal', 'mail', 'depot', 'notice'].includes(type);

const plain: StepCode = { run: (job, ports) => send(job, ports) };
const repeatable = async (): Promise<Answer> => ({ kind: 'repeatable' });

export const activities: Readonly<Record<string, StepCode>> = {
  work: plain,
  jot: plain,
  convert: plain,
  write: {
    async run(job, ports) {
      const outcome = await send(job, ports);
      const { total = 'none' } = (job.context.invoice ?? {}) as { total?: string };
      return { ...outcome, vars: { subject: `about ${total}` } };
    },
  },
  await: {
    async run(job, ports) {
      const outcome = await send(job, ports);
      const { ladder, ends, amends } = job.config as unknown as Awaited;
      const begun = ports.now().getTime();
      const at = (seconds: number): string => new Date(begun + seconds * 1000).toISOString();
      return {
        ...outcome,
        awaits: {
          message: 'word',
          mask: '##',
          ...(amends ? { writes: 'invoice.orderReference' } : {}),
          rungs: ladder.map((seconds, i) =>
            ends && i === ladder.length - 1
              ? { at: at(seconds), exit: 'timeout', ends: true as const }
              : { at: at(seconds), exit: 'reminder' },
          ),
        },
      };
    },
  },
  portal: { ...plain, ask: repeatable },
  mail: { ...plain, ask: async () => ({ kind: 'unknown' }) },
  depot: {
    ...plain,
    async ask(job, ports): Promise<Answer> {
      const reply = await request(job, ports, 'ask');
      if (reply.kind !== 'answered' || reply.status !== 200) return { kind: 'unknown' };
      return reply.body === 'here'
        ? { kind: 'arrived', outcome: { note: 'found', evidence: [] } }
        : { kind: 'not-arrived' };
    },
  },
  notice: { ...plain, ask: repeatable },
};

const request = ({ type, key }: Job, ports: Ports, path: 'send' | 'ask'): Promise<HttpResult> =>
  ports.http.send({
    method: 'POST',
    url: `https://${type}.example/${path}`,
    headers: { 'idempotency-key': key },
    body: new Uint8Array(),
    timeoutSeconds: 30,
  });

async function send(job: Job, ports: Ports): ReturnType<StepCode['run']> {
  const { faults } = catalogue[job.type] as NodeManifest;
  const failure = (code: string, seen: string, details = {}): DeliveryError => {
    const known = faults[code] ? code : 'UNAVAILABLE';
    return new DeliveryError(known, faults[known] as Fault, quoted(seen), details);
  };
  if ((await ports.channel(job.type)) === undefined)
    throw failure('REFUSED', 'no connection of that name');
  const reply = await request(job, ports, 'send');
  if (reply.kind === 'unreachable')
    throw failure(reply.sent ? 'SEND_UNCERTAIN' : 'UNAVAILABLE', reply.message.en);
  if (reply.kind !== 'answered') throw failure('REFUSED', reply.message.en);
  const { status, retryAfter } = reply;
  if (status >= 500)
    throw failure('UNAVAILABLE', `${status}`, retryAfter === undefined ? {} : { retryAfter });
  if (status !== 200 && status !== 409) throw failure('REFUSED', `${status}`);
  return { note: `${status}`, evidence: [] };
}
