import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EffectLedger, Outcome } from '#activities/activity.ts';
import { effectLedger } from '#server/db/effects.ts';
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

test('a done effect gives its receipt back, whatever is settled after', async () => {
  const { key, claim } = await effect();
  await claim();
  await ledger.settle(key, { state: 'done', outcome: receipt });
  await ledger.settle(key, { state: 'refused' });
  expect(await claim()).toEqual({ kind: 'done', outcome: receipt });
});

test('a refused effect may be done again by exactly one, as begun when it was first claimed', async () => {
  const { key, claim } = await effect();
  const first = await claim();
  await ledger.settle(key, { state: 'refused' });
  const again = await Promise.all([claim(), claim(), claim()]);
  expect(again.map(({ kind }) => kind).sort()).toEqual(['ask', 'ask', 'perform']);
  if (first.kind !== 'perform') throw new Error('not claimed');
  for (const one of again) expect(one).toMatchObject({ since: first.since });
});

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
      for (const move of sequence) {
        if (move === 'claim') kinds.push((await claim()).kind);
        else if (move === 'done') await ledger.settle(key, { state: 'done', outcome: receipt });
        else if (move !== 'crash') await ledger.settle(key, { state: move });
      }
      expect(kinds).toEqual(expected(sequence));
    }),
    { numRuns: 60 },
  );
});
