import { expect, test } from 'vitest';
import type { MailResult } from '#activities/activity.ts';
import { approval } from '#activities/approval/manifest.ts';
import { run } from '#activities/approval/run.ts';
import { tierOf } from '#activities/approval/tiers.ts';
import { extract } from '#activities/formats/pdf/extract.ts';
import { same } from '#workflows/text.ts';
import { plainPdf } from '../samples/pdfs.ts';
import { accepted, type FakeWorld, fakeWorld, jobOf } from './world.ts';

const tiers = [
  { above: '3000.00', people: 'lead@arpege.example' },
  { above: '10000', people: '{{params.directors}}' },
];

async function ask(
  world: FakeWorld,
  config: Record<string, unknown> = {},
  total: string | null = '5000.00',
  params: Record<string, unknown> = { directors: ['d1@arpege.example', 'd2@arpege.example'] },
) {
  const pdf = world.keep(await plainPdf(), { type: 'application/pdf', name: 'F-1.pdf' });
  const settings = approval.config.parse({ channel: 'mail', tiers, ...config });
  const context = {
    invoice: { number: 'F-1', currency: 'EUR', ...(total === null ? {} : { total }) },
    customer: { name: 'Fondation Arpège', language: 'fr', timeZone: 'Europe/Paris' },
    issuer: { name: 'Ateliers Fermat', timeZone: 'Europe/Paris' },
    documents: { original: pdf },
    params,
  };
  const outcome = await run(
    jobOf('approval', settings, context),
    world.ports,
    '2026-03-02T08:00:00Z',
  );
  return { outcome, pdf };
}

test.each([
  ['2999.99', undefined],
  ['3000.00', undefined],
  ['3000.01', '3000.00'],
  ['10000.00', '3000.00'],
  ['10000.01', '10000'],
])('a total of %s is in the tier above %s', (total, above) => {
  expect(tierOf(tiers, total)?.above).toBe(above);
});

test('a tier without an amount asks whatever the total is, unless a higher one is exceeded', () => {
  const all = [{ people: 'a@x.example' }, ...tiers];
  expect(tierOf(all, '-10')?.people).toBe('a@x.example');
  expect(tierOf(all, '4000')?.people).toBe('lead@arpege.example');
});

test('over a connection in test mode the test address is asked in their place', async () => {
  const world = fakeWorld();
  await ask(world, { channel: 'trial' }, '12000');
  expect(world.mails.map(({ to, subject }) => [to, subject.slice(0, 30)])).toEqual([
    [['sink@fermat.example'], '[TEST → d1@arpege.example] À a'],
    [['sink@fermat.example'], '[TEST → d2@arpege.example] À a'],
  ]);
});

test('below every tier nobody is asked, and the exit says so', async () => {
  const world = fakeWorld();
  const { outcome } = await ask(world, {}, '3000');
  expect(outcome).toMatchObject({ exit: 'notNeeded', evidence: [{ kind: 'approval-not-needed' }] });
  expect(outcome.awaits).toBeUndefined();
  expect(world.mails).toEqual([]);
});

test('each person gets a mail of their own with a link of their own, and the step waits for the answer to this question', async () => {
  const world = fakeWorld();
  const { outcome } = await ask(world, { timeout: 5 }, '12000');
  expect(outcome.awaits).toEqual({
    message: 'approval',
    about: 'approval#1',
    exits: { approved: 'approved', rejected: 'rejected' },
    rungs: [{ at: '2026-03-09T08:30:00Z', exit: 'timeout', ends: true }],
  });
  expect(world.mails.map(({ to }) => to)).toEqual([['d1@arpege.example'], ['d2@arpege.example']]);
  expect(world.mails[0]?.text).toContain('https://facteur.example/answer/d1@arpege.example');
  expect(world.mails[0]?.text).not.toContain('answer/d2');
  expect(world.mails[0]?.text).toContain('12\u202f000,00');
});

test('no proof holds a link: whoever reads the record can’t answer with it', async () => {
  const { outcome } = await ask(fakeWorld());
  expect(JSON.stringify(outcome)).not.toContain('/answer/');
});

test('what is shown is marked and carries no data; the original is not touched', async () => {
  const world = fakeWorld();
  const { pdf } = await ask(world);
  const [shown] = world.mails[0]?.attachments ?? [];
  expect(Buffer.from(shown?.bytes ?? []).equals(world.read(pdf))).toBe(false);
  expect((await extract(shown?.bytes ?? new Uint8Array())).data).toEqual([]);
  expect(world.questions[0]?.question.shown.name).toBe('PROJET F-1.pdf');
});

test('unmarked, the very bytes are shown; not attached, they are behind the link only', async () => {
  const world = fakeWorld();
  const { pdf } = await ask(world, { mark: false, attach: false });
  expect(world.questions[0]?.question.shown).toEqual(pdf);
  expect(world.mails[0]?.attachments).toEqual([]);
});

test('a repeat asks only those whose request had not left', async () => {
  let isAway = true;
  const world = fakeWorld({
    mail: (mail): MailResult =>
      isAway && mail.to[0] === 'd2@arpege.example'
        ? { kind: 'unreachable', message: same('timed out') }
        : accepted(mail),
  });
  await expect(ask(world, {}, '12000')).rejects.toMatchObject({ code: 'APPROVAL_UNAVAILABLE' });
  isAway = false;
  await ask(world, {}, '12000');
  expect(world.mails.map(({ to }) => to[0])).toEqual([
    'd1@arpege.example',
    'd2@arpege.example',
    'd2@arpege.example',
  ]);
  const { outcome } = await ask(world, { timeout: 1 }, '12000');
  expect(outcome.awaits?.rungs).toHaveLength(1);
  expect(world.mails).toHaveLength(3);
});

test.each<[Record<string, unknown>, string | null, Record<string, unknown>, string]>([
  [{ channel: 'portal' }, '5000', {}, 'CHANNEL_UNKNOWN'],
  [{}, null, {}, 'APPROVAL_VALUE_MISSING'],
  [{}, '12000', {}, 'APPROVAL_VALUE_MISSING'],
  [{}, '12000', { directors: ['no address'] }, 'APPROVAL_INVALID'],
  [{ question: '{{invoice.orderReference}}' }, '5000', {}, 'APPROVAL_VALUE_MISSING'],
])('with %j and a total of %s nobody is asked', async (config, total, params, code) => {
  const world = fakeWorld();
  await expect(ask(world, config, total, params)).rejects.toMatchObject({ code, remedy: 'fix' });
  expect(world.mails).toEqual([]);
});

test('a mailbox that does not exist is for a person to correct', async () => {
  const world = fakeWorld({
    mail: () => ({ kind: 'refused', reply: '550 5.1.1', code: 550, permanent: true }),
  });
  await expect(ask(world)).rejects.toMatchObject({ code: 'APPROVAL_REFUSED', remedy: 'fix' });
});

test('two rows for the same amount, or an amount that is none, are refused at the field', () => {
  const parse = (...rows: object[]) =>
    approval.config
      .safeParse({ channel: 'mail', tiers: rows })
      .error?.issues.map(({ path }) => path[0]);
  expect(parse({ above: '3000', people: 'a' }, { above: '3000.00', people: 'b' })).toEqual([
    'tiers',
  ]);
  expect(parse({ above: '3 000', people: 'a' })).toEqual(['tiers']);
  expect(parse({ people: 'a' }, { above: '1', people: 'b' })).toBeUndefined();
});
