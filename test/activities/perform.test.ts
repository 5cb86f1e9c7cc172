import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Ending, MailResult, Outcome } from '#activities/activity.ts';
import { catalogue } from '#activities/catalogue.ts';
import { runs } from '#activities/index.ts';
import { perform, type StepCode } from '#activities/perform.ts';
import { defineNode, okExit } from '#workflows/node.ts';
import { accepted, fakeRecords, fakeWorld, jobOf } from './world.ts';

const config = { channel: 'mail', to: 'ap@acme.example', attachXml: false };

function house(mail?: MailResult) {
  const world = fakeWorld(mail && { mail: () => mail });
  const records = fakeRecords();
  const invoice = world.keep(Buffer.from('%PDF'), { type: 'application/pdf', name: 'f.pdf' });
  const context = {
    vars: { subject: 'FACTURE F-1', fileName: 'FACTURE_F-1.pdf' },
    documents: { invoice },
    invoice: { number: 'F-1' },
    customer: { language: 'fr' },
    issuer: { name: 'Ateliers Fermat' },
  };
  const run = (job = jobOf('email', config, context)) =>
    perform(job, { ports: world.ports, records, activities: runs, catalogue });
  return { ...world, records, run, context };
}

test('an effect that is done is not done again: its receipt is the outcome', async () => {
  const { run, mails, records } = house();
  const first = await run();
  const second = await run();
  expect(mails).toHaveLength(1);
  expect(second.note).toBe(first.note);
  expect(second.evidence[0]).toMatchObject({ kind: 'already-done' });
  expect(second.evidence.slice(1)).toEqual(first.evidence);
  expect(records.tries).toHaveLength(2);
});

test('a try that was cut off is uncertain where nobody can be asked, and nothing is sent again', async () => {
  const { run, mails, records } = house();
  await records.effects.claim('d1/email/1', { delivery: 'd1', node: 'email', hash: 'h' });
  await expect(run()).rejects.toMatchObject({
    code: 'EMAIL_UNCERTAIN',
    remedy: 'fix',
    mayHaveArrived: true,
  });
  expect(mails).toHaveLength(0);
  expect(records.tries).toMatchObject([{ end: { fault: { code: 'EMAIL_UNCERTAIN' } } }]);
});

test('a refusal may be tried again under the same key', async () => {
  let answers: MailResult = { kind: 'refused', reply: '451 later', code: 451, permanent: false };
  const world = fakeWorld({ mail: () => answers });
  const records = fakeRecords();
  const { context } = house();
  const invoice = world.keep(Buffer.from('%PDF'), { type: 'application/pdf', name: 'f.pdf' });
  const job = jobOf('email', config, { ...context, documents: { invoice } });
  const run = () => perform(job, { ports: world.ports, records, activities: runs, catalogue });
  await expect(run()).rejects.toMatchObject({ code: 'EMAIL_TEMPORARY', remedy: 'retry' });
  expect(records.states.get(job.key)).toEqual({ state: 'refused' });

  answers = {
    kind: 'accepted',
    reply: '250 Ok',
    accepted: ['ap@acme.example'],
    rejected: [],
    eml: Buffer.from('x'),
    returnPath: 'facturation@fermat.example',
    transcript: [],
  };
  await expect(run()).resolves.toMatchObject({ level: 'accepted' });
  expect(world.mails.map(({ messageId, date }) => [messageId, date])).toEqual([
    [world.mails[0]?.messageId, '2026-03-02T08:00:00.000Z'],
    [world.mails[0]?.messageId, '2026-03-02T08:00:00.000Z'],
  ]);
});

test('an error before any contact with the outside leaves the effect free to be tried again', async () => {
  const { run, records, ports } = house();
  ports.documents.read = async () => {
    throw new Error('disk is gone');
  };
  await expect(run()).rejects.toMatchObject({ code: 'UNEXPECTED', remedy: 'retry' });
  expect(records.states.get('d1/email/1')).toEqual({ state: 'refused' });
});

test('an unforeseen error after contact leaves the effect to be asked about', async () => {
  const world = house();
  world.ports.mailer.send = async () => {
    throw new Error('socket code fell over');
  };
  await expect(world.run()).rejects.toMatchObject({ code: 'UNEXPECTED', mayHaveArrived: true });
  expect(world.records.states.get('d1/email/1')).toEqual({ state: 'uncertain' });
  await expect(world.run()).rejects.toMatchObject({ code: 'EMAIL_UNCERTAIN' });
});

test('a repeat that got no answer leaves the doubt about the try before it', async () => {
  const away = { fr: 'absent', en: 'away' };
  const world = fakeWorld({ drop: { kind: 'unreachable', message: away, sent: false } });
  const records = fakeRecords();
  const invoice = world.keep(Buffer.from('%PDF'), { type: 'application/pdf', name: 'f.pdf' });
  const context = { vars: { fileName: 'F-1.pdf' }, documents: { invoice }, customer: {} };
  const job = jobOf('upload', { channel: 'portal', folder: 'in', what: 'invoice' }, context);
  const run = () => perform(job, { ports: world.ports, records, activities: runs, catalogue });

  await expect(run()).rejects.toMatchObject({ code: 'UPLOAD_UNAVAILABLE', mayHaveArrived: false });
  await records.effects.claim(job.key, { delivery: 'd1', node: 'upload', hash: 'h' });
  await expect(run()).rejects.toMatchObject({
    code: 'UPLOAD_UNCERTAIN',
    remedy: 'retry',
    mayHaveArrived: true,
  });
  expect(records.states.get(job.key)).toEqual({ state: 'uncertain' });
});

test('a repeat that ended before any contact leaves the doubt about the try before it', async () => {
  const world = fakeWorld();
  const records = fakeRecords();
  const invoice = world.keep(Buffer.from('%PDF'), { type: 'application/pdf', name: 'f.pdf' });
  const context = { vars: { fileName: 'F-1.pdf' }, documents: { invoice }, customer: {} };
  const job = jobOf('upload', { channel: 'taken out', folder: 'in', what: 'invoice' }, context);
  const run = () => perform(job, { ports: world.ports, records, activities: runs, catalogue });
  const claim = { delivery: 'd1', node: 'upload', hash: 'h' };

  await expect(run()).rejects.toMatchObject({ code: 'CHANNEL_UNKNOWN', mayHaveArrived: false });
  await records.effects.claim(job.key, claim);
  await expect(run()).rejects.toMatchObject({ code: 'UPLOAD_UNCERTAIN', mayHaveArrived: true });
  expect(records.states.get(job.key)).toEqual({ state: 'uncertain' });

  world.ports.channel = async () => {
    throw new Error('database is away');
  };
  await expect(run()).rejects.toMatchObject({ code: 'UNEXPECTED', mayHaveArrived: true });
  expect(records.states.get(job.key)).toEqual({ state: 'uncertain' });
});

test('a receipt survives a database that is away for a moment', async () => {
  const { run, records, mails } = house();
  const { settle } = records.effects;
  let failures = 2;
  records.effects.settle = async (key, fence, how) => {
    failures -= 1;
    if (failures >= 0) throw new Error('connection lost');
    await settle(key, fence, how);
  };
  await expect(run()).resolves.toMatchObject({ level: 'accepted' });
  await run();
  expect(mails).toHaveLength(1);
});

test('the try is on record before the step begins', async () => {
  const seen: number[] = [];
  const records = fakeRecords();
  const code: StepCode = {
    run: async (): Promise<Outcome> => {
      seen.push(records.tries.length);
      return { evidence: [] };
    },
  };
  await perform(jobOf('probe', {}, {}), {
    ports: fakeWorld().ports,
    records,
    activities: { probe: code },
    catalogue: { probe },
  });
  expect(seen).toEqual([1]);
  expect(records.states.size).toBe(0);
});

test('settings that an amendment spoilt are a fault to fix, which names them', async () => {
  const { run, context } = house();
  const job = jobOf('email', { ...config, to: '' }, context);
  await expect(run(job)).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    remedy: 'fix',
    details: { missing: ['config.to'] },
  });
});

const probe = defineNode({
  type: 'probe',
  kind: 'do',
  category: 'documents',
  icon: 'zap',
  title: { fr: 'Sonde', en: 'Probe' },
  help: { fr: 'Sonde', en: 'Probe' },
  config: z.strictObject({}),
  exits: [okExit],
  reads: [],
  writes: [],
  faults: {},
  timeout: 1,
  mode: 'local',
  summary: () => ({ fr: '', en: '' }),
});

test('its channel hears whether the far end was away or refuses us, and nothing of a step that did not get there', async () => {
  const heard: Ending[] = [];
  const answers: MailResult[] = [
    { kind: 'unreachable', message: { fr: 'personne', en: 'nobody' } },
    { kind: 'refused', reply: '550 5.1.1 unknown', code: 550, permanent: true },
    { kind: 'refused', reply: '535 5.7.8 no', code: 535, permanent: true },
  ];
  const world = fakeWorld({ mail: (mail) => answers.shift() ?? accepted(mail) });
  const { context } = house();
  const invoice = world.keep(Buffer.from('%PDF'), { type: 'application/pdf', name: 'f.pdf' });
  const given = { ...context, documents: { invoice } };
  const ended = async (how: Ending) => void heard.push(how);
  const gate = { pass: async () => ({ kind: 'free', ended }) as const };
  const run = (settings: object) =>
    perform(jobOf('email', { ...config, ...settings }, given), {
      ports: world.ports,
      records: { ...fakeRecords(), gate },
      activities: runs,
      catalogue,
    }).catch(() => {});
  for (let n = 0; n < 4; n++) await run({});
  await run({ to: 'not an address' });
  const refusesUs = { fr: expect.stringContaining('535'), en: expect.stringContaining('535') };
  expect(heard).toEqual(['away', 'answered', { refusesUs }, 'answered', 'unknown']);
});

test('a step that its channel holds is not tried, and no row tells of it', async () => {
  const world = fakeWorld();
  const records = fakeRecords();
  const held = { channel: 'mail', because: 'paused', releases: 3, wait: 1000 } as const;
  const asked: object[] = [];
  const gate = {
    pass: async (step: object) => {
      asked.push(step);
      return { kind: 'held', held } as const;
    },
  };
  const copies = { to: 'ap@ACME.example, b@acme.example', bcc: 'c@nordhavn.example' };
  const job = jobOf('email', { ...config, ...copies }, house().context);
  const about = {
    ports: world.ports,
    records: { ...records, gate },
    activities: runs,
    catalogue,
  };
  expect(await perform(job, about, 2)).toEqual({ held: { ...held, tried: 2 }, evidence: [] });
  expect([world.mails, records.tries, [...records.states]]).toEqual([[], [], []]);
  expect(asked).toEqual([
    {
      key: job.key,
      delivery: 'd1',
      channel: 'mail',
      domains: ['acme.example', 'nordhavn.example'],
    },
  ]);
});
