import type { Job } from '#workflows/job.ts';
import { DeliveryError } from '#workflows/node.ts';
import { hashOf } from '#workflows/plan.ts';
import type { EffectLedger, Outcome, Part } from './activity.ts';
import { persistently } from './persistently.ts';

/** The effects of one step that has several, each in the ledger under its own key. */
export const partsOf =
  (job: Job, effects: EffectLedger): Part =>
  async (key, act, isLasting = false) => {
    const { delivery, node, config, context, amended } = job;
    const earlier = isLasting ? await effects.partDone(inEarlierGenerations(job, key)) : undefined;
    if (earlier) return receiptOf(key, earlier);
    const hash = hashOf([config, context, amended]);
    const claim = await effects.claim(key, { delivery, node, hash });
    if (claim.kind === 'done') return receiptOf(key, claim.outcome);
    const { fence } = claim;
    try {
      const outcome = await act(claim.kind === 'ask');
      await persistently(() => effects.settle(key, fence, { state: 'done', outcome }));
      return outcome;
    } catch (error) {
      // What was in doubt before stays so: this try learnt nothing about the one before it.
      const isKnown =
        claim.kind === 'perform' && error instanceof DeliveryError && !error.mayHaveArrived;
      const state = isKnown ? 'refused' : 'uncertain';
      await persistently(() => effects.settle(key, fence, { state }));
      throw error;
    }
  };

function receiptOf(key: string, outcome: Outcome): Outcome {
  const evidence = [{ kind: 'already-done', detail: { key } }, ...outcome.evidence];
  return { ...outcome, evidence };
}

/** Keys are `delivery/node/generation`, and what a part adds to them. */
function inEarlierGenerations(
  { key: own, delivery, node, generation }: Job,
  key: string,
): readonly { part: string; whole: string }[] {
  return Array.from({ length: generation - 1 }, (_, index) => {
    const whole = `${delivery}/${node}/${index + 1}`;
    return { whole, part: `${whole}${key.slice(own.length)}` };
  });
}
