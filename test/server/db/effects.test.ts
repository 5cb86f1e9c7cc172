import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Claim, EffectLedger, Outcome } from '#activities/activity.ts';
import { perform } from '#activities/perform.ts';
import { upload } from '#activities/upload/manifest.ts';
import { attemptLog } from '#server/db/attempts.ts';
import { effectLedger } from '#server/db/effects.ts';
import { fault } from '#workflows/node.ts';
import { fakeRecords, fakeWorld, jobOf } from '../../activities/world.ts';
import { type LedgerHouse, ledgerHouse } from './ledgerHouse.ts';

let house: LedgerHouse;
let ledger: EffectLedger;
let next = 0;
beforeAll(async () => {
  house = await ledgerHouse();
  ledger = effectLedger(house.sql);
});
afterAll(() => house?.close());

const receipt: Outcome = {
  level: 'accepted',
  note: '250 Ok',
  evidence: [{ kind: 'smtp-reply', detail: { reply: '250 Ok' } }],
};

async function effect() {
  const delivery = await house.delivery();
  next += 1;
  const key = `${delivery}/email/${next}`;
  return { key, claim: () => ledger.claim(key, { delivery, node: 'email', hash: 'h' }) };
}

test('of many claims at once, one may act and the others must ask', async () => {
  const { claim } = await effect();
  const claims = await Promise.all(Array.from({ length: 12 }, claim));
  expect(claims.filter(({ kind }) => kind === 'perform')).toHaveLength(1);
  expect(claims.filter(({ kind }) => kind === 'ask')).toHaveLength(11);
});

/** What a claim that may go ahead was given. */
function fenceOf(claim: Claim): number {
  if (claim.kind === 'done') throw new Error('done already');
  return claim.fence;
}

test('a done effect gives its receipt back, whatever is settled after', async () => {
  const { key, claim } = await effect();
  const fence = fenceOf(await claim());
  await ledger.settle(key, fence, { state: 'done', outcome: receipt });
  await ledger.settle(key, fence, { state: 'refused' });
  expect(await claim()).toEqual({ kind: 'done', outcome: receipt });
});

test('a part is known to be done where its whole is not: a corrected step need not repeat it', async () => {
  const { key: whole, claim } = await effect();
  const delivery = whole.split('/')[0] as string;
  const part = `${whole}/a`;
  const asked = [{ part, whole }];
  const partFence = fenceOf(await ledger.claim(part, { delivery, node: 'email', hash: 'h' }));
  expect(await ledger.partDone(asked)).toBeUndefined();
  await ledger.settle(part, partFence, { state: 'done', outcome: receipt });
  expect(await ledger.partDone(asked)).toEqual(receipt);
  const fence = fenceOf(await claim());
  await ledger.settle(whole, fence, { state: 'refused' });
  expect(await ledger.partDone(asked)).toEqual(receipt);
  await claim();
  await ledger.settle(whole, fence + 1, { state: 'done', outcome: receipt });
  expect(await ledger.partDone(asked)).toBeUndefined();
  expect(await ledger.partDone([])).toBeUndefined();
});

test('a receipt with what jsonb refuses is kept, each such character marked', async () => {
  const { key, claim } = await effect();
  const odd = 'a\u0000b \ud83d c \udc4d d 👍 \\u0000 \\ud83d';
  const evidence = [{ kind: 'https-receipt', detail: { body: odd } }];
  const fence = fenceOf(await claim());
  await ledger.settle(key, fence, { state: 'done', outcome: { ...receipt, evidence } });
  expect(await claim()).toMatchObject({
    outcome: {
      evidence: [{ detail: { body: 'a\ufffdb \ufffd c \ufffd d 👍 \\u0000 \\ud83d' } }],
    },
  });
});

test('a refused effect may be done again by exactly one, as begun when it was first claimed', async () => {
  const { key, claim } = await effect();
  const first = await claim();
  await ledger.settle(key, fenceOf(first), { state: 'refused' });
  const again = await Promise.all([claim(), claim(), claim()]);
  expect(again.map(({ kind }) => kind).sort()).toEqual(['ask', 'ask', 'perform']);
  if (first.kind !== 'perform') throw new Error('not claimed');
  for (const one of again) expect(one).toMatchObject({ since: first.since });
});

const stateOf = async (key: string): Promise<string> => {
  const [row] = await house.sql<{ state: string }[]>`select state from effect where key = ${key}`;
  return row?.state ?? 'none';
};

describe('a first worker that wakes after a second one was granted', () => {
  test.each(['refused', 'uncertain'] as const)('and says %s changes nothing', async (word) => {
    const { key, claim } = await effect();
    const first = fenceOf(await claim());
    const second = fenceOf(await claim());
    await ledger.settle(key, first, { state: word });
    expect(await stateOf(key)).toBe('attempting');
    await ledger.settle(key, second, { state: 'uncertain' });
    await ledger.settle(key, first, { state: word });
    expect(await stateOf(key)).toBe('uncertain');
    expect(await claim()).toMatchObject({ kind: 'ask' });
  });

  test('and brings a receipt does not replace the receipt of the second', async () => {
    const { key, claim } = await effect();
    const first = fenceOf(await claim());
    const second = fenceOf(await claim());
    await ledger.settle(key, second, { state: 'done', outcome: receipt });
    await ledger.settle(key, first, { state: 'done', outcome: { ...receipt, note: 'late' } });
    expect(await claim()).toEqual({ kind: 'done', outcome: receipt });
  });

  test('and brings a receipt does not make a refusal of the second a success', async () => {
    const { key, claim } = await effect();
    const first = fenceOf(await claim());
    await ledger.settle(key, fenceOf(await claim()), { state: 'refused' });
    await ledger.settle(key, first, { state: 'done', outcome: receipt });
    expect(await stateOf(key)).toBe('refused');
  });

  test('and brings a receipt ends the doubt of the second', async () => {
    const { key, claim } = await effect();
    const first = fenceOf(await claim());
    await ledger.settle(key, fenceOf(await claim()), { state: 'uncertain' });
    await ledger.settle(key, first, { state: 'done', outcome: receipt });
    expect(await claim()).toEqual({ kind: 'done', outcome: receipt });
  });
});

test('of two workers on one effect, whoever was granted last has the last word', async () => {
  const sent: string[] = [];
  const gates = { first: gate(), second: gate() };
  const work = async (name: keyof typeof gates): Promise<string> => {
    const code = {
      ask: async () => ({ kind: 'repeatable' }) as const,
      run: async (): Promise<Outcome> => {
        gates[name].reached();
        await gates[name].opened;
        sent.push(name);
        if (name === 'first') throw fault(upload, 'UPLOAD_UNAVAILABLE', seen);
        return { ...receipt, note: name };
      },
    };
    const { note = '' } = await perform(job, {
      ports: fakeWorld().ports,
      records: { ...fakeRecords(), effects: ledger, attempts: attemptLog(house.sql) },
      activities: { upload: code },
      catalogue: { upload },
    });
    return note;
  };
  const seen = { fr: 'trop tard', en: 'too late' };
  const delivery = await house.delivery();
  const config = { channel: 'portal', folder: 'in', what: 'invoice' as const };
  const job = jobOf('upload', config, {}, { delivery, key: `${delivery}/upload/1` });

  const slow = work('first').catch((error: Error) => error.message);
  await gates.first.at;
  const quick = work('second');
  await gates.second.at;
  gates.second.open();
  expect(await quick).toBe('second');
  gates.first.open();
  await slow;

  expect(sent).toEqual(['second', 'first']);
  expect(await ledger.claim(job.key, { delivery, node: 'upload', hash: 'h' })).toMatchObject({
    kind: 'done',
    outcome: { note: 'second' },
  });
});

/** Holds a worker at one place until the test lets it go on. */
function gate() {
  let open = (): void => {};
  let reached = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const at = new Promise<void>((resolve) => {
    reached = resolve;
  });
  return { opened, at, open: () => open(), reached: () => reached() };
}

type Move = 'claim' | 'crash' | 'refused' | 'uncertain' | 'done';

/** What the claims of such a sequence must answer, by a model in memory. */
function expected(moves: readonly Move[]): string[] {
  let state: 'none' | 'attempting' | 'refused' | 'uncertain' | 'done' = 'none';
  const kinds: string[] = [];
  for (const move of moves) {
    if (move === 'claim') {
      const mayAct = state === 'none' || state === 'refused';
      kinds.push(state === 'done' ? 'done' : mayAct ? 'perform' : 'ask');
      if (mayAct) state = 'attempting';
    } else if (move !== 'crash' && state !== 'none' && state !== 'done') state = move;
  }
  return kinds;
}

test('whatever is claimed, settled and cut off in whatever order, nobody acts while an earlier try may have arrived', async () => {
  const moves = fc.array(
    fc.constantFrom<Move>('claim', 'claim', 'crash', 'refused', 'uncertain', 'done'),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(moves, async (sequence) => {
      const { key, claim } = await effect();
      const kinds: string[] = [];
      let fence = 0;
      for (const move of sequence) {
        if (move === 'claim') {
          const claimed = await claim();
          kinds.push(claimed.kind);
          if (claimed.kind !== 'done') fence = claimed.fence;
        } else if (move === 'done')
          await ledger.settle(key, fence, { state: 'done', outcome: receipt });
        else if (move !== 'crash') await ledger.settle(key, fence, { state: move });
      }
      expect(kinds).toEqual(expected(sequence));
    }),
    { numRuns: 60 },
  );
});
