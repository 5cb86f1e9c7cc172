import { createHash } from 'node:crypto';
import type {
  AttemptLog,
  Channel,
  DroppedFile,
  DropResult,
  EffectLedger,
  HttpResult,
  LookResult,
  Mail,
  MailResult,
  Outcome,
  Ports,
  Records,
} from '#activities/activity.ts';
import type { Question } from '#activities/approval/question.ts';
import { reachedBy } from '#activities/email/channel.ts';
import type { DocumentRef } from '#workflows/context.ts';
import type { Job } from '#workflows/job.ts';
import { defaultRetry } from '#workflows/retryPolicy.ts';

export type HttpRequest = Parameters<Ports['http']['send']>[0];

export interface FakeWorld {
  readonly ports: Ports;
  /** Questions that were opened, and who was told. */
  readonly questions: { question: Question; told: string[] }[];
  readonly mails: Mail[];
  readonly requests: HttpRequest[];
  readonly files: DroppedFile[];
  keep(bytes: Uint8Array, about: { type: string; name: string }): DocumentRef;
  read(ref: DocumentRef): Uint8Array;
}

const smtp: Channel = {
  kind: 'smtp',
  name: 'mail',
  host: 'smtp.fermat.example',
  port: 587,
  secure: false,
  requireTls: true,
  from: 'facturation@fermat.example',
  fromName: 'Ateliers Fermat',
};
/** The same, in test mode. */
const trial: Channel = { ...smtp, name: 'trial', testAddress: 'sink@fermat.example' };
const sftp: Channel = {
  kind: 'sftp',
  name: 'portal',
  host: 'sftp.acme.example',
  port: 22,
  user: 'fermat',
  hostKey: `SHA256:${'A'.repeat(43)}`,
};
const ftps: Channel = {
  kind: 'ftps',
  name: 'ftps',
  host: 'ftp.acme.example',
  port: 21,
  implicit: false,
  user: 'fermat',
};
const folder: Channel = { kind: 'folder', name: 'share', path: '/mnt/acme' };
const https: Channel = {
  kind: 'https',
  name: 'api',
  url: 'https://portal.example/in/',
  headers: { authorization: 'Bearer x' },
};
const webhook: Channel = {
  kind: 'webhook',
  name: 'alert',
  url: 'https://ops.example/hook',
  secret: `whsec_${Buffer.from('key of the receiver').toString('base64')}`,
};

/** Documents in memory, and far ends that answer as told; what they got is kept. */
export function fakeWorld(
  answers: {
    mail?: (mail: Mail) => MailResult | Promise<MailResult>;
    http?: HttpResult;
    drop?: DropResult;
    look?: LookResult;
  } = {},
): FakeWorld {
  const documents = new Map<string, Uint8Array>();
  const mails: Mail[] = [];
  const requests: HttpRequest[] = [];
  const files: DroppedFile[] = [];
  const questions: FakeWorld['questions'] = [];
  const channels = new Map(
    [smtp, trial, sftp, ftps, folder, https, webhook].map((one) => [one.name, one]),
  );
  const keep = (bytes: Uint8Array, { type, name }: { type: string; name: string }): DocumentRef => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    documents.set(sha256, bytes);
    return { sha256, bytes: bytes.length, type, name };
  };
  const read = ({ sha256 }: Pick<DocumentRef, 'sha256'>): Uint8Array => {
    const bytes = documents.get(sha256);
    if (!bytes) throw new Error(`no document ${sha256}`);
    return bytes;
  };
  return {
    mails,
    requests,
    files,
    questions,
    keep,
    read,
    ports: {
      documents: {
        read: async (ref) => read(ref),
        write: async (bytes, about) => keep(bytes, about),
      },
      mailer: {
        send: async (_channel, mail) => {
          mails.push(mail);
          return answers.mail ? answers.mail(mail) : accepted(mail);
        },
      },
      drop: {
        look: async () => answers.look ?? { kind: 'looked' },
        put: async (_channel, file) => {
          files.push(file);
          const path = `${file.folder}/${file.name}`;
          const { length: bytes } = file.bytes;
          return answers.drop ?? { kind: 'stored', path, bytes, already: false };
        },
      },
      http: {
        send: async (request) => {
          requests.push(request);
          return answers.http ?? { kind: 'answered', status: 201, body: 'receipt 17' };
        },
      },
      approvals: {
        open: async (_ref, question) => {
          const [open = { question, told: [] }] = questions;
          questions[0] = open;
          return open.question.people.filter((person) => !open.told.includes(person));
        },
        link: async (_ref, person) => `https://facteur.example/answer/${person}`,
        told: async (_ref, person) => {
          questions[0]?.told.push(person);
        },
      },
      batches: {
        join: async ({ period: { cutOff, period } }) => ({ batch: 'batch-1', cutOff, period }),
        leave: async () => [],
      },
      channel: async (name) => channels.get(name),
      table: async () => undefined,
      now: () => new Date('2026-03-02T08:30:00Z'),
      url: 'https://facteur.example/',
    },
  };
}

export const accepted = (mail: Mail): MailResult => ({
  kind: 'accepted',
  reply: '250 2.0.0 Ok: queued as 4711',
  accepted: reachedBy(mail),
  rejected: [],
  eml: Buffer.from('From: x\r\n\r\nx'),
  returnPath: 'facturation@fermat.example',
  transcript: ['S: 250 2.0.0 Ok: queued as 4711'],
});

export function jobOf<C>(
  type: string,
  config: C,
  context: Readonly<Record<string, unknown>>,
  more: Partial<Job<C>> = {},
): Job<C> {
  return {
    key: `d1/${type}/1`,
    delivery: 'd1',
    node: type,
    type,
    generation: 1,
    config,
    context,
    amended: {},
    retry: defaultRetry,
    ...more,
  };
}

/** A ledger and an attempt log in memory, to be looked at. */
export function fakeRecords(): Records & {
  readonly effects: EffectLedger;
  readonly states: Map<string, { state: string; outcome?: Outcome }>;
  readonly attempts: AttemptLog;
  readonly tries: { end?: Parameters<AttemptLog['close']>[1] }[];
} {
  const states = new Map<string, { state: string; outcome?: Outcome }>();
  const fences = new Map<string, number>();
  const tries: { end?: Parameters<AttemptLog['close']>[1] }[] = [];
  const since = '2026-03-02T08:00:00.000Z';
  return {
    states,
    tries,
    effects: {
      claim: async (key) => {
        const effect = states.get(key);
        if (effect?.outcome) return { kind: 'done', outcome: effect.outcome };
        const fence = (fences.get(key) ?? 0) + 1;
        fences.set(key, fence);
        if (effect && effect.state !== 'refused') return { kind: 'ask', since, fence };
        states.set(key, { state: 'attempting' });
        return { kind: 'perform', since, fence };
      },
      partDone: async (parts) => {
        const isDone = (key: string) => states.get(key)?.outcome !== undefined;
        const found = parts.find(({ part, whole }) => isDone(part) && !isDone(whole));
        return found && states.get(found.part)?.outcome;
      },
      settle: async (key, fence, how) => {
        if (fence === fences.get(key)) states.set(key, how);
      },
    },
    gate: { pass: async () => ({ kind: 'free', ended: async () => {} }) },
    attempts: {
      open: async () => String(tries.push({}) - 1),
      close: async (id, end) => {
        tries[Number(id)] = { end };
      },
    },
  };
}
