import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Claim, EffectLedger, Outcome } from '#activities/activity.ts';
import { effectLedger } from '#server/db/effects.ts';
import { type LedgerHouse, ledgerHouse } from '../server/db/ledgerHouse.ts';
import { ledgerInMemory } from './ledger.ts';

type Word = 'refused' | 'uncertain' | 'done';
/** A claim, or the word of the try that made the claim of that number. */
type Move = 'claim' | { readonly of: number; readonly word: Word };

let house: LedgerHouse;
beforeAll(async () => {
  house = await ledgerHouse();
});
afterAll(() => house?.close());

const word = fc.constantFrom<Word>('refused', 'uncertain', 'done');
const moves = fc.array(fc.oneof(fc.constant<Move>('claim'), fc.record({ of: fc.nat(3), word })), {
  maxLength: 14,
});

test('the simulation’s ledger answers like the real one, whatever is claimed and settled, early or late', async () => {
  const real = effectLedger(house.sql);
  let count = 0;
  await fc.assert(
    fc.asyncProperty(moves, async (sequence) => {
      const delivery = await house.delivery();
      count += 1;
      const key = `${delivery}/portal/${count}`;
      const answers = await play(ledgerInMemory(), key, delivery, sequence);
      expect(answers).toEqual(await play(real, key, delivery, sequence));
    }),
    { numRuns: 60 },
  );
});

async function play(ledger: EffectLedger, key: string, delivery: string, moves: readonly Move[]) {
  const fences: number[] = [];
  const answers: (readonly [kind: Claim['kind'], note: string | undefined])[] = [];
  for (const [i, move] of [...moves, 'claim' as const].entries()) {
    if (move === 'claim') {
      const claim = await ledger.claim(key, { delivery, node: 'portal', hash: 'h' });
      if (claim.kind === 'done') answers.push(['done', claim.outcome.note]);
      else {
        answers.push([claim.kind, `${claim.fence}`]);
        fences.push(claim.fence);
      }
      continue;
    }
    const fence = fences[move.of];
    if (fence === undefined) continue;
    const outcome: Outcome = { note: `receipt ${i}`, evidence: [] };
    const how = move.word === 'done' ? ({ state: 'done', outcome } as const) : { state: move.word };
    await ledger.settle(key, fence, how);
  }
  return answers;
}
