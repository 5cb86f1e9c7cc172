import { afterAll, beforeAll, expect, test } from 'vitest';
import { attemptLog, attemptsOf } from '#server/db/attempts.ts';
import { same } from '#workflows/text.ts';
import { type LedgerHouse, ledgerHouse } from './ledgerHouse.ts';

let house: LedgerHouse;
beforeAll(async () => {
  house = await ledgerHouse();
});
afterAll(() => house?.close());

async function log() {
  const delivery = await house.delivery();
  const attempts = attemptLog(house.sql);
  const open = (generation = 1) =>
    attempts.open({
      delivery,
      node: 'email',
      type: 'email',
      generation,
      key: `${delivery}/email/${generation}`,
      input: { config: { to: 'ap@acme.example' } },
    });
  return { attempts, open, all: () => attemptsOf(house.sql, delivery) };
}

test('a try is on record before it ends, and closed with its proof', async () => {
  const { attempts, open, all } = await log();
  const id = await open();
  expect(await all()).toMatchObject([
    { number: 1, result: 'running', endedAt: null, output: null },
  ]);

  const document = { sha256: 'a'.repeat(64), bytes: 3, type: 'message/rfc822', name: 'x.eml' };
  await attempts.close(id, {
    outcome: {
      level: 'accepted',
      note: '250 Ok',
      vars: { subject: 'x' },
      evidence: [
        { kind: 'smtp-reply', detail: { reply: '250 Ok', to: ['ap@acme.example'] }, document },
        { kind: 'more', detail: {} },
      ],
    },
  });
  expect(await all()).toMatchObject([
    {
      id,
      node: 'email',
      result: 'done',
      fault: null,
      input: { config: { to: 'ap@acme.example' } },
      output: { level: 'accepted', note: '250 Ok', vars: { subject: 'x' } },
      evidence: [
        { kind: 'smtp-reply', detail: { reply: '250 Ok', to: ['ap@acme.example'] }, document },
        { kind: 'more', detail: {}, document: null },
      ],
    },
  ]);
  expect((await all())[0]?.output).not.toHaveProperty('evidence');
});

test('a try that was cut off shows as interrupted once the next one begins', async () => {
  const { attempts, open, all } = await log();
  await open();
  const second = await open();
  const fault = {
    code: 'EMAIL_UNCERTAIN',
    message: same('cut off'),
    remedy: 'fix',
    details: { a: 1 },
  };
  await attempts.close(second, { fault });
  expect(await all()).toMatchObject([
    { number: 1, result: 'interrupted' },
    { number: 2, result: 'failed', fault },
  ]);
});

test('each generation counts its own tries', async () => {
  const { open, all } = await log();
  await open(1);
  await open(1);
  await open(2);
  expect((await all()).map(({ generation, number }) => [generation, number])).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
  ]);
});

test('closing twice, after an answer that was lost, keeps one set of evidence', async () => {
  const { attempts, open, all } = await log();
  const id = await open();
  const outcome = { evidence: [{ kind: 'facturx', detail: {} }] };
  await attempts.close(id, { outcome });
  await attempts.close(id, { outcome });
  expect((await all())[0]?.evidence).toHaveLength(1);
});

test('a step that proves nothing is closed as well', async () => {
  const { attempts, open, all } = await log();
  await attempts.close(await open(), { outcome: { evidence: [] } });
  expect(await all()).toMatchObject([{ result: 'done', evidence: [] }]);
});
