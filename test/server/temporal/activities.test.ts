import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AllPorts, makePorts } from '#server/adapters/ports.ts';
import { attemptsOf } from '#server/db/attempts.ts';
import { saveChannel } from '#server/db/channels.ts';
import { makeLog } from '#server/log.ts';
import { type Activities, makeActivities } from '#server/temporal/activities.ts';
import type { Job, StepResult } from '#workflows/job.ts';
import { defaultRetry } from '#workflows/retryPolicy.ts';
import { answer, smtpChannel, smtpServer, type TestSmtp } from '../adapters/smtpServer.ts';
import { type LedgerHouse, ledgerHouse } from '../db/ledgerHouse.ts';

let house: LedgerHouse;
let smtp: TestSmtp;
let ports: AllPorts;
let activities: Activities;
let folder: string;
const key = new Uint8Array(32).fill(7);
beforeAll(async () => {
  house = await ledgerHouse();
  folder = await mkdtemp(join(tmpdir(), 'facteur-steps-'));
  smtp = await smtpServer({
    rcpt: (address) => {
      if (address.startsWith('unknown')) return answer(550, '5.1.1 user unknown');
      return address.startsWith('busy') ? answer(451, '4.7.1 try again later') : undefined;
    },
  });
  await saveChannel(house.sql, key, 'fermat', smtpChannel(smtp.port));
  const store = { kind: 'file', folder } as const;
  const config = {
    store,
    url: 'http://127.0.0.1:1',
    egressAllow: [`127.0.0.1:${smtp.port}`],
    folders: [],
  };
  ports = makePorts({ sql: house.sql, key, config });
  activities = makeActivities(ports, makeLog('silent'));
});
afterAll(async () => {
  ports?.close();
  await smtp?.close();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

async function emailJob(to: string): Promise<Job> {
  const delivery = await house.delivery();
  const { documents } = ports.portsFor({ delivery });
  const about = { type: 'application/pdf', name: 'f.pdf' };
  return {
    key: `${delivery}/email/1`,
    delivery,
    node: 'email',
    type: 'email',
    generation: 1,
    config: { channel: 'mail', to, attachXml: false },
    context: {
      vars: { subject: 'FACTURE F-1', fileName: 'FACTURE_F-1.pdf' },
      documents: { invoice: await documents.write(Buffer.from('%PDF'), about) },
      invoice: { number: 'F-1' },
      customer: { language: 'fr' },
      issuer: { name: 'Ateliers Fermat' },
    },
    amended: {},
    retry: defaultRetry,
  };
}

const run = (job: Job): Promise<StepResult> =>
  new MockActivityEnvironment().run(activities[job.type] as Activities[string], job);

test('a step leaves its mail once, its receipt in the ledger and its proof with the try', async () => {
  const job = await emailJob('ap@acme.example');
  const result = await run(job);
  expect(result).toMatchObject({ level: 'accepted', note: 'ap@acme.example' });
  expect(result).not.toHaveProperty('evidence');

  await run(job);
  expect(smtp.received.filter(({ to }) => to.includes('ap@acme.example'))).toHaveLength(1);
  const [effect] = await house.sql`select state from effect where key = ${job.key}`;
  expect(effect).toEqual({ state: 'done' });

  const [first, second] = await attemptsOf(house.sql, job.delivery);
  expect(first).toMatchObject({ result: 'done', evidence: [{ kind: 'smtp-reply' }] });
  expect(second?.evidence[0]).toMatchObject({ kind: 'already-done' });
  const eml = first?.evidence[0]?.document;
  if (!eml) throw new Error('no .eml kept');
  const kept = await ports.portsFor({ delivery: job.delivery }).documents.read(eml);
  expect(smtp.received[0]?.raw.equals(kept)).toBe(true);
});

test('a fault that a person must mend reaches the engine as one that it does not try again', async () => {
  const job = await emailJob('unknown@acme.example');
  await expect(run(job)).rejects.toMatchObject({
    type: 'EMAIL_MAILBOX_UNKNOWN',
    nonRetryable: true,
    details: [{ code: 'EMAIL_MAILBOX_UNKNOWN', remedy: 'fix', mayHaveArrived: false }],
  });
  expect(await attemptsOf(house.sql, job.delivery)).toMatchObject([
    { result: 'failed', fault: { code: 'EMAIL_MAILBOX_UNKNOWN' }, evidence: [] },
  ]);
});

test('an error that nobody foresaw is tried again', async () => {
  const job = await emailJob('ap@acme.example');
  const gone = { sha256: 'f'.repeat(64), bytes: 1, type: 'application/pdf', name: 'gone.pdf' };
  const context = { ...job.context, documents: { invoice: gone } };
  await expect(run({ ...job, context })).rejects.toMatchObject({
    type: 'UNEXPECTED',
    nonRetryable: false,
  });
});

test.each([
  [1, 60],
  [3, 240],
])(
  'after try %i that time may cure, the next one comes after the policy’s %i seconds',
  async (attempt, seconds) => {
    const job = await emailJob('busy@acme.example');
    const trying = new MockActivityEnvironment({ attempt }).run(
      activities.email as Activities[string],
      job,
    );
    await expect(trying).rejects.toMatchObject({ nextRetryDelay: seconds * 1000 });
  },
);
